"""How the owner hears how the reading of a directory ended."""

from __future__ import annotations

from bot.db import syncs
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.people import Person
from bot.screens import directory
from bot.services.people import speech_of


async def ended(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """Where the owner asked, in the message that told how far it was; else by itself, unless a newer one has ended."""
    async with desk.database.read() as db:
        sync = await syncs.find(db, int(notice.occasion))
        newest = None if sync is None else await syncs.last_finished(db, sync.carrier)
    if sync is None or newest is None:
        return False
    message = directory.ended(speech_of(desk, person), sync)
    if sync.place is not None:
        await desk.chat.edit(*sync.place, message)
        return True
    if newest.id != sync.id:
        return False
    await desk.chat.send(notice.telegram_id, message, notice=True)
    return True
