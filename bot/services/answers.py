"""Ask the carriers for somebody and keep what they answer: network first, then one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Tracked, TrackQuery
from bot.db import outbox, trackings
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.domain.parcel import Freshness
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services.asking import Asked, ask
from bot.services.chat import Delivery, takes_effect
from bot.services.news import take_in
from bot.services.people import keep

Queries = Mapping[str, Sequence[TrackQuery]]


async def ask_all(desk: Desk, queries: Queries) -> dict[str, Asked]:
    """Ask all carriers at once, each about its numbers."""
    codes = [code for code, some in queries.items() if some]
    return dict(zip(codes, await asyncio.gather(*(ask(desk, code, queries[code]) for code in codes)), strict=True))


async def ask_and_keep(
    desk: Desk, person: Person, phone: Phone | None, queries: Queries, delivery: Delivery
) -> dict[str, Freshness]:
    """Ask and keep, once for one update. Returns by carrier why some of its numbers have no answer."""
    if delivery.again or not any(queries.values()):
        return {}
    asked = await ask_all(desk, queries)
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            await keep_answers(desk, db, person, phone, queries, asked)
    return {code: one.left for code, one in asked.items()}


async def keep_answers(
    desk: Desk,
    db: AsyncConnection,
    person: Person,
    phone: Phone | None,
    queries: Queries,
    asked: Mapping[str, Asked],
) -> None:
    """Write down the answers; for numbers that have none, owe the person a notice and let the poll go on asking."""
    for code, one in asked.items():
        known = await take_in(desk, db, code, one.answers)
        if person.contact_id is not None:
            await _note_ownership(db, person.contact_id, phone, one, known)
        await _tell(desk, db, person, {each.root_id for each in known.values()})
        waiting = [query.number for query in queries[code] if query.number not in one.answers]
        if waiting:
            await _owe(desk, db, person, await trackings.keep(db, code, waiting, desk.clock.now()))


async def _note_ownership(
    db: AsyncConnection, contact_id: int, phone: Phone | None, asked: Asked, known: Mapping[str, KnownNumber]
) -> None:
    """Note whose parcel it is where the carrier opened its protected fields to this very phone."""
    for number, answer in asked.answers.items():
        if isinstance(answer, Tracked) and answer.snapshot.full and asked.phones.get(number) == phone:
            is_sender = answer.snapshot.sender_phone == phone
            await trackings.set_owner(db, known[number].id, contact_id, sender=is_sender)


async def _tell(desk: Desk, db: AsyncConnection, person: Person, answered: set[int]) -> None:
    """The person hears of these parcels at once: no notice about them is owed to them any more."""
    if person.id is not None and answered:
        await outbox.settle_told(db, person.id, answered, desk.clock.now())


async def _owe(desk: Desk, db: AsyncConnection, person: Person, waiting: Mapping[str, KnownNumber]) -> None:
    now = desk.clock.now()
    person_id = await keep(desk, db, person)
    await trackings.ask_again_at(db, {one.id: now for one in waiting.values()}, now)
    for one in waiting.values():
        await outbox.owe_answer(db, person_id, one.root_id, now)
