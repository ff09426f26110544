"""Inviting somebody to a role: a link that works once, for two days, until it is taken back."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import invitations as rows
from bot.db import outbox, people, staff
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import AlreadyDone, Gone
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.roles import STAFF, Right, Role
from bot.domain.staff import INVITATION_LASTS, Invitation, InvitationState
from bot.services import audit, menu, permission
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep

PREFIX = "i_"  # how the payload of such a link begins
_UNKNOWN = "error-invitation-unknown"
_CLOSED = {
    InvitationState.USED: "error-invitation-used",
    InvitationState.EXPIRED: "error-invitation-expired",
    InvitationState.REVOKED: "error-invitation-revoked",
}


@dataclass(frozen=True, slots=True)
class ShownInvitation:
    """An open link as the invited person sees it."""

    secret: str
    role: Role
    inviter: str


async def invite(desk: Desk, person: Person, role: Role, delivery: Delivery) -> tuple[Invitation, str]:
    """Make a link for a role: the invitation and the address."""
    if role not in STAFF:
        raise Gone
    secret, now = _secret(desk, delivery), desk.clock.now()
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MANAGE_STAFF)
        if await takes_effect(desk, db, delivery):
            by, lasts = await keep(desk, db, person), (now, now + INVITATION_LASTS)
            one = await rows.add(db, _hash(secret), role, by, lasts)
            await audit.note(desk, db, person, Deed(Did.INVITED, one, after={"roles": [role]}))
        made = await rows.by_hash(db, _hash(secret))
    if made is None:
        raise Gone
    return made, await desk.chat.link(PREFIX + secret)


def _secret(desk: Desk, delivery: Delivery) -> str:
    """128 bits that only SECRET_KEY makes of this update, so that the same update, delivered again, has the same link.

    In letters alone: in digits somebody would see the number of a parcel.
    """
    told = f"{delivery.bot_id}:{delivery.update_id}".encode()
    made = hmac.digest(desk.settings.derive("invitation"), told, "sha256")[:16].hex()
    return made.translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


async def revoke(desk: Desk, person: Person, invitation_id: int, delivery: Delivery) -> None:
    """Take a link back; AlreadyDone where it opens nothing any more."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MANAGE_STAFF)
        found = await rows.find(db, invitation_id)
        if found is None:
            raise Gone
        if await takes_effect(desk, db, delivery):
            if not await rows.revoke(db, invitation_id, desk.clock.now()):
                raise AlreadyDone
            await audit.note(desk, db, person, Deed(Did.INVITATION_REVOKED, invitation_id))


async def look(desk: Desk, person: Person, secret: str) -> ShownInvitation:
    """Who invites to what. Gone, in words that say why, where the link is closed; AlreadyDone for who has the role."""
    async with desk.database.read() as db:
        found = await _open(desk, db, secret)
        if found.role in await permission.roles_of(desk, db, person.telegram_id):
            raise AlreadyDone("error-role-held")
    return ShownInvitation(secret, found.role, await desk.chat.name_of(found.invited_by or 0))


async def accept(desk: Desk, person: Person, secret: str, delivery: Delivery) -> Role:
    """Take the role; of all who try at once one has it. Gone and AlreadyDone as above."""
    async with desk.database.write() as db:
        again = not await takes_effect(desk, db, delivery)
        found = await rows.by_hash(db, _hash(secret)) if again else await _open(desk, db, secret)
        if found is None or (again and found.used_by != person.telegram_id):
            raise Gone(_UNKNOWN)
        if not again:
            await _join(desk, db, person, found)
    desk.recent_people.forget(person.telegram_id)
    await menu.offer(desk, person.telegram_id)
    return found.role


async def _open(desk: Desk, db: AsyncConnection, secret: str) -> Invitation:
    found = await rows.by_hash(db, _hash(secret))
    if found is None:
        raise Gone(_UNKNOWN)
    state = found.state(desk.clock.now())
    inviter = Person(found.invited_by or 0)
    if state is InvitationState.OPEN and not await permission.has(desk, db, inviter, Right.MANAGE_STAFF):
        state = InvitationState.REVOKED
    if state is not InvitationState.OPEN:
        raise Gone(_CLOSED[state])
    return found


async def _join(desk: Desk, db: AsyncConnection, person: Person, found: Invitation) -> None:
    now, one = desk.clock.now(), await keep(desk, db, person)
    if found.role in await permission.roles_of(desk, db, person.telegram_id):
        raise AlreadyDone("error-role-held")
    if not await rows.use(db, found.id, one, now):
        raise Gone(_CLOSED[InvitationState.USED])
    inviter = await people.find(db, found.invited_by or 0)
    by = None if inviter is None else inviter.id
    await staff.give(db, one, found.role, by, now)
    await audit.note(desk, db, person, Deed(Did.JOINED, found.id, one, after={"roles": [found.role]}))
    if by is not None:
        await outbox.owe(db, [NewNotice(kind=NoticeKind.JOINED, person_id=by, occasion=str(found.id))], now)
