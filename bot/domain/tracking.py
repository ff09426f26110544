"""Where a parcel is, why, and where its money is: three axes folded out of a set of events."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from bot.domain.money import Money
from bot.domain.party import Phone


class Status(enum.StrEnum):
    """Where the parcel is. Declared in the order in which ties of time are settled: later wins."""

    NOT_FOUND = "not_found"
    CREATED = "created"
    ACCEPTED = "accepted"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERY_FAILED = "delivery_failed"
    PROBLEM = "problem"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"

    @property
    def rank(self) -> int:
        """Which of two events at one instant is taken as the later one."""
        return _RANK[self]

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected (a delivered parcel may still come back)."""
        return self in _FINAL

    def may_follow(self, current: Status) -> bool:
        """Whether an event of this status may move a parcel that stands at `current`."""
        if current in _LEFT_ONLY_FOR:
            return self in _LEFT_ONLY_FOR[current]
        return self not in _ONLY_BEFORE_MOVING or current in _NOT_MOVED


class Reason(enum.StrEnum):
    """Why a parcel did not simply arrive."""

    REFUSED = "refused"
    NOT_COLLECTED = "not_collected"
    ABSENT = "absent"
    BAD_ADDRESS = "bad_address"
    DAMAGED = "damaged"
    LOST = "lost"
    CUSTOMS = "customs"
    WEATHER = "weather"
    PAYMENT = "payment"
    OTHER = "other"


class CodState(enum.StrEnum):
    """Where the cash on delivery is."""

    NONE = "none"
    EXPECTED = "expected"
    COLLECTED = "collected"
    IN_TRANSFER = "in_transfer"
    READY_TO_FETCH = "ready_to_fetch"
    RECEIVED = "received"
    SHORT = "short"


class Leg(enum.StrEnum):
    """Which journey of one shipment an event belongs to; a carrier may give each its own number."""

    OUTBOUND = "outbound"
    REDIRECT = "redirect"
    RETURN = "return"


_RANK = {status: place for place, status in enumerate(Status)}
_FINAL = frozenset({Status.DELIVERED, Status.RETURNED, Status.CANCELLED})
_NOT_MOVED = frozenset({Status.NOT_FOUND, Status.CREATED})
_ONLY_BEFORE_MOVING = frozenset({Status.NOT_FOUND, Status.CREATED, Status.CANCELLED})
_LEFT_ONLY_FOR = {
    Status.DELIVERED: frozenset({Status.RETURNING, Status.RETURNED}),
    Status.RETURNING: frozenset({Status.DELIVERED, Status.RETURNED}),
    Status.RETURNED: frozenset[Status](),
    Status.CANCELLED: frozenset({Status.ACCEPTED, Status.IN_TRANSIT}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingEvent:
    """One thing that a carrier said, or that we saw, about a number. Immutable; raw code and text are kept.

    `status` is None where the code is unknown to us: such an event is shown and takes no part in the fold.
    `observed` says that the carrier gave no time and `occurred_at` is the moment we saw it.
    """

    carrier: str
    number: str
    leg: Leg
    raw_code: str
    raw_text: str
    occurred_at: datetime
    observed: bool
    status: Status | None
    reason: Reason | None = None
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse a stamp without a zone: nobody could say which instant it is."""
        if self.occurred_at.utcoffset() is None:
            raise ValueError(f"a naive instant: {self.occurred_at!r}")

    @property
    def identity(self) -> bytes:
        """16 bytes that are the same whenever the same event is told again."""
        instant = self.occurred_at.astimezone(UTC).isoformat()
        parts = (self.carrier, self.number, self.leg, self.raw_code, instant, self.place)
        return blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


def status_for(event: TrackingEvent) -> Status | None:
    """What an event means for the whole shipment: on the way back, arrival home is `returned`."""
    if event.leg is not Leg.RETURN or event.status in {None, Status.NOT_FOUND}:
        return event.status
    return Status.RETURNED if event.status is Status.DELIVERED else Status.RETURNING


def current_status(events: Iterable[TrackingEvent]) -> Status:
    """Fold all events of all legs into one status. Depends on the set alone, not on the order of arrival."""
    told = {(event.occurred_at, status) for event in events if (status := status_for(event)) is not None}
    current = Status.NOT_FOUND
    for _, status in sorted(told, key=lambda one: (one[0], one[1].rank)):
        if status.may_follow(current):
            current = status
    return current


_WITH_REASON = frozenset({Status.DELIVERY_FAILED, Status.PROBLEM, Status.RETURNING, Status.RETURNED, Status.CANCELLED})


def current_reason(events: Iterable[TrackingEvent], status: Status) -> Reason | None:
    """Why the parcel stands at `status`: the newest reason told, where that status has one at all."""
    if status not in _WITH_REASON:
        return None
    told = [(event.occurred_at, event.reason) for event in events if event.reason is not None]
    return max(told)[1] if told else None


@dataclass(frozen=True, slots=True)
class NextNumber:
    """The number under which the carrier carries the parcel on."""

    number: str
    leg: Leg


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a carrier's answer says of a parcel besides its events. What it does not say is None, never guessed.

    `full` tells that the carrier opened its protected fields to the phone it was asked with; without it
    `to_pay`, `cod`, `declared_value` and the two phones say nothing (they are hidden, not absent).
    `delivery_price` is what the carrier takes, whoever pays; `redelivery` the number under which money or papers go
    back. `paid_storage_from` is a date in the carrier's zone, as the carrier gives it.
    """

    city_from: str | None = None
    city_to: str | None = None
    branch: str | None = None
    expected_at: datetime | None = None
    arrived_at: datetime | None = None
    received_at: datetime | None = None
    paid_storage_from: date | None = None
    next_number: NextNumber | None = None
    full: bool = False
    to_pay: Money | None = None
    cod: Money | None = None
    cod_state: CodState = CodState.NONE
    delivery_price: Money | None = None
    declared_value: Money | None = None
    redelivery: str | None = None
    sender_phone: Phone | None = None
    recipient_phone: Phone | None = None
    raw: dict[str, str] = field(default_factory=dict)


STEPS = 5
_STEP = {
    Status.NOT_FOUND: 0,
    Status.CREATED: 1,
    Status.CANCELLED: 1,
    Status.ACCEPTED: 2,
    Status.IN_TRANSIT: 3,
    Status.PROBLEM: 3,
    Status.OUT_FOR_DELIVERY: 4,
    Status.DELIVERY_FAILED: 4,
    Status.READY_FOR_PICKUP: 4,
    Status.DELIVERED: 5,
    Status.RETURNING: 3,
    Status.RETURNED: 5,
}


def step(status: Status) -> int:
    """How far along the five-step line a parcel is: registered, accepted, on its way, waiting, received."""
    return _STEP[status]


REFRESH_PAUSE = timedelta(minutes=1)
