"""The one branch that a person likes best."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.directory_tables import branch
from bot.db.engine import insert_into
from bot.db.tables import my_branch


async def keep(db: AsyncConnection, person_id: int, branch_id: int, now: datetime) -> None:
    """Keep this one in place of any other."""
    fresh = {"branch_id": branch_id, "chosen_at": now}
    insert = insert_into(db, my_branch).values(person_id=person_id, **fresh)
    await db.execute(insert.on_conflict_do_update(index_elements=[my_branch.c.person_id], set_=fresh))


async def drop(db: AsyncConnection, person_id: int, branch_id: int) -> None:
    """Like it no more."""
    liked = (my_branch.c.person_id == person_id) & (my_branch.c.branch_id == branch_id)
    await db.execute(delete(my_branch).where(liked))


async def of_person(db: AsyncConnection, person_id: int) -> int | None:
    """Our id of the person's branch; None where there is none, or where it stands no more."""
    query = select(branch.c.id).join_from(my_branch, branch).where(branch.c.gone_at.is_(None))
    return (await db.execute(query.where(my_branch.c.person_id == person_id))).scalar_one_or_none()
