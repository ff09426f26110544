"""Code that nothing uses: `python -m tests.unused`. What only tests use is unused; fields are not looked at."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parent.parent
# Fields of dataclasses and words of enums are declared whole, used or not.
_LOOKED_AT = {"class", "function", "method", "property", "import", "unreachable_code"}


def unused(*folders: str) -> list[str]:
    """One line for each class, function, method or import of `folders` that nothing in them uses."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["vulture"]
    hunt = Vulture(ignore_names=settings["ignore_names"], ignore_decorators=settings["ignore_decorators"])
    hunt.scavenge([ROOT / folder for folder in folders])
    found = hunt.get_unused_code(min_confidence=settings["min_confidence"])
    return [
        f"{one.filename.relative_to(ROOT)}:{one.first_lineno}: {one.message}" for one in found if one.typ in _LOOKED_AT
    ]


if __name__ == "__main__":
    told = [*unused("bot"), *(line for line in unused("sandbox", "tests") if line.startswith("sandbox/"))]
    sys.stdout.writelines(f"{line}\n" for line in told)
    sys.exit(bool(told))
