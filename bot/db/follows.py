"""Who follows which parcel, under what name. A parcel is known by its first number's id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import follow, tracking


@dataclass(frozen=True, slots=True)
class Following:
    """One person's following of one parcel; `name` is their own word for it."""

    person_id: int
    tracking_id: int
    name: str | None


async def add(db: AsyncConnection, person_id: int, tracking_id: int, now: datetime) -> None:
    """Follow the parcel; already followed, nothing changes."""
    row = {"person_id": person_id, "tracking_id": tracking_id, "created_at": now}
    await db.execute(insert_into(db, follow).values(row).on_conflict_do_nothing())


async def remove(db: AsyncConnection, person_id: int, tracking_id: int) -> None:
    """Follow it no more."""
    await db.execute(delete(follow).where(follow.c.person_id == person_id, follow.c.tracking_id == tracking_id))


async def set_name(db: AsyncConnection, person_id: int, tracking_id: int, name: str) -> None:
    """Give the parcel the person's own name."""
    this = (follow.c.person_id == person_id) & (follow.c.tracking_id == tracking_id)
    await db.execute(update(follow).where(this).values(name=name))


async def names(db: AsyncConnection, person_id: int, tracking_ids: Iterable[int]) -> dict[int, str | None]:
    """Of these parcels those that the person follows, each with its name if it has one."""
    rows = await db.execute(
        select(follow.c.tracking_id, follow.c.name).where(
            follow.c.person_id == person_id, follow.c.tracking_id.in_(tracking_ids)
        )
    )
    return {row.tracking_id: row.name for row in rows}


async def of_parcels(db: AsyncConnection, tracking_ids: Sequence[int]) -> list[Following]:
    """Everybody who follows these parcels."""
    rows = await db.execute(
        select(follow.c.person_id, follow.c.tracking_id, follow.c.name).where(follow.c.tracking_id.in_(tracking_ids))
    )
    return [Following(*row) for row in rows]


async def mine(db: AsyncConnection, person_id: int, contact_id: int | None) -> list[int]:
    """The parcels that the person follows, and those sent from or to their own phone; the newest first."""
    root = func.coalesce(tracking.c.root_id, tracking.c.id)
    followed = select(follow.c.tracking_id).where(follow.c.person_id == person_id)
    theirs: ColumnElement[bool] = tracking.c.id.in_(followed)
    if contact_id is not None:
        own = (tracking.c.recipient_contact_id == contact_id) | (tracking.c.sender_contact_id == contact_id)
        theirs = theirs | own
    rows = await db.execute(select(root.label("root")).where(theirs).distinct().order_by(root.desc()))
    return list(rows.scalars())
