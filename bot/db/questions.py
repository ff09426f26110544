"""Questions that people put to a person. Their words stay in Telegram; here is where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import person, question


@dataclass(frozen=True, slots=True)
class Question:
    """A message of a person's chat with the bot that waits for a person's answer."""

    id: int
    person_id: int
    telegram_id: int
    message_id: int
    answered_at: datetime | None


async def keep(db: AsyncConnection, person_id: int, message_id: int, now: datetime) -> int:
    """Note the question; our id for it."""
    row = {"person_id": person_id, "message_id": message_id, "asked_at": now}
    insert = insert_into(db, question).values(row)
    same = insert.on_conflict_do_update(
        index_elements=[question.c.person_id, question.c.message_id], set_={"message_id": message_id}
    )
    return int((await db.execute(same.returning(question.c.id))).scalar_one())


async def find(db: AsyncConnection, question_id: int) -> Question | None:
    """The question, if it is still kept."""
    rows = await db.execute(
        select(question.c.id, question.c.person_id, person.c.telegram_id, question.c.message_id, question.c.answered_at)
        .join_from(question, person)
        .where(question.c.id == question_id)
    )
    row = rows.first()
    return None if row is None else Question(*row)


async def waiting(db: AsyncConnection) -> list[int]:
    """Ids of those that nobody has answered yet, the oldest first."""
    open_ = select(question.c.id).where(question.c.answered_at.is_(None)).order_by(question.c.id)
    return list((await db.execute(open_)).scalars())


async def set_answered(db: AsyncConnection, question_id: int, now: datetime) -> bool:
    """Note that it was answered; False where it was before."""
    open_ = (question.c.id == question_id) & question.c.answered_at.is_(None)
    noted = update(question).where(open_).values(answered_at=now).returning(question.c.id)
    return (await db.execute(noted)).first() is not None
