"""The shop's first owner: whoever sends the code that is printed where the bot is started.

The code is made of SECRET_KEY and of what the database keeps of it, which alone says nothing: so every start and every
replica prints the same one until it is used. Letters alone: nobody takes it for the number of a parcel.
"""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import owner_codes as rows
from bot.db import staff
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import TooManyTries, WrongCode
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.services import audit, menu, questions
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # 24 that are not mistaken for one another; twelve of them are 55 bits
_SHAPE = re.compile(r"\s*([A-Z]{4})-([A-Z]{4})-([A-Z]{4})\s*", re.IGNORECASE | re.ASCII)
_MOST_TRIES, _WITHIN = 5, timedelta(hours=1)


async def code_to_print(desk: Desk) -> str | None:
    """Make or find the code; None where the shop has an owner."""
    async with desk.database.read() as db:
        if not await _has_no_owner(desk, db):
            return None
    async with desk.database.write() as db:
        if await rows.open_code(db) is None:
            await rows.make(db, secrets.token_bytes(16), desk.clock.now())
        found = await rows.open_code(db)
    return None if found is None else _code(desk, found.nonce)


async def _has_no_owner(desk: Desk, db: AsyncConnection) -> bool:
    return desk.settings.owner_id is None and not await staff.holders(db, [Role.OWNER])


def _code(desk: Desk, nonce: bytes) -> str:
    number = int.from_bytes(hmac.digest(desk.settings.derive("first owner"), nonce, "sha256"))
    letters = "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


async def is_code_awaited(desk: Desk, person: Person, text: str, delivery: Delivery) -> bool:
    """Whether a text may be the code: only one of its shape is worth a query, and only in a shop without an owner.

    The text that has made one is understood in the same way when it is delivered again.
    """
    if desk.settings.owner_id is not None or not _SHAPE.fullmatch(text):
        return False
    async with desk.database.read() as db:
        if delivery.again and Role.OWNER in await staff.roles_of(db, person.telegram_id):
            return True
        return await _has_no_owner(desk, db)


async def claim(desk: Desk, person: Person, text: str, delivery: Delivery) -> None:
    """Become the owner by the code; WrongCode or TooManyTries else."""
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            is_owner = await _try(desk, db, person, text.strip().upper())
        else:
            is_owner = Role.OWNER in await staff.roles_of(db, person.telegram_id)
    if not is_owner:
        raise WrongCode  # not inside: what was tried must stay counted
    desk.recent_people.forget(person.telegram_id)
    await menu.offer(desk, person.telegram_id)


async def _try(desk: Desk, db: AsyncConnection, person: Person, code: str) -> bool:
    now, one = desk.clock.now(), await keep(desk, db, person)
    if await rows.count_try(db, one, now, _WITHIN) > _MOST_TRIES:
        raise TooManyTries
    found = await rows.open_code(db)
    if found is None or not await _has_no_owner(desk, db):
        return False
    is_right = hmac.compare_digest(_code(desk, found.nonce).encode(), code.encode())
    if not is_right or not await rows.use(db, found.generation, one, now):
        return False
    await staff.give(db, one, Role.OWNER, None, now)
    await questions.owe_waiting(db, one, now)
    await audit.note(desk, db, person, Deed(Did.BECAME_OWNER, None, one, after={"roles": [Role.OWNER]}))
    return True
