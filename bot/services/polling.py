"""The poll: goes on asking about numbers that somebody follows or waits for (design, §6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.carriers.base import TrackQuery
from bot.db import trackings
from bot.db.leases import Lease
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.services.asking import WITHIN_A_POLL_S, Asked, ask
from bot.services.news import take_in

_LEASE = timedelta(minutes=5)
_BATCHES = 4
_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=1)


async def poll(desk: Desk) -> int:
    """Ask every carrier about its numbers that are due. Returns how many were."""
    return sum([await _poll_carrier(desk, code) for code in desk.carriers.codes])


async def _poll_carrier(desk: Desk, code: str) -> int:
    connection = desk.carriers.connection(code)
    if connection is None:
        return 0
    async with desk.database.write() as db:
        limit = connection.carrier.info.track_batch * _BATCHES
        due = await trackings.claim_due(db, code, Lease(desk.clock.now(), _LEASE, limit))
    if due:
        asked = await ask(desk, code, [TrackQuery(one.number, one.phone) for one in due], WITHIN_A_POLL_S)
        await keep_polled(desk, code, due, asked)
    return len(due)


async def keep_polled(desk: Desk, code: str, due: Sequence[KnownNumber], asked: Asked) -> None:
    """Write down a poll's answers in one transaction; who waits for them is told, the silent ones are asked later."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        await take_in(desk, db, code, asked.answers)
        silent = {one.id: now + _pause(one.attempts) for one in due if one.number not in asked.answers}
        if silent:
            await trackings.ask_again_at(db, silent, now)


def _pause(attempts: int) -> timedelta:
    return min(_FIRST_PAUSE * (1 << min(attempts, 10)), _LONGEST_PAUSE)
