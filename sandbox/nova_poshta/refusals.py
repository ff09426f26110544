"""Everything the simulator refuses, as refusals….toml tell it, with how certain each refusal is. Decides nothing."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

Standing = Literal["observed", "documented", "assumed"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row of the table."""

    code: str
    text: str
    when: str
    standing: Standing
    source: str

    def saying(self, **values: object) -> Refusal:
        """The same with what its text leaves open filled in."""
        return replace(self, text=self.text.format(**values))


class Refused(Exception):
    """The call fails as a whole: HTTP 200, success false."""

    def __init__(self, *whys: str | Refusal, warnings: tuple[str, ...] = ()) -> None:
        """Refuse by rows of the table (by name, or filled in), with warnings beside them."""
        self.refusals = tuple(REFUSALS[why] if isinstance(why, str) else why for why in whys)
        self.warnings = warnings
        super().__init__(*(refusal.text for refusal in self.refusals))


def _read() -> dict[str, Refusal]:
    """One table out of all files, a file a subject; a name stands once."""
    table: dict[str, Refusal] = {}
    for file in sorted(Path(__file__).parent.glob("refusals*.toml")):
        for name, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in table:
                raise ValueError(f"{name} stands twice among the refusals")
            table[name] = Refusal(**row)
    return table


REFUSALS = _read()


def standings() -> Counter[Standing]:
    """How many rows are observed, documented and assumed."""
    return Counter(refusal.standing for refusal in REFUSALS.values())
