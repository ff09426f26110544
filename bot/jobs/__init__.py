"""The time edge: every job of the desk in one table, and what ticks it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.desk import Desk
from bot.jobs.relay_outbox import relay_outbox
from bot.services.batch_running import run_batches
from bot.services.drafts import forget_left
from bot.services.owner_directory import ask_when_due, read_waiting
from bot.services.polling import poll
from bot.services.schedule import forget_old
from bot.services.settling import settle


@dataclass(frozen=True, slots=True)
class Job:
    """Work done once a period, by the one replica that claims the firing."""

    name: str
    period: timedelta
    work: Callable[[Desk], Awaitable[object]]
    may_be_cut: bool = False  # long, and goes on after a restart: a stop does not wait for it


JOBS = (
    Job("relay_outbox", timedelta(seconds=3), relay_outbox),
    Job("poll_tracking", timedelta(seconds=10), poll),
    Job("ask_for_branches", timedelta(minutes=1), ask_when_due),
    Job("read_branches", timedelta(seconds=5), read_waiting, may_be_cut=True),
    Job("settle_waybills", timedelta(seconds=15), settle),
    Job("run_batches", timedelta(seconds=2), run_batches, may_be_cut=True),
    Job("forget_old", timedelta(hours=6), forget_old),
    Job("forget_left_drafts", timedelta(hours=6), forget_left),
)
