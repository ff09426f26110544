"""The table of status codes, read from statuses.toml and checked when it is imported."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, get_args

from bot.domain.tracking import CodState, Reason, Status

Then = Literal["ask", "final", "next"]
Sure = Literal["certain", "probable", "uncertain"]
NOT_FOUND = "3"
_KINDS: Mapping[str, Callable[[Any], object]] = {"status": Status, "reason": Reason, "cod": CodState, "time": tuple}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one code means. The fields are explained at the head of statuses.toml."""

    meaning: str
    status: Status | None = None
    reason: Reason | None = None
    cod: CodState = CodState.NONE
    time: tuple[str, ...] = ()
    place: str = ""
    then: Then
    sure: Sure

    def __post_init__(self) -> None:
        """Refuse words of no meaning."""
        if self.then not in get_args(Then) or self.sure not in get_args(Sure) or not self.meaning:
            raise ValueError(f"not a rule: {self}")

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Rule:
        """Read one table of statuses.toml; ValueError, TypeError where it says what there is not."""
        words = dict(row)
        for key, kind in _KINDS.items():
            if key in row:
                words[key] = kind(row[key])
        return cls(**words)


def _load() -> Mapping[str, Rule]:
    text = resources.files(__package__).joinpath("statuses.toml").read_text(encoding="utf-8")
    return {code: Rule.of(row) for code, row in tomllib.loads(text).items()}


RULES = _load()
UNKNOWN = Rule(meaning="a code that the table does not have", then="ask", sure="uncertain")
