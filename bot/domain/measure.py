"""Sizes and weights in whole units: millimetres and grams. Carriers' kilograms and centimetres end in their mapping."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Outer size of a box, in millimetres."""

    length_mm: int
    width_mm: int
    height_mm: int
