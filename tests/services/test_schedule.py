"""A firing runs once, whichever of the replicas claims it, and in UTC: no change of clocks doubles or skips one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.db.engine import Database
from bot.db.tables import job_run
from bot.services.schedule import run_claimed, scheduled_at

MINUTE = timedelta(minutes=1)
KYIV = ZoneInfo("Europe/Kyiv")


@pytest.fixture
async def replicas(desk, database_url):
    """The same desk three times, each with connections of its own."""
    others = [Database(database_url) for _ in range(2)]
    yield [desk, *(replace(desk, database=one) for one in others)]
    for one in others:
        await one.close()


async def test_each_firing_runs_in_one_of_three_replicas(replicas):
    ran = []

    async def work(desk):
        ran.append(desk.clock.now())

    for _ in range(10):
        took = await asyncio.gather(*(run_claimed(one, "poll", MINUTE, work) for one in replicas))
        assert sorted(took) == [False, False, True]
        replicas[0].clock.wind(minutes=1)
    assert len(set(ran)) == len(ran) == 10


async def test_jobs_do_not_take_each_others_firings(desk):
    async def work(_desk):
        return

    assert await run_claimed(desk, "poll", MINUTE, work)
    assert await run_claimed(desk, "relay", MINUTE, work)


async def test_a_run_that_broke_stays_unfinished_and_the_next_firing_comes(desk):
    async def breaks(_desk):
        raise RuntimeError

    async def works(_desk):
        return

    with pytest.raises(RuntimeError):
        await run_claimed(desk, "poll", MINUTE, breaks)
    assert not await run_claimed(desk, "poll", MINUTE, works)
    desk.clock.wind(minutes=1)
    assert await run_claimed(desk, "poll", MINUTE, works)
    async with desk.database.read() as db:
        rows = (await db.execute(select(job_run.c.finished_at).order_by(job_run.c.scheduled_at))).scalars().all()
    assert [row is None for row in rows] == [True, False]


def test_every_instant_of_a_period_belongs_to_one_firing():
    period = timedelta(hours=6)
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert {scheduled_at(noon + n * MINUTE, period) for n in range(360)} == {noon}
    assert scheduled_at(noon + period, period) == noon + period


@pytest.mark.parametrize("night", [datetime(2026, 3, 29, tzinfo=KYIV), datetime(2026, 10, 25, tzinfo=KYIV)])
def test_on_the_nights_of_the_clock_changes_there_is_a_firing_every_hour(night):
    start = night.astimezone(UTC)
    firings = [scheduled_at(start + n * timedelta(minutes=10), timedelta(hours=1)) for n in range(36)]
    assert len(set(firings)) == 6
