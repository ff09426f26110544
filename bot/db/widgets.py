"""Widgets, by what stands in a shop's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import widget
from bot.domain.widget import Theme, Widget

_STANDS = widget.c.retired_at.is_(None)


async def add(db: AsyncConnection, public_id: str, origin: str, language: str, now: datetime) -> int:
    """Keep a new one; our id for it."""
    row = {"public_id": public_id, "origin": origin, "language": language, "carriers": [], "theme": Theme.AUTO}
    added = await db.execute(insert(widget).values(**row, created_at=now).returning(widget.c.id))
    return int(added.scalar_one())


async def all_standing(db: AsyncConnection) -> list[Widget]:
    """Those that were not taken away, the oldest first."""
    rows = await db.execute(select(widget).where(_STANDS).order_by(widget.c.id))
    return [_widget(row) for row in rows]


async def find(db: AsyncConnection, widget_id: int) -> Widget | None:
    """The one of our id, if it stands."""
    row = (await db.execute(select(widget).where(_STANDS, widget.c.id == widget_id))).first()
    return None if row is None else _widget(row)


async def find_public(db: AsyncConnection, public_id: str) -> Widget | None:
    """The one of a shop's page, if it stands."""
    row = (await db.execute(select(widget).where(_STANDS, widget.c.public_id == public_id))).first()
    return None if row is None else _widget(row)


async def key_hash(db: AsyncConnection, widget_id: int) -> bytes | None:
    """The hash of its key; None where it has none."""
    found = await db.execute(select(widget.c.key_hash).where(_STANDS, widget.c.id == widget_id))
    digest: bytes | None = found.scalar_one_or_none()
    return digest


async def change(db: AsyncConnection, widget_id: int, **to: Any) -> None:
    """Set columns anew."""
    await db.execute(update(widget).where(widget.c.id == widget_id).values(**to))


def _widget(row: Any) -> Widget:
    return Widget(
        id=row.id,
        public_id=row.public_id,
        origin=row.origin,
        carriers=frozenset(row.carriers),
        theme=Theme(row.theme),
        language=row.language,
        has_key=row.key_hash is not None,
    )
