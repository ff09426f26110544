"""Places on the globe in the order of a Z-curve: whatever stands in one square of the map lies in one piece of a list.

So a rectangle, or a grid laid over it, is a few bisections, however many places there are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.domain.branch_search import Box, Point

_BITS = 20  # squares of about 20 m
_SIDE = 1 << _BITS
_FEW_SQUARES = 64
_SPREADING = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


@dataclass(frozen=True, slots=True)
class Square:
    """Places in one square of a grid, and their middle. `whole`: all of it lies in the rectangle asked for."""

    places: Sequence[int]
    middle: Point
    whole: bool


class Curve:
    """Places by where they stand; those that stand nowhere (not a number) are left out."""

    def __init__(self, latitudes: Sequence[float], longitudes: Sequence[float]) -> None:
        """Take the degrees of place 0, 1, 2…"""
        known = [place for place, north in enumerate(latitudes) if north == north]  # noqa: PLR0124 - not a number
        codes = {place: _code(_row(latitudes[place]), _column(longitudes[place])) for place in known}
        known.sort(key=codes.__getitem__)
        self._latitudes, self._longitudes = latitudes, longitudes
        self._places = array("L", known)
        self._codes = array("Q", (codes[place] for place in known))
        # What all before a place sum up to, so that the middle of many is one subtraction.
        self._norths = array("d", accumulate((latitudes[place] for place in known), initial=0.0))
        self._easts = array("d", accumulate((longitudes[place] for place in known), initial=0.0))

    def within(self, box: Box) -> list[int]:
        """Places in a rectangle, its edges included."""
        found: list[int] = []
        for square in self.squares(box, _FEW_SQUARES):
            found += square.places if square.whole else self.only_in(box, square.places)
        return found

    def only_in(self, box: Box, places: Sequence[int]) -> list[int]:
        """Those of the places that stand in a rectangle."""
        north, east = self._latitudes, self._longitudes
        return [
            place for place in places if box.south <= north[place] <= box.north and box.west <= east[place] <= box.east
        ]

    def squares(self, box: Box, most: int) -> Iterator[Square]:
        """The squares of a rectangle in which something stands: the smallest of which there are at most `most`."""
        (south, north), (west, east) = (_row(box.south), _row(box.north)), (_column(box.west), _column(box.east))
        if south > north or west > east:
            return
        halvings = 0
        while halvings < _BITS and _across(south, north, halvings) * _across(west, east, halvings) > most:
            halvings += 1
        for row in range(south >> halvings, (north >> halvings) + 1):
            on_edge = row in {south >> halvings, north >> halvings}
            for column in range(west >> halvings, (east >> halvings) + 1):
                first = _code(row, column) << 2 * halvings
                start = bisect_left(self._codes, first)
                end = bisect_left(self._codes, first + (1 << 2 * halvings), start)
                if start < end:
                    whole = not on_edge and column not in {west >> halvings, east >> halvings}
                    yield Square(self._places[start:end], self._middle(start, end), whole)

    def _middle(self, start: int, end: int) -> Point:
        north, east = self._norths[end] - self._norths[start], self._easts[end] - self._easts[start]
        return Point(north / (end - start), east / (end - start))


def _across(first: int, last: int, halvings: int) -> int:
    return (last >> halvings) - (first >> halvings) + 1


def _row(latitude: float) -> int:
    return min(max(int((latitude + 90) / 180 * _SIDE), 0), _SIDE - 1)


def _column(longitude: float) -> int:
    return min(max(int((longitude + 180) / 360 * _SIDE), 0), _SIDE - 1)


def _code(row: int, column: int) -> int:
    """Weave the bits of both, so that neighbours on the map are mostly neighbours on the line."""
    return _spread(row) << 1 | _spread(column)


def _spread(number: int) -> int:
    for shift, mask in _SPREADING:
        number = (number | number << shift) & mask
    return number
