"""What a delivery costs and how long it takes. Fits the one live price that is known; the rest is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sandbox.towns import Town

# Dnipro to Kyiv, 0.5 kg, declared 2879: 104.40 in 2026 = 90 + 0.5 %
_UP_TO_KG = ((2, 90), (10, 130), (30, 190), (100, 420), (1100, 2600))
_WITHIN_TOWN_LESS = 20
_A_DOOR = 35
_DECLARED_SHARE = 0.005
_FREE_DECLARED = 500
_TRANSFER_FEE, _TRANSFER_SHARE = 20, 0.02
_PACKING = 25


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where, by which service."""

    origin: Town
    destination: Town
    service: str

    @property
    def within_town(self) -> bool:
        return self.origin == self.destination


def delivery(way: Way, weight: float, declared: float) -> float:
    """The price of the delivery itself, in hryvnias."""
    heaviest = _UP_TO_KG[-1][1]
    base = next((price for limit, price in _UP_TO_KG if weight <= limit), heaviest)
    base -= _WITHIN_TOWN_LESS if way.within_town else 0
    doors = way.service.startswith("Doors") + way.service.endswith("Doors")
    insured = declared * _DECLARED_SHARE if declared > _FREE_DECLARED else 0
    return round(base + doors * _A_DOOR + insured, 1)


def redelivery(money: float) -> float:
    """The fee for a money transfer."""
    return round(_TRANSFER_FEE + money * _TRANSFER_SHARE, 2) if money else 0


def packing(packs: int) -> int:
    """The price of packing."""
    return packs * _PACKING


def arrives(way: Way, day: date) -> date:
    """The day on which what is sent on `day` is there."""
    return day + timedelta(days=1 if way.within_town else 2)
