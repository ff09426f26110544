"""The owner's own list of commands in Telegram's menu."""

from __future__ import annotations

import structlog

from bot.desk import Desk
from bot.domain.errors import DeliveryFailed
from bot.screens.menu import owners

_log = structlog.get_logger(__name__)


async def offer_to_owner(desk: Desk) -> None:
    """Show the owner's commands in the owner's chat, which Telegram knows only once they have written: then again."""
    try:
        for speech in desk.texts.all:
            await desk.chat.set_menu(desk.settings.owner_id, owners(speech), speech.language)
        await desk.chat.set_menu(desk.settings.owner_id, owners(desk.texts.speech()), "")
    except DeliveryFailed as failed:
        _log.info("owner_menu_not_set", why=str(failed))
