"""What is on the packing table: read with all that its card says, and held so that nobody else packs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Capability
from bot.clock import local_day
from bot.db import packing as rows
from bot.db import packing_settings, shipments, waybills
from bot.desk import Desk
from bot.domain.errors import Gone, Held
from bot.domain.packing import LEASE, Packing, PackingCard, PackingRules, PackLine, Progress
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.reading.spelling import fold_name
from bot.services import permission
from bot.services.chat import Awaits, Delivery, ask_for, awaited
from bot.services.connections import way_to
from bot.services.people import keep

_STANDS_FOR = timedelta(hours=1)  # since the last touch: a photo of a label is a question about a parcel again then


async def hold(desk: Desk, db: AsyncConnection, person: Person, shipment_id: int) -> Packing:
    """Take the shipment, so that nobody else packs it meanwhile, and let nobody change it until the transaction ends.

    NotAllowed, Gone or Held where that cannot be. What is packed is anybody's: labels are glued on by whoever is there.
    """
    await permission.check(desk, db, person, Right.PACK_ORDERS)
    if not await shipments.lock(db, shipment_id):
        raise Gone
    person_id = await keep(desk, db, person)
    found = await _find(desk, db, person_id, shipment_id)
    if found.packed_at is not None:
        return found
    if not await rows.claim(db, shipment_id, person_id, desk.clock.now(), LEASE):
        raise Held
    return replace(found, mine=True, held=False)


async def hold_and_await(
    desk: Desk, db: AsyncConnection, person: Person, shipment_id: int, delivery: Delivery
) -> Packing:
    """As `hold`; photos and weights that the person sends from now on are this shipment's."""
    held = await hold(desk, db, person, shipment_id)
    about = await awaited(db, person, Awaits.PACKING, delivery)
    is_same = about is not None and about.get("shipment_id") == shipment_id
    await put(desk, db, person, {"shown": is_same and about is not None and bool(about.get("shown"))}, held, delivery)
    return held


async def put(
    desk: Desk, db: AsyncConnection, person: Person, about: dict[str, Any], held: Packing, delivery: Delivery
) -> None:
    """Let photos and weights of this person be this shipment's, for as long as somebody stands at a table."""
    until = (desk.clock.now() + _STANDS_FOR).timestamp()
    told = {**about, "shipment_id": held.shipment_id, "until": until}
    await ask_for(desk, db, await keep(desk, db, person), Awaits.PACKING, told, delivery)


async def on_table(desk: Desk, db: AsyncConnection, person: Person, delivery: Delivery) -> dict[str, Any] | None:
    """What the person packs: the `shipment_id`, and how the next photo is meant; None where nothing."""
    about = await awaited(db, person, Awaits.PACKING, delivery)
    return None if about is None or about["until"] < desk.clock.now().timestamp() else about


async def is_at_table(desk: Desk, person: Person, delivery: Delivery) -> bool:
    """Whether the person is packing something."""
    if person.id is None:
        return False
    async with desk.database.read() as db:
        return await on_table(desk, db, person, delivery) is not None


async def card(desk: Desk, person: Person, shipment_id: int) -> PackingCard:
    """The card as it stands now."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        return await card_in(desk, db, person, shipment_id)


async def card_in(desk: Desk, db: AsyncConnection, person: Person, shipment_id: int) -> PackingCard:
    """The card, inside a transaction."""
    found = await _find(desk, db, person.id, shipment_id)
    set_ = await packing_settings.rules(db)
    return PackingCard(
        packing=found,
        progress=await progress(desk, db, set_),
        rules=set_,
        may_update=await _may_update(desk, db, shipment_id),
    )


async def _find(desk: Desk, db: AsyncConnection, person_id: int | None, shipment_id: int) -> Packing:
    found = await rows.find(db, shipment_id, person_id, desk.clock.now())
    if found is None:
        raise Gone
    weighing = replace(found.weighing, change=found.weighing.stands(desk.clock.now()))
    return replace(found, lines=await _with_codes(db, found.lines), weighing=weighing)


async def _with_codes(db: AsyncConnection, lines: tuple[PackLine, ...]) -> tuple[PackLine, ...]:
    """With the codes that somebody has taught the desk."""
    folded = {line.place: fold_name(line.words) for line in lines}
    taught = await packing_settings.codes_of(db, folded.values())
    return tuple(replace(line, codes=line.codes | taught.get(folded[line.place], set())) for line in lines)


async def _may_update(desk: Desk, db: AsyncConnection, shipment_id: int) -> bool:
    attempt = await waybills.open_of(db, shipment_id)
    way = None if attempt is None else await way_to(desk, db, attempt.account_id)
    return way is not None and Capability.UPDATE in way.carrier.info.capabilities


async def progress(desk: Desk, db: AsyncConnection, set_: PackingRules) -> Progress:
    """How far packing is, and when the courier comes."""
    packed, total = await rows.counts(db, desk.clock.now())
    return Progress(packed=packed, total=total, courier_at=_courier_at(desk, set_))


def _courier_at(desk: Desk, set_: PackingRules) -> datetime | None:
    if set_.courier_at is None:
        return None
    zone = desk.settings.shop_zone
    return datetime.combine(local_day(desk.clock.now(), zone), set_.courier_at, zone)
