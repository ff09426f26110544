"""Whether the desk can work."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.desk import Desk
from bot.domain.errors import DeskError


async def database_answers(desk: Desk) -> bool:
    """Whether the database answers a question."""
    try:
        async with desk.database.read() as db:
            await db.execute(text("SELECT 1"))
    except (SQLAlchemyError, DeskError, OSError):
        return False
    return True
