"""Files that are kept: what they are, their bytes and the digest of those."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import document
from bot.domain.shipment import DocumentKind


async def add(db: AsyncConnection, kind: DocumentKind, content: bytes, now: datetime) -> int:
    """Keep a file; its id."""
    row = {"kind": kind, "sha256": hashlib.sha256(content).digest(), "content": content, "created_at": now}
    return int((await db.execute(insert(document).values(row).returning(document.c.id))).scalar_one())


async def content(db: AsyncConnection, document_id: int) -> bytes | None:
    """The bytes of a file; None where it is kept no more."""
    found: bytes | None = (
        await db.execute(select(document.c.content).where(document.c.id == document_id))
    ).scalar_one_or_none()
    return found
