"""The staff's trail."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import audit, person
from bot.domain.audit import AuditLine, Deed, Did


async def add(db: AsyncConnection, actor_id: int, deed: Deed, now: datetime) -> None:
    """Write a line."""
    await db.execute(insert(audit), {**asdict(deed), "actor_id": actor_id, "at": now})


async def newest(db: AsyncConnection, most: int, after: int) -> list[AuditLine]:
    """So many lines, the newest first, behind the first `after`."""
    actor, whom = person.alias("actor"), person.alias("whom")
    columns = (audit.c.at, audit.c.did, actor.c.telegram_id.label("actor"), audit.c.subject_id)
    lines = (
        select(*columns, whom.c.telegram_id.label("person"), audit.c.before, audit.c.after)
        .outerjoin_from(audit, actor, actor.c.id == audit.c.actor_id)
        .outerjoin(whom, whom.c.id == audit.c.person_id)
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(most)
        .offset(after)
    )
    return [AuditLine(**row._asdict() | {"did": Did(row.did)}) for row in await db.execute(lines)]
