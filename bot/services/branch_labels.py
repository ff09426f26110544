"""Names of the bigger towns, for a map without pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nlargest

from bot.desk import BackOffice
from bot.domain.branch_index import BranchIndex, TownEntry
from bot.domain.branch_search import Point
from bot.services.branch_directory import directory_of

_MOST = 400


@dataclass(frozen=True, slots=True)
class Label:
    """A town's name and the middle of its branches."""

    name: str
    middle: Point


async def labels(desk: BackOffice) -> tuple[Label, ...]:
    """The towns with the most branches, the biggest first; each name once at its place, whatever carriers serve it."""
    async with desk.database.read() as db:
        index = (await directory_of(desk, db)).index
    biggest = nlargest(_MOST, index.towns, key=lambda entry: entry.town.many)
    found: dict[tuple[str, str], Label] = {}
    for entry in biggest:
        middle = _middle(index, entry)
        if middle is not None:
            found.setdefault((entry.folded, entry.town.region), Label(entry.town.name, middle))
    return tuple(found.values())


def _middle(index: BranchIndex, entry: TownEntry) -> Point | None:
    columns = index.columns
    places = [place for place in range(entry.first, entry.end) if not math.isnan(columns.latitudes[place])]
    if not places:
        return None
    north = sum(columns.latitudes[place] for place in places) / len(places)
    return Point(north, sum(columns.longitudes[place] for place in places) / len(places))
