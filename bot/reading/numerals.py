"""Small numbers said in words: "двадцять п'ять", "сорок второе", "twelve". Knows no other numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.signs import lists, signs


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number said in `size` words; an ordinal may stand before what it counts off."""

    value: int
    size: int
    ordinal: bool


@lru_cache(maxsize=4096)
def _single(word: str, language: str) -> tuple[int, bool] | None:
    for value, cardinals in lists("cardinals").items():
        if word in cardinals:
            return int(value), False
    if language == "uk" and word in signs("numerals", "second"):
        return 2, True
    return _ordinal(word)


def _ordinal(word: str) -> tuple[int, bool] | None:
    for value, stems in lists("ordinals").items():
        for stem in stems:
            if word.startswith(stem) and word[len(stem) :] in _adjective_endings():
                return int(value), True
    return None


def _adjective_endings() -> frozenset[str]:
    return signs("numerals", "adjective_endings") | {""}


def numeral_at(folded: Sequence[str], language: str) -> Numeral | None:
    """The number that a list of folded words begins with; tens and hundreds are followed by what is less than they."""
    total, size, unit, ordinal = 0, 0, 1000, False
    for word in folded[:3]:
        found = _single(word, language)
        if found is None or ordinal or found[0] >= unit:
            break
        value, ordinal = found
        total, size, unit = total + value, size + 1, _next_unit(value)
    return Numeral(total, size, ordinal) if size else None


def _next_unit(value: int) -> int:
    if value >= 100:  # noqa: PLR2004
        return 100
    return 10 if value >= 20 and value % 10 == 0 else 0  # noqa: PLR2004
