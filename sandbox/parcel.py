"""A parcel of the world: a table of steps, and where it stands at an instant. Draws nothing, asks no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.places import LVIV_BRANCH, SHOP_BRANCH, Place

ARRIVED = frozenset({"7", "8"})
RECEIVED = frozenset({"9", "10", "11", "106"})
_ENDS_EXPECTATION = ARRIVED | RECEIVED | {"101"}


@dataclass(frozen=True, slots=True)
class Step:
    """From `after` the world's start on (before it, where negative) the carrier tells `code` on its wire."""

    after: timedelta
    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The number that a parcel was made from, and why in the carrier's word: CargoReturn, Redirecting."""

    number: str
    why: str


@dataclass(frozen=True, slots=True)
class State:
    """Where a parcel stands at one instant; all instants aware, in UTC."""

    code: str
    since: datetime
    reason: str
    created_at: datetime
    expected_at: datetime | None
    arrived_at: datetime | None
    received_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One number and its life as known so far. Sums in hryvnias, weight in kilograms.

    `to_pay` is collected by payment control, `transfer` by a money transfer that comes back to the sender.
    `reference` is the sender's own number. Free storage ends at `stored_until` where that was ordered.
    """

    number: str
    sender_phone: str
    recipient_phone: str
    journey: tuple[Step, ...]
    sender_name: str = "Зразок Марія"
    recipient_name: str = "Зразок Отримувач"
    origin: Place = SHOP_BRANCH
    destination: Place = LVIV_BRANCH
    goods: str = "Товари для дому"
    weight: float = 1.5
    declared: float = 500
    cost: float = 82
    to_pay: float = 0
    transfer: float = 0
    reference: str = ""
    payer: str = "Recipient"
    payment: str = "Cash"
    cargo: str = "Parcel"
    seats: int = 1
    stored_until: datetime | None = None
    made_from: Link | None = None
    started_at: datetime | None = None

    def state_at(self, now: datetime) -> State | None:
        """Where it stands at `now`; None before its first step, when no carrier knows it."""
        steps = self.dated()
        past = [(at, step) for at, step in steps if at <= now]
        if not past:
            return None
        since, step = past[-1]
        return State(
            code=step.code,
            since=since,
            reason=step.reason,
            created_at=past[0][0],
            expected_at=_first(steps, _ENDS_EXPECTATION),
            arrived_at=_first(past, ARRIVED),
            received_at=_first(past, RECEIVED),
        )

    def started(self) -> datetime:
        """When the world that it stands in began."""
        if self.started_at is None:
            raise ValueError(f"{self.number} stands in no world yet: World.add() returns the one that does")
        return self.started_at

    def dated(self) -> list[tuple[datetime, Step]]:
        """Its steps by their instants, past and to come."""
        start = self.started()
        return sorted(((start + step.after, step) for step in self.journey), key=lambda dated: dated[0])


def _first(steps: list[tuple[datetime, Step]], codes: frozenset[str]) -> datetime | None:
    return next((at for at, step in steps if step.code in codes), None)
