"""A weight as a storekeeper writes it off the scale → grams."""

from __future__ import annotations

import re

MOST_G = 1_000_000  # a ton: carriers' own limits are theirs to tell
_LONGEST = 24
_KILOGRAMS = r"кг|кил[оаі]\w*|кіл[оа]\w*|kg|kilo\w*"
_GRAMS = r"грам\w*|гр|г|grams?|gr|g"
_NUMBER = r"[0-9]{1,3}(?:[ '\u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]{1,3})?"
_PIECE = re.compile(rf"\s*({_NUMBER})\s*({_KILOGRAMS}|{_GRAMS})?\.?", re.IGNORECASE)
_UNIT_FIRST = re.compile(rf"\s*({_KILOGRAMS}|{_GRAMS})\.?\s*(?=[0-9])", re.IGNORECASE)
_WORD_FIRST = re.compile(r"\s*(?:вага|вес|важить|weight)\s*[:=—-]?\s*", re.IGNORECASE)
_SIGNS = re.compile(rf"(?:вага|вес|важить|weight|{_KILOGRAMS}|{_GRAMS}|[0-9.,:=' \u00a0\u202f—-])+", re.IGNORECASE)
_IS_KILOGRAMS = re.compile(_KILOGRAMS, re.IGNORECASE)
_FEWEST_BARE_GRAMS = 100  # "5" off a scale is kilograms, "350" is not
_FRACTION = 3


def looks_like_weight(text: str) -> bool:
    """Whether somebody means a weight by that: figures and units alone, and not as many as a parcel's number has."""
    told = text.strip()
    digits = sum(letter.isdecimal() for letter in told)
    return 0 < digits <= 7 and len(told) <= _LONGEST and _SIGNS.fullmatch(told) is not None  # noqa: PLR2004 - a ton


def read_weight(text: str) -> int | None:
    """Grams, between 1 and MOST_G; None for what is no weight.

    "1,24" and "1.24 кг" are 1240, so are "1240 г", "1 240", "1 кг 240 г" and "кг 1 240 г".
    """
    told = _WORD_FIRST.sub("", text.strip(), count=1)
    unit_first = _UNIT_FIRST.match(told)
    before = unit_first[1] if unit_first else None
    pieces = _pieces(told[unit_first.end() :] if unit_first else told)
    grams = _sum(pieces, before) if pieces else None
    return grams if grams is not None and 1 <= grams <= MOST_G else None


def _pieces(told: str) -> list[tuple[str, str | None]]:
    """Numbers with the unit behind each; empty where anything else stands there."""
    pieces, at = [], 0
    while at < len(told):
        found = _PIECE.match(told, at)
        if found is None:
            return []
        pieces.append((found[1], found[2]))
        at = found.end()
    return pieces


def _sum(pieces: list[tuple[str, str | None]], before: str | None) -> int | None:
    if len(pieces) == 1:
        number, unit = pieces[0]
        return _grams(number, unit or before)
    if len(pieces) == 2:  # noqa: PLR2004 - kilograms and grams
        (kilograms, first), (grams, second) = pieces
        is_pair = _is_kilograms(first) and not _is_kilograms(second)
        return _grams(kilograms, first) + _grams(grams, second or "г") if is_pair else None
    return None


def _is_kilograms(unit: str | None) -> bool:
    return unit is not None and _IS_KILOGRAMS.fullmatch(unit) is not None


def _grams(number: str, unit: str | None) -> int:
    plain = re.sub(r"[ '\u00a0\u202f]", "", number).replace(",", ".")
    whole, _, fraction = plain.partition(".")
    if unit is None and not fraction and int(whole) >= _FEWEST_BARE_GRAMS:
        return int(whole)
    if unit is not None and not _is_kilograms(unit):
        return int(whole)
    return int(whole) * 1000 + int(fraction.ljust(_FRACTION, "0") or 0)
