"""Whose parcel it is: a person shares their own phone, and sees all of what travels on it (design, law 10)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import TrackQuery
from bot.db import people as rows
from bot.db import trackings
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.parcel import ShownParcel
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services.answers import ask_all, keep_answers
from bot.services.chat import Awaits, Delivery, ask_for, awaited, takes_effect
from bot.services.people import keep, phone_hash
from bot.services.tracking import show


async def await_contact(desk: Desk, person: Person, tracking_id: int | None, delivery: Delivery) -> None:
    """Remember which parcel's sum the person wants to see, None for no one parcel, until their phone comes."""
    async with desk.database.write() as db:
        if tracking_id is not None and await trackings.root_of(db, tracking_id) is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            one = await keep(desk, db, person)
            about = {} if tracking_id is None else {"tracking_id": tracking_id}
            await ask_for(desk, db, one, Awaits.CONTACT, about, delivery)


async def share_contact(desk: Desk, person: Person, phone: Phone, delivery: Delivery) -> ShownParcel | None:
    """Keep the person's own phone; the parcel whose sum they wanted to see, as it looks with it."""
    async with desk.database.read() as db:
        family = await _wanted(db, person, delivery)
    queries = {family[0].carrier: [TrackQuery(one.number, phone) for one in family]} if family else {}
    asked = {} if delivery.again else await ask_all(desk, queries)
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            owner = await _keep_contact(desk, db, person, phone)
            await keep_answers(desk, db, owner, phone, queries, asked)
        now_known = await rows.find(db, person.telegram_id) or person
    desk.recent_people.forget(person.telegram_id)
    return await show(desk, now_known, family[0].id) if family else None


async def _wanted(db: AsyncConnection, person: Person, delivery: Delivery) -> list[KnownNumber]:
    about = await awaited(db, person, Awaits.CONTACT, delivery)
    root_id = None if about is None else await trackings.root_of(db, about.get("tracking_id", 0))
    return [] if root_id is None else await trackings.family(db, root_id)


async def _keep_contact(desk: Desk, db: AsyncConnection, person: Person, phone: Phone) -> Person:
    one = await keep(desk, db, person)
    contact_id = await rows.keep_contact(db, phone, phone_hash(desk, phone), desk.clock.now())
    await rows.set_contact(db, one, contact_id)
    return replace(person, id=one, contact_id=contact_id)
