"""Updates: which took effect, which were answered (design, law 8)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import chat as rows
from bot.desk import Desk

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
