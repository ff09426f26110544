"""The code by which a shop without an owner gets its first one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import code_try, owner_code


class OpenCode(NamedTuple):
    """The code that nobody has used yet."""

    generation: int
    nonce: bytes


async def open_code(db: AsyncConnection) -> OpenCode | None:
    """The code that still counts, if there is one."""
    unused = select(owner_code.c.generation, owner_code.c.nonce).where(owner_code.c.used_at.is_(None))
    row = (await db.execute(unused)).first()
    return None if row is None else OpenCode(*row)


async def make(db: AsyncConnection, nonce: bytes, now: datetime) -> None:
    """Make the next code, once however many replicas do so at the same moment: the first one's counts."""
    last = (await db.execute(select(func.coalesce(func.max(owner_code.c.generation), 0)))).scalar_one()
    row = {"generation": last + 1, "nonce": nonce, "made_at": now}
    await db.execute(insert_into(db, owner_code).values(row).on_conflict_do_nothing())


async def use(db: AsyncConnection, generation: int, person_id: int, now: datetime) -> bool:
    """Use the code up; False where somebody has."""
    this = (owner_code.c.generation == generation) & owner_code.c.used_at.is_(None)
    used = update(owner_code).where(this).values(used_by=person_id, used_at=now)
    return (await db.execute(used.returning(owner_code.c.generation))).first() is not None


async def count_try(db: AsyncConnection, person_id: int, now: datetime, within: timedelta) -> int:
    """Count one more guess of this person's; how many that makes since the first of them, `within` so long."""
    new = insert_into(db, code_try).values(person_id=person_id, tries=1, since=now)
    is_old = code_try.c.since <= now - within
    counted = new.on_conflict_do_update(
        index_elements=[code_try.c.person_id],
        set_={
            "tries": case((is_old, 1), else_=code_try.c.tries + 1),
            "since": case((is_old, new.excluded.since), else_=code_try.c.since),
        },
    )
    return int((await db.execute(counted.returning(code_try.c.tries))).scalar_one())
