"""A parcel as the desk knows it: what was folded and kept, ready to be shown."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.money import Money
from bot.domain.roles import View
from bot.domain.tracking import CodState, Leg, Reason, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedParcel:
    """One number's state, folded over all legs. `id` is the tracking's; what is unknown is None.

    `numbers` are all numbers it travels under, the first one first; details are those of the last leg.
    `answered_at` is when the carrier last spoke of it; None where it never has.
    `unmapped` tells that the carrier's last word is one we do not know.
    """

    id: int
    carrier: str
    numbers: tuple[str, ...]
    leg: Leg
    status: Status
    reason: Reason | None
    cod_state: CodState
    city_from: str | None
    city_to: str | None
    branch: str | None
    expected_at: datetime | None
    arrived_at: datetime | None
    received_at: datetime | None
    paid_storage_from: date | None
    to_pay: Money | None
    asked_at: datetime | None
    answered_at: datetime | None
    unmapped: str | None = None

    @property
    def number(self) -> str:
        """The number it was first known by."""
        return self.numbers[0]


class Freshness(enum.Enum):
    """How much a shown state can be trusted."""

    ASKED = "asked"  # as of when the carrier last answered, which the card says
    STILL_ASKING = "still_asking"  # no answer within an update's time: a job goes on
    CARRIER_DOWN = "carrier_down"  # the carrier cannot be asked: a job goes on


@dataclass(frozen=True, slots=True)
class ShownParcel:
    """A parcel as one person may see it (design, law 10)."""

    parcel: TrackedParcel
    view: View
    freshness: Freshness = Freshness.ASKED
    is_followed: bool = False
    name: str | None = None  # the person's own word for it


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """One line of «what we saw»."""

    occurred_at: datetime
    observed: bool
    status: Status | None
    raw_text: str
    place: str


class Trouble(enum.StrEnum):
    """Why a number in a message has no parcel to show."""

    NOT_CONNECTED = "not_connected"  # it is of a carrier that this desk does not ask
    AMBIGUOUS = "ambiguous"  # two carriers have such numbers
    CHECK_DIGIT = "check_digit"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one number of a message: a parcel to show, or the trouble with it."""

    number: str
    carriers: tuple[str, ...]
    shown: ShownParcel | None = None
    trouble: Trouble | None = None
