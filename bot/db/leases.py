"""Leases: rows that one replica works on for a while, and no other. A table with leases has the three columns below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Lease:
    """From `since`, for so long, on so many rows at most."""

    since: datetime
    lasts: timedelta
    most: int


async def claim(db: AsyncConnection, due: ColumnElement[bool], at: Column[Any], lease: Lease) -> list[int]:
    """Lease rows of the table of `at` that are due at it and meet `due`, the earliest first; their ids.

    `id`, `lease_until` and `attempts` are the table's; one more attempt is counted on each row.
    """
    table: Table = at.table
    free = table.c.lease_until.is_(None) | (table.c.lease_until < lease.since)
    these = select(table.c.id).where(due, at <= lease.since, free).order_by(at).limit(lease.most)
    leased = (
        update(table)
        .where(table.c.id.in_(these.with_for_update(skip_locked=True)))
        .values(lease_until=lease.since + lease.lasts, attempts=table.c.attempts + 1)
        .returning(table.c.id)
    )
    return list((await db.execute(leased)).scalars())
