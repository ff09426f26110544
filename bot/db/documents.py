"""Files that are kept: what they are, their bytes and the digest of those."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import document
from bot.domain.shipment import DocumentKind


async def add(db: AsyncConnection, kind: DocumentKind, content: bytes, now: datetime) -> int:
    """Keep a file; its id."""
    row = {"kind": kind, "sha256": hashlib.sha256(content).digest(), "content": content, "created_at": now}
    return int((await db.execute(insert(document).values(row).returning(document.c.id))).scalar_one())
