"""The directory as it is searched: built from the database in memory, anew once another reading stands."""

from __future__ import annotations

import asyncio
import sys
from array import array
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import branches, syncs
from bot.desk import BackOffice
from bot.domain.branch_index import Able, BranchColumns, BranchIndex, TownEntry
from bot.domain.branch_search import FoundTown
from bot.domain.curve import Curve
from bot.domain.errors import NoBranches
from bot.reading.spelling import fold_name
from bot.reading.town_names import TownNames

Row = Any  # a row of the database

_PAGE = 500
_NOWHERE = float("nan")


@dataclass(frozen=True, slots=True)
class Directory:
    """Towns and branches of all carriers, the names that towns are found by, the regions and districts there are."""

    index: BranchIndex
    names: TownNames
    regions: tuple[str, ...]


async def directory_of(desk: BackOffice, db: AsyncConnection) -> Directory:
    """Give what stands; a new reading is built by whoever asks first, while others still see the old one.

    NoBranches where nothing does.
    """
    stamp = await syncs.all_taken(db)
    found: Directory = await desk.directory.of(stamp, lambda: _built(db))
    if not found.index.towns:
        raise NoBranches
    return found


async def warm(desk: BackOffice) -> None:
    """Read what stands into memory before somebody has to wait for it."""
    async with desk.database.read() as db:
        if await syncs.all_taken(db):
            await directory_of(desk, db)


async def _built(db: AsyncConnection) -> Directory:
    towns = [row async for page in _pages(db, branches.standing_towns) for row in page]
    gathered = _Gathered({(town.carrier, town.reference): place for place, town in enumerate(towns)})
    async for page in _pages(db, branches.standing_branches):
        gathered.take(page)
    return await asyncio.to_thread(_directory, towns, gathered)


async def _pages(
    db: AsyncConnection, page_after: Callable[[AsyncConnection, int, int], Awaitable[Sequence[Row]]]
) -> AsyncIterator[Sequence[Row]]:
    last = 0
    while page := await page_after(db, last, _PAGE):
        yield page
        last = page[-1].id


class _Gathered:
    """The branches in the order of their ids, with the places of their towns; of a branch of none after the last."""

    def __init__(self, towns: Mapping[tuple[str, str], int]) -> None:
        self.columns, self.able = BranchColumns(), _Abilities()
        self.stands_in = array("L")
        self.districts: dict[int, tuple[str, str]] = {}
        self._towns = towns

    def take(self, rows: Sequence[Row]) -> None:
        for row in rows:
            by_settlement = self._towns.get((row.carrier, row.settlement), len(self._towns))
            town = self._towns.get((row.carrier, row.city), by_settlement)
            self.stands_in.append(town)
            self.districts.setdefault(town, (row.region, row.district))
            _put(self.columns, row, self.able.place_of(row))


def _put(columns: BranchColumns, row: Row, able: int) -> None:
    columns.ids.append(row.id)
    columns.able.append(able)
    columns.latitudes.append(_NOWHERE if row.latitude is None else row.latitude)
    columns.longitudes.append(_NOWHERE if row.longitude is None else row.longitude)
    columns.numbers.append(sys.intern(row.number))  # every town has a 1
    columns.words.append(row.folded)


def _directory(towns: Sequence[Row], gathered: _Gathered) -> Directory:
    stands_in, numbers = gathered.stands_in, gathered.columns.numbers
    order = sorted(range(len(numbers)), key=lambda one: (stands_in[one], len(numbers[one]), numbers[one]))
    columns = _ordered(gathered.columns, order)
    entries = list(_entries(towns, Counter(stands_in), gathered.districts))
    town_places = {entry.town.id: place for place, entry in enumerate(entries)}
    curve = Curve(columns.latitudes, columns.longitudes)
    index = BranchIndex(entries, columns, gathered.able.known, town_places, curve)
    regions = {name for entry in entries for name in (entry.town.region, entry.town.district) if name}
    return Directory(index, TownNames(entry.folded for entry in entries), tuple(sorted(regions)))


def _ordered(columns: BranchColumns, order: Sequence[int]) -> BranchColumns:
    return BranchColumns(
        array("q", map(columns.ids.__getitem__, order)),
        array("L", map(columns.able.__getitem__, order)),
        array("d", map(columns.latitudes.__getitem__, order)),
        array("d", map(columns.longitudes.__getitem__, order)),
        list(map(columns.numbers.__getitem__, order)),
        list(map(columns.words.__getitem__, order)),
    )


def _entries(
    towns: Sequence[Row], many: Mapping[int, int], districts: Mapping[int, tuple[str, str]]
) -> Iterator[TownEntry]:
    """Region and district are told by the town's branches where the carrier tells them of no town."""
    first = 0
    for place, town in enumerate(towns):
        end = first + many.get(place, 0)
        region, district = districts.get(place, ("", ""))
        region, district = town.region or region, town.district or district
        shown = FoundTown(town.id, town.carrier, town.name, region, district, end - first)
        yield TownEntry(shown, fold_name(town.name.partition("(")[0]), first, end)
        first = end


class _Abilities:
    """The different sets of abilities, each once: a directory has a few hundred."""

    def __init__(self) -> None:
        self.known: list[Able] = []
        self._places: dict[Any, int] = {}

    def place_of(self, row: Row) -> int:
        facts = tuple(tuple(getattr(row, name)) if name == "opening" else getattr(row, name) for name in branches.ABLE)
        place = self._places.setdefault(facts, len(self.known))
        if place == len(self.known):
            self.known.append(Able(row.carrier, branches.able_of(row)))
        return place
