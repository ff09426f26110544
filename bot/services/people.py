"""People: who they are, what they speak, whether they can be reached."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import people as rows
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services.chat import Delivery, takes_effect
from bot.texts import Speech

_LONGEST_TAG = 35  # BCP 47, 4.4.1


async def recognise(desk: Desk, telegram_id: int) -> Person:
    """Say who that is; nothing is stored of somebody new. A role that another replica gave is seen within 30 s."""
    now = desk.clock.now()
    person = desk.recent_people.find(telegram_id, now)
    if person is None:
        async with desk.database.read() as db:
            person = await rows.find(db, telegram_id) or Person(telegram_id)
        desk.recent_people.remember(person, now)
    return person


async def recall(desk: Desk, db: AsyncConnection, telegram_ids: Collection[int]) -> None:
    """Read at once whoever of these was not read a moment ago, so that `recognise` need not read them one by one."""
    now = desk.clock.now()
    unread = [one for one in telegram_ids if desk.recent_people.find(one, now) is None]
    if unread:
        known = await rows.find_all(db, unread)
        for one in unread:
            desk.recent_people.remember(known.get(one) or Person(one), now)


async def meet(desk: Desk, telegram_id: int, telegram_language: str | None) -> Person:
    """Say who writes; what has changed about one who is known is kept: whoever writes can be written to."""
    person, told = await recognise(desk, telegram_id), (telegram_language or "")[:_LONGEST_TAG] or None
    met = replace(person, telegram_language=told, blocked=False)
    if person.id is not None and met != person:
        async with desk.database.write() as db:
            await rows.set_met(db, person.id, told)
        desk.recent_people.forget(telegram_id)
    return met


def speech_of(desk: Desk, person: Person) -> Speech:
    """The language the person chose, else Telegram's, else Ukrainian."""
    return desk.texts.speech(person.language, person.telegram_language)


async def keep(desk: Desk, db: AsyncConnection, person: Person) -> int:
    """Give the person a row where there is none; our id for them."""
    if person.id is not None:
        return person.id
    desk.recent_people.forget(person.telegram_id)
    return await rows.keep(db, person.telegram_id, desk.clock.now(), person.telegram_language)


async def keep_phone(desk: Desk, db: AsyncConnection, phone: Phone) -> int:
    """Give the phone its one row; the row's id."""
    return await rows.keep_contact(db, phone, phone_hash(desk, phone), desk.clock.now())


def phone_hash(desk: Desk, phone: Phone) -> bytes:
    """By which a phone is looked up: keyed, so that nobody finds it by trying all phones."""
    return hmac.digest(desk.settings.derive("phone"), phone.digits.encode(), "sha256")


def hash_if_any(desk: Desk, phone: Phone | None) -> bytes | None:
    """The same where a phone may be missing."""
    return None if phone is None else phone_hash(desk, phone)


async def choose_language(desk: Desk, person: Person, language: str, delivery: Delivery) -> Speech:
    """Speak this language from now on; Gone where there is no such language."""
    speech = desk.texts.speech(language)
    if speech.language != language:
        raise Gone
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await rows.set_language(db, person, speech.language, desk.clock.now())
    desk.recent_people.forget(person.telegram_id)
    return speech


async def shut_out(desk: Desk, telegram_id: int) -> None:
    """Note that the person blocked the bot: nothing is sent to them until they write again."""
    async with desk.database.write() as db:
        await rows.set_blocked(db, await rows.keep(db, telegram_id, desk.clock.now()), desk.clock.now())
    desk.recent_people.forget(telegram_id)
