"""The seats of a waybill as a client told them, and what they come to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sandbox.nova_poshta.call import Call, word

_CM3_A_KG = 4000


@dataclass(frozen=True, slots=True)
class Seat:
    """One box: centimetres and kilograms; 0 where it was not told, nan where it was no number."""

    width: float
    length: float
    height: float
    weight: float

    @property
    def volume_weight(self) -> float:
        """What it weighs by its size."""
        return self.width * self.length * self.height / _CM3_A_KG


def read_number(told: object) -> float:
    """A number however it was written; nan where it is none, 0 where nothing was told."""
    written = word(told).strip().replace(",", ".")
    if not written:
        return 0.0
    try:
        number = float(written)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def read_seats(call: Call) -> list[Seat]:
    """OptionsSeat: a list of objects, or a single one."""
    told = call.properties.get("OptionsSeat")
    listed: list[Any] = told if isinstance(told, list) else [told]
    return [_seat(one) for one in listed if isinstance(one, dict)]


def _seat(told: dict[str, Any]) -> Seat:
    sides = ("volumetricWidth", "volumetricLength", "volumetricHeight", "weight")
    return Seat(*(read_number(told.get(name)) for name in sides))
