"""Links by which people become the shop's own. The secret in a link is kept as a hash."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import invitation, person
from bot.domain.roles import Role
from bot.domain.staff import Invitation

_inviter, _user = person.alias("inviter"), person.alias("invited")
_OPEN = invitation.c.used_at.is_(None) & invitation.c.revoked_at.is_(None)


def _select() -> Select[Any]:
    mine = (invitation.c.id, invitation.c.role, _inviter.c.telegram_id.label("invited_by"), invitation.c.expires_at)
    then = (_user.c.telegram_id.label("used_by"), invitation.c.used_at, invitation.c.revoked_at)
    return (
        select(*mine, *then)
        .outerjoin_from(invitation, _inviter, _inviter.c.id == invitation.c.invited_by)
        .outerjoin(_user, _user.c.id == invitation.c.used_by)
    )


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(**row._asdict() | {"role": Role(row.role)})


async def add(
    db: AsyncConnection, secret_hash: bytes, role: Role, invited_by: int, lasts: tuple[datetime, datetime]
) -> int:
    """Keep a new link, valid from and until; its id."""
    row = {"secret_hash": secret_hash, "role": role, "invited_by": invited_by}
    new = insert_into(db, invitation).values(**row, created_at=lasts[0], expires_at=lasts[1])
    return int((await db.execute(new.returning(invitation.c.id))).scalar_one())


async def by_hash(db: AsyncConnection, secret_hash: bytes) -> Invitation | None:
    """The invitation of a link."""
    row = (await db.execute(_select().where(invitation.c.secret_hash == secret_hash))).first()
    return None if row is None else _invitation(row)


async def find(db: AsyncConnection, invitation_id: int) -> Invitation | None:
    """One invitation."""
    row = (await db.execute(_select().where(invitation.c.id == invitation_id))).first()
    return None if row is None else _invitation(row)


async def newest(db: AsyncConnection, most: int) -> list[Invitation]:
    """So many, the newest first."""
    return [_invitation(row) for row in await db.execute(_select().order_by(invitation.c.id.desc()).limit(most))]


async def use(db: AsyncConnection, invitation_id: int, person_id: int, now: datetime) -> bool:
    """Use the link up; False where somebody has, or it is no longer valid."""
    this = (invitation.c.id == invitation_id) & _OPEN & (invitation.c.expires_at > now)
    used = update(invitation).where(this).values(used_by=person_id, used_at=now).returning(invitation.c.id)
    return (await db.execute(used)).first() is not None


async def revoke(db: AsyncConnection, invitation_id: int, now: datetime) -> bool:
    """Close an open link; False where it is not open."""
    this = (invitation.c.id == invitation_id) & _OPEN & (invitation.c.expires_at > now)
    closed = update(invitation).where(this).values(revoked_at=now).returning(invitation.c.id)
    return (await db.execute(closed)).first() is not None


async def revoke_of(db: AsyncConnection, person_id: int, now: datetime) -> None:
    """Close all open links of somebody who may invite no more."""
    await db.execute(update(invitation).where(invitation.c.invited_by == person_id, _OPEN).values(revoked_at=now))
