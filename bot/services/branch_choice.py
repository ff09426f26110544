"""Which branches fit a wish, in which order they are shown, and their rows. Knows places in the index, no words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import branches
from bot.desk import BackOffice
from bot.domain.branch_index import BranchIndex
from bot.domain.branch_search import FoundBranch, Obstacle, Point, Wish
from bot.domain.obstacles import obstacles_of

_EARTH_M = 6_371_009
Obstacles = tuple[Obstacle, ...]


class Judge(dict[int, Obstacles | None]):
    """The obstacles of branches by what they can do, each judged once; None where a carrier's are not asked for."""

    def __init__(self, desk: BackOffice, index: BranchIndex, wish: Wish) -> None:
        """Judge by a wish."""
        super().__init__()
        self._desk, self._index, self._wish = desk, index, wish

    def __missing__(self, place: int) -> Obstacles | None:
        """Judge what nobody has asked about yet."""
        able, wish = self._index.able[place], self._wish
        of_other = wish.carriers and able.carrier not in wish.carriers
        self[place] = None if of_other else obstacles_of(able.branch, wish, zone_of(self._desk, able.carrier))
        return self[place]

    def allowed(self, places: Iterable[int]) -> list[int]:
        """Those of the branches that can be picked."""
        return self._those(places, lambda held: held == ())

    def listed(self, places: Iterable[int]) -> list[int]:
        """Those worth showing: of a carrier and kind that is asked for."""
        return self._those(places, lambda held: held is not None and Obstacle.OTHER_KIND not in held)

    def allowed_first(self, places: Sequence[int]) -> list[int]:
        """Keep the order, but those that cannot be picked come last; those of other carriers not at all."""
        return self.allowed(places) + self._those(places, bool)

    def _those(self, places: Iterable[int], is_right: Callable[[Obstacles | None], bool]) -> list[int]:
        able, known = self._index.columns.able, list(places)
        right = {one for one in {able[place] for place in known} if is_right(self[one])}
        return [place for place in known if able[place] in right]


def zone_of(desk: BackOffice, carrier: str) -> ZoneInfo:
    """The zone of a carrier's hours; the shop's where the carrier is not connected any more."""
    way = desk.carriers.connection(carrier)
    return desk.settings.shop_zone if way is None else way.carrier.info.zone


def distance_m(one: Point, other: Point) -> int:
    """Along the globe, in whole metres."""
    north, other_north = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((other_north - north) / 2) ** 2 + math.cos(north) * math.cos(other_north) * math.sin(east / 2) ** 2
    return round(2 * _EARTH_M * math.asin(math.sqrt(half)))


async def rows_of(
    desk: BackOffice, db: AsyncConnection, ids: Sequence[int], wish: Wish, near: Point | None = None
) -> tuple[FoundBranch, ...]:
    """Read the branches of those ids in that order; those that went meanwhile are left out."""
    known = await branches.with_ids(db, ids)
    return tuple(_found(desk, known[one], wish, near) for one in ids if one in known)


def _found(desk: BackOffice, known: branches.KnownBranch, wish: Wish, near: Point | None) -> FoundBranch:
    branch = known.branch
    away = None
    if near is not None and branch.latitude is not None and branch.longitude is not None:
        away = distance_m(near, Point(branch.latitude, branch.longitude))
    obstacles = obstacles_of(branch, wish, zone_of(desk, known.carrier))
    return FoundBranch(known.id, known.carrier, branch, away, obstacles)
