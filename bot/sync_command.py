"""`pakunok sync-branches`: brings the towns and branches of the carriers into the database and says how far it is."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TextIO

from bot.clock import Clock
from bot.connected import connected
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.desk import BackOffice
from bot.domain.directory import Counts, Outcome, Sync
from bot.domain.errors import UnderWay
from bot.domain.place import BranchKind
from bot.services.directory import NoDirectory, readable, sync_now
from bot.services.directory_reading import LEASE
from bot.settings import Settings
from bot.texts import Texts

_MANY = {BranchKind.OFFICE: "offices", BranchKind.LOCKER: "lockers", BranchKind.POINT: "points"}
_WHY = {
    Outcome.INCOMPLETE: "the carrier's list ended before its end or could not be read ({reason}). Try again later.",
    Outcome.UNREACHABLE: "the carrier could not be asked ({reason}). Try again later.",
}
_LINE_EACH_S = 5.0


async def sync_branches(settings: Settings, carriers: Sequence[str], out: TextIO, *, takes_smaller: bool) -> int:
    """Read these carriers' directories, all connected ones where none is named; 0 where all were taken."""
    async with _back_office(settings) as desk:
        codes = carriers or readable(desk)
        return max([await _sync(desk, code, out, takes_smaller=takes_smaller) for code in codes], default=0)


@asynccontextmanager
async def _back_office(settings: Settings) -> AsyncIterator[BackOffice]:
    clock = Clock(settings.clock_shift_file)
    database, registry = Database(settings.database_url.get_secret_value()), connected(settings, clock)
    try:
        await migrate(database)
        yield BackOffice(settings, clock, Texts(), database, registry)
    finally:
        await registry.close()
        await database.close()


async def _sync(desk: BackOffice, code: str, out: TextIO, *, takes_smaller: bool) -> int:
    meter, began = _Meter(code, out), time.monotonic()
    try:
        ended = await sync_now(desk, code, meter.show, takes_smaller=takes_smaller)
    except UnderWay:
        minutes = LEASE.seconds // 60
        meter.end(f"is being read already. If whoever read it was killed, try again in {minutes} minutes.")
    except NoDirectory:
        meter.end(f"is not connected. Connected are: {', '.join(readable(desk)) or 'none'}.")
    else:
        meter.end(_told(ended, time.monotonic() - began))
        return 0 if ended.outcome is Outcome.TAKEN else 1
    return 1


def _told(ended: Sync, seconds: float) -> str:
    counts = Counts(0, {}) if ended.counts is None else ended.counts
    if ended.outcome is Outcome.TAKEN:
        return f"{_figures(counts)}, in {seconds:.1f} s."
    if ended.outcome is not Outcome.SMALLER:
        return "nothing was changed: " + _WHY[Outcome(ended.outcome or Outcome.INCOMPLETE)].format(reason=ended.reason)
    if counts.is_empty():
        return f"nothing was changed: the carrier's list is empty ({_figures(counts)}). Try again later."
    before = "" if ended.before is None else f", before it was {_figures(ended.before)}"
    return (
        f"nothing was changed: the list has become too small ({_figures(counts)}{before})."
        " Try again later; if it is meant so, run again with --accept-smaller."
    )


def _figures(counts: Counts) -> str:
    kinds = ", ".join(f"{many} {_MANY[kind]}" for kind in BranchKind if (many := counts.branches.get(kind)))
    return f"{counts.cities} towns, {counts.all_branches} branches" + (f" ({kinds})" if kinds else "")


class _Meter:
    """How far it is: one line that is written anew on a terminal, a line now and then anywhere else."""

    def __init__(self, code: str, out: TextIO) -> None:
        self._code = code
        self._out = out
        self._on_terminal = out.isatty()
        self._next_line = time.monotonic()

    async def show(self, read: int, total: int) -> None:
        told = f"{self._code}: {read} of {total} branches"
        if self._on_terminal:
            self._out.write(f"\r\x1b[K{told}")
        elif time.monotonic() >= self._next_line:
            self._out.write(f"{told}\n")
            self._next_line = time.monotonic() + _LINE_EACH_S
        self._out.flush()

    def end(self, told: str) -> None:
        """Say the last word."""
        start = "\r\x1b[K" if self._on_terminal else ""
        self._out.write(f"{start}{self._code}: {told}\n")
