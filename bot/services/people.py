"""People: who they are, what they speak, which phone is theirs."""

from __future__ import annotations

import hmac

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import chat as chat_rows
from bot.db import people as rows
from bot.desk import Desk
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services.chat import Delivery, takes_effect
from bot.texts import Speech

_AWAITS_CONTACT = "contact"


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


async def await_contact(desk: Desk, person: Person, tracking_id: int, delivery: Delivery) -> None:
    """Remember which parcel's sum the person wants to see, until their phone comes."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            one = await keep(desk, db, person)
            await chat_rows.await_for(db, one, _AWAITS_CONTACT, {"tracking_id": tracking_id}, desk.clock.now())


async def share_contact(desk: Desk, person: Person, phone: Phone, delivery: Delivery) -> tuple[Person, int | None]:
    """Keep the person's own phone. Returns the person as they are now, and the parcel they wanted to see."""
    wanted = None
    async with desk.database.write() as db:
        one = await keep(desk, db, person)
        if await takes_effect(desk, db, delivery):
            contact_id = await rows.keep_contact(db, phone, _hash(desk, phone), desk.clock.now())
            await rows.set_contact(db, one, contact_id)
            wanted = await chat_rows.take_awaited(db, one, _AWAITS_CONTACT)
        now_known = await rows.by_id(db, one)
    desk.recent_people.forget(person.telegram_id)
    return now_known or person, None if wanted is None else int(wanted["tracking_id"])


def _hash(desk: Desk, phone: Phone) -> bytes:
    return hmac.digest(desk.settings.derive("phone"), phone.digits.encode(), "sha256")


async def shut_out(desk: Desk, telegram_id: int) -> None:
    """Note that the person blocked the bot: nothing is sent to them until they write again."""
    async with desk.database.write() as db:
        await rows.set_blocked(db, await rows.keep(db, telegram_id, desk.clock.now()), desk.clock.now())
