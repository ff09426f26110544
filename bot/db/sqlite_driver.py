"""aiosqlite as SQLAlchemy's driver, with as few trips to the connection's thread as can be.

A trip costs more than most statements. aiosqlite makes four for each: to open a cursor, execute, fetch and close; and
SQLAlchemy one more to begin a transaction, and one to roll back what was committed. Here a statement is one trip, the
first of a transaction begins it, and nothing is rolled back where nothing is open.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple, Self

import aiosqlite


async def connect(path: str, begin: str, pragmas: Iterable[str]) -> aiosqlite.Connection:
    """Open the file, set as `pragmas` say; every transaction starts with `begin`."""
    connection = _Connection(partial(_open, path, pragmas), begin)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: an abandoned one must not keep us alive
    return await connection


def _open(path: str, pragmas: Iterable[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)  # begins nothing by itself
    for pragma in pragmas:
        connection.execute(pragma)
    return connection


class _Connection(aiosqlite.Connection):
    def __init__(self, connector: Callable[[], sqlite3.Connection], begin: str) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._begin = begin

    def cursor(self) -> _Cursor:  # type: ignore[override]
        return _Cursor(self)

    async def run(self, how: str, statement: str, parameters: Iterable[Any]) -> _Outcome:
        """Call the cursor's method `how` inside a transaction."""
        outcome: _Outcome = await self._execute(self._run, how, statement, parameters)  # type: ignore[no-untyped-call]
        return outcome

    def _run(self, how: str, statement: str, parameters: Iterable[Any]) -> _Outcome:
        with closing(self._conn.cursor()) as cursor:
            if not self.in_transaction:
                cursor.execute(self._begin)
            getattr(cursor, how)(statement, parameters)
            return _Outcome(cursor.fetchall(), cursor.description, cursor.rowcount, cursor.lastrowid)

    async def rollback(self) -> None:
        # Nothing is under way in the thread: SQLAlchemy drops the connection of a task that is cancelled meanwhile.
        if self.in_transaction:
            await super().rollback()


class _Outcome(NamedTuple):
    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


class _Cursor:
    """What SQLAlchemy asks of a cursor."""

    arraysize = 1

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._outcome = _Outcome([], None, -1, None)

    @property
    def description(self) -> Any:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._outcome.lastrowid

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> None:
        self._outcome = await self._connection.run("execute", statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Any]) -> None:
        self._outcome = await self._connection.run("executemany", statement, parameters)

    async def fetchall(self) -> list[Any]:
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing is open: `run` has closed it."""
