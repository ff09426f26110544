"""A person wants a person: the question goes to the owner, the owner's answer comes back (A43)."""

from __future__ import annotations

from bot.db import outbox, questions
from bot.db import people as people_rows
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.people import check_owner, keep


async def put_question(desk: Desk, person: Person, message_id: int) -> None:
    """Owe the owner the person's message. The same message is owed once, however often its update comes."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        one = await questions.keep(db, await keep(desk, db, person), message_id, now)
        owner = await people_rows.keep(db, desk.settings.owner_id, now)
        notice = NewNotice(kind=NoticeKind.QUESTION, person_id=owner, question_id=one, occasion="asked")
        await outbox.owe(db, [notice], now)


async def begin_reply(desk: Desk, person: Person, question_id: int, delivery: Delivery) -> None:
    """The owner's next message answers this question."""
    check_owner(desk, person)
    async with desk.database.write() as db:
        if await questions.find(db, question_id) is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            one = await keep(desk, db, person)
            await ask_for(desk, db, one, Awaits.REPLY, {"question_id": question_id}, delivery)


async def reply(desk: Desk, person: Person, message_id: int, delivery: Delivery) -> None:
    """Owe the person who asked the owner's message."""
    check_owner(desk, person)
    now = desk.clock.now()
    async with desk.database.write() as db:
        about = await awaited(db, person, Awaits.REPLY, delivery)
        question = None if about is None else await questions.find(db, about["question_id"])
        if about is None or question is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            notice = NewNotice(
                kind=NoticeKind.REPLY,
                person_id=question.person_id,
                question_id=question.id,
                occasion=str(message_id),
            )
            await outbox.owe(db, [notice], now)
            await questions.set_answered(db, question.id, now)
            await take_awaited(desk, db, await keep(desk, db, person), Awaits.REPLY, about, delivery)
