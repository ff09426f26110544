"""Towns of the simulated carrier with all their branches, put into the desk's directory without reading it whole."""

from __future__ import annotations

from sqlalchemy import insert, select

from bot.carriers.nova_poshta import places
from bot.db.branches import branch_row, city_row
from bot.db.directory_tables import branch, city
from bot.domain.place import City
from bot.reading.spelling import fold_name
from sandbox.nova_poshta import directory, warehouses
from sandbox.nova_poshta.places import ref

CODE = "nova_poshta"


async def keep_towns(desk, *names):
    """Our ids of the towns, in the order of their names."""
    async with desk.database.write() as db:
        for name in names:
            town = directory.town_named(name)
            told = City(ref("city", town.name), town.name, town.area, "")
            await db.execute(insert(city).values(city_row(CODE, told, fold_name(town.name))))
            points = [places.branch(warehouses.entry(point)) for point in directory.in_town(town)]
            await db.execute(insert(branch), [branch_row(CODE, one, fold_name(one.address)) for one in points])
        rows = (await db.execute(select(city.c.name, city.c.id))).all()
    return [dict(map(tuple, rows))[name] for name in names]


async def branch_id(desk, town, number):
    """Our id of the branch of that number."""
    async with desk.database.read() as db:
        query = select(branch.c.id).where(branch.c.city_name == town, branch.c.number == str(number))
        return (await db.execute(query)).scalars().first()
