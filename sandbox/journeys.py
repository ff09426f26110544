"""What people do with a parcel, as the steps that follow from it. Pure: a parcel and an instant in, a parcel out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sandbox.parcel import ARRIVED, Parcel, Step
from sandbox.places import Kind

WAITING = ARRIVED | {"14", "101", "107", "111", "112"}
ENDED = frozenset({"2", "9", "10", "11", "102", "103", "104", "105", "106", "108"})
LIES_FOR = timedelta(days=14)
_HOUR = timedelta(hours=1)
_WITHIN_TOWN = ((0, "4"), (2, "41"), (6, ""))
_BETWEEN_TOWNS = ((0, "4"), (6, "5"), (22, "6"), (26, ""))
_ARRIVAL = {Kind.LOCKER: "8", Kind.DOOR: "101"}
_COLLECTED_AFTER = timedelta(hours=24)
_HANDED_AT_THE_DOOR_AFTER = timedelta(hours=4)
_PAID_OUT_AFTER = timedelta(hours=24)


class NotNow(ValueError):
    """The parcel stands where this cannot be done; the text says where."""


def handed_over(parcel: Parcel, now: datetime) -> Parcel:
    """The sender brings it: it travels, arrives and is collected a day later."""
    _demand(parcel, now, frozenset({"1"}))
    way = _WITHIN_TOWN if parcel.origin.town == parcel.destination.town else _BETWEEN_TOWNS
    travelling = [(hours * _HOUR, code or _ARRIVAL.get(parcel.destination.kind, "7")) for hours, code in way]
    arrives = travelling[-1][0]
    at_the_door = parcel.destination.kind is Kind.DOOR
    after = arrives + (_HANDED_AT_THE_DOOR_AFTER if at_the_door else _COLLECTED_AFTER)
    return _from(parcel, now, *travelling, *_receiving(parcel, after))


def collected(parcel: Parcel, now: datetime) -> Parcel:
    """The recipient takes it now; a money transfer is paid out a day later."""
    _demand(parcel, now, WAITING)
    return _from(parcel, now, *_receiving(parcel, timedelta(0)))


def left_lying(parcel: Parcel, now: datetime) -> Parcel:
    """Nobody comes for it: it arrives, lies for two weeks and goes back."""
    state = _state(parcel, now)
    if state in ENDED or state == "1":
        raise NotNow(f"{parcel.number} stands in status {state}")
    coming = [(at - now, step) for at, step in parcel.dated() if at > now and step.code not in ENDED]
    arrival = max([at for at, step in parcel.dated() if step.code in WAITING], default=now)
    kept = [(after, step.code) for after, step in coming]
    return _from(parcel, now, *kept, (max(arrival, now) - now + LIES_FOR, "102"))


def refused(parcel: Parcel, now: datetime) -> Parcel:
    """The recipient does not want it."""
    _demand(parcel, now, WAITING)
    return _from(parcel, now, (timedelta(0), "103"))


def sent_back(parcel: Parcel, now: datetime) -> Parcel:
    """The sender has ordered a return."""
    return _from(parcel, now, (timedelta(0), "102"))


def redirected(parcel: Parcel, now: datetime) -> Parcel:
    """A new number carries on."""
    return _from(parcel, now, (timedelta(0), "104"))


def deleted(parcel: Parcel, now: datetime) -> Parcel:
    """The sender has deleted the waybill."""
    _demand(parcel, now, frozenset({"1"}))
    return _from(parcel, now, (timedelta(0), "2"))


def going_back_at(parcel: Parcel) -> datetime | None:
    """When the parcel turns, now or later; None where it does not."""
    return next((at for at, step in parcel.dated() if step.code in {"102", "103"}), None)


def _receiving(parcel: Parcel, after: timedelta) -> tuple[tuple[timedelta, str], ...]:
    return ((after, "10"), (after + _PAID_OUT_AFTER, "11")) if parcel.transfer else ((after, "9"),)


def _state(parcel: Parcel, now: datetime) -> str:
    state = parcel.state_at(now)
    return state.code if state else "none"


def _demand(parcel: Parcel, now: datetime, codes: frozenset[str]) -> None:
    state = _state(parcel, now)
    if state not in codes:
        raise NotNow(f"{parcel.number} stands in status {state}")


def _from(parcel: Parcel, now: datetime, *steps: tuple[timedelta, str]) -> Parcel:
    """Keep what has happened by `now`, and let `steps` (counted from now) follow instead of what was to come."""
    start = parcel.started()
    past = tuple(step for step in parcel.journey if start + step.after <= now)
    return replace(parcel, journey=(*past, *(Step(now - start + after, code) for after, code in steps)))
