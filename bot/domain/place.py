"""Towns, branches and addresses as the carriers' directories know them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import time

from bot.domain.measure import Size


class BranchKind(enum.StrEnum):
    """What stands there: a manned office, a parcel locker, or a point in somebody's shop."""

    OFFICE = "office"
    LOCKER = "locker"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class City:
    """A town of a carrier's directory; `reference` is the carrier's own key."""

    reference: str
    name: str
    region: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Local hours of one day."""

    opens: time
    closes: time


Week = tuple[Opening | None, ...]
"""Seven days from Monday; None is a day closed. An empty tuple: the carrier does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch of a carrier's directory. None where the carrier does not say."""

    reference: str
    number: str
    kind: BranchKind
    city: str
    name: str
    address: str
    max_weight_g: int | None = None
    max_size: Size | None = None
    latitude: float | None = None
    longitude: float | None = None
    receiving: Week = ()
    handing_out: Week = ()
    takes_cards: bool | None = None
    is_working: bool | None = None


@dataclass(frozen=True, slots=True)
class BranchPoint:
    """A branch as one end of a journey, by the carrier's references."""

    city: str
    branch: str
    kind: BranchKind


@dataclass(frozen=True, slots=True)
class Address:
    """A door as one end of a journey. Streets and houses never print."""

    city: str
    street: str = field(repr=False)
    house: str = field(repr=False)
    flat: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


Destination = BranchPoint | Address
