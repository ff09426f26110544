"""The staff's trail: who did what, when, and what stood before and after. Ids and words of ours, nobody's data."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import audit as rows
from bot.desk import Desk
from bot.domain.audit import AuditLine, Deed
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import permission
from bot.services.names import names_of
from bot.services.people import keep

_PAGE = 10


async def note(desk: Desk, db: AsyncConnection, actor: Person, deed: Deed) -> None:
    """Leave a line, in the transaction of what was done."""
    await rows.add(db, await keep(desk, db, actor), deed, desk.clock.now())


async def page(desk: Desk, person: Person, number: int) -> tuple[list[AuditLine], dict[int, str], bool]:
    """The lines of a page, the newest first, the names of the people in them, and whether there are older ones."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.READ_AUDIT)
        lines = await rows.newest(db, _PAGE + 1, number * _PAGE)
    shown = lines[:_PAGE]
    told = {who for one in shown for who in (one.actor, one.person)}
    return shown, await names_of(desk, told), len(lines) > _PAGE
