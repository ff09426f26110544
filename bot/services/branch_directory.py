"""The directory as it is searched: built from the database in memory, anew once another reading stands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import branches, syncs
from bot.desk import BackOffice
from bot.domain.branch_index import Able, BranchColumns, BranchIndex, TownEntry
from bot.domain.branch_search import FoundTown
from bot.domain.curve import Curve
from bot.domain.errors import NoBranches
from bot.reading.spelling import fold_name
from bot.reading.town_names import TownNames

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


async def _built(db: AsyncConnection) -> Directory:
    towns = await _all(db, branches.standing_towns)
    found = await _all(db, branches.standing_branches)
    return await asyncio.to_thread(_directory, towns, found)


async def _all(
    db: AsyncConnection, page: Callable[[AsyncConnection, int, int], Awaitable[Sequence[Row[Any]]]]
) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    while more := await page(db, rows[-1].id if rows else 0, _PAGE):
        rows += more
    return rows


def _directory(towns: Sequence[Row[Any]], found: Sequence[Row[Any]]) -> Directory:
    places = {(town.carrier, town.reference): place for place, town in enumerate(towns)}
    stands_in = [_town_of(row, places) for row in found]
    order = sorted(range(len(found)), key=lambda one: (stands_in[one], len(found[one].number), found[one].number))
    columns, able = BranchColumns(), _Abilities()
    ends = [0] * (len(towns) + 1)
    first_in = {stands_in[one]: found[one] for one in reversed(order)}
    for one in order:
        _put(columns, found[one], able.place_of(found[one]))
        ends[stands_in[one]] = len(columns.ids)
    entries = list(_entries(towns, ends, first_in))
    town_places = {entry.town.id: place for place, entry in enumerate(entries)}
    curve = Curve(columns.latitudes, columns.longitudes)
    index = BranchIndex(entries, columns, able.known, town_places, curve)
    regions = {name for entry in entries for name in (entry.town.region, entry.town.district) if name}
    return Directory(index, TownNames(entry.folded for entry in entries), tuple(sorted(regions)))


def _town_of(row: Row[Any], places: dict[tuple[str, str], int]) -> int:
    """The place of its town; after the last one for a branch of none."""
    by_city = places.get((row.carrier, row.city))
    return places.get((row.carrier, row.settlement), len(places)) if by_city is None else by_city


def _entries(towns: Sequence[Row[Any]], ends: Sequence[int], first_in: Mapping[int, Row[Any]]) -> Iterable[TownEntry]:
    """Region and district are told by the town's branches where the carrier tells them of no town."""
    first = 0
    for place, town in enumerate(towns):
        last = max(first, ends[place])
        told = first_in.get(place, town)
        region, district = town.region or told.region, town.district or told.district
        shown = FoundTown(town.id, town.carrier, town.name, region, district, last - first)
        yield TownEntry(shown, fold_name(town.name.partition("(")[0]), first, last)
        first = last


def _put(columns: BranchColumns, row: Row[Any], able: int) -> None:
    columns.ids.append(row.id)
    columns.able.append(able)
    columns.latitudes.append(_NOWHERE if row.latitude is None else row.latitude)
    columns.longitudes.append(_NOWHERE if row.longitude is None else row.longitude)
    columns.numbers.append(row.number)
    columns.words.append(row.folded)


class _Abilities:
    """The different sets of abilities, each once: a directory has a few hundred."""

    def __init__(self) -> None:
        self.known: list[Able] = []
        self._places: dict[Any, int] = {}

    def place_of(self, row: Row[Any]) -> int:
        facts = tuple(tuple(getattr(row, name)) if name == "opening" else getattr(row, name) for name in branches.ABLE)
        place = self._places.setdefault(facts, len(self.known))
        if place == len(self.known):
            self.known.append(Able(row.carrier, branches.able_of(row)))
        return place
