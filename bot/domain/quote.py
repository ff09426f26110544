"""What a shipment would cost and when it would arrive."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.money import Money


class PricePart(enum.StrEnum):
    """What a part of the price is for."""

    DELIVERY = "delivery"
    COD_FEE = "cod_fee"
    REDELIVERY = "redelivery"
    PACKING = "packing"


@dataclass(frozen=True, slots=True)
class Quote:
    """A price by its parts (those of nothing are left out), and the day of arrival where the carrier tells one."""

    parts: Mapping[PricePart, Money]
    arrives_on: date | None = None
