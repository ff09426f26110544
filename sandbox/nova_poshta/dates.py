"""Days and instants as clients write them: dd.mm.yyyy, with hours where an instant is meant. Kyiv time."""

from __future__ import annotations

from datetime import date, datetime

from sandbox.nova_poshta.stamps import KYIV

_DAY = "%d.%m.%Y"
_INSTANT = "%d.%m.%Y %H:%M:%S"


def read_day(text: str) -> date | None:
    """A day; None where it is written in any other way."""
    instant = _read(text, _DAY)
    return instant.date() if instant else None


def read_instant(text: str) -> datetime | None:
    """An instant, or the beginning of a day; None where it is written in any other way."""
    return _read(text, _INSTANT) or _read(text, _DAY)


def kept_day(text: str) -> date:
    """A day as the ledger keeps it."""
    return date.fromisoformat(text)


def write_day(day: date) -> str:
    """As requests and the answer of save have it: 25.11.2026."""
    return day.strftime(_DAY)


def _read(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern).replace(tzinfo=KYIV)
    except ValueError:
        return None
