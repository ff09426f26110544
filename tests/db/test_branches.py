"""What comes out of the directory's rows is what went in; what went is not read."""

from __future__ import annotations

from bot.carriers.nova_poshta.places import branch
from bot.db import branches
from bot.domain.place import City
from tests.carriers.nova_poshta.answers import WAREHOUSE
from tests.services.standing import take

CITIES = [
    City("1", "Київ", "Київська"),
    City("2", "Києво-Святошинське", "Київська"),
    City("3", "Івано-Франківськ", "Івано-Франківська"),
    City("4", "Кам’янське", "Дніпропетровська", "Кам’янський"),
]


async def test_towns_come_page_by_page_and_not_once_they_are_gone(desk):
    await take(desk, CITIES, [])
    async with desk.database.read() as db:
        first = await branches.standing_towns(db, 0, 3)
        rest = await branches.standing_towns(db, first[-1].id, 3)
    assert [row.name for row in (*first, *rest)] == [city.name for city in CITIES]
    await take(desk, CITIES[1:], [])
    async with desk.database.read() as db:
        assert [row.name for row in await branches.standing_towns(db, 0, 9)] == [city.name for city in CITIES[1:]]


async def test_a_branch_comes_back_as_it_went_in_and_not_once_it_is_gone(desk):
    whole = branch(WAREHOUSE)
    bare = branch({"Ref": "bare", "Number": "8", "CityRef": whole.city})
    await take(desk, [], [whole, bare])
    async with desk.database.read() as db:
        ids = [row.id for row in await branches.standing_branches(db, 0, 9)]
        found = await branches.with_ids(db, ids)
    assert [found[one].branch for one in ids] == [whole, bare]
    await take(desk, [], [bare])
    async with desk.database.read() as db:
        assert [one.branch for one in (await branches.with_ids(db, ids)).values()] == [bare]


async def test_what_a_search_knows_of_a_branch_is_what_it_can_do(desk):
    whole = branch(WAREHOUSE)
    await take(desk, [], [whole])
    async with desk.database.read() as db:
        (row,) = await branches.standing_branches(db, 0, 9)
    able = branches.able_of(row)
    for name in ("kind", "max_weight_g", "max_shipment_g", "max_size", "opening", "takes_cards", "pays_out_cod"):
        assert getattr(able, name) == getattr(whole, name), name
