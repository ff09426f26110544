"""The tracking tick of 100 documents: ours against the least there is and against ORM objects."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from bot.carriers.base import Account
from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.desk import Desk
from bot.http import Http
from bot.settings import load
from bot.texts import Texts
from tests.bench.carrier_answers import DOCUMENTS, body
from tests.bench.databases import engines, fresh
from tests.bench.tick_ways import CODE, due, least, least_of_all_rows, ours, outcome, rows_of, with_objects

CEILING = 3.0
ACCOUNT = Account(CODE, SecretStr(""), version=1)
_FOR_LEAST, _FOR_ORM, _FOR_MEMORY = 1_000, 2_000, 3_000  # batches of their own for each way
_OTHER = 500
_MEMORY_TICKS = 200


@dataclass(slots=True)
class Ticks:
    """Milliseconds a tick, by way, on one engine; `news` where every document brought an event."""

    engine: str
    news: bool
    ours: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    all_rows: list[float] = field(default_factory=list)
    orm: list[float] = field(default_factory=list)


async def measure(rounds: int) -> tuple[list[Ticks], dict[str, float]]:
    """Measure on every engine; also by how many MB the process grew over 200 ticks."""
    told: list[Ticks] = []
    grown: dict[str, float] = {}
    for engine in engines():
        with tempfile.TemporaryDirectory() as folder:
            async with fresh(engine, Path(folder)) as url, desk_of(url) as desk:
                told += await _rounds(desk, engine, rounds)
                if engine == "sqlite":  # our part of it is the same on PostgreSQL
                    grown[engine] = await _growth(desk)
    return told, grown


@asynccontextmanager
async def desk_of(url: str) -> AsyncIterator[Desk]:
    """A desk with nothing but its database, migrated."""
    settings = load(_env_file=None, bot_token="1:x", secret_key="x" * 32, owner_id=1, database_url=url)
    database, clock = Database(settings.database_url.get_secret_value()), Clock()
    registry = Registry(Http(), {CODE: ""}, [ACCOUNT], clock.now)
    await migrate(database)
    try:
        yield Desk(settings, clock, Texts(), database, registry, chat=None)  # type: ignore[arg-type]
    finally:
        await registry.close()
        await database.close()


async def _rounds(desk: Desk, engine: str, rounds: int) -> list[Ticks]:
    with_news, without = Ticks(engine, news=True), Ticks(engine, news=False)
    for batch in range(rounds + 1):
        for each in (batch, batch + _FOR_LEAST, batch + _FOR_LEAST + _OTHER, batch + _FOR_ORM):
            await tick_of(desk, each, 0)
        for ticks in (with_news, without):
            await _round(desk, ticks, batch)
        await _judge(desk, batch)
    for ticks in (with_news, without):
        del ticks.ours[0], ticks.least[0], ticks.all_rows[0], ticks.orm[0]  # the first round warms up
    return [with_news, without]


async def tick_of(desk: Desk, batch: int, look: int) -> None:
    """One tick as the desk does it."""
    await ours(desk, ACCOUNT, body(batch, look), await due(desk, batch), batch)


async def _round(desk: Desk, ticks: Ticks, batch: int) -> None:
    bare, objects = batch + _FOR_LEAST, batch + _FOR_ORM
    events, _ = await rows_of(desk, ACCOUNT, body(bare, 1), bare)
    more, more_rows = await rows_of(desk, ACCOUNT, body(bare + _OTHER, 1), bare + _OTHER)
    claimed = await due(desk, batch)
    ticks.ours.append(await _ms(ours(desk, ACCOUNT, body(batch, 1), claimed, batch)))
    ticks.least.append(await _ms(least(desk, body(bare, 1), events)))
    ticks.all_rows.append(await _ms(least_of_all_rows(desk, body(bare, 1), more, more_rows)))
    ticks.orm.append(await _ms(with_objects(desk, ACCOUNT, body(objects, 1), objects)))


async def _ms(work: Awaitable[None]) -> float:
    gc.collect()
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000


async def _judge(desk: Desk, batch: int) -> None:
    """Ours and the ORM's must have come to the same, or the comparison says nothing."""
    async with desk.database.read() as db:
        mine, theirs = await outcome(db, batch), await outcome(db, batch + _FOR_ORM)
    if mine != theirs or len(mine) != 2 * DOCUMENTS:
        raise RuntimeError(f"two ways, two outcomes: {len(mine)} and {len(theirs)} rows")


async def _growth(desk: Desk) -> float:
    """MB that 200 ticks leave behind, after as many that warm up as there are looks."""
    looks = [(batch, look) for batch in range(_MEMORY_TICKS // 5 + 2) for look in range(5)]
    for batch, look in looks[:10]:
        await tick_of(desk, batch + _FOR_MEMORY, look)
    before = _rss_mb()
    for batch, look in looks[10:]:
        await tick_of(desk, batch + _FOR_MEMORY, look)
    return _rss_mb() - before


def _rss_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def show(told: list[Ticks], grown: dict[str, float]) -> list[str]:
    """Print the figures and the verdicts; the engines on which the ceiling was missed."""
    missed: list[str] = []
    print(f"\nThe tick of 100 documents ({len(body(0, 1)) // 1000} kB), ms, medians of {len(told[0].ours)}")
    print("A: json.loads + one executemany of the events alone.")
    print("B: the same rows as the tick writes: one executemany of the events, one of the rows of `tracking`.")
    print(f"{'':30}{'ours':>7}{'A':>7}{'ours/A':>8}{'':8}{'B':>7}{'ours/B':>8}{'':8}{'ORM':>7}{'ORM/ours':>10}")
    for one in told:
        mine, events, rows, orm = (statistics.median(way) for way in (one.ours, one.least, one.all_rows, one.orm))
        name = f"{one.engine}: {'100 new events' if one.news else 'no news'}"
        missed += [one.engine] if mine > CEILING * events and one.engine not in missed else []
        print(
            f"{name:30}{mine:7.1f}{events:7.1f}{mine / events:8.2f} {_verdict(mine / events):7}"
            f"{rows:7.1f}{mine / rows:8.2f} {_verdict(mine / rows):7}{orm:7.1f}{orm / mine:10.2f}"
        )
    for engine, megabytes in grown.items():
        print(f"{engine}: {megabytes:+.1f} MB of memory over {_MEMORY_TICKS} ticks with 100 new events each")
    return missed


def _verdict(ratio: float) -> str:
    return "ok" if ratio <= CEILING else "MISSED"
