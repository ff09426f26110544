"""Who may make drafts and waybills, and who may change what the shop is used to."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import Desk
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import permission


async def check_sends(desk: Desk, db: AsyncConnection, person: Person) -> None:
    """Let those pass who make waybills."""
    await permission.check(desk, db, person, Right.MAKE_WAYBILLS)


async def check_sets(desk: Desk, db: AsyncConnection, person: Person) -> None:
    """Let those pass who say what the shop is used to."""
    await permission.check(desk, db, person, Right.SET_HABITS)
