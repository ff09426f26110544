"""Transactions lose nothing, keep the network out, and say in words that the database is busy."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, text, update

from bot.db import engine
from bot.db.engine import Database
from bot.db.tables import tracking
from bot.domain.errors import Busy
from bot.guard import NetworkInTransaction, assert_not_writing
from bot.http import Call, Effect, Http, Peer

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
WRITERS, TIMES = 4, 25
A_TRACKING = {
    "carrier": "nova_poshta",
    "number": "20450000000001",
    "leg": "outbound",
    "status": "created",
    "cod_state": "none",
    "raw": {},
    "created_at": NOW,
}


async def attempts(database: Database) -> int:
    async with database.read() as db:
        return (await db.execute(select(tracking.c.attempts))).scalar_one()


async def count_together(url: str, *, lock: bool) -> tuple[int, int]:
    """Let as many writers as processes would be add one at a time; how often they succeeded, and the sum they left."""
    async with AsyncExitStack() as stack:
        writers = [Database(url) for _ in range(WRITERS)]
        for writer in writers:
            stack.push_async_callback(writer.close)
        async with writers[0].write() as db:
            await db.execute(insert(tracking), A_TRACKING)
        done = await asyncio.gather(*(add_many(writer, lock=lock) for writer in writers))
        return sum(done), await attempts(writers[0])


async def add_many(database: Database, *, lock: bool) -> int:
    done = 0
    for _ in range(TIMES):
        with suppress(Busy):
            await add_one(database, lock=lock)
            done += 1
    return done


async def add_one(database: Database, *, lock: bool) -> None:
    query = select(tracking.c.attempts)
    async with database.write() as db:
        had = (await db.execute(query.with_for_update() if lock else query)).scalar_one()
        await db.execute(update(tracking).values(attempts=had + 1))


async def test_no_update_is_lost(database_url):
    assert await count_together(database_url, lock=True) == (WRITERS * TIMES, WRITERS * TIMES)


async def test_without_the_guard_updates_fail_or_are_lost(database_url, monkeypatch):
    """The guard is BEGIN IMMEDIATE on SQLite and the row's lock on PostgreSQL."""
    begun = engine._sqlite_engine
    monkeypatch.setattr(engine, "_sqlite_engine", lambda url, begin, **rest: begun(url, "BEGIN", **rest))
    assert await count_together(database_url, lock=False) != (WRITERS * TIMES, WRITERS * TIMES)


async def test_the_network_is_closed_inside_a_write_and_open_outside(database):
    http = Http()
    call = Call(peer=Peer("nobody"), method="GET", url="http://127.0.0.1:9/", effect=Effect.READ, within=1)
    async with database.write():
        with pytest.raises(NetworkInTransaction):
            await http.fetch(call, bytes)
    async with database.read():
        assert_not_writing("a call")
    assert_not_writing("a call")
    await http.close()


async def test_all_that_is_read_together_is_of_one_moment(database):
    async with database.write() as db:
        await db.execute(insert(tracking), A_TRACKING)
    async with database.read() as db:
        before = (await db.execute(select(tracking.c.attempts))).scalar_one()
        async with database.write() as other:
            await other.execute(update(tracking).values(attempts=7))
        assert (await db.execute(select(tracking.c.attempts))).scalar_one() == before
    assert await attempts(database) == 7


async def test_what_fails_inside_a_write_leaves_nothing(database):
    with suppress(KeyError):
        async with database.write() as db:
            await db.execute(insert(tracking), A_TRACKING)
            raise KeyError
    async with database.read() as db:
        assert (await db.execute(select(tracking.c.id))).all() == []
    assert_not_writing("a call")


HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held_by_another_process(sqlite_url, monkeypatch):
    monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "PRAGMA busy_timeout=50"))
    file = sqlite_url.removeprefix("sqlite+aiosqlite:///")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        yield sqlite_url, holder
        holder.stdin.close()


async def test_a_database_held_by_another_process_is_busy_in_words(held_by_another_process):
    url, holder = held_by_another_process
    database = Database(url)
    with pytest.raises(Busy) as caught:
        async with database.write():
            pass
    assert caught.value.key == "error-busy"
    async with database.read() as db:
        await db.execute(select(tracking.c.id))  # readers go on: WAL
    holder.stdin.close()
    holder.wait()
    async with database.write() as db:
        await db.execute(insert(tracking), A_TRACKING)
    await database.close()


async def test_a_writer_that_waits_too_long_for_its_turn_is_told(sqlite_url, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.05)
    database = Database(sqlite_url)
    async with database.write():
        with pytest.raises(Busy):
            async with database.write():
                pass
    await database.close()


async def test_sqlite_is_set_as_the_law_says(sqlite_url):
    database = Database(sqlite_url)
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}
    for transaction in (database.read, database.write):
        async with transaction() as db:
            for pragma, value in wanted.items():
                assert (await db.execute(text(f"PRAGMA {pragma}"))).scalar_one() == value
    await database.close()


async def test_an_error_of_the_database_shows_no_value(database):
    with pytest.raises(Exception, match="not_there") as caught:
        async with database.write() as db:
            await db.execute(text("INSERT INTO not_there VALUES (:phone)"), {"phone": "380990000001"})
    assert "380990000001" not in str(caught.value)


async def test_a_database_that_is_there_answers(database):
    assert await database.answers()


@pytest.mark.parametrize("url", ["sqlite+aiosqlite:////proc/nowhere.db", "postgresql+asyncpg://desk@127.0.0.1:9/desk"])
async def test_a_database_that_is_not_there_does_not_answer(url, monkeypatch):
    monkeypatch.setattr(engine.Path, "mkdir", lambda *_args, **_options: None)
    database = Database(url)
    assert not await database.answers()
    await database.close()
    for thread in threading.enumerate():  # the driver does not wait for the thread of a connection that failed
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join)
