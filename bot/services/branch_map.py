"""Branches by where they stand: the nearest ones, and those of a piece of the map gathered into clusters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.desk import BackOffice
from bot.domain.branch_index import BranchIndex
from bot.domain.branch_search import Box, Point, Wish
from bot.domain.obstacles import is_open
from bot.services.branch_choice import Judge, distance_m, zone_of

_DEGREE_M = 111_195
_NEAR_THE_POLE = 0.01
_MANY = 50
_BANDS_M = (300, 700, 1500, 3000, 6000, 12_000, 25_000, 50_000, 100_000, 200_000)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Places of branches that stand together, and their middle."""

    middle: Point
    places: list[int]


def nearest_places(desk: BackOffice, index: BranchIndex, point: Point, wish: Wish, most: int) -> list[int]:
    """Places of the nearest that can be picked; in each band of distance those open now come first."""
    judge = Judge(desk, index, wish)
    for band, away in enumerate(_BANDS_M):
        found = list(_within(index, point, away, judge))
        if len(found) >= most or band == len(_BANDS_M) - 1:
            found.sort(key=lambda one: (_band(one[0]), not _is_open(desk, index, one[1], wish), one[0]))
            return [place for _, place in found[:most]]
    return []


def _band(distance: int) -> int:
    return sum(distance > away for away in _BANDS_M)


def _is_open(desk: BackOffice, index: BranchIndex, place: int, wish: Wish) -> bool:
    able = index.able[index.columns.able[place]]
    at = wish.open_at or desk.clock.now()
    return is_open(able.branch.opening, at, zone_of(desk, able.carrier)) is True


def _within(index: BranchIndex, point: Point, away: int, judge: Judge) -> Iterator[tuple[int, int]]:
    north = away / _DEGREE_M
    east = north / max(math.cos(math.radians(point.latitude)), _NEAR_THE_POLE)
    box = Box(
        south=point.latitude - north,
        north=point.latitude + north,
        west=point.longitude - east,
        east=point.longitude + east,
    )
    for place in judge.allowed(index.curve.within(box)):
        distance = distance_m(point, Point(index.columns.latitudes[place], index.columns.longitudes[place]))
        if distance <= away:
            yield distance, place


def clusters(desk: BackOffice, index: BranchIndex, box: Box, wish: Wish, most: int) -> list[Gathered]:
    """Gather the branches that can be picked into the squares of a grid, at most `most` of them."""
    judge, gathered = Judge(desk, index, wish), []
    for square in index.curve.squares(box, max(most, 1)):
        places = judge.allowed(square.places if square.whole else index.curve.only_in(box, square.places))
        if places:
            of_all = square.whole and len(places) > _MANY  # in one square, so that the few left out move it little
            gathered.append(Gathered(square.middle if of_all else _middle(index, places), places))
    return gathered


def _middle(index: BranchIndex, places: Sequence[int]) -> Point:
    north = sum(map(index.columns.latitudes.__getitem__, places)) / len(places)
    return Point(north, sum(map(index.columns.longitudes.__getitem__, places)) / len(places))
