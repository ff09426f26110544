"""Towns, branches and addresses as the carriers' directories know them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import time

from bot.domain.measure import Size
from bot.domain.money import Money


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
    """A branch of a carrier's directory. None where the carrier does not say.

    `city` and `settlement` are the carrier's keys of the town (some have two), `city_name`, `region` and `district` its
    words. `max_weight_g` is the limit of one piece, `max_shipment_g` that of all pieces of one waybill.
    `may_choose`: not barred by the carrier for deliveries, nor open to the residents of one house only.
    `phone`: where the carrier answers for it, in digits.
    """

    reference: str
    number: str
    kind: BranchKind
    city: str
    name: str
    address: str
    city_name: str = ""
    region: str = ""
    district: str = ""
    settlement: str = ""
    max_weight_g: int | None = None
    max_shipment_g: int | None = None
    max_size: Size | None = None
    max_declared_value: Money | None = None
    latitude: float | None = None
    longitude: float | None = None
    opening: Week = ()
    receiving: Week = ()
    handing_out: Week = ()
    takes_cards: bool | None = None
    pays_out_cod: bool | None = None
    is_working: bool | None = None
    may_choose: bool = True
    phone: str = ""


@dataclass(frozen=True, slots=True)
class BranchQuery:
    """Which branches are looked for: the one of the carrier's `reference`, or those of a number in a city."""

    reference: str = ""
    city: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class BranchPoint:
    """A branch as one end of a journey, by the carrier's references."""

    city: str
    branch: str
    kind: BranchKind


@dataclass(frozen=True, slots=True)
class Address:
    """A door as one end of a journey, by the carrier's references of town and street. Streets and houses never print.

    `settlement` is the town's other key, where the carrier has two.
    """

    city: str
    street: str = field(repr=False)
    house: str = field(repr=False)
    flat: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    settlement: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """A town as people write it; region and district tell two of one name apart."""

    name: str
    region: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class NamedBranch:
    """A branch as people write it: the town and the number of the branch in it."""

    town: Town
    number: str
    kind: BranchKind


@dataclass(frozen=True, slots=True)
class NamedAddress:
    """A door as people write it."""

    town: Town
    street: str = field(repr=False)
    house: str = field(repr=False)
    flat: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


Destination = BranchPoint | Address | NamedBranch | NamedAddress
