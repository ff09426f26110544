"""Notices: what is owed to whom, written in the transaction of what it tells; services/relay.py sends it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import outbox, people
from bot.desk import Desk
from bot.domain.notices import NoticeKind


async def owe_unknown_codes(desk: Desk, db: AsyncConnection, codes: dict[str, int]) -> None:
    """Tell the owner, once for each code, that a carrier said something we do not know."""
    if codes:
        owner = await people.keep(db, desk.settings.owner_id, desk.clock.now())
        for code, tracking_id in codes.items():
            await outbox.owe(db, NoticeKind.UNKNOWN_CODE, owner, tracking_id, desk.clock.now(), occasion=code)
