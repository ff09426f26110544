"""Firings of jobs: each runs in the one replica that claims it (design, law 9)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.db import schedule as rows
from bot.desk import Desk


def scheduled_at(now: datetime, period: timedelta) -> datetime:
    """The firing that is due at `now`: periods are counted from 1970 in UTC, alike in every replica."""
    since = now - datetime(1970, 1, 1, tzinfo=UTC)
    return now - since % period


async def run_claimed(desk: Desk, job: str, period: timedelta, work: Callable[[Desk], Awaitable[object]]) -> bool:
    """Do the work of this firing unless another replica does it."""
    firing = scheduled_at(desk.clock.now(), period)
    async with desk.database.write() as db:
        if not await rows.claim(db, job, firing, desk.clock.now()):
            return False
    await work(desk)
    async with desk.database.write() as db:
        await rows.finish(db, job, firing, desk.clock.now())
    return True


async def forget_old(desk: Desk) -> int:
    """Delete the rows that every table's retention lets go; how many."""
    async with desk.database.write() as db:
        return await rows.forget_old(db, desk.clock.now())
