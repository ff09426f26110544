"""A draft: one part of an order as it is to be sent, what it lacks, and what may be wrong with it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.attempt import OVER, Attempt, AttemptState
from bot.domain.branch_search import FoundBranch, FoundTown, Obstacle
from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone
from bot.domain.shipment import Purpose, Why


class SourceKind(enum.StrEnum):
    """Where an order came from."""

    CHAT = "chat"  # written or forwarded to the bot
    FILE = "file"
    SHOP = "shop"  # a site's own system


class DeclaredRule(enum.StrEnum):
    """What value is declared where an order does not say one."""

    COD = "cod"  # the sum to be collected; else the fixed one
    FIXED = "fixed"
    ASK = "ask"


class Field(enum.StrEnum):
    """What a draft says, in the order in which it is asked for."""

    NAME = "name"
    PHONE = "phone"
    CARRIER = "carrier"
    TOWN = "town"
    BRANCH = "branch"
    DOOR = "door"
    GOODS = "goods"
    SEATS = "seats"
    WEIGHT = "weight"
    SIZE = "size"
    COD = "cod"
    DECLARED = "declared"
    PAYER = "payer"
    NOTE = "note"
    ORIGIN = "origin"


class GapWhy(enum.StrEnum):
    """Why a field has to be asked for."""

    MISSING = "missing"
    UNSURE = "unsure"  # it was said, and may mean several things
    NOT_FOUND = "not_found"  # it was said, and the carrier has no such thing
    GONE = "gone"  # it stood there when the draft was made
    CANNOT = "cannot"  # a branch that will not take this parcel
    LOCKER = "locker"  # a locker wants it


class Warn(enum.StrEnum):
    """What may be wrong without being a gap."""

    FOREIGN_PHONE = "foreign_phone"
    NOT_COLLECTED = "not_collected"  # the recipient has let parcels go back before
    DUPLICATE = "duplicate"  # the same recipient and sum today


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Somebody's address; never prints. `postcode` is kept also where the carrier has no place for it."""

    street: str = field(default="", repr=False)
    house: str = field(default="", repr=False)
    flat: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What has been said of one part of an order; None or "" where nothing was.

    One that `revises` another says what is to stand in the waybill that was made of that one, and says all of it.

    `city`, `region` and `number` are the words of the place as they were said; `town_id` and `branch_id` what they
    surely mean. `wrong_phone` are digits that can be no phone. `note` is for the carrier's people. `weight_g` is that
    of all pieces, `size` that of one. A `cod` of nothing says that there is none.
    """

    id: int = 0
    order_id: int = 0
    part_no: int = 1
    revises: int | None = None
    purpose: Purpose = Purpose.SALE
    why: Why | None = None
    carrier: str | None = None
    origin_id: int | None = None
    name: str = field(default="", repr=False)
    phone: Phone | None = None
    wrong_phone: str = field(default="", repr=False)
    delivery: Delivery | None = None
    city: str = ""
    region: str = ""
    number: str = ""
    town_id: int | None = None
    branch_id: int | None = None
    door: Door = Door()
    weight_g: int | None = None
    size: Size | None = None
    seats: int | None = None
    goods: str = ""
    declared: Money | None = None
    cod: Money | None = None
    payer: Payer | None = None
    note: str = field(default="", repr=False)
    step_by_step: bool = False
    discarded_at: datetime | None = None
    created_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendsFrom:
    """The place and the account by which a draft goes; names never print."""

    origin_id: int
    account_id: int
    carrier: str
    city: str
    label: str = field(repr=False)
    sender: str = field(repr=False)
    currency: str


Value = FoundTown | FoundBranch | SendsFrom | Money | Size | Payer | int | str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that is offered: `key` says it in callback data."""

    key: str
    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that must be asked for, why, and the likely answers. `obstacles` tell why a branch cannot take it."""

    field: Field
    why: GapWhy = GapWhy.MISSING
    options: tuple[Option, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at before the waybill is made; `many` and `number` where they belong to it."""

    what: Warn
    many: int = 0
    number: str = ""


class Stage(enum.StrEnum):
    """Where a part of an order stands; derived from its shipment's attempts, never stored."""

    DRAFT = "draft"
    CHECKING = "checking"  # the carrier was asked: nothing may be asked again before that is known
    MADE = "made"
    CHANGING = "changing"  # what is to be changed of a waybill that stands, before the carrier is asked
    CANCELLED = "cancelled"
    DISCARDED = "discarded"


OPEN = frozenset({Stage.DRAFT, Stage.CANCELLED, Stage.CHANGING})  # a person may change what it says


def may_be_changed(draft: Draft, field: Field) -> bool:
    """Whether a person may say something else: a waybill that stands stays with its account and its origin."""
    return draft.revises is None or field not in (Field.ORIGIN, Field.CARRIER)


def stage_of(draft: Draft, attempt: Attempt | None) -> Stage:
    """Derive the stage; `attempt` is the newest one of the part's shipment."""
    if draft.discarded_at is not None:
        return Stage.DISCARDED
    if draft.revises is not None and (attempt is None or attempt.state in OVER):
        return Stage.DISCARDED
    if attempt is None or attempt.state in OVER:
        cancelled = attempt is not None and attempt.state is AttemptState.CANCELLED
        return Stage.CANCELLED if cancelled else Stage.DRAFT
    if attempt.state is not AttemptState.CREATED:
        return Stage.CHECKING
    return Stage.MADE if draft.revises is None else Stage.CHANGING
