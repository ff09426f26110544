"""An order as somebody wrote it: what is said of one parcel, and nothing that is not said."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Phone


class Delivery(enum.StrEnum):
    """Where a recipient wants it."""

    BRANCH = "branch"
    LOCKER = "locker"
    DOOR = "door"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """What a message says of one parcel; None is what it does not say. Who and where never print.

    Names are in the nominative and in the script of the message. `organisation` is a firm or a military unit that
    receives the parcel. `wrong_phone` holds the digits given as a phone that can be none, a digit too few or too many:
    to be told, not to be taken. `street` begins with the type, abbreviated: "вул. Соборна". `note` is for the carrier's
    people.
    """

    carrier: str | None = None
    last_name: str | None = field(default=None, repr=False)
    first_name: str | None = field(default=None, repr=False)
    middle_name: str | None = field(default=None, repr=False)
    organisation: str | None = field(default=None, repr=False)
    phone: Phone | None = None
    wrong_phone: str | None = field(default=None, repr=False)
    city: str | None = None
    region: str | None = None
    delivery: Delivery | None = None
    branch_number: str | None = None
    street: str | None = field(default=None, repr=False)
    house: str | None = field(default=None, repr=False)
    flat: str | None = field(default=None, repr=False)
    postcode: str | None = None
    weight_g: int | None = None
    size: Size | None = None
    seats: int | None = None
    declared_value: Money | None = None
    cod: Money | None = None
    payer: Payer | None = None
    description: str | None = None
    note: str | None = field(default=None, repr=False)
