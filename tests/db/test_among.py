"""A list as one parameter finds what IN finds, and the statement reads the same whatever its length."""

from __future__ import annotations

import pytest
from sqlalchemy import and_, insert, or_, select
from sqlalchemy import event as listens

from bot.db.among import among
from bot.db.tables import tracking
from tests.db.test_engine import A_TRACKING

NUMBERS = select(tracking.c.number).where(among(tracking.c.number, "numbers")).order_by(tracking.c.number)
IDS = select(tracking.c.id).where(among(tracking.c.id, "these"))


@pytest.fixture
async def filled(database):
    async with database.write() as db:
        await db.execute(insert(tracking), [A_TRACKING | {"number": str(one)} for one in range(100, 110)])
    return database


@pytest.mark.parametrize("wanted", [[], ["103"], ["103", "107", "nobody's", "103"], [f"{n}" for n in range(40_000)]])
async def test_those_and_no_others_are_found(filled, wanted):
    async with filled.read() as db:
        found = list((await db.execute(NUMBERS, {"numbers": wanted})).scalars())
    assert found == sorted({one for one in wanted if "100" <= one < "110" and len(one) == 3})


async def test_hostile_words_are_only_words(filled):
    async with filled.read() as db:
        assert not (await db.execute(NUMBERS, {"numbers": ["103') OR 1=1 --", '"]', "{103}", "\\"]})).all()


async def test_ids_of_any_size_are_found_by_one_statement(filled):
    texts = set()
    async with filled.read() as db:
        connection = db.sync_connection
        listens.listen(connection, "before_cursor_execute", lambda *told: texts.add(told[2]))
        for wanted in ([1], [1, 2, 3], [2**62, 1]):
            found = set((await db.execute(IDS, {"these": wanted})).scalars())
            assert found == {one for one in wanted if one < 11}
    assert len(texts) == 1


@pytest.mark.parametrize("join", [and_, or_])
async def test_sqlite_finds_them_by_their_index_beside_other_conditions_too(sqlite_database, join):
    joined = select(tracking.c.id).where(join(among(tracking.c.id, "these"), among(tracking.c.id, "those")))
    async with sqlite_database.read() as db:
        compiled = joined.compile(dialect=db.dialect)
        plan = (await db.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", ("[1]", "[2]"))).all()
    assert not [step.detail for step in plan if step.detail.startswith("SCAN tracking")]
