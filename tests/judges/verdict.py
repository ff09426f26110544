"""What a judge says: the calls it has made and was content with, as JSON on its last line. Standard library only."""

from __future__ import annotations

import json
import sys
from typing import Any

URL, KEY = sys.argv[1:3]
_content: list[str] = []


def expect(call: str, got: Any, wanted: Any = True) -> Any:  # noqa: FBT002 - any value may be wanted
    """Note a call whose answer is as wanted; end with what is wrong else."""
    if got != wanted:
        raise SystemExit(f"{call}: got {got!r}, wanted {wanted!r}")
    _content.append(call)
    return got


def tell() -> None:
    """Say which calls were judged."""
    sys.stdout.write(json.dumps(_content) + "\n")
