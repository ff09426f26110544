"""A filled database of an earlier release comes through every later revision whole."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from bot.db.engine import BrokenReferences, Database
from bot.db.migrate import migrate, revisions

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC).isoformat(sep=" ")
FILLED = {
    "0001": (
        "INSERT INTO contact (id, phone, phone_hash, created_at) VALUES (1, '380990000001', :hash, :now)",
        "INSERT INTO person (id, telegram_id, language, contact_id, created_at) VALUES (1, 7001, 'uk', 1, :now)",
        (
            "INSERT INTO tracking (id, carrier, number, leg, status, cod_state, raw, created_at, recipient_contact_id)"
            " VALUES (1, 'nova_poshta', '20451900000013', 'outbound', 'in_transit', 'none', '{}', :now, 1)"
        ),
        (
            "INSERT INTO tracking (id, carrier, number, leg, root_id, status, cod_state, raw, created_at)"
            " VALUES (2, 'nova_poshta', '20451900000027', 'return', 1, 'not_found', 'none', '{}', :now)"
        ),
        (
            "INSERT INTO event (id, tracking_id, identity, leg, raw_code, raw_text, occurred_at, observed, status,"
            " place, seen_at) VALUES (1, 1, :identity, 'outbound', '5', 'їде', :now, false, 'in_transit', '', :now)"
        ),
        (
            "INSERT INTO outbox (id, kind, person_id, tracking_id, occasion, created_at)"
            " VALUES (1, 'answer', 1, 1, 'then', :now)"
        ),
        "INSERT INTO update_seen (bot_id, update_id, seen_at) VALUES (1, 1, :now)",
        "INSERT INTO chat_state (person_id, awaits, about, changed_at) VALUES (1, 'contact', '{}', :now)",
        "INSERT INTO job_run (job, scheduled_at, started_at) VALUES ('poll', :now, :now)",
    ),
}


@pytest.fixture(params=sorted(FILLED))
async def filled(request, empty_database_url):
    """A database as the release of this revision left it, with a row or two in every table."""
    database = Database(empty_database_url)
    await migrate(database, to=request.param)
    async with database.write() as db:
        for statement in FILLED[request.param]:
            given = {"hash": b"h" * 32, "identity": b"i" * 16, "now": NOW if database.is_sqlite else instant()}
            names = {name: value for name, value in given.items() if f":{name}" in statement}
            await db.execute(text(statement), names)
    yield database, request.param
    await database.close()


def instant():
    return datetime.fromisoformat(NOW)


async def counts(database, statements):
    tables = [statement.split()[2] for statement in statements]
    async with database.read() as db:
        return {table: (await db.execute(text(f"SELECT count(*) FROM {table}"))).scalar() for table in tables}  # noqa: S608


async def test_no_row_is_lost_on_the_way_to_the_newest_revision(filled):
    database, revision = filled
    before = await counts(database, FILLED[revision])
    await migrate(database)
    has, wanted = await revisions(database)
    assert has == wanted != revision
    assert await counts(database, FILLED[revision]) == before
    assert min(before.values()) >= 1


async def test_a_migration_that_would_leave_rows_pointing_at_nothing_is_not_carried_out(tmp_path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    await migrate(database)
    orphan = "INSERT INTO chat_state (person_id, awaits, about, changed_at) VALUES (5, 'name', '{}', :now)"
    with pytest.raises(BrokenReferences, match="chat_state"):
        async with database.reshape() as db:
            await db.execute(text(orphan), {"now": NOW})
    async with database.read() as db:
        assert (await db.execute(text("SELECT count(*) FROM chat_state"))).scalar() == 0
    await database.close()
