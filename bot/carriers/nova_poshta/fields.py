"""Reading one field of Nova Poshta's answers. Pure and total: what cannot be read is "" or None, never an error.

Here and nowhere else Kyiv's naive stamps become UTC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.money import Money

Entry = Mapping[str, Any]

KYIV = ZoneInfo("Europe/Kyiv")


def _order(*parts: slice) -> Callable[[str], str]:
    """Put a stamp's year, month, day and time into that order, as datetime.fromisoformat reads them fastest."""
    year, month, day_, time_ = parts
    return lambda told: f"{told[year]}-{told[month]}-{told[day_]}{told[time_]}"


_DAY_FIRST = _order(slice(6, 10), slice(3, 5), slice(0, 2), slice(10, None))
_TIME_FIRST = _order(slice(12, 16), slice(9, 11), slice(6, 8), slice(0, 0))
# By what a stamp looks like with its digits as 0. No two of the carrier's formats look alike, and in none does the
# month come before the day: so the look decides as surely as the field does.
_SHAPES: Mapping[str, Callable[[str], str]] = {
    "0000-00-00 00:00:00": str,
    "00-00-0000 00:00:00": _DAY_FIRST,
    "00.00.0000 00:00:00": _DAY_FIRST,
    "00:00 00.00.0000": lambda told: f"{_TIME_FIRST(told)} {told[:5]}",
    "0000-00-00": str,
    "00-00-0000": _DAY_FIRST,
    "00.00.0000": _DAY_FIRST,
    **{f"0000-00-00 00:00:00.{'0' * size}": lambda told: told[:19] for size in range(1, 7)},
}
_DIGITS = str.maketrans("123456789", "000000000")
_MIDNIGHT = " 00:00:00"
_A_DAY = len("0000-00-00")
_FIRST_YEAR = "2001"  # the carrier is that old: 0001-01-01 and 0000-00-00 mean "none"
SCALARS = frozenset({str, int, float})  # and not bool
_NO_REF = "00000000-0000-0000-0000-000000000000"
_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.][0-9]{1,20})?")
_AMOUNT = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,2})0*)?")
_LONGEST_SUM = 9
_LONGEST_TEXT = 300


def text(entry: Entry, field: str) -> str:
    """Give a field as clean text; "" where it is absent in any of the ways that this carrier has for it."""
    value = entry.get(field)
    if value == "" or value is None:
        return ""
    if type(value) is not str:
        if type(value) not in SCALARS:
            return ""
        value = str(value)
    if not value.isprintable() or len(value) > _LONGEST_TEXT:
        value = "".join(sign if sign.isprintable() else " " for sign in value[:_LONGEST_TEXT])
    told = value.strip()
    return told if told != _NO_REF else ""


def money(entry: Entry, field: str) -> Money | None:
    """Read hryvnias out of a string or a number; None for "", for what is no amount and for parts of a kopeck."""
    told = text(entry, field)
    return _hryvnias(told) if told else None


@lru_cache(maxsize=1024)
def _hryvnias(told: str) -> Money | None:
    """Remember the last ones: one entry tells a sum in several fields, and prices of delivery are few."""
    if len(told) <= _LONGEST_SUM and told.isascii() and told.isdigit():
        return Money(int(told) * 100, "UAH")
    amount = _AMOUNT.fullmatch(told)
    if amount is None:
        return None
    hryvnias, kopecks = amount.groups("")
    return Money(int(hryvnias) * 100 + int(kopecks.ljust(2, "0")), "UAH")


def instant(entry: Entry, field: str) -> datetime | None:
    """Read a stamp as UTC. In the hour that autumn repeats it is the first; one of the hour that spring skips moves on.

    A bare date (as in recordings before 2019) is the beginning of that day in Kyiv.
    """
    told = text(entry, field)
    return _utc(told) if told else None


def day(entry: Entry, field: str) -> date | None:
    """Read the day of a stamp as it stands there: a day in Kyiv."""
    told = text(entry, field)
    stamp = _as_if_utc(told) if told else None
    return stamp.date() if stamp else None


@lru_cache(maxsize=512)
def _utc(told: str) -> datetime | None:
    """Remember the last ones: the time of an entry's event is told again by another of its fields."""
    stamp = _as_if_utc(told)
    if stamp is None:
        return None
    return stamp - _ahead_of_utc(stamp.year, stamp.month, stamp.day, stamp.hour)


@lru_cache(maxsize=2048)
def _ahead_of_utc(year: int, month: int, day_: int, hour: int) -> timedelta:
    """How far Kyiv is ahead: clocks change there at full hours, and looking that up costs more than all else here."""
    return datetime(year, month, day_, hour, tzinfo=KYIV).utcoffset() or timedelta(0)


def _as_if_utc(told: str) -> datetime | None:
    """None for what is no stamp, for a day or an hour that no calendar has, and before there was such a carrier."""
    ordered = _SHAPES.get(told.translate(_DIGITS))
    stamp = ordered(told) if ordered else ""
    if stamp < _FIRST_YEAR:
        return None
    try:
        return datetime.fromisoformat(f"{stamp}{_MIDNIGHT if len(stamp) == _A_DAY else ''}+00:00")
    except ValueError:
        return None


def entries(told: object) -> tuple[Entry, ...]:
    """Give the objects of a list (or the lone object) and nothing else."""
    listed = told if isinstance(told, list) else [told]
    return tuple(one for one in listed if isinstance(one, dict))


def inner(entry: Entry, field: str) -> Entry:
    """Give the object in a field; an empty one where there is none (it may be "" or [])."""
    value = entry.get(field)
    return value if isinstance(value, dict) else {}


def flag(entry: Entry, field: str) -> bool | None:
    """Read a flag: true, 1, "1", "true" and their opposites; None for anything else."""
    value = entry.get(field)
    return _FLAGS.get(str(value).lower()) if isinstance(value, bool | int | str) else None


def number(entry: Entry, field: str) -> Decimal | None:
    """Read a number that is not negative out of a string or a number."""
    told = text(entry, field)
    return Decimal(told) if _NUMBER.fullmatch(told) else None


def thousandths(entry: Entry, field: str) -> int | None:
    """Read kilograms as grams; None for what is not told and for 0, by which the carrier says "no limit"."""
    told = number(entry, field)
    return int(told * 1000) or None if told is not None else None
