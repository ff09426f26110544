"""Whether the desk can work."""

from __future__ import annotations

from bot.desk import Desk


async def database_answers(desk: Desk) -> bool:
    """Whether the database answers a question."""
    return await desk.database.answers()
