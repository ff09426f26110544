"""The database behind one door: `read()` and `write()` on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.schema import Table

from bot import guard
from bot.db import sqlite_driver
from bot.domain.errors import Busy

BUSY_TIMEOUT_S = 5
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}",
)


# What a database raises that is away or overloaded for now.
OUT_OF_REACH = (SQLAlchemyError, Busy, OSError)


class BrokenReferences(Exception):
    """A migration would leave rows that point at nothing; it was not carried out."""


class Database:
    """Connections of one database. On SQLite: one writer whose transactions begin IMMEDIATE, a few readers (law 7)."""

    def __init__(self, url: str) -> None:
        """Prepare the pools; nothing is opened until the first use."""
        parsed = self._url = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._writer = _sqlite_engine(parsed, "BEGIN IMMEDIATE", pool_size=1)
            self._reader = _sqlite_engine(parsed, "BEGIN", pool_size=10)
        else:
            self._writer = create_async_engine(parsed, pool_size=10, max_overflow=0, hide_parameters=True)
            self._reader = self._writer.execution_options(isolation_level="REPEATABLE READ")  # as SQLite reads

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction to read in: all that is read in it is of one moment."""
        async with _busy_in_words(), self._reader.begin() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction to write in: all of it is kept, or nothing. The network is closed to it (law 1)."""
        async with _busy_in_words(), self._writer.begin() as connection:
            with guard.writing():
                yield connection

    @asynccontextmanager
    async def reshape(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction to change tables in.

        SQLite changes a table by making it anew: were foreign keys on, dropping the old one would take along all rows
        that point at it. They are checked at the end instead.
        """
        if not self.is_sqlite:
            async with self.write() as connection:
                yield connection
            return
        engine = _sqlite_engine(self._url, "BEGIN IMMEDIATE", pool_size=1, foreign_keys="OFF")
        try:
            async with _busy_in_words(), engine.begin() as connection:
                yield connection
                broken = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
                if broken:
                    raise BrokenReferences(f"{len(broken)} rows, the first in table {broken[0][0]}")
        finally:
            await engine.dispose()

    async def answers(self) -> bool:
        """Whether the database answers a question at all."""
        try:
            async with self.read() as db:
                await db.execute(text("SELECT 1"))
        except OUT_OF_REACH:
            return False
        return True

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()


@asynccontextmanager
async def _busy_in_words() -> AsyncIterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Busy from error
    except OperationalError as error:
        if "database is locked" in str(error.orig):
            raise Busy from error
        raise


def _sqlite_engine(url: URL, begin: str, *, pool_size: int, foreign_keys: str = "ON") -> AsyncEngine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    pragmas = (*_PRAGMAS, f"PRAGMA foreign_keys={foreign_keys}")
    return create_async_engine(
        url,
        async_creator=lambda: sqlite_driver.connect(url.database or "", begin, pragmas),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=BUSY_TIMEOUT_S,
        hide_parameters=True,
    )


Insert = sqlite.Insert | postgresql.Insert
StartInsert = Callable[[Table], Insert]


def insert_for(db: AsyncConnection) -> StartInsert:
    """Give what starts an INSERT that knows ON CONFLICT, in the dialect at hand."""
    return sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert


def insert_into(db: AsyncConnection, table: Table) -> Insert:
    """Start an INSERT that knows ON CONFLICT, in the dialect at hand."""
    return insert_for(db)(table)
