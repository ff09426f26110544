"""What the shop's own people hear of their roles and of who came by their links."""

from __future__ import annotations

from bot.db import invitations
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.people import Person
from bot.screens import staff as screens
from bot.services import permission
from bot.services.people import speech_of


async def roles(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """Which roles they have now, whatever they were when it was owed."""
    async with desk.database.read() as db:
        held = await permission.roles_of(desk, db, person.telegram_id)
    await desk.chat.send(notice.telegram_id, screens.roles_changed(speech_of(desk, person), held), notice=True)
    return True


async def joined(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """To who invited: by name, unless who came has been erased since."""
    async with desk.database.read() as db:
        found = await invitations.find(db, int(notice.occasion))
    if found is None or found.used_by is None:
        return False
    name = await desk.chat.name_of(found.used_by)
    await desk.chat.send(notice.telegram_id, screens.has_joined(speech_of(desk, person), name, found), notice=True)
    return True
