"""An attempt at a waybill: its states, which of them may follow which, and when a carrier's silence is a no (law 3)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.money import Money
from bot.domain.shipment import Waybill


class AttemptState(enum.StrEnum):
    """Where an attempt stands."""

    DRAFT = "draft"  # the carrier was not asked, or provably did nothing
    SENDING = "sending"  # the carrier is being asked, or we died while it was
    UNKNOWN = "unknown"  # asked, and not answered: it may have been made
    CREATED = "created"
    REJECTED = "rejected"
    ABSENT = "absent"  # looked for twice and not found: it was never made
    CHANGING = "changing"  # it stands, and the carrier is being asked to write something else into it, or may have
    CANCELLING = "cancelling"  # the carrier is being asked to take it back, or may have
    CANCELLED = "cancelled"


_NEXT: dict[AttemptState, frozenset[AttemptState]] = {
    AttemptState.DRAFT: frozenset({AttemptState.SENDING, AttemptState.CANCELLED}),
    AttemptState.SENDING: frozenset(
        {
            AttemptState.DRAFT,
            AttemptState.UNKNOWN,
            AttemptState.CREATED,
            AttemptState.REJECTED,
            AttemptState.ABSENT,
        }
    ),
    AttemptState.UNKNOWN: frozenset({AttemptState.CREATED, AttemptState.ABSENT}),
    AttemptState.CREATED: frozenset({AttemptState.CHANGING, AttemptState.CANCELLING}),
    AttemptState.CHANGING: frozenset({AttemptState.CREATED}),
    AttemptState.CANCELLING: frozenset({AttemptState.CREATED, AttemptState.CANCELLED}),
    AttemptState.REJECTED: frozenset(),
    AttemptState.ABSENT: frozenset(),
    AttemptState.CANCELLED: frozenset(),
}
# A waybill stands at the carrier, or may: a shipment has one such attempt at most, by a constraint of the table.
IN_DOUBT = frozenset({AttemptState.SENDING, AttemptState.UNKNOWN, AttemptState.CHANGING, AttemptState.CANCELLING})
LIVE = IN_DOUBT | {AttemptState.CREATED}
OVER = frozenset({AttemptState.REJECTED, AttemptState.ABSENT, AttemptState.CANCELLED})

ANSWERS_WITHIN = timedelta(seconds=60)  # the carrier's time for a write; then its outcome is unknown
LOOKS = 2  # one may have come before a list that lags


def may_follow(before: AttemptState, after: AttemptState) -> bool:
    """Whether an attempt can go from one state to the other; staying where it is changes nothing and is allowed."""
    return after is before or after in _NEXT[before]


def first_look(told_at: datetime, find_lag: timedelta) -> datetime:
    """When a look can first say that there is no waybill: the carrier could act until its time was over."""
    return told_at + ANSWERS_WITHIN + find_lag


def is_absent(looks: int) -> bool:
    """Whether so many looks in vain, `find_lag` apart, prove that there is no waybill."""
    return looks >= LOOKS


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that the carrier refused. `path` leads into our request ("recipient.phone") where we know it.

    `key` names a text in locales/; without one `text` is the carrier's own.
    """

    path: str
    key: str
    code: str
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the carrier was asked for: `told` is what is to stand there, by db/waybill_changes.py.

    The waybill is given a `reference` of the change's own: found under it, the change was made.
    """

    reference: str
    ship_on: date
    told: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt as it stands. `asked_by` is our id of who wanted it; `looks` counts looks in vain.

    `told_to_wait`: who wanted it was answered before the end, and hears the rest through the outbox. `change` is the
    one that is being asked for, or was refused last.
    """

    id: int
    shipment_id: int
    account_id: int
    origin_id: int
    state: AttemptState
    asked_by: int | None = None
    reference: str | None = None
    ship_on: date | None = None
    next_look_at: datetime | None = None
    looks: int = 0
    tries: int = 0
    waybill: Waybill | None = None
    problems: tuple[Refused, ...] = ()
    label_id: int | None = None
    posted_at: datetime | None = None
    told_to_wait: bool = False
    change: Change | None = None
    changed_at: datetime | None = None

    @property
    def is_in_doubt(self) -> bool:
        """Whether nobody may ask again yet: what the carrier did is being found out."""
        return self.state in IN_DOUBT


def price_of(minor: int | None, currency: str | None) -> Money | None:
    """Put a stored price together."""
    return None if minor is None or currency is None else Money(minor, currency)
