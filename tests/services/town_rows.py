"""A few towns of the simulated carrier with some of their branches, standing in the desk's directory."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from bot.carriers.nova_poshta.places import branch as read_branch
from bot.db.directory_tables import branch, city
from bot.domain.place import City
from sandbox.nova_poshta import directory
from sandbox.nova_poshta.places import ref
from sandbox.nova_poshta.warehouses import entry
from sandbox.places import Kind
from tests.services.standing import take

_ENOUGH = 60


async def keep_towns(desk, *names):
    """Our ids of the towns, in the order of their names."""
    towns = [directory.town_named(name) for name in names]
    cities = [City(ref("city", town.name), town.name, town.area) for town in towns]
    await take(desk, cities, [branch for town in towns for branch in _some(town)])
    async with desk.database.read() as db:
        known = {row.name: row.id for row in await db.execute(select(city.c.name, city.c.id))}
    return [known[name] for name in names]


@cache
def _some(town):
    """Of each kind the first ones: a whole town would hold up the writer of a busy machine for seconds."""
    points = directory.in_town(town)
    lockers = [point for point in points if point.place.kind is Kind.LOCKER]
    others = [point for point in points if point.place.kind is not Kind.LOCKER]
    return [read_branch(entry(point)) for point in others[:_ENOUGH] + lockers[:_ENOUGH]]


async def branch_id(desk, town, number):
    """Our id of the branch of that number."""
    async with desk.database.read() as db:
        query = select(branch.c.id).where(branch.c.city_name == town, branch.c.number == str(number))
        return (await db.execute(query)).scalars().first()
