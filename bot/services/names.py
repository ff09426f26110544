"""What people are called: Telegram is asked each time, so that no name of the staff's need be kept (law 14)."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from bot.desk import Desk


async def names_of(desk: Desk, telegram_ids: Collection[int | None]) -> dict[int, str]:
    """The names of these people; "" of whom Telegram tells none."""
    asked = sorted({one for one in telegram_ids if one is not None})
    return dict(zip(asked, await asyncio.gather(*(desk.chat.name_of(one) for one in asked)), strict=True))
