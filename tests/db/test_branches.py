"""What comes out of the directory's rows is what went in; names are found by their folded beginning."""

from __future__ import annotations

from bot.carriers.nova_poshta.places import branch
from bot.db import branches, directory, syncs
from bot.domain.place import City
from bot.reading.spelling import fold_name
from tests.carriers.nova_poshta.answers import WAREHOUSE
from tests.desk import NOW

CODE = "nova_poshta"
CITIES = [
    City("1", "Київ", "Київська"),
    City("2", "Києво-Святошинське", "Київська"),
    City("3", "Івано-Франківськ", "Івано-Франківська"),
    City("4", "Кам’янське", "Дніпропетровська", "Кам’янський"),
]


async def take(database, cities, found):
    async with database.write() as db:
        one = await syncs.ask(db, CODE, NOW)
        if cities:
            await directory.put_cities(db, one, [branches.city_row(CODE, c, fold_name(c.name)) for c in cities])
        if found:
            rows = [branches.branch_row(CODE, b, fold_name(b.address)) for b in found]
            await directory.put_branches(db, one, rows)
        await directory.switch(db, CODE, one, NOW)


async def named(database, words, limit=10):
    async with database.read() as db:
        found = await branches.cities_beginning(db, CODE, fold_name(words), limit)
    return [one.city.name for one in found]


async def test_towns_are_found_by_their_beginning_whatever_the_letters(database):
    await take(database, CITIES, [])
    assert await named(database, "КИЇ") == ["Київ"] == await named(database, "кии")
    assert await named(database, "ки", 1) == ["Києво-Святошинське"]
    assert await named(database, "івано франк") == ["Івано-Франківськ"] == await named(database, "Івано-Ф")
    assert await named(database, "камянс") == ["Кам’янське"] == await named(database, "Кам'янське")
    assert await named(database, "франк") == []


async def test_a_branch_comes_back_as_it_went_in_and_not_once_it_is_gone(database):
    whole = branch(WAREHOUSE)
    bare = branch({"Ref": "bare", "Number": "8", "CityRef": whole.city})
    await take(database, [], [whole, bare])
    async with database.read() as db:
        (found,) = await branches.branches_numbered(db, CODE, whole.city, "7")
        (other,) = await branches.branches_numbered(db, CODE, whole.city, "8")
        assert await branches.branches_numbered(db, CODE, "elsewhere", "7") == []
    assert (found.branch, other.branch) == (whole, bare)
