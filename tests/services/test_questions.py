"""Answering a question: only the owner, only once, and no question is shown that has its answer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.db import questions as rows
from bot.db.tables import outbox, question
from bot.domain.errors import AlreadyAnswered, NotAllowed
from bot.domain.people import Person
from bot.services.chat import Delivery
from bot.services.questions import begin_reply, put_question, reply
from bot.services.relay import relay
from tests.desk import NOW

OWNER, CUSTOMER = Person(7010), Person(7001)


async def the_question(desk):
    async with desk.database.read() as db:
        return await rows.find(db, 1)


async def test_the_same_message_is_one_question_owed_once(desk):
    for _ in range(2):
        await put_question(desk, CUSTOMER, 55)
    async with desk.database.read() as db:
        assert len((await db.execute(select(question))).all()) == 1
        assert len((await db.execute(select(outbox))).all()) == 1


@pytest.mark.parametrize("verb", [begin_reply, reply])
async def test_nobody_but_the_owner_answers(desk, verb):
    await put_question(desk, CUSTOMER, 55)
    with pytest.raises(NotAllowed):
        await verb(desk, CUSTOMER, 1, Delivery(1, 1))
    assert (await the_question(desk)).answered_at is None


async def test_what_was_answered_is_not_answered_again_by_an_old_button(desk):
    await put_question(desk, CUSTOMER, 55)
    async with desk.database.write() as db:
        await rows.set_answered(db, 1, NOW)
    with pytest.raises(AlreadyAnswered):
        await begin_reply(desk, OWNER, 1, Delivery(1, 1))


async def test_a_question_that_has_its_answer_is_not_brought_to_the_owner(desk):
    await put_question(desk, CUSTOMER, 55)
    async with desk.database.write() as db:
        await rows.set_answered(db, 1, NOW)
    await relay(desk)  # the scripted Telegram cannot copy: it would break
    assert desk.chat.sent == []
