"""When points are open, day by day, for all three things that the carrier tells hours of. Knows no wire."""

from __future__ import annotations

from sandbox.nova_poshta.directory import Point
from sandbox.places import Kind

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = "-"
# weekdays, Saturday, Sunday
_OFFICES = (
    ("08:00-21:00", "09:00-18:00", "09:00-18:00"),
    ("08:00-20:00", "09:00-17:00", "11:00-16:00"),
    ("09:00-19:00", "09:00-16:00", CLOSED),
)
_STORES = (("09:00-16:00", "09:00-16:00", CLOSED), ("08:00-17:00", "09:00-14:00", CLOSED))
_ALWAYS = ("00:00-23:59", "00:00-23:59", "00:00-23:59")
_BY_DAY = ("07:00-22:00", "07:00-22:00", "07:00-22:00")
_TAKES_IN_UNTIL = "18:00"


def hours(point: Point) -> dict[str, dict[str, str]]:
    """Schedule is when it is open, Reception when it takes in for the same day, Delivery when it hands out."""
    opening = _opening(point)
    week = dict(zip(DAYS, (opening[0],) * 5 + opening[1:], strict=True))
    taking_in = {day: _cut(told) for day, told in week.items()}
    if point.place.kind is Kind.STORE:
        taking_in["Tuesday"] = CLOSED
    return {"Reception": taking_in, "Delivery": dict(week), "Schedule": week}


def _opening(point: Point) -> tuple[str, str, str]:
    if point.place.kind is Kind.LOCKER:
        return _BY_DAY if point.index % 4 == 0 else _ALWAYS
    kinds = _STORES if point.place.kind is Kind.STORE else _OFFICES
    return kinds[point.index % len(kinds)]


def _cut(told: str) -> str:
    """What comes after six in the evening leaves the next day."""
    if told == CLOSED:
        return CLOSED
    opens, closes = told.split("-")
    return f"{opens}-{min(closes, _TAKES_IN_UNTIL)}"
