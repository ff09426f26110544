"""Which of the shop's roles people have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import person, person_role
from bot.domain.roles import Role

_WHOSE = person_role.c.person_id == person.c.id


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has a role."""

    person_id: int
    telegram_id: int
    role: Role
    since: datetime


async def roles_of(db: AsyncConnection, telegram_id: int) -> frozenset[Role]:
    """The roles of a person known by Telegram's id."""
    held = select(person_role.c.role).join_from(person_role, person, _WHOSE).where(person.c.telegram_id == telegram_id)
    return frozenset(Role(role) for role in (await db.execute(held)).scalars())


async def holders(db: AsyncConnection, roles: Collection[Role]) -> set[int]:
    """Our ids of everybody who has one of these roles."""
    held = select(person_role.c.person_id).where(person_role.c.role.in_(roles))
    return set((await db.execute(held)).scalars())


async def everybody(db: AsyncConnection) -> list[Holder]:
    """Everybody with each of their roles; who came first stands first."""
    columns = (person_role.c.person_id, person.c.telegram_id, person_role.c.role, person_role.c.since)
    held = (
        select(*columns).join_from(person_role, person, _WHOSE).order_by(person_role.c.since, person_role.c.person_id)
    )
    return [Holder(row.person_id, row.telegram_id, Role(row.role), row.since) for row in await db.execute(held)]


async def hold_owners(db: AsyncConnection) -> set[int]:
    """Our ids of the owners; until the transaction ends nobody else changes who they are."""
    owners = select(person_role.c.person_id).where(person_role.c.role == Role.OWNER)
    return set((await db.execute(owners.order_by(person_role.c.person_id).with_for_update())).scalars())


async def give(db: AsyncConnection, person_id: int, role: Role, by: int | None, now: datetime) -> bool:
    """Give the role; False where the person has it."""
    row = {"person_id": person_id, "role": role, "since": now, "given_by": by}
    new = insert_into(db, person_role).values(row).on_conflict_do_nothing().returning(person_role.c.role)
    return (await db.execute(new)).first() is not None


async def take(db: AsyncConnection, person_id: int, role: Role) -> bool:
    """Take the role away; False where the person does not have it."""
    gone = delete(person_role).where(person_role.c.person_id == person_id, person_role.c.role == role)
    return (await db.execute(gone.returning(person_role.c.role))).first() is not None
