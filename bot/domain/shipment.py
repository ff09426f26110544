"""A waybill as it is asked for and as the carrier made it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.cod import Cod, Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party
from bot.domain.place import Destination


class Goods(enum.StrEnum):
    """What kind of thing is sent, as carriers tell them apart."""

    PARCEL = "parcel"
    CARGO = "cargo"
    DOCUMENTS = "documents"


class Purpose(enum.StrEnum):
    """Why something is sent."""

    SALE = "sale"
    EXCHANGE = "exchange"
    RESEND = "resend"
    RETURN = "return"


class Why(enum.StrEnum):
    """Why an order goes in more than one shipment; each is of one purpose."""

    PART = "part"  # the rest of it
    SIZE = "size"  # another size or colour
    DEFECT = "defect"
    LOST = "lost"
    DAMAGED = "damaged"
    UNCOLLECTED = "uncollected"


PURPOSE_OF = {
    Why.PART: Purpose.SALE,
    Why.SIZE: Purpose.EXCHANGE,
    Why.DEFECT: Purpose.EXCHANGE,
    Why.LOST: Purpose.RESEND,
    Why.DAMAGED: Purpose.RESEND,
    Why.UNCOLLECTED: Purpose.RESEND,
}


class NumberRole(enum.StrEnum):
    """What a carrier's number is to a shipment."""

    OUTBOUND = "outbound"
    RETURN = "return"
    REDIRECT = "redirect"
    MONEY = "money"
    TEMPORARY = "temporary"
    SEAT = "seat"


class DocumentKind(enum.StrEnum):
    """What a kept file is."""

    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One physical piece; `packing` is the carrier's key of a box that it is to be packed in."""

    weight_g: int
    size: Size | None = None
    packing: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sends and from where; `references` are the carrier's own keys for both, by their names there."""

    sender: Party
    place: Destination
    references: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaybillRequest:
    """What a waybill is made of. `reference` is ours, made from the attempt's id: `find` looks for it (law 3).

    `note` is for the carrier's people and may be empty.
    """

    reference: str
    origin: Origin
    recipient: Party
    destination: Destination
    parcels: tuple[Parcel, ...]
    description: str
    declared_value: Money
    delivery_payer: Payer
    ship_on: date
    cod: Cod | None = None
    by_bank_transfer: bool = False
    goods: Goods = Goods.PARCEL
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Waybill:
    """A waybill that the carrier made: its number, the carrier's key for it, its price and expected day."""

    number: str
    reference: str
    price: Money | None = None
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShipment:
    """What is to be sent, by which account and from which of its places; rows are named by their ids."""

    account_id: int
    origin_id: int
    recipient: Party
    destination: Destination
    parcels: tuple[Parcel, ...]
    description: str
    declared_value: Money
    delivery_payer: Payer
    ship_on: date
    cod: Cod | None = None
    by_bank_transfer: bool = False
    goods: Goods = Goods.PARCEL
    note: str = field(default="", repr=False)
    purpose: Purpose = Purpose.SALE
    part_no: int = 1
    order_id: int | None = None
    why: Why | None = None
