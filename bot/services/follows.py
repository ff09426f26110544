"""Following parcels: "tell me when it arrives", a name of one's own, and the list of one's parcels."""

from __future__ import annotations

from bot.db import follows as rows
from bot.db import people as people_rows
from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.parcel import ShownParcel
from bot.domain.people import Person
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.news import poll_followed
from bot.services.people import keep
from bot.services.tracking import load, root_of, show

LONGEST_NAME = 40


async def follow(desk: Desk, person: Person, tracking_id: int, delivery: Delivery) -> ShownParcel:
    """Tell the person about every change that matters from now on."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            root_id = await root_of(db, tracking_id)
            await rows.add(db, await keep(desk, db, person), root_id, desk.clock.now())
            await poll_followed(desk, db, [root_id])
    return await _shown(desk, person, tracking_id)


async def unfollow(desk: Desk, person: Person, tracking_id: int, delivery: Delivery) -> ShownParcel:
    """Tell the person no more about the parcel."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery) and person.id is not None:
            await rows.remove(db, person.id, await root_of(db, tracking_id))
    return await _shown(desk, person, tracking_id)


async def ask_name(desk: Desk, person: Person, tracking_id: int, delivery: Delivery) -> None:
    """The next words without a number are this parcel's name."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            about = {"tracking_id": await root_of(db, tracking_id)}
            await ask_for(desk, db, await keep(desk, db, person), Awaits.NAME, about, delivery)


async def take_name(desk: Desk, person: Person, words: str, delivery: Delivery) -> ShownParcel:
    """Name the parcel that the person was asked about; it is followed by that too."""
    async with desk.database.write() as db:
        about = await awaited(db, person, Awaits.NAME, delivery)
        if about is None:
            raise Gone
        root_id = await root_of(db, about["tracking_id"])
        if await takes_effect(desk, db, delivery):
            one = await keep(desk, db, person)
            await rows.add(db, one, root_id, desk.clock.now())
            await rows.set_name(db, one, root_id, " ".join(words.split())[:LONGEST_NAME])
            await take_awaited(desk, db, one, Awaits.NAME, about, delivery)
            await poll_followed(desk, db, [root_id])
    return await _shown(desk, person, root_id)


async def mine(desk: Desk, person: Person) -> list[ShownParcel]:
    """The parcels that the person follows, and those of the phone that they shared; the newest first."""
    async with desk.database.read() as db:
        now_known = await people_rows.find(db, person.telegram_id)
        if now_known is None or now_known.id is None:
            return []
        roots = await rows.mine(db, now_known.id, now_known.contact_id)
        shown = await load(desk, db, now_known, roots)
    return [shown[root] for root in roots if root in shown]


async def _shown(desk: Desk, person: Person, tracking_id: int) -> ShownParcel:
    """Show the parcel to the person as they are now: a follow may have given them their row."""
    async with desk.database.read() as db:
        now_known = await people_rows.find(db, person.telegram_id) or person
    return await show(desk, now_known, tracking_id)
