"""When a branch is open, by its own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.place import Opening, Week

_A_WEEK = 7
_ROUND_THE_CLOCK = Opening(time(0), time(23, 59))


@dataclass(frozen=True, slots=True)
class Hours:
    """At one moment: open `until`, or closed and open again in `days` (0: later today) at `opens`.

    Both are None where it never opens; `always` tells that it never closes.
    """

    until: time | None = None
    days: int = 0
    opens: time | None = None
    always: bool = False


def hours_at(week: Week, local: datetime) -> Hours | None:
    """Say what the hours mean at a moment of the branch's own clock; None where the carrier tells none."""
    if not week:
        return None
    if all(day == _ROUND_THE_CLOCK for day in week):
        return Hours(always=True)
    today, now = week[local.weekday()], local.time()
    if today is not None and today.opens <= now < today.closes:
        return Hours(until=today.closes)
    for days in range(_A_WEEK + 1):
        day = week[(local.weekday() + days) % _A_WEEK]
        if day is not None and (days or now < day.opens):
            return Hours(days=days, opens=day.opens)
    return Hours()
