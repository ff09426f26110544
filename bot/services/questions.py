"""A person wants a person: the question goes to whoever may answer, the first one's answer comes back (A43)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import outbox, questions
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import AlreadyAnswered, Gone
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import audit, permission
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.people import keep


async def put_question(desk: Desk, person: Person, message_id: int) -> None:
    """Owe the person's message to all who may answer it, once, however often its update comes."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        one = await questions.keep(db, await keep(desk, db, person), message_id, now)
        told = await permission.holders(desk, db, Right.ANSWER_QUESTIONS)
        await outbox.owe(db, [_asked(who, one) for who in told], now)


def _asked(person_id: int, question_id: int) -> NewNotice:
    return NewNotice(kind=NoticeKind.QUESTION, person_id=person_id, question_id=question_id, occasion="asked")


async def owe_waiting(db: AsyncConnection, person_id: int, now: datetime) -> None:
    """Owe somebody all that waits for an answer: while the shop had no owner nobody was told of it."""
    await outbox.owe(db, [_asked(person_id, one) for one in await questions.waiting(db)], now)


async def begin_reply(desk: Desk, person: Person, question_id: int, delivery: Delivery) -> None:
    """The person's next message answers this question."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.ANSWER_QUESTIONS)
        question = await questions.find(db, question_id)
        if question is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            if question.answered_at is not None:
                raise AlreadyAnswered
            one = await keep(desk, db, person)
            await ask_for(desk, db, one, Awaits.REPLY, {"question_id": question_id}, delivery)


async def reply(desk: Desk, person: Person, message_id: int, delivery: Delivery) -> None:
    """Owe the person who asked this message; AlreadyAnswered where another one of the staff was quicker."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.ANSWER_QUESTIONS)
        about = await awaited(db, person, Awaits.REPLY, delivery)
        question = None if about is None else await questions.find(db, about["question_id"])
        if about is None or question is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            if not await questions.set_answered(db, question.id, now):
                raise AlreadyAnswered
            one = await keep(desk, db, person)
            notice = NewNotice(
                kind=NoticeKind.REPLY,
                person_id=question.person_id,
                question_id=question.id,
                occasion=f"{one}.{message_id}",
            )
            await outbox.owe(db, [notice], now)
            done = {"is_answered": False}, {"is_answered": True}
            deed = Deed(Did.QUESTION_ANSWERED, question.id, question.person_id, *done)
            await audit.note(desk, db, person, deed)
            await take_awaited(desk, db, one, Awaits.REPLY, about, delivery)
