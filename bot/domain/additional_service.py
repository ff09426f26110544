"""What can be ordered for a parcel on its way: a return, a redirect, longer storage, a change of what was agreed."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from bot.domain.cod import Cod, Payer
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
    """Send it back: to the sender's address, or to `destination`. `reason` is a key out of the answer to CHECK.

    CHECK with a reason tells the price too; CHECK and CANCEL with the key of an `order` are about that order.
    """

    intent: Intent
    number: str
    reason: str | None = None
    destination: Destination | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectRequest:
    """Send it elsewhere, or to somebody else. CHECK with a destination tells the price too."""

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
    payer: Payer = Payer.RECIPIENT
    order: str | None = None


class Changeable(enum.StrEnum):
    """What of a waybill on its way can still be changed."""

    RECIPIENT = "recipient"
    PAYER = "payer"
    COD = "cod"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """Change what was agreed; None leaves it. `drops_cod` takes the cash on delivery away."""

    intent: Intent
    number: str
    recipient: Party | None = None
    payer: Payer | None = None
    cod: Cod | None = None
    drops_cod: bool = False
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason out of the carrier's dictionary."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """What the carrier said: whether it can be done, at what price, with which reasons or days; the order once made.

    For an order that exists `is_possible` says whether it can still be taken back, and `words` how it stands, as the
    carrier puts it. What the carrier refuses comes as its errors do, not as an answer.
    """

    is_possible: bool
    words: str = ""
    price: Money | None = None
    reasons: tuple[Choice, ...] = ()
    days: tuple[date, ...] = ()
    may_change: frozenset[Changeable] = frozenset()
    order: str | None = None
    next_number: NextNumber | None = None
