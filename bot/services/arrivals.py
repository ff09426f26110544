"""Updates as they come in. One read for all that come together."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from bot.desk import Desk
from bot.services import chat, people
from bot.services.chat import Stage


class Arrival(NamedTuple):
    """A delivery of an update; `telegram_id` is None where it is nobody's."""

    update_id: int
    telegram_id: int | None


async def stages(desk: Desk, bot_id: int, arrivals: Collection[Arrival]) -> dict[Arrival, Stage]:
    """Tell how far each update has come, and read along whom they are from."""
    async with desk.database.read() as db:
        stage = await chat.stages(db, bot_id, [one.update_id for one in arrivals])
        await people.recall(desk, db, {one.telegram_id for one in arrivals if one.telegram_id is not None})
    return {one: stage[one.update_id] for one in arrivals}
