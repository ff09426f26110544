"""The commands in Telegram's menu: those of the person's roles, in the person's language."""

from __future__ import annotations

import structlog

from bot.db import people
from bot.db import staff as rows
from bot.desk import Desk
from bot.domain.errors import DeliveryFailed
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.screens.menu import commands_of
from bot.services import permission

_log = structlog.get_logger(__name__)


async def offer_to_staff(desk: Desk) -> None:
    """Show all of the staff the commands of this version."""
    async with desk.database.read() as db:
        known = {one.telegram_id for one in await rows.everybody(db)}
    if desk.settings.owner_id is not None:
        known.add(desk.settings.owner_id)
    for telegram_id in sorted(known):
        await offer(desk, telegram_id)


async def offer_to(desk: Desk, person: Person) -> None:
    """Show one of the staff their commands anew; a customer has none of their own."""
    if permission.seen_roles(desk, person):
        await offer(desk, person.telegram_id)


async def offer(desk: Desk, telegram_id: int) -> None:
    """Show somebody the commands of the roles that they have now; without any, everybody's come back.

    Telegram knows a chat only once its person has written: then again.
    """
    async with desk.database.read() as db:
        person = await people.find(db, telegram_id) or Person(telegram_id)
        roles = await permission.roles_of(desk, db, telegram_id)
    try:
        for speech in desk.texts.all:
            await _offer(desk, person, roles, speech.language)
        await _offer(desk, person, roles, "")
    except DeliveryFailed as failed:
        _log.info("menu_not_set", why=str(failed))


async def _offer(desk: Desk, person: Person, roles: frozenset[Role], language: str) -> None:
    """Set the list that Telegram shows to who speaks `language`; a language chosen here goes before Telegram's."""
    if roles:
        speech = desk.texts.speech(person.language, language)
        await desk.chat.set_menu(person.telegram_id, commands_of(speech, roles), language)
    else:
        await desk.chat.drop_menu(person.telegram_id, language)
