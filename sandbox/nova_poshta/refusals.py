"""Everything the simulator refuses, as refusals.toml tells it, with how certain each refusal is. Decides nothing."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
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


class Refused(Exception):
    """The call fails as a whole: HTTP 200, success false."""

    def __init__(self, name: str, warnings: tuple[str, ...] = ()) -> None:
        """Refuse by the row `name`, with warnings beside it."""
        super().__init__(name)
        self.refusal = REFUSALS[name]
        self.warnings = warnings


REFUSALS = {
    name: Refusal(**row)
    for name, row in tomllib.loads(Path(__file__).with_name("refusals.toml").read_text(encoding="utf-8")).items()
}


def standings() -> Counter[Standing]:
    """How many rows are observed, documented and assumed."""
    return Counter(refusal.standing for refusal in REFUSALS.values())
