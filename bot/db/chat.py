"""Which updates took effect and which were answered (design, law 8), and what a chat waits for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from bot.db.among import among
from bot.db.engine import Insert, StartInsert, insert_for, insert_into
from bot.db.tables import chat_state, update_seen

_ANSWERED = select(update_seen.c.update_id, update_seen.c.answered_at).where(
    update_seen.c.bot_id == bindparam("bot"), among(update_seen.c.update_id, "updates")
)


async def answered_by_id(db: AsyncConnection, bot_id: int, update_ids: Iterable[int]) -> dict[int, bool]:
    """Tell for every update that left a row whether it was answered."""
    rows = await db.execute(_ANSWERED, {"bot": bot_id, "updates": list(update_ids)})
    return {row.update_id: row.answered_at is not None for row in rows}


@cache
def _claim(start: StartInsert) -> ReturningInsert[int]:
    return start(update_seen).on_conflict_do_nothing().returning(update_seen.c.update_id)


async def claim_effect(db: AsyncConnection, bot_id: int, update_id: int, now: datetime) -> bool:
    """Take the update's effect for this transaction; False where an earlier try has had it."""
    row = {"bot_id": bot_id, "update_id": update_id, "seen_at": now, "effect_at": now}
    return (await db.execute(_claim(insert_for(db)), row)).first() is not None


@cache
def _mark(start: StartInsert) -> Insert:
    insert = start(update_seen)
    return insert.on_conflict_do_update(
        index_elements=[update_seen.c.bot_id, update_seen.c.update_id],
        set_={"answered_at": insert.excluded.answered_at},
    )


async def mark_answered(db: AsyncConnection, bot_id: int, update_ids: Iterable[int], now: datetime) -> None:
    """Note that the updates need nothing more."""
    rows = [{"bot_id": bot_id, "update_id": one, "seen_at": now, "answered_at": now} for one in update_ids]
    await db.execute(_mark(insert_for(db)), rows)


async def await_for(db: AsyncConnection, person_id: int, awaits: str, about: dict[str, Any], now: datetime) -> None:
    """Remember what the person was asked for; a newer question takes the older one's place."""
    fresh = {"awaits": awaits, "about": about, "changed_at": now}
    insert = insert_into(db, chat_state).values(person_id=person_id, **fresh)
    await db.execute(insert.on_conflict_do_update(index_elements=[chat_state.c.person_id], set_=fresh))


async def awaited(db: AsyncConnection, person_id: int) -> tuple[str, dict[str, Any]] | None:
    """Tell what the person was asked for last, and what about; None where nothing."""
    found = await db.execute(select(chat_state.c.awaits, chat_state.c.about).where(chat_state.c.person_id == person_id))
    row = found.first()
    return None if row is None else (row.awaits, row.about)


async def forget_awaited(db: AsyncConnection, person_id: int) -> None:
    """Forget what the person was asked for."""
    await db.execute(delete(chat_state).where(chat_state.c.person_id == person_id))
