"""What can be ordered for a parcel on its way: a return, a redirect, longer storage."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from bot.domain.money import Money
from bot.domain.party import Party
from bot.domain.place import Destination
from bot.domain.tracking import NextNumber


class Intent(enum.StrEnum):
    """CHECK asks whether, why and for how much, and changes nothing; ORDER orders; CANCEL takes an order back."""

    CHECK = "check"
    ORDER = "order"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRequest:
    """Send it back: to the sender's address, or to `destination`. `reason` is a key out of the answer to CHECK."""

    intent: Intent
    number: str
    reason: str | None = None
    destination: Destination | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectRequest:
    """Send it elsewhere, or to somebody else."""

    intent: Intent
    number: str
    destination: Destination | None = None
    recipient: Party | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProlongRequest:
    """Keep it longer at the branch, until one of the days of the answer to CHECK."""

    intent: Intent
    number: str
    until: date | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason out of the carrier's dictionary."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """What the carrier said: whether it can be done, at what price, with which reasons or days; the order once made."""

    is_possible: bool
    price: Money | None = None
    reasons: tuple[Choice, ...] = ()
    days: tuple[date, ...] = ()
    order: str | None = None
    next_number: NextNumber | None = None
