"""Jobs fire by the table, go on after one broke, and are let finish at a stop."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.jobs import JOBS, Job, ticking
from bot.jobs.ticking import Ticking

SECOND = timedelta(seconds=1)


@pytest.fixture
def tick(desk, monkeypatch):
    """Start to tick this table of jobs, by the wall clock."""

    def start(*jobs):
        monkeypatch.setattr(ticking, "JOBS", jobs)
        clockwork = Ticking(replace(desk, clock=Clock()))
        clockwork.start()
        return clockwork

    return start


async def test_a_job_that_broke_ticks_again_and_holds_up_no_other(tick):
    fired, calm = [], asyncio.Event()

    async def breaks(_desk):
        fired.append("broken")
        if fired.count("broken") == 2:
            calm.set()
        raise RuntimeError("on purpose")

    async def works(_desk):
        fired.append("works")

    clockwork = tick(Job("breaks", SECOND, breaks), Job("works", SECOND, works))
    async with asyncio.timeout(30):
        await calm.wait()
    await clockwork.stop(1)
    assert fired.count("works") >= 1


async def test_a_stop_lets_what_runs_finish(tick):
    begun, done = asyncio.Event(), []

    async def slow(_desk):
        begun.set()
        await asyncio.sleep(0.3)
        done.append(1)

    clockwork = tick(Job("slow", SECOND, slow))
    async with asyncio.timeout(30):
        await begun.wait()
    await clockwork.stop(5)
    assert done == [1]


async def test_a_stop_cuts_short_what_goes_on_after_a_restart_and_it_holds_up_no_firing(tick):
    begun, cut = [], []

    async def endless(_desk):
        begun.append(1)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cut.append(1)
            raise

    clockwork = tick(Job("endless", SECOND, endless, may_be_cut=True))
    await asyncio.sleep(2.5)
    async with asyncio.timeout(10):
        await clockwork.stop(20)
    assert (begun, cut) == ([1], [1])


async def test_after_a_stop_nothing_fires(tick):
    fired = []

    async def work(_desk):
        fired.append(1)

    clockwork = tick(Job("work", SECOND, work))
    await clockwork.stop(1)
    await asyncio.sleep(1.1)
    assert fired == []


def test_every_job_has_a_name_of_its_own_and_a_whole_number_of_seconds():
    assert len({job.name for job in JOBS}) == len(JOBS)
    assert all(job.period >= SECOND and job.period % SECOND == timedelta(0) for job in JOBS)
