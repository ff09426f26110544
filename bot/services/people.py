"""People: who they are, what they speak, whether they can be reached."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import people as rows
from bot.desk import Desk
from bot.domain.people import Person
from bot.services.chat import Delivery, takes_effect
from bot.texts import Speech


async def recognise(desk: Desk, telegram_id: int) -> Person:
    """Say who that is; nothing is stored of somebody new."""
    now = desk.clock.now()
    person = desk.recent_people.find(telegram_id, now)
    if person is None:
        async with desk.database.read() as db:
            person = await rows.find(db, telegram_id) or Person(telegram_id)
        desk.recent_people.remember(person, now)
    return person


def speech_of(desk: Desk, person: Person, telegram_language: str | None = None) -> Speech:
    """The language the person chose, else Telegram's, else Ukrainian."""
    return desk.texts.speech(person.language, telegram_language)


async def keep(desk: Desk, db: AsyncConnection, person: Person) -> int:
    """Give the person a row where there is none; our id for them."""
    if person.id is not None:
        return person.id
    desk.recent_people.forget(person.telegram_id)
    return await rows.keep(db, person.telegram_id, desk.clock.now())


async def choose_language(desk: Desk, person: Person, language: str, delivery: Delivery) -> Speech:
    """Speak this language from now on."""
    speech = desk.texts.speech(language)
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await rows.set_language(db, await keep(desk, db, person), speech.language)
    desk.recent_people.forget(person.telegram_id)
    return speech


async def shut_out(desk: Desk, telegram_id: int) -> None:
    """Note that the person blocked the bot: nothing is sent to them until they write again."""
    async with desk.database.write() as db:
        await rows.set_blocked(db, await rows.keep(db, telegram_id, desk.clock.now()), desk.clock.now())
