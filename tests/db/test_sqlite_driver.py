"""SQLite's driver makes few trips to its thread, and leaves no transaction open behind anybody."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select, text

from bot.db import sqlite_driver
from bot.db.engine import Database
from bot.db.tables import job_run

SLOW = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n")


@pytest.fixture
async def opened(sqlite_url):
    database = Database(sqlite_url)
    async with database.write() as db:
        await db.execute(select(job_run.c.job))
    yield database
    await database.close()


@pytest.fixture
def trips(opened, monkeypatch):
    made = []
    go = sqlite_driver._Connection._execute

    async def counted(connection, function, *args):
        made.append(args[1] if args else function.__name__)
        return await go(connection, function, *args)

    monkeypatch.setattr(sqlite_driver._Connection, "_execute", counted)
    return made


async def test_a_statement_is_one_trip_and_its_transaction_one_more(opened, trips):
    async with opened.write() as db:
        await db.execute(select(job_run.c.job))
        await db.execute(select(job_run.c.job))
    assert len(trips) == 3
    assert trips[-1] == "commit"


async def test_the_first_statement_begins_and_all_share_one_transaction(opened):
    async with opened.write() as db:
        await db.execute(text("PRAGMA user_version"))
        raw = (await db.get_raw_connection()).driver_connection
        assert raw.in_transaction
        await db.execute(text("CREATE TABLE made (one INTEGER)"))
        await db.rollback()
    async with opened.read() as db:
        assert (await db.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'made'"))).all() == []


async def test_a_failed_statement_rolls_back_what_went_before(opened):
    async def fail():
        async with opened.write() as db:
            await db.execute(text("INSERT INTO job_run (job, scheduled_at, started_at) VALUES ('a', '1', '1')"))
            await db.execute(text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises(Exception, match="nowhere"):
        await fail()
    async with opened.write() as db:
        assert (await db.execute(select(job_run.c.job))).all() == []


@pytest.mark.filterwarnings("ignore::ResourceWarning")
async def test_who_is_cancelled_in_the_middle_of_a_statement_leaves_nothing_open(opened):
    async def hang():
        async with opened.write() as db:
            await db.execute(SLOW)

    hanging = asyncio.create_task(hang())
    await asyncio.sleep(0.05)
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    async with opened.write() as db:
        raw = (await db.get_raw_connection()).driver_connection
        assert not raw.in_transaction
