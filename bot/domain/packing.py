"""Packing a shipment: what goes in, what it weighs, and when it is done."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.attempt import ANSWERS_WITHIN

TOLERANCES = ((50, 3), (100, 5), (200, 10), (500, 20))  # grams and per cent, as they are offered
LEASE = timedelta(minutes=30)  # nobody else packs it meanwhile; every touch begins it anew
_CHANGE_ENDS_WITHIN = 2 * ANSWERS_WITHIN  # whoever asked the carrier is dead by then


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingRules:
    """What the shop has set. `courier_at` is on the shop's clock; None: no hour is agreed."""

    tolerance_g: int = 100
    tolerance_percent: int = 5
    courier_at: time | None = None

    def differs(self, declared_g: int, weighed_g: int) -> bool:
        """Whether a carrier would mind: by more than the tolerance, whichever of the two is larger."""
        return abs(weighed_g - declared_g) > max(self.tolerance_g, declared_g * self.tolerance_percent / 100)


@dataclass(frozen=True, slots=True)
class PackLine:
    """One line of what goes in. `place` 0: the shipment has no order, its description is its line."""

    place: int
    words: str
    quantity: int
    packed: int = 0
    codes: frozenset[str] = frozenset()  # by which its goods are known (reading/goods_codes.py)

    @property
    def is_full(self) -> bool:
        """Whether all of it is in."""
        return self.packed >= self.quantity


class WeightChange(enum.StrEnum):
    """How far the carrier's waybill is from what the scale says."""

    LEFT = "left"  # somebody decided so
    ASKING = "asking"
    UPDATED = "updated"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # asked, and no answer: it may have been changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What was declared and what the scale said."""

    declared_g: int
    weighed_g: int | None = None
    change: WeightChange | None = None
    asked_at: datetime | None = None
    problem: str = ""  # a text's key, or the carrier's own words

    def stands(self, now: datetime) -> WeightChange | None:
        """The change as it is by now: whoever was asking too long has died over it."""
        died = self.asked_at is not None and now - self.asked_at > _CHANGE_ENDS_WITHIN
        return WeightChange.UNKNOWN if self.change is WeightChange.ASKING and died else self.change

    def wants_decision(self, rules: PackingRules) -> bool:
        """Whether a person has to say what becomes of the difference."""
        if self.weighed_g is None or self.change in (WeightChange.LEFT, WeightChange.ASKING, WeightChange.UPDATED):
            return False
        return rules.differs(self.declared_g, self.weighed_g)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the day's packing is: of all that stands ready for the courier."""

    packed: int
    total: int
    courier_at: datetime | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to pack."""
        return self.packed >= self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedOrder:
    """A line of the queue. `held`: somebody else is packing it."""

    shipment_id: int
    number: str
    recipient: str = field(repr=False)
    goods: str
    city: str
    ship_on: date
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """A shipment on the packing table. `mine`: the one who looks at it holds it."""

    shipment_id: int
    number: str
    recipient: str = field(repr=False)
    city: str
    branch: str
    ship_on: date
    lines: tuple[PackLine, ...]
    weighing: Weighing
    mine: bool = False
    held: bool = False
    packed_at: datetime | None = None
    glued_at: datetime | None = None
    photos: int = 0
    has_label: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether all that goes in is in."""
        return all(line.is_full for line in self.lines)

    def may_be_packed(self, rules: PackingRules) -> bool:
        """Whether nothing is left to do but to close the box."""
        return self.packed_at is None and self.is_complete and not self.weighing.wants_decision(rules)


class PhotoKind(enum.StrEnum):
    """What a kept photo shows."""

    LABEL = "label"
    PARCEL = "parcel"


class Scan(enum.StrEnum):
    """What came of a photo."""

    TICKED = "ticked"
    TOO_MANY = "too_many"
    WRONG_GOODS = "wrong_goods"
    UNKNOWN_GOODS = "unknown_goods"
    GLUED = "glued"
    FOREIGN_LABEL = "foreign_label"
    STRANGE_LABEL = "strange_label"  # a number that is none of the shop's
    SEVERAL_LABELS = "several_labels"
    UNREADABLE = "unreadable"
    KEPT = "kept"  # as a proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What came of a photo, and what it is about. `words` are goods, or whose the label is."""

    scan: Scan
    words: str = field(default="", repr=False)
    number: str = ""
    code_id: int = 0
    shows_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingCard:
    """A shipment on the table with all that its card says. `may_update`: the carrier lets a waybill be changed."""

    packing: Packing
    progress: Progress
    rules: PackingRules
    may_update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingQueue:
    """What is to be packed, the most urgent first. `unglued`: labels that
    nobody has checked. `may_set`: who looks may say how packing goes.
    """

    progress: Progress
    orders: tuple[QueuedOrder, ...]
    today: date
    unglued: int = 0
    may_set: bool = False


def line_for(key: str, lines: Sequence[PackLine]) -> PackLine | None:
    """The line that an article belongs to, one that is not full yet before others."""
    fitting = [line for line in lines if key in line.codes]
    return min(fitting, key=lambda line: line.is_full, default=None)
