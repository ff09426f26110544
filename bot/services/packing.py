"""Packing orders: the queue, and what a storekeeper does with the one on the table."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_day
from bot.db import packing as rows
from bot.db import packing_settings
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.packing import LEASE, Packing, PackingCard, PackingQueue, PackLine, QueuedOrder
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import audit, permission
from bot.services import packing_table as table
from bot.services.chat import Delivery, end_asking, takes_effect
from bot.services.people import keep

_SHOWN = 8
_MOST_TRIED = 100  # at once in other hands: more people than any shop has


async def queue(desk: Desk, person: Person) -> PackingQueue:
    """What is to be packed, and how far it is."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        return await _queue(desk, db, person)


async def _queue(desk: Desk, db: AsyncConnection, person: Person) -> PackingQueue:
    now = desk.clock.now()
    return PackingQueue(
        progress=await table.progress(desk, db, await packing_settings.rules(db)),
        orders=tuple(await rows.queue(db, person.id or 0, now, _SHOWN)),
        today=local_day(now, desk.settings.shop_zone),
        unglued=await rows.count_unglued(db, now),
        may_set=await permission.has(desk, db, person, Right.SET_PACKING),
    )


async def unglued(desk: Desk, person: Person) -> tuple[QueuedOrder, ...]:
    """What is packed and whose label nobody has checked, in the order of packing."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        return tuple(await rows.unglued(db, desk.clock.now(), _SHOWN))


async def begin(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """Put this one on the table."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await table.hold_and_await(desk, db, person, shipment_id, delivery)
    return await table.card(desk, person, shipment_id)


async def begin_next(desk: Desk, person: Person, delivery: Delivery) -> PackingCard | None:
    """Put the most urgent one on the table that nobody else holds; None where there is none."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        if await takes_effect(desk, db, delivery):
            shipment_id = await _take_next(desk, db, person, delivery)
        else:
            about = await table.on_table(desk, db, person, delivery)
            shipment_id = None if about is None else int(about["shipment_id"])
    return None if shipment_id is None else await table.card(desk, person, shipment_id)


async def _take_next(desk: Desk, db: AsyncConnection, person: Person, delivery: Delivery) -> int | None:
    """Where two reach for the same one, the second takes the one after it."""
    person_id, now = await keep(desk, db, person), desk.clock.now()
    for one in await rows.queue(db, person_id, now, _MOST_TRIED):
        if not one.held and await rows.claim(db, one.shipment_id, person_id, now, LEASE):
            await table.hold_and_await(desk, db, person, one.shipment_id, delivery)
            return one.shipment_id
    return None


async def tick(desk: Desk, person: Person, shipment_id: int, line: tuple[int, int], delivery: Delivery) -> PackingCard:
    """One more piece of a line is in; of a full line, none is. `line` is its place, and how many were seen to be in."""
    place, seen = line
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        if await takes_effect(desk, db, delivery) and held.packed_at is None:
            one = _line(held, place)
            if one.packed == seen:  # a button that is older has been done
                await rows.tick(db, shipment_id, place, 0 if one.is_full else one.packed + 1)
    return await table.card(desk, person, shipment_id)


def _line(held: Packing, place: int) -> PackLine:
    for one in held.lines:
        if one.place == place:
            return one
    raise Gone


async def tick_all(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """All of it is in."""
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        if await takes_effect(desk, db, delivery) and held.packed_at is None:
            for one in held.lines:
                await rows.tick(db, shipment_id, one.place, one.quantity)
    return await table.card(desk, person, shipment_id)


async def close_box(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """It is packed, where nothing is left to do; a second time changes neither who nor when."""
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        may = held.may_be_packed(await packing_settings.rules(db))
        if await takes_effect(desk, db, delivery) and may:
            await audit.note(desk, db, person, Deed(Did.PACKED, shipment_id))
            by = {"packed_at": desk.clock.now(), "packed_by": await keep(desk, db, person)}
            await rows.change(db, shipment_id, lease_until=None, **by)
    return await table.card(desk, person, shipment_id)


async def open_again(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """It was not packed after all."""
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        if await takes_effect(desk, db, delivery) and held.packed_at is not None:
            await rows.change(db, shipment_id, packed_at=None, packed_by=None)
            await audit.note(desk, db, person, Deed(Did.UNPACKED, shipment_id))
    return await table.card(desk, person, shipment_id)


async def put_off(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingQueue:
    """Let somebody else pack it, or oneself later: what is in stays in."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        if await takes_effect(desk, db, delivery):
            found = await rows.find(db, shipment_id, person.id, desk.clock.now())
            if found is not None and found.mine:
                await rows.change(db, shipment_id, lease_until=None)
            await end_asking(db, person)
        return await _queue(desk, db, person)
