"""Updates: which took effect, which were answered (design, law 8)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import chat as rows
from bot.desk import Desk
from bot.domain.people import Person

A_TALK = timedelta(hours=1)  # what is said later begins another conversation

RawUpdate = Mapping[str, Any]


class NotAnUpdate(Exception):
    """What came has no update_id: there is nothing to answer and nothing to remember."""


class Stage(enum.Enum):
    """How far an update had come when it was delivered this time."""

    NEW = "new"
    EFFECT_DONE = "effect_done"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of one update. `again` tells that an earlier one has had its effect."""

    bot_id: int
    update_id: int
    again: bool = False


async def stages(db: AsyncConnection, bot_id: int, update_ids: Collection[int]) -> dict[int, Stage]:
    """Tell how far each update has come."""
    answered = await rows.answered_by_id(db, bot_id, update_ids)
    return {
        one: Stage.NEW if one not in answered else Stage.ANSWERED if answered[one] else Stage.EFFECT_DONE
        for one in update_ids
    }


async def mark_answered(desk: Desk, bot_id: int, update_ids: Collection[int]) -> None:
    """Note, in one commit, that these updates need nothing more."""
    async with desk.database.write() as db:
        await rows.mark_answered(db, bot_id, update_ids, desk.clock.now())


async def takes_effect(desk: Desk, db: AsyncConnection, delivery: Delivery) -> bool:
    """Claim the update's effect inside the transaction that carries it out; False where it was carried out before."""
    return await rows.claim_effect(db, delivery.bot_id, delivery.update_id, desk.clock.now())


class Awaits(enum.StrEnum):
    """What a person may have been asked for."""

    CONTACT = "contact"
    NAME = "name"  # of a parcel
    REPLY = "reply"  # of the owner, to a question
    PHOTO = "photo"  # a better one
    KEY = "key"  # of the owner, to a carrier; the key itself is never kept here
    CITY = "city"  # of the owner: where parcels are handed over
    BRANCH = "branch"  # of the owner: its number
    SITE = "site"  # of the owner: the address of a site that gets a map
    ORDER_BRANCH = "order_branch"  # for the order of a site that sent them here
    BRANCH_WISH = "branch_wish"  # where to look for a branch, and what it must be able to do
    PRICE = "price"  # what is to be carried, and where
    DRAFT = "draft"  # of who makes waybills: what a draft lacks
    DEFAULT = "default"  # what the shop is used to
    PACKING = "packing"  # a photo or a weight, while an order is being packed


async def ask_for(
    desk: Desk, db: AsyncConnection, person_id: int, awaits: Awaits, about: dict[str, Any], delivery: Delivery
) -> None:
    """Ask the person for something, in the transaction of whatever else the update does."""
    await rows.await_for(db, person_id, awaits, {**about, "asked_by": delivery.update_id}, desk.clock.now())


async def awaited(db: AsyncConnection, person: Person, awaits: Awaits, delivery: Delivery) -> dict[str, Any] | None:
    """What the person was asked for is about; None where they were not, or where another update has brought it."""
    found = None if person.id is None else await rows.awaited(db, person.id)
    if found is None or found[0] != awaits:
        return None
    return found[1] if found[1].get("taken_by", delivery.update_id) == delivery.update_id else None


async def take_awaited(
    desk: Desk, db: AsyncConnection, person_id: int, awaits: Awaits, about: dict[str, Any], delivery: Delivery
) -> None:
    """Note that this update brought it; the same update, delivered again, is understood in the same way."""
    await rows.await_for(db, person_id, awaits, {**about, "taken_by": delivery.update_id}, desk.clock.now())


async def end_asking(db: AsyncConnection, person: Person) -> None:
    """Ask the person for nothing any more."""
    if person.id is not None:
        await rows.forget_awaited(db, person.id)


async def spoken_of(desk: Desk, person: Person) -> tuple[str, dict[str, Any]] | None:
    """What a conversation of the last hour is for, and what was said in it; None where there is none."""
    if person.id is None:
        return None
    async with desk.database.read() as db:
        found = await rows.awaited(db, person.id)
    if found is None or found[1].get("at") is None:
        return None
    is_fresh = datetime.fromisoformat(found[1]["at"]) > desk.clock.now() - A_TALK
    return found if is_fresh else None


async def is_awaited(desk: Desk, person: Person, awaits: Awaits, delivery: Delivery) -> bool:
    """Whether what this update brings was asked for."""
    if person.id is None:
        return False
    async with desk.database.read() as db:
        return await awaited(db, person, awaits, delivery) is not None
