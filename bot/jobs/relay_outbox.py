"""Send all that is owed and ready."""

from __future__ import annotations

from bot.desk import Desk
from bot.services.relay import relay


async def relay_outbox(desk: Desk) -> None:
    """Relay batch after batch until nothing is left."""
    while await relay(desk):
        continue
