"""Who may do what (design, law 10): read where it is decided, in the transaction of what it permits.

Whom OWNER_ID names is an owner for as long as they are named there, whatever the rows say.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import people
from bot.db import staff as rows
from bot.desk import BackOffice
from bot.domain.errors import NotAllowed
from bot.domain.people import Person
from bot.domain.roles import Right, Role, may, who_may


async def check(desk: BackOffice, db: AsyncConnection, person: Person, right: Right) -> None:
    """Let whoever has the right at this moment pass; NotAllowed for everybody else, whatever was read before."""
    if not await has(desk, db, person, right):
        raise NotAllowed


async def has(desk: BackOffice, db: AsyncConnection, person: Person, right: Right) -> bool:
    """Whether the person has the right at this moment."""
    return may(await roles_of(desk, db, person.telegram_id), right)


async def roles_of(desk: BackOffice, db: AsyncConnection, telegram_id: int) -> frozenset[Role]:
    """The staff's roles that this person has now."""
    if is_named_owner(desk, telegram_id):
        return await rows.roles_of(db, telegram_id) | {Role.OWNER}
    return await rows.roles_of(db, telegram_id)


def seen_roles(desk: BackOffice, person: Person) -> frozenset[Role]:
    """The roles as they were when the person was read: for menus and for the way of a message, never to permit."""
    return person.roles | {Role.OWNER} if is_named_owner(desk, person.telegram_id) else person.roles


def is_named_owner(desk: BackOffice, telegram_id: int) -> bool:
    """Whether OWNER_ID names this person."""
    return telegram_id == desk.settings.owner_id


async def holders(desk: BackOffice, db: AsyncConnection, right: Right) -> Collection[int]:
    """Our ids of everybody who has the right: whom notices about it go to. OWNER_ID's person gets a row by that."""
    found = await rows.holders(db, who_may(right))
    if desk.settings.owner_id is not None and Role.OWNER in who_may(right):
        found.add(await people.keep(db, desk.settings.owner_id, desk.clock.now()))
    return sorted(found)
