"""Models and migrations say the same on both engines, and every table says how long it keeps what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.db import tables
from bot.db.engine import Database
from bot.db.migrate import migrate, revisions
from bot.db.tables import Retention, contact, event, metadata

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def differences(connection):
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


def checks(connection):
    """What Alembic does not compare."""
    found = inspect(connection)
    names = set(found.get_table_names()) - {"alembic_version"}
    return {name: sorted((one["name"], one["sqltext"]) for one in found.get_check_constraints(name)) for name in names}


async def test_models_and_migrations_agree(database):
    async with database.read() as db:
        assert await db.run_sync(differences) == []


async def test_a_column_that_no_migration_made_is_seen(database, monkeypatch):
    changed = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(changed)
    changed.tables["person"].append_column(Column("age", Integer))
    monkeypatch.setitem(globals(), "metadata", changed)
    async with database.read() as db:
        assert [change[0] for change in await db.run_sync(differences)] == ["add_column"]


async def test_checks_are_those_of_the_models(database):
    async with database.write() as db:
        migrated = await db.run_sync(checks)
        for name in [table.name for table in reversed(metadata.sorted_tables)]:
            await db.execute(text(f'DROP TABLE "{name}"'))
        await db.run_sync(metadata.create_all)
        assert await db.run_sync(checks) == migrated
    assert any(migrated.values())


async def test_a_migrated_database_is_at_the_newest_revision(database):
    has, wants = await revisions(database)
    assert has == wants
    await migrate(database)
    assert await revisions(database) == (has, wants)


async def test_an_empty_database_has_no_revision(tmp_path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'desk.db'}")
    has, wants = await revisions(database)
    await database.close()
    assert has is None
    assert wants is not None


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_declares_how_long_it_keeps_its_rows(table):
    assert faults_of(table) == []


def faults_of(table):
    retention = table.info.get("retention")
    if not isinstance(retention, Retention) or not retention.why:
        return ["no retention, or no reason for it"]
    if (retention.column is None) is not (retention.keep is None):
        return ["a column without a time, or a time without a column"]
    if retention.column is not None and not isinstance(table.c[retention.column].type, tables.Instant):
        return ["counted from what is no instant"]
    return []


@pytest.mark.parametrize(
    "retention",
    [
        None,
        Retention(""),
        Retention("x", column="id"),
        Retention("x", keep=timedelta(days=1)),
        Retention("x", "id", timedelta(days=1)),
    ],
)
def test_a_table_without_retention_is_seen(retention):
    assert faults_of(Table("new", MetaData(), Column("id", Integer), info={"retention": retention}))


def a_contact(**changes):
    return {"phone": "380990000001", "phone_hash": b"1" * 32, "created_at": NOW} | changes


async def test_a_naive_instant_is_refused(database):
    with pytest.raises(StatementError, match="naive"):
        async with database.write() as db:
            await db.execute(contact.insert(), a_contact(created_at=datetime(2026, 11, 25, 10)))  # noqa: DTZ001


async def test_an_instant_comes_back_aware_in_utc(database):
    kyiv = NOW.astimezone(ZoneInfo("Europe/Kyiv"))
    async with database.write() as db:
        await db.execute(contact.insert(), a_contact(created_at=kyiv))
    async with database.read() as db:
        (stored,) = (await db.execute(select(contact.c.created_at))).one()
    assert stored == NOW
    assert stored.utcoffset() == timedelta(0)


async def test_no_instant_is_no_instant(database):
    async with database.read() as db:
        assert (await db.execute(select(tables.person.c.blocked_at))).all() == []
    person = {"telegram_id": 1, "blocked_at": None, "created_at": NOW}
    async with database.write() as db:
        await db.execute(tables.person.insert(), person)
        assert (await db.execute(select(tables.person.c.blocked_at))).scalar_one() is None


async def test_an_event_of_no_tracking_is_refused(database):
    stray = {
        "tracking_id": 7,
        "identity": b"1" * 16,
        "leg": "outbound",
        "raw_code": "1",
        "raw_text": "",
        "occurred_at": NOW,
        "observed": False,
        "place": "",
        "seen_at": NOW,
    }
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        async with database.write() as db:
            await db.execute(event.insert(), stray)


async def test_the_same_phone_is_kept_once(database):
    async with database.write() as db:
        await db.execute(contact.insert(), a_contact())
    with pytest.raises(IntegrityError):
        async with database.write() as db:
            await db.execute(contact.insert(), a_contact())
