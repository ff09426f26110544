"""A PostgreSQL database that a test has used is as good as new for the next one."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from tests.conftest import TEST_POSTGRES_URL
from tests.databases import Postgres

PERSON = "INSERT INTO person (telegram_id, created_at) VALUES (7001, now()) RETURNING id"
CHANGES = (
    "ALTER TABLE person ALTER COLUMN telegram_id DROP NOT NULL",
    "CREATE TABLE made (one integer)",
    "ANALYZE person",
)


@pytest.fixture
def databases(postgres, shared_folder):
    own = Postgres(TEST_POSTGRES_URL, shared_folder)
    yield own
    own.end()


def connected(url):
    return asyncpg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))


async def ask(url, *statements):
    db = await connected(url)
    try:
        return [await db.fetchval(one) for one in statements]
    finally:
        await db.close()


def test_it_is_swept_and_its_numbers_begin_anew(databases):
    url = databases.take()
    notice = "INSERT INTO outbox (kind, person_id, occasion, created_at) VALUES ('answer', 1, 'then', now())"
    assert asyncio.run(ask(url, PERSON, notice)) == [1, None]
    databases.give_back()
    assert databases.take() == url
    assert asyncio.run(ask(url, "SELECT count(*) FROM person", "SELECT count(*) FROM outbox", PERSON)) == [0, 0, 1]


def test_who_is_still_connected_holds_nothing_up(databases):
    url = databases.take()

    async def left_open():
        db = await connected(url)
        await db.execute("BEGIN")
        await db.execute(PERSON)
        await asyncio.to_thread(databases.give_back)
        with pytest.raises((asyncpg.PostgresError, OSError, asyncpg.InterfaceError)):
            await db.execute("COMMIT")

    asyncio.run(left_open())
    assert asyncio.run(ask(databases.take(), "SELECT count(*) FROM person")) == [0]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_more_than_rows_is_not_handed_on(databases, change):
    url = databases.take()
    asyncio.run(ask(url, PERSON, change))
    databases.give_back()
    assert databases.take() != url
    assert asyncio.run(ask(databases.take(), "SELECT count(*) FROM person")) == [0]
