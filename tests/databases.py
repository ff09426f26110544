"""The databases of tests: a migrated file to be copied, and PostgreSQL databases that are swept and used again.

To create and to drop a database takes PostgreSQL over a second where its disk is slow, and there are two thousand tests
to run on one. So every worker has one of its own, in which nothing of a test is left: all rows go, all numbers begin
anew, whoever is still connected is sent away; and where a test has changed more than rows, another database is made.
All workers copy what one of them has migrated.
"""

from __future__ import annotations

import asyncio
import fcntl
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
from sqlalchemy.engine import make_url

from bot.db.engine import Database
from bot.db.migrate import migrate

_LEFT_BY_TESTS = "pakunok_test_"

# One statement, so that references are looked at when all rows are gone; a table without rows costs next to nothing.
_SWEEP = """
DO $$
DECLARE one record; deletes text := '';
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        deletes := deletes || format('%I AS (DELETE FROM %I), ', one.tablename, one.tablename);
    END LOOP;
    EXECUTE 'WITH ' || deletes || 'done AS (SELECT 1) SELECT * FROM done';
    FOR one IN SELECT sequencename, start_value FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(quote_ident(one.sequencename), one.start_value, false);
    END LOOP;
END $$
"""
# Whatever a test may have changed but rows. A table that was analysed is planned for otherwise, so that counts too.
_SHAPE = """
SELECT (SELECT array_agg((oid, relname, relkind, relnatts, relchecks)::text ORDER BY oid) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace)::text
    || (SELECT array_agg((conname, conrelid)::text ORDER BY oid) FROM pg_constraint)::text
    || (SELECT md5(string_agg((attrelid, attnum, attname, atttypid, attnotnull, atthasdef)::text, ''
                              ORDER BY attrelid, attnum)) FROM pg_attribute WHERE attrelid >= 16384)
    || (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal)
    || (SELECT count(*) FROM pg_proc WHERE oid >= 16384)
    || (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384)
    || (SELECT setconfig::text FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase
        WHERE datname = current_database() AND setrole = 0)
    || (SELECT string_agg(version_num, ' ') FROM alembic_version)
"""
_MOST_BYTES_MORE = 8 * 1024 * 1024  # what was deleted still takes its place


@contextmanager
def only_one(folder: Path, name: str) -> Iterator[Path]:
    """Let one worker in at a time; the file that tells the others what the first one made."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / name


def migrated_file(folder: Path) -> Path:
    """A migrated SQLite file, to be copied: made by the first worker that asks."""
    with only_one(folder, "template.db") as file:
        if not file.exists():
            fresh = file.with_suffix(".new")
            asyncio.run(_migrated(f"sqlite+aiosqlite:///{fresh}"))
            fresh.rename(file)
    return file


async def _migrated(url: str) -> None:
    """Bring the database at `url` to the newest shape."""
    database = Database(url)
    await migrate(database)
    await database.close()


class Postgres:
    """Databases on one server, one after another of this worker's own."""

    def __init__(self, server: str, folder: Path) -> None:
        """`server`: the address of a database in which others may be created; `folder`: shared by all workers."""
        self._server = server
        self._folder = folder
        self._name = ""
        self._first = ("", 0)

    def take(self) -> str:
        """The address of a migrated database without rows."""
        if not self._name:
            self._name = self.new(template=self._template())
            self._first = asyncio.run(self._in(self._name, _look))
        return self.url_of(self._name)

    def give_back(self) -> None:
        """Sweep what was taken, or drop it where sweeping is not enough."""
        if asyncio.run(self._in(self._name, self._swept)):
            return
        self.drop(self._name)
        self._name = ""

    def new(self, template: str = "template1") -> str:
        """Create a database that waits for no disk at its commits: what is killed here is never the server."""
        name = f"{_LEFT_BY_TESTS}{uuid.uuid4().hex[:16]}"
        asyncio.run(
            self._on_server(
                f"CREATE DATABASE {name} TEMPLATE {template}", f"ALTER DATABASE {name} SET synchronous_commit = off"
            )
        )
        return name

    def drop(self, name: str) -> None:
        """Drop it, whoever is still connected."""
        asyncio.run(self._on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))

    def end(self) -> None:
        """Drop this worker's own database."""
        if self._name:
            self.drop(self._name)

    def drop_template(self) -> None:
        """Drop what all workers have copied; when all of them have ended."""
        file = self._folder / "template.name"
        if file.exists():
            self.drop(file.read_text())

    def url_of(self, name: str) -> str:
        """The address under which the desk opens it."""
        url = make_url(self._server).set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)

    def _template(self) -> str:
        with only_one(self._folder, "template.name") as file:
            if not file.exists():
                name = self.new()
                asyncio.run(_migrated(self.url_of(name)))
                file.write_text(name)
        return file.read_text()

    async def _swept(self, db: asyncpg.Connection) -> bool:
        shape, size = await _look(db)
        if shape != self._first[0] or size > self._first[1] + _MOST_BYTES_MORE:
            return False
        await db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        await db.execute(_SWEEP)
        return True

    async def _in(self, name: str, work: Callable[[asyncpg.Connection], object]):
        db = await asyncpg.connect(make_url(self._server).set(database=name).render_as_string(hide_password=False))
        try:
            return await work(db)
        finally:
            await db.close()

    async def _on_server(self, *statements: str) -> None:
        server = await asyncpg.connect(self._server)
        try:
            for statement in statements:
                await server.execute(statement)
        finally:
            await server.close()


async def _look(db: asyncpg.Connection) -> tuple[str, int]:
    return await db.fetchval(_SHAPE), await db.fetchval("SELECT pg_database_size(current_database())")
