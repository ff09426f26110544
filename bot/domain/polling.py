"""When to ask about a followed parcel again: a table over its state (design, §6)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.tracking import Status

_PAUSE = {
    Status.CREATED: timedelta(hours=2),
    Status.ACCEPTED: timedelta(minutes=30),
    Status.IN_TRANSIT: timedelta(minutes=30),
    Status.OUT_FOR_DELIVERY: timedelta(minutes=10),
    Status.DELIVERY_FAILED: timedelta(hours=1),
    Status.PROBLEM: timedelta(hours=1),
    Status.READY_FOR_PICKUP: timedelta(hours=1),
    Status.RETURNING: timedelta(hours=2),
}
_LAST_HOURS_OF_FREE_STORAGE = timedelta(hours=12)
_PAUSE_IN_LAST_HOURS = timedelta(minutes=15)
_FINAL_LOOKS = (timedelta(hours=24), timedelta(hours=48))  # a delivered parcel may still come back
_FIRST_NOT_FOUND = timedelta(minutes=15)
_LONGEST_NOT_FOUND = timedelta(hours=24)


def next_poll(
    status: Status, now: datetime, *, known_for: timedelta, final_looks: int, storage_ends: datetime | None
) -> datetime | None:
    """Say when to ask again; None for never.

    `known_for`: how long we have had the number; an unknown one is asked for at growing pauses, about as long as that.
    """
    if status.is_final:
        return now + _FINAL_LOOKS[final_looks] if final_looks < len(_FINAL_LOOKS) else None
    if status is Status.NOT_FOUND:
        return now + min(max(known_for, _FIRST_NOT_FOUND), _LONGEST_NOT_FOUND)
    if status is Status.READY_FOR_PICKUP and storage_ends is not None:
        left = storage_ends - now
        if timedelta(0) <= left <= _LAST_HOURS_OF_FREE_STORAGE:
            return now + _PAUSE_IN_LAST_HOURS
    return now + _PAUSE[status]


def end_of_free_storage(paid_from: date | None, zone: ZoneInfo) -> datetime | None:
    """The midnight, on the clock of `zone`, with which the first paid day begins."""
    return None if paid_from is None else datetime.combine(paid_from, time(0), zone).astimezone(UTC)
