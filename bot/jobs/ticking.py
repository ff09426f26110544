"""APScheduler ticks in UTC with a memory store, in every replica alike (design, law 9)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.desk import Desk
from bot.jobs import JOBS, Job
from bot.services.schedule import run_claimed

_log = structlog.get_logger(__name__)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Ticking:
    """Runs the table of jobs. A stop lets what runs finish."""

    def __init__(self, desk: Desk) -> None:
        """Tick for this desk."""
        self._desk = desk
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: dict[asyncio.Task[None], Job] = {}

    def start(self) -> None:
        """Begin to tick, every period counted from 1970 so that replicas agree on the firings."""
        for job in JOBS:
            self._scheduler.add_job(
                self._fire,
                IntervalTrigger(seconds=int(job.period.total_seconds()), start_date=_EPOCH, timezone=UTC),
                args=[job],
                id=job.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=int(job.period.total_seconds()),
            )
        self._scheduler.start()

    async def stop(self, seconds: float) -> None:
        """Start nothing more, and let what runs finish for so long."""
        self._scheduler.pause()
        for task, job in self._running.items():
            if job.may_be_cut:
                task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        self._scheduler.shutdown(wait=False)

    async def _fire(self, job: Job) -> None:
        if job.may_be_cut and job in self._running.values():
            return
        task = asyncio.create_task(self._run(job))
        self._running[task] = job
        task.add_done_callback(self._running.pop)
        if not job.may_be_cut:  # the next firing looks by itself whether this one is over
            await asyncio.shield(task)

    async def _run(self, job: Job) -> None:
        try:
            await run_claimed(self._desk, job.name, job.period, job.work)
        except Exception:  # noqa: BLE001 - a job that broke must tick again
            _log.exception("job_broke", job=job.name)
