"""Reading a carrier's directory batch by batch, under a lease, into tables of its own. Nothing here is seen by readers.

In memory there is one page of the carrier's at a time, and the keys of all that came.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Connection
from bot.db import directory, syncs
from bot.db.branches import branch_row, city_row
from bot.desk import BackOffice
from bot.domain.directory import Sync
from bot.domain.errors import UnderWay
from bot.reading.branch_place import fold_place
from bot.reading.spelling import fold_name

T = TypeVar("T")
Row = dict[str, Any]
Progress = Callable[[int, int], Awaitable[None]]  # how many branches were read, of how many

LEASE = timedelta(minutes=2)
_BATCH = 500
_A_BREATH = 25  # rows made before others may run


@dataclass(slots=True)
class Reading:
    """A reading under way: what it was begun as, and how far it is."""

    desk: BackOffice
    connection: Connection
    sync: Sync
    progress: Progress
    read: int = 0
    total: int = 0

    def tell_total(self, total: int) -> None:
        """Hear how many branches there will be."""
        self.total = total


async def read_whole(reading: Reading) -> None:
    """Read all towns, then all branches. CarrierError where the carrier fails, UnderWay where we lost the lease."""
    carrier, account = reading.connection.carrier, reading.connection.account
    code = account.carrier
    async for towns in _batches(carrier.cities(account), lambda one: city_row(code, one, fold_name(one.name))):
        async with _holding(reading) as db:
            await directory.put_cities(db, reading.sync.id, towns)
    walk = carrier.branches(account, reading.tell_total)
    async for found in _batches(walk, lambda one: branch_row(code, one, fold_place(one))):
        reading.read += len(found)
        async with _holding(reading) as db:
            await directory.put_branches(db, reading.sync.id, found)
        await reading.progress(reading.read, reading.total)


async def _batches(walk: AsyncIterator[T], row: Callable[[T], Row]) -> AsyncIterator[list[Row]]:
    batch: list[Row] = []
    async for one in walk:
        batch.append(row(one))
        if len(batch) % _A_BREATH == 0:
            await asyncio.sleep(0)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@asynccontextmanager
async def _holding(reading: Reading) -> AsyncIterator[AsyncConnection]:
    """A transaction in which the lease is ours, and is made longer."""
    desk, sync = reading.desk, reading.sync
    async with desk.database.write() as db:
        until = desk.clock.now() + LEASE
        if not await syncs.hold(db, sync, until, reading.read, reading.total):
            raise UnderWay
        yield db
