"""The shop's own people: who they are, which roles are given and taken."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import invitations, outbox, people
from bot.db import staff as rows
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import AlreadyDone, Gone, LastOwner, NamedOwner
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.roles import STAFF, Right, Role, may
from bot.domain.staff import Member, Roster
from bot.services import audit, menu, permission
from bot.services.chat import Delivery, takes_effect
from bot.services.names import names_of
from bot.services.people import keep

_MOST_INVITATIONS = 10


async def roster(desk: Desk, person: Person) -> Roster:
    """Everybody who works for the shop, and the newest invitations."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.MANAGE_STAFF)
        members = await _members(desk, db)
        links = await invitations.newest(db, _MOST_INVITATIONS)
    named = {one.telegram_id for one in members} | {who for one in links for who in (one.invited_by, one.used_by)}
    return Roster(members, links, await names_of(desk, named))


async def _members(desk: Desk, db: AsyncConnection) -> list[Member]:
    held: dict[int, Member] = {}
    owner_id = desk.settings.owner_id
    if owner_id is not None:
        known = await people.find(db, owner_id)
        held[owner_id] = Member(None if known is None else known.id, owner_id, frozenset({Role.OWNER}))
    for one in await rows.everybody(db):
        before = held.get(one.telegram_id)
        roles = frozenset({one.role}) | (before.roles if before is not None else frozenset())
        held[one.telegram_id] = Member(one.person_id, one.telegram_id, roles)
    return list(held.values())


async def member(desk: Desk, person: Person, person_id: int) -> tuple[Member, str]:
    """One of them with their name; Gone where nobody has that id."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.MANAGE_STAFF)
        one = await _member(desk, db, person_id)
    return one, await desk.chat.name_of(one.telegram_id)


async def _member(desk: Desk, db: AsyncConnection, person_id: int) -> Member:
    known = await people.by_id(db, person_id)
    if known is None:
        raise Gone
    return Member(person_id, known.telegram_id, await permission.roles_of(desk, db, known.telegram_id))


async def give(desk: Desk, person: Person, person_id: int, role: Role, delivery: Delivery) -> tuple[Member, str]:
    """Give a role; AlreadyDone where they have it."""
    return await _change(desk, person, person_id, _Change(Did.ROLE_GIVEN, role), delivery)


async def take(desk: Desk, person: Person, person_id: int, role: Role, delivery: Delivery) -> tuple[Member, str]:
    """Take a role away; AlreadyDone where they do not have it, LastOwner where nobody would be left to give roles."""
    return await _change(desk, person, person_id, _Change(Did.ROLE_TAKEN, role), delivery)


async def remove(desk: Desk, person: Person, person_id: int, delivery: Delivery) -> tuple[Member, str]:
    """Take all roles away; AlreadyDone where they have none."""
    return await _change(desk, person, person_id, _Change(Did.REMOVED), delivery)


@dataclass(frozen=True, slots=True)
class _Change:
    """What is done to somebody's roles; to all of them where none is named."""

    did: Did
    role: Role | None = None

    def of(self, held: frozenset[Role]) -> frozenset[Role]:
        """Say which roles they have afterwards."""
        if self.role is None:
            return frozenset()
        return held | {self.role} if self.did is Did.ROLE_GIVEN else held - {self.role}


async def _change(
    desk: Desk, person: Person, person_id: int, change: _Change, delivery: Delivery
) -> tuple[Member, str]:
    async with desk.database.write() as db:
        owners = await rows.hold_owners(db)  # before the permission: two owners who remove each other wait here
        await permission.check(desk, db, person, Right.MANAGE_STAFF)
        one = await _member(desk, db, person_id)
        if await takes_effect(desk, db, delivery):
            await _carry_out(desk, db, person, (one, owners), change)
            one = await _member(desk, db, person_id)
    desk.recent_people.forget(one.telegram_id)
    await menu.offer(desk, one.telegram_id)
    return one, await desk.chat.name_of(one.telegram_id)


async def _carry_out(
    desk: Desk, db: AsyncConnection, person: Person, whom: tuple[Member, set[int]], change: _Change
) -> None:
    one, owners = whom
    after = change.of(one.roles)
    if after == one.roles or one.id is None:
        raise AlreadyDone
    if Role.OWNER in one.roles - after:
        _check_owner_may_go(desk, one, owners)
    await _write(desk, db, person, (one.id, one.roles, after))
    told = {"before": {"roles": in_order(one.roles)}, "after": {"roles": in_order(after)}}
    await audit.note(desk, db, person, Deed(change.did, None, one.id, **told))
    now = desk.clock.now()
    await outbox.owe(db, [NewNotice(kind=NoticeKind.ROLES, person_id=one.id, occasion=now.isoformat())], now)


def _check_owner_may_go(desk: Desk, one: Member, owners: set[int]) -> None:
    if permission.is_named_owner(desk, one.telegram_id):
        raise NamedOwner
    if desk.settings.owner_id is None and owners == {one.id}:
        raise LastOwner


async def _write(
    desk: Desk, db: AsyncConnection, person: Person, change: tuple[int, frozenset[Role], frozenset[Role]]
) -> None:
    (person_id, before, after), now = change, desk.clock.now()
    by = await keep(desk, db, person)
    for role in after - before:
        await rows.give(db, person_id, role, by, now)
    for role in before - after:
        await rows.take(db, person_id, role)
    if not may(after, Right.MANAGE_STAFF):
        await invitations.revoke_of(db, person_id, now)


def in_order(roles: frozenset[Role]) -> list[str]:
    """List them from the least to the most."""
    return [role for role in STAFF if role in roles]
