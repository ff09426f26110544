"""What a shipment would cost and when it would arrive."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.measure import Size
from bot.domain.money import Money

_KEEP = timedelta(minutes=10)
_MOST_KEPT = 2_000


class PricePart(enum.StrEnum):
    """What a part of the price is for."""

    DELIVERY = "delivery"
    COD_FEE = "cod_fee"
    REDELIVERY = "redelivery"
    PACKING = "packing"


@dataclass(frozen=True, slots=True)
class Quote:
    """A price by its parts (those of nothing are left out), and the day of arrival where the carrier tells one.

    The delivery itself is always among them.
    """

    parts: Mapping[PricePart, Money]
    arrives_on: date | None = None

    @property
    def total(self) -> Money:
        """All parts together."""
        return _sum_of(self.parts.values())

    @property
    def without_cod_fee(self) -> Money:
        """What the carrier's waybill tells as its price."""
        return _sum_of(money for part, money in self.parts.items() if part is not PricePart.COD_FEE)


def _sum_of(parts: Iterable[Money]) -> Money:
    first, *rest = parts
    return sum(rest, first)


class DeliveryKind(enum.StrEnum):
    """Where the recipient gets it: a manned office or a point, a locker, or their own door."""

    BRANCH = "branch"
    LOCKER = "locker"
    DOOR = "door"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRequest:
    """What one piece is to be carried for: to a town, by every kind of delivery, or to one branch. Ids are ours.

    `town_id` is that of a FoundTown, `branch_id` that of a FoundBranch, which wins where both are given; `kinds` leaves
    out others of a town's. What nobody put a value to is declared for what is paid on delivery, or for the usual least.
    """

    town_id: int | None = None
    branch_id: int | None = None
    weight_g: int
    size: Size | None = None
    declared_value: Money | None = None
    cod: Money | None = None
    kinds: frozenset[DeliveryKind] = frozenset(DeliveryKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one carrier asks for one kind of delivery."""

    carrier: str
    kind: DeliveryKind
    quote: Quote
    is_cheapest: bool = False
    is_fastest: bool = False


class NoOffer(enum.StrEnum):
    """Why there is no price: of one kind of delivery, or of any."""

    TOO_HEAVY = "too_heavy"
    TOO_BIG = "too_big"
    TOO_VALUABLE = "too_valuable"
    CLOSED = "closed"  # none stands there that works, or this one may not be chosen
    NONE_THERE = "none_there"  # the town has none of that kind
    SILENT = "silent"  # the carrier did not answer in time
    REFUSED = "refused"  # the carrier does not carry that
    NO_ORIGIN = "no_origin"  # no account, or nobody has said where the shop sends from
    NO_TOWN = "no_town"  # the carrier does not know the town, or the branch went


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A kind of delivery that is not offered, and why. `kind` is None where nothing of the carrier's is."""

    carrier: str
    why: NoOffer
    kind: DeliveryKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """All that was offered, the cheapest first, and what was left out. `start` and `end` are the towns' names."""

    asked: QuoteRequest
    start: str = ""
    end: str = ""
    offers: tuple[Offer, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class RecentQuotes:
    """Prices told a few minutes ago, and those that are being asked for: nobody makes us ask a carrier again and again.

    A key holds all that a price depends on.
    """

    def __init__(self) -> None:
        """Know no price yet."""
        self.under_way: dict[Hashable, Awaitable[Quote]] = {}
        self._told: dict[Hashable, tuple[datetime, Quote]] = {}

    def find(self, key: Hashable, now: datetime) -> Quote | None:
        """Return the price as told within the last ten minutes."""
        told_at, quote = self._told.get(key, (None, None))
        return quote if told_at is not None and now - told_at < _KEEP else None

    def remember(self, key: Hashable, quote: Quote, now: datetime) -> None:
        """Keep a price; the one told longest ago goes where there are too many."""
        self._told.pop(key, None)
        if len(self._told) >= _MOST_KEPT:
            del self._told[next(iter(self._told))]
        self._told[key] = (now, quote)
