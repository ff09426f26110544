"""`pakunok print-agent`: prints new labels by itself, on any machine that reaches the database."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.clock import Clock
from bot.db.engine import OUT_OF_REACH, Database
from bot.db.migrate import revisions
from bot.db.printing import ToPrint
from bot.print_ways import Folder, FolderTaken, InDoubt, NotPrinted, Printer, Store, Way
from bot.settings import StoreSettings

_BATCH = 20
_LONGEST_PAUSE_S = 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for. `printer` is None for a folder, "" for CUPS' usual printer."""

    station: str
    out: Path | None
    printer: str | None
    every_s: float
    once: bool
    old_too: bool
    again: str


async def print_agent(settings: StoreSettings, asked: Asked, out: TextIO) -> int:
    """Print until SIGTERM or SIGINT; a label that is under way is finished first. 1 where it cannot begin."""
    database = Database(settings.database_url.get_secret_value())
    try:
        trouble = await _trouble(database)
        if trouble:
            _say(out, trouble)
            return 1
        with _way(asked, out) as way:
            return 1 if way is None else await _serve(Agent(database, way, asked, out))
    finally:
        await database.close()


async def _trouble(database: Database) -> str:
    """Why the database cannot be used; empty where it can."""
    try:
        has, wanted = await revisions(database)
    except OUT_OF_REACH as error:
        return f"The database cannot be opened ({type(error).__name__}); check DATABASE_URL."
    if has != wanted:
        return (
            f"The database is at revision {has or 'none'}, this program wants {wanted}: `pakunok migrate`, or update."
        )
    return ""


@contextmanager
def _way(asked: Asked, out: TextIO) -> Iterator[Way | None]:
    lp = shutil.which("lp")
    if asked.out is None and lp is None:
        _say(out, "There is no program lp here. Install CUPS' client, or use --out.")
        yield None
        return
    try:
        way = Printer(lp or "", asked.printer or "") if asked.out is None else Folder(asked.out)
    except FolderTaken:
        _say(out, f"Another print-agent puts labels into {asked.out}.")
        yield None
        return
    try:
        yield way
    finally:
        way.close()


async def _serve(agent: Agent) -> int:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return await agent.run(stop)


class Agent:
    """One station at work."""

    def __init__(self, database: Database, way: Way, asked: Asked, out: TextIO) -> None:
        """Print on this way what the station has not printed."""
        self._store = Store(database, Clock(), asked.station)
        self._way = way
        self._asked = asked
        self._out = out

    async def run(self, stop: asyncio.Event) -> int:
        """Round after round; one alone where asked so, and then 1 where something of it failed."""
        await self._begin()
        failed = 0
        while not stop.is_set():
            went_well = await self._round(stop)
            if self._asked.once:
                return 0 if went_well else 1
            failed = 0 if went_well else failed + 1
            pause = min(self._asked.every_s * 2 ** min(failed, 10), max(_LONGEST_PAUSE_S, self._asked.every_s))
            await _wait(stop, pause)
        return 0

    async def _begin(self) -> None:
        await self._store.enrol(old_too=self._asked.old_too)
        for number in await self._way.recover(self._store):
            _say(self._out, f"{number}: may have been printed or not, look; `--again {number}` prints it once more.")
        if self._asked.again and not await self._store.again(self._asked.again):
            _say(self._out, f"{self._asked.again}: this station has not printed it.")

    async def _round(self, stop: asyncio.Event) -> bool:
        try:
            return await self._print_all(stop)
        except OUT_OF_REACH as error:
            _say(self._out, f"The database or the folder cannot be reached ({type(error).__name__}). Trying again.")
            return False

    async def _print_all(self, stop: asyncio.Event) -> bool:
        went_well = True
        while labels := await self._store.unprinted(_BATCH):
            for label in labels:
                if stop.is_set():
                    return went_well
                content = await self._store.content_of(label)
                went_well &= content is None or await self._print(label, content)
            if not went_well:
                break
        return went_well

    async def _print(self, label: ToPrint, content: bytes) -> bool:
        try:
            if await self._way.put(self._store, label, content):
                _say(self._out, f"{label.number}: printed")
        except NotPrinted as why:
            _say(self._out, f"{label.number}: not printed ({why}). Trying again.")
            return False
        except InDoubt as why:
            _say(self._out, f"{label.number}: may have been printed or not ({why}), look.")
        return True


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


def _say(out: TextIO, told: str) -> None:
    out.write(f"{told}\n")
    out.flush()
