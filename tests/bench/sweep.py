"""A sweep: the poll asks about every parcel there is, 100 a call with 4 calls in flight, and writes down the answers.

Run as a program it is the one process that is measured; the carrier and the bench are others.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import func, insert, select, text

from bot.carriers.base import Account
from bot.carriers.registry import Registry
from bot.db.tables import tracking
from bot.desk import Desk
from bot.domain.tracking import Status
from bot.http import Http, Peer
from bot.services.polling import poll
from tests.bench.databases import engines, fresh
from tests.bench.sweep_carrier import number_of
from tests.bench.tick import desk_of
from tests.bench.tick_ways import CODE

SIZES = (1_000, 100_000)
FLAT = 1.2
_CHUNK = 5_000
_HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one sweep took: `peak_mb` is the most memory that the process ever had."""

    documents: int
    seconds: float
    processor_s: float
    peak_mb: float


def measure(largest: int = SIZES[-1]) -> dict[str, list[Sweep]]:
    """Sweep few parcels and many on every engine."""
    told: dict[str, list[Sweep]] = {}
    with _carrier(largest) as url:
        for engine in engines():
            told[engine] = [_one(engine, url, size) for size in (SIZES[0], largest)]
    return told


@contextmanager
def _carrier(parcels: int) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.sweep_carrier", str(parcels)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


def _one(engine: str, url: str, parcels: int) -> Sweep:
    command = [sys.executable, "-m", "tests.bench.sweep", engine, url, str(parcels)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Sweep(**json.loads(done.stdout.splitlines()[-1]))


async def _sweep(engine: str, url: str, parcels: int) -> Sweep:
    with tempfile.TemporaryDirectory() as folder:
        async with fresh(engine, Path(folder)) as database_url, desk_of(database_url) as bare:
            http = Http()
            desk = replace(bare, carriers=_unpaced(http, url, bare))
            await _seed(desk, parcels)
            began, spent, asked = time.perf_counter(), time.process_time(), 0
            while count := await poll(desk):
                asked += count
            told = Sweep(asked, time.perf_counter() - began, time.process_time() - spent, _peak_mb())
            await http.close()
            await _judge(desk, parcels)
            return told


async def _judge(desk: Desk, parcels: int) -> None:
    """The carrier has told of all of them, or nothing was measured."""
    query = select(func.count()).where(tracking.c.status == Status.IN_TRANSIT)
    async with desk.database.read() as db:
        if (told := (await db.execute(query)).scalar_one()) != parcels:
            raise RuntimeError(f"{told} of {parcels} parcels were told of")


def _unpaced(http: Http, url: str, desk: Desk) -> Registry:
    """As fast as it goes: the real carrier's pace, 5 calls a second, would be all that is measured."""
    registry = Registry(http, {CODE: url}, [Account(CODE, SecretStr("sweep"), 1)], desk.clock.now)
    for connection in registry._connections.values():
        adapter = connection.carrier
        adapter._api = replace(adapter._api, peer=Peer(CODE))  # type: ignore[attr-defined]
    return registry


async def _seed(desk: Desk, parcels: int) -> None:
    """All of them are due now."""
    now = desk.clock.now()
    for start in range(0, parcels, _CHUNK):
        rows = [_row(place, now) for place in range(start, min(start + _CHUNK, parcels))]
        async with desk.database.write() as db:
            await db.execute(insert(tracking), rows)
    if not desk.database.is_sqlite:  # autovacuum does that in life; without it every plan is made for an empty table
        async with desk.database.write() as db:
            await db.execute(text("ANALYZE tracking"))


def _row(place: int, now: datetime) -> dict[str, object]:
    row = {"carrier": CODE, "number": number_of(place), "leg": "outbound", "status": "not_found", "cod_state": "none"}
    return {**row, "raw": {}, "created_at": now, "next_poll_at": now}


def _peak_mb() -> float:
    found = _HIGH_WATER.search(Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found.group(1)) / 1024 if found else 0.0


def show(told: dict[str, list[Sweep]]) -> None:
    """Print the figures and the verdict."""
    print(
        f"\nA sweep by the poll, 100 documents a call and 4 calls in flight ({os.cpu_count()} cores, simulator's too)"
    )
    print(f"{'':14}{'documents':>11}{'per second':>12}{'our CPU µs each':>17}{'peak MB':>9}")
    for engine, sweeps in told.items():
        for one in sweeps:
            rate, each = one.documents / one.seconds, one.processor_s / one.documents * 1e6
            print(f"{engine:14}{one.documents:11,}{rate:12,.0f}{each:17.0f}{one.peak_mb:9.0f}")
        ratio = sweeps[-1].peak_mb / sweeps[0].peak_mb
        print(f"{engine:14}memory {'flat' if ratio <= FLAT else 'NOT FLAT'}: {ratio:.2f} times as much")


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_sweep(sys.argv[1], sys.argv[2], int(sys.argv[3]))))))
