"""When not to write to a person: never, or not at night; and to forget them altogether."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import people as rows
from bot.db import staff
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.people import Person
from bot.services import audit, menu
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep


async def silence(desk: Desk, person: Person, delivery: Delivery, *, silent: bool) -> Person:
    """Leave the person alone, or write again. Returns the person as they are now."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            at = desk.clock.now() if silent else None
            await rows.set_silence(db, await keep(desk, db, person), at)
        return await _as_they_are(desk, db, person)


async def quiet_nights(desk: Desk, person: Person, delivery: Delivery, *, quiet: bool) -> Person:
    """Keep the person's nights quiet, or not. Returns the person as they are now."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await rows.set_quiet_nights(db, await keep(desk, db, person), quiet=quiet)
        return await _as_they_are(desk, db, person)


async def forget(desk: Desk, person: Person, delivery: Delivery) -> None:
    """Erase the person: what they follow, their phone, their language, what was owed to them.

    What is on its way to them is delivered first: see db/people.py. One of the staff loses their roles by it; the trail
    keeps that somebody left, and no longer says who.
    """
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            held = await staff.roles_of(db, person.telegram_id)
            if held:
                await audit.note(desk, db, person, Deed(Did.LEFT, before={"roles": sorted(held)}))
            await rows.erase(db, person.telegram_id, desk.clock.now())
    desk.recent_people.forget(person.telegram_id)
    await menu.offer_to(desk, person)


async def _as_they_are(desk: Desk, db: AsyncConnection, person: Person) -> Person:
    desk.recent_people.forget(person.telegram_id)
    return await rows.find(db, person.telegram_id) or person
