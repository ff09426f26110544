"""Sizes and weights in whole units: millimetres and grams. Carriers' kilograms and centimetres end in their mapping."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Outer size of a box, in millimetres."""

    length_mm: int
    width_mm: int
    height_mm: int

    def fits(self, limit: Size) -> bool:
        """Whether a box of this size goes into `limit`, turned as it needs to be."""
        return all(mine <= theirs for mine, theirs in zip(self._sorted(), limit._sorted(), strict=True))

    def _sorted(self) -> list[int]:
        return sorted((self.length_mm, self.width_mm, self.height_mm))
