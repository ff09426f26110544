"""Directories that stand in a desk's database, for the tests that look something up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from bot.carriers.nova_poshta.places import branch as read_branch
from bot.db import branches, directory, syncs
from bot.domain.directory import Outcome
from bot.domain.place import City
from bot.reading.branch_place import fold_place
from bot.reading.spelling import fold_name
from sandbox.nova_poshta import directory as simulated
from sandbox.nova_poshta import places
from sandbox.nova_poshta.warehouses import entry
from sandbox.towns import towns

CODE = "nova_poshta"
_BATCH = 2000


async def take(desk, cities, found, carrier=CODE):
    """Let these towns and branches stand, as a reading would."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        one = await syncs.ask(db, carrier, now)
        begun = await syncs.begin(db, carrier, now, timedelta(minutes=2))
        rows = [branches.city_row(carrier, city, fold_name(city.name)) for city in cities]
        if rows:
            await directory.put_cities(db, one, rows)
        rows = [branches.branch_row(carrier, branch, fold_place(branch)) for branch in found]
        for first in range(0, len(rows), _BATCH):
            await directory.put_branches(db, one, rows[first : first + _BATCH])
        await syncs.finish(db, replace(begun, outcome=Outcome.TAKEN), now)
        await directory.switch(db, carrier, one, now)
        await directory.clear(db, carrier)


@cache
def country():
    """The simulator's whole directory as the adapter reads it: towns, branches."""
    cities = [City(places.ref("city", town.name), town.name, town.area) for town in towns()]
    return cities, [read_branch(entry(point)) for point in simulated.points()]
