"""Reading a directory beside the one that stands, and the one step in which it takes that one's place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.directory_tables import branch, branch_read, city, city_read, directory_sync
from bot.db.engine import insert_into
from bot.domain.directory import Counts
from bot.domain.place import BranchKind

Rows = Sequence[dict[str, Any]]
_PAIRS = ((city, city_read), (branch, branch_read))


async def put_cities(db: AsyncConnection, sync_id: int, rows: Rows) -> None:
    """Keep towns of a reading that goes on."""
    await db.execute(insert(city_read), [row | {"sync_id": sync_id} for row in rows])


async def put_branches(db: AsyncConnection, sync_id: int, rows: Rows) -> None:
    """Keep branches of a reading that goes on."""
    await db.execute(insert(branch_read), [row | {"sync_id": sync_id} for row in rows])


async def clear(db: AsyncConnection, carrier: str) -> None:
    """Drop what earlier readings of this carrier have left."""
    syncs = select(directory_sync.c.id).where(directory_sync.c.carrier == carrier)
    for _, read in _PAIRS:
        await db.execute(delete(read).where(read.c.sync_id.in_(syncs)))


async def count_read(db: AsyncConnection, sync_id: int) -> Counts:
    """How much a reading has brought."""
    towns = select(func.count()).where(city_read.c.sync_id == sync_id)
    kinds = select(branch_read.c.kind, func.count()).where(branch_read.c.sync_id == sync_id)
    rows = (await db.execute(kinds.group_by(branch_read.c.kind))).all()
    return Counts((await db.execute(towns)).scalar_one(), {BranchKind(kind): many for kind, many in rows})


async def switch(db: AsyncConnection, carrier: str, sync_id: int, now: datetime) -> None:
    """Let what was read stand from now on: inside one transaction nobody sees half of it.

    A row keeps its id; one that has not changed is not written; one that is not there any more is marked gone.
    """
    for standing, read in _PAIRS:
        await _take_over(db, standing, read, sync_id)
        here = exists().where(read.c.sync_id == sync_id, read.c.reference == standing.c.reference)
        of_carrier = and_(standing.c.carrier == carrier, standing.c.gone_at.is_(None))
        await db.execute(update(standing).where(of_carrier, ~here).values(gone_at=now))


async def _take_over(db: AsyncConnection, standing: Table, read: Table, sync_id: int) -> None:
    names = [column.name for column in read.c if column.name != "sync_id"]
    fresh = select(*(read.c[name] for name in names)).where(read.c.sync_id == sync_id)
    put = insert_into(db, standing).from_select(names, fresh)
    changed = or_(standing.c.digest != put.excluded.digest, standing.c.gone_at.is_not(None))
    values = {name: put.excluded[name] for name in names} | {"gone_at": None}
    same = [standing.c.carrier, standing.c.reference]
    await db.execute(put.on_conflict_do_update(index_elements=same, set_=values, where=changed))
