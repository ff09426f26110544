"""Which firing of a job ran (design, law 9), and how old rows go."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import job_run, metadata


async def claim(db: AsyncConnection, job: str, scheduled_at: datetime, now: datetime) -> bool:
    """Take one firing for this replica; False where another has it."""
    row = {"job": job, "scheduled_at": scheduled_at, "started_at": now}
    insert = insert_into(db, job_run).values(row).on_conflict_do_nothing()
    return (await db.execute(insert.returning(job_run.c.job))).first() is not None


async def claim_day(db: AsyncConnection, job: str, day: date, now: datetime) -> bool:
    """Take what is done once a local day; False where somebody has."""
    return await claim(db, job, datetime.combine(day, time(), UTC), now)


async def finish(db: AsyncConnection, job: str, scheduled_at: datetime, now: datetime) -> None:
    """Note that the firing ran to its end."""
    this_run = (job_run.c.job == job) & (job_run.c.scheduled_at == scheduled_at)
    await db.execute(update(job_run).where(this_run).values(finished_at=now))


async def forget_old(db: AsyncConnection, now: datetime) -> int:
    """Delete what every table's retention lets go; how many rows went."""
    gone = 0
    for table in metadata.sorted_tables:
        retention = table.info["retention"]
        if retention.column is not None:
            gone += (await db.execute(delete(table).where(table.c[retention.column] < now - retention.keep))).rowcount
    return gone
