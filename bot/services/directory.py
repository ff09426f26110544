"""Towns and branches: reads a carrier's whole directory beside the one that stands, and lets it take its place.

No transaction is open while the carrier is asked (law 1). Killed at any point, the old directory stands whole and the
next reading begins clean: what was read so far lies in tables of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import replace

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Capability, CarrierError, Garbled
from bot.db import branches, directory, outbox, people, syncs
from bot.db.outbox import NewNotice
from bot.desk import BackOffice
from bot.domain.directory import Counts, Outcome, Sync
from bot.domain.errors import UnderWay
from bot.domain.notices import NoticeKind
from bot.domain.roles import Right
from bot.services import permission
from bot.services.connections import connection
from bot.services.directory_reading import LEASE, Progress, Reading, read_whole

_log = structlog.get_logger(__name__)


class NoDirectory(Exception):
    """No carrier of this name is connected, or it has no directory."""


def readable(desk: BackOffice) -> list[str]:
    """Codes of the connected carriers that have a directory."""
    return [code for code in desk.carriers.codes if _has_directory(desk, code)]


def _has_directory(desk: BackOffice, code: str) -> bool:
    way = desk.carriers.connection(code)
    return way is not None and Capability.BRANCHES | Capability.CITIES in way.carrier.info.capabilities


async def sync_now(desk: BackOffice, code: str, progress: Progress, *, takes_smaller: bool = False) -> Sync:
    """Read the carrier's directory; how that ended. UnderWay where somebody reads it, NoDirectory where there is none.

    `takes_smaller` believes the carrier, however much smaller its directory has become; an empty one is never taken.
    """
    if not _has_directory(desk, code):
        raise NoDirectory(code)
    async with desk.database.write() as db:
        now = desk.clock.now()
        if await syncs.ask(db, code, now, takes_smaller=takes_smaller) is None and takes_smaller:
            asked = await syncs.last(db, code)
            if asked is not None:
                await syncs.wish(db, asked.id, now, takes_smaller=True)
    ended = await go_on(desk, code, lambda _: progress)
    if ended is None:
        raise UnderWay
    return ended


async def go_on(desk: BackOffice, code: str, progress_of: Callable[[Sync], Progress]) -> Sync | None:
    """Carry out the reading that was asked for, or that a killed process has left; None where there is none to take."""
    if not _has_directory(desk, code):
        return None
    way = await connection(desk, code)
    if way is None:
        return None
    async with desk.database.write() as db:
        sync = await syncs.begin(db, code, desk.clock.now(), LEASE)
        if sync is None:
            return None
        await directory.clear(db, code)
    return await _carry_out(Reading(desk, way, sync, progress_of(sync)))


async def _carry_out(reading: Reading) -> Sync:
    try:
        await read_whole(reading)
    except Garbled as error:
        return await _end(reading, replace(reading.sync, outcome=Outcome.INCOMPLETE, reason=error.detail))
    except CarrierError as error:
        why = f"{type(error).__name__}: {error.detail}"
        return await _end(reading, replace(reading.sync, outcome=Outcome.UNREACHABLE, reason=why))
    except asyncio.CancelledError:
        async with reading.desk.database.write() as db:
            await syncs.release(db, reading.sync)
        raise
    return await _end(reading, await _compared(reading))


async def _compared(reading: Reading) -> Sync:
    """Hold what was read against what stands, or against the refused figures that the owner takes anyway."""
    sync = reading.sync
    async with reading.desk.database.read() as db:
        counts = await directory.count_read(db, sync.id)
        before = await _before(db, sync)
    too_small = before is not None and counts.is_too_small_after(before)
    outcome = Outcome.SMALLER if too_small or counts.is_empty() else Outcome.TAKEN
    return replace(sync, outcome=outcome, counts=counts, before=before)


async def _before(db: AsyncConnection, sync: Sync) -> Counts | None:
    if sync.compare_with is not None:
        refused = await syncs.find(db, sync.compare_with)
        return None if refused is None else refused.counts
    if sync.takes_smaller or await syncs.last_taken(db, sync.carrier) is None:
        return None
    return await branches.count(db, sync.carrier)


async def _end(reading: Reading, ended: Sync) -> Sync:
    """Write down how it ended; a directory that is taken takes the old one's place in the same transaction."""
    desk, now = reading.desk, reading.desk.clock.now()
    async with desk.database.write() as db:
        is_first = await syncs.last_taken(db, ended.carrier) is None
        if not await syncs.finish(db, ended, now):
            raise UnderWay
        if ended.outcome is Outcome.TAKEN:
            await directory.switch(db, ended.carrier, ended.id, now)
        if is_first or ended.place is not None or ended.outcome is not Outcome.TAKEN:
            await _owe(desk, db, ended)
    async with desk.database.write() as db:
        await directory.clear(db, ended.carrier)
    _log.info("directory_read", carrier=ended.carrier, outcome=ended.outcome, reason=ended.reason, sync=ended.id)
    return replace(ended, finished_at=now)


async def _owe(desk: BackOffice, db: AsyncConnection, ended: Sync) -> None:
    now = desk.clock.now()
    if ended.place is not None:  # whoever asked reads it where they asked
        told: Collection[int] = [await people.keep(db, ended.place[0], now)]
    else:
        told = await permission.holders(desk, db, Right.READ_DIRECTORIES)
    notices = [NewNotice(kind=NoticeKind.DIRECTORY, person_id=one, occasion=str(ended.id)) for one in told]
    await outbox.owe(db, notices, now)
