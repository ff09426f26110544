"""How long the whole directory takes from the carrier's values into the tables, and what it holds in memory."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from sqlalchemy import insert

from bot.carriers.base import Account, Carrier, Connection
from bot.carriers.nova_poshta import NovaPoshta
from bot.carriers.nova_poshta.places import branch as read_branch
from bot.clock import Clock
from bot.db.branches import branch_row
from bot.db.directory_tables import branch
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.desk import BackOffice
from bot.domain.directory import Outcome
from bot.domain.place import Branch, City
from bot.reading.branch_place import fold_place
from bot.services.directory import sync_now
from bot.settings import Settings
from bot.texts import Texts
from sandbox.nova_poshta import directory
from sandbox.nova_poshta.warehouses import entry
from tests.bench.databases import engines, fresh

_CODE = NovaPoshta.info.code
_TICK_S = 0.002
_PAGES_A_MB = 2**20 / os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one engine: seconds of the first reading, of one in which nothing has changed, of one bare executemany."""

    engine: str
    first_s: float
    again_s: float
    bare_s: float
    stall_ms: float
    memory_mb: float


class _Ready(Carrier):
    """A carrier whose answers are there already: what is measured is the desk."""

    info = NovaPoshta.info

    def __init__(self, found: Sequence[Branch]) -> None:
        self._found = found

    async def branches(self, _account: Account, tell_total: Any = None) -> AsyncIterator[Branch]:
        tell_total(len(self._found))
        for one in self._found:
            yield one

    async def cities(self, _account: Account) -> AsyncIterator[City]:
        for reference, name in {one.city: one.city_name for one in self._found}.items():
            yield City(reference, name, "")


class _OneCarrier:
    codes = (_CODE,)

    def __init__(self, carrier: Carrier) -> None:
        self._connection = Connection(carrier, Account(_CODE, SecretStr(""), 1))

    def connection(self, code: str) -> Connection | None:
        return self._connection if code == _CODE else None


def measure() -> list[Measured]:
    """Measure every engine, with the simulator's whole directory."""
    found = [read_branch(entry(point)) for point in directory.points()]
    return [asyncio.run(_measure(engine, found)) for engine in engines()]


async def _measure(engine: str, found: Sequence[Branch]) -> Measured:
    with TemporaryDirectory() as folder:
        async with fresh(engine, Path(folder)) as url:
            desk = await _desk(url, found)
            watch = _Watch()
            seconds = [await _timed(desk, watch) for _ in range(2)]
            await desk.database.close()
        async with fresh(engine, Path(folder)) as url:
            bare_s = await _bare(await _desk(url, found), found)
    return Measured(engine, *seconds, bare_s, watch.stall_ms, watch.memory_mb)


async def _desk(url: str, found: Sequence[Branch]) -> BackOffice:
    settings = Settings(_env_file=None, bot_token="1:x", secret_key=secrets.token_hex(32), owner_id=1, database_url=url)
    database = Database(settings.database_url.get_secret_value())
    await migrate(database)
    return BackOffice(settings, Clock(), Texts(), database, _OneCarrier(_Ready(found)))


async def _timed(desk: BackOffice, watch: _Watch) -> float:
    watching = asyncio.create_task(watch.look())
    began = time.perf_counter()
    ended = await sync_now(desk, _CODE, _nobody)
    seconds = time.perf_counter() - began
    watching.cancel()
    assert ended.outcome is Outcome.TAKEN
    return seconds


async def _nobody(_read: int, _total: int) -> None:
    return


async def _bare(desk: BackOffice, found: Sequence[Branch]) -> float:
    """One executemany of the same rows in one transaction: the floor."""
    rows = [branch_row(_CODE, one, fold_place(one)) for one in found]
    began = time.perf_counter()
    async with desk.database.write() as db:
        await db.execute(insert(branch), rows)
    seconds = time.perf_counter() - began
    await desk.database.close()
    return seconds


class _Watch:
    """Looks every 2 ms how long others would have waited, and how much more memory is held than at the start."""

    def __init__(self) -> None:
        self.stall_ms = 0.0
        self.memory_mb = 0.0
        self._began_with = resident_mb()

    async def look(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_TICK_S)
            self.stall_ms = max(self.stall_ms, 1000 * (time.perf_counter() - before - _TICK_S))
            self.memory_mb = max(self.memory_mb, resident_mb() - self._began_with)


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) / _PAGES_A_MB


def show(measured: Sequence[Measured]) -> None:
    """Print the table."""
    print("\nThe directory of 51,001 branches into the tables (the carrier's answers are ready)")
    print("engine      first s  again s  bare executemany s  ratio  longest stall ms  memory +MB")
    for one in measured:
        ratio = one.first_s / one.bare_s
        print(
            f"{one.engine:<10} {one.first_s:8.1f} {one.again_s:8.1f} {one.bare_s:19.1f} {ratio:6.1f}"
            f" {one.stall_ms:17.0f} {one.memory_mb:11.0f}"
        )
