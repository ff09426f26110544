"""Which region or district a word means: «львівська», «львовской», «Одеська». Regions are adjectives."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.reading.branch_said import Lead, Part
from bot.reading.spelling import fold_name
from bot.reading.town_names import heard

_ENDINGS = ("ая", "ой", "ои", "ую", "ий", "ого", "ому", "им", "а", "у", "и", "о", "е", "й")
_SUFFIXES = ("ск", "цк", "зк")
_SHORTEST = 5
_MOST_SLIPS = 2


def region_meant(part: Part, regions: Iterable[str]) -> str | None:
    """The region whose name is nearest; None for a word that is no adjective of a place, or of none of these."""
    told = _stem(heard([part.word.text]))
    if part.word.digits or len(told) < _SHORTEST or not told.endswith(_SUFFIXES):
        return None
    most = _MOST_SLIPS + (part.lead is Lead.REGION)
    slips = {region: OSA.distance(told, _stem(_last_word(region)), score_cutoff=most) for region in regions}
    nearest = min(slips, key=slips.__getitem__, default=None)
    return nearest if nearest is not None and slips[nearest] <= most else None


def _last_word(region: str) -> str:
    """Ivano-Frankivska is told from the others by its second word."""
    return fold_name(region).rpartition(" ")[2]


def _stem(word: str) -> str:
    return next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)
