"""What a carrier's poll brings: answers of 100 documents, about 300 kB, in the simulator's shape."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from sandbox.nova_poshta.entry import known
from sandbox.nova_poshta.envelope import answered
from sandbox.parcel import Parcel, Step
from sandbox.world import World

DOCUMENTS = 100
_HOUR = timedelta(hours=1)
_START = datetime(2026, 11, 20, 9, tzinfo=UTC)
_CODES = ("1", "4", "5", "6", "7")  # one more of them at each look


class _Still:
    """A clock that stands where it was put."""

    def __init__(self, hours: int) -> None:
        self._now = _START + hours * _HOUR

    def now(self) -> datetime:
        return self._now

    def wind(self, by: timedelta) -> None:
        self._now += by


def numbers(batch: int) -> list[str]:
    """The numbers of one poll; those of another batch are others."""
    return [f"20459{batch:04d}{place:05d}" for place in range(DOCUMENTS)]


def body(batch: int, look: int) -> bytes:
    """What the carrier says at the look 0, 1, 2…: at each of the first five every parcel has moved on."""
    world = World(_START, _Still(look), [_parcel(number) for number in numbers(batch)])
    found = [world.find(number) for number in numbers(batch)]
    entries = [entry for parcel in found if parcel is not None and (entry := known(world, parcel)) is not None]
    return json.dumps(answered(entries), ensure_ascii=False).encode()


def _parcel(number: str) -> Parcel:
    journey = tuple(Step(hours * _HOUR, code) for hours, code in enumerate(_CODES))
    to_pay = 1000 + int(number[-3:])
    return Parcel(
        number=number, sender_phone="380990000100", recipient_phone="380990000001", journey=journey, to_pay=to_pay
    )
