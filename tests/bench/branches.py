"""How long finding a branch takes over the simulator's 51,001, in one run beside the naive ways over the same rows."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process
from sqlalchemy import Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.directory_tables import branch, city
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.desk import BackOffice
from bot.domain.branch_search import Box, Point
from bot.http import Http
from bot.reading.spelling import fold_name
from bot.services import branches
from bot.settings import Settings
from bot.texts import Texts
from sandbox.nova_poshta import directory as simulated
from sandbox.towns import Town, towns
from tests.bench.databases import engines, fresh
from tests.bench.directory import resident_mb
from tests.services.branch_queries import queries
from tests.services.landmark_queries import landmark_queries
from tests.services.standing import country, take

MOST_P99_MS, MOST_OF_LIKE = 50.0, 0.2
_TIMES, _NAIVE_TIMES = 300, 40
_COUNTRY = Box(south=44.0, west=22.0, north=52.5, east=40.5)
_DEGREE = 0.05


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find something: `naive` is what it is held against."""

    what: str
    how: str
    ask: Callable[[random.Random], Awaitable[object]]
    naive: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one way on one engine."""

    engine: str
    way: Way
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Built:
    """What the directory in memory costs."""

    engine: str
    seconds: float
    memory_mb: float


def measure() -> tuple[list[Measured], list[Built]]:
    """Measure every engine, with the simulator's whole directory."""
    measured: list[Measured] = []
    built: list[Built] = []
    for engine in engines():
        asyncio.run(_measure(engine, measured, built))
    return measured, built


async def _measure(engine: str, measured: list[Measured], built: list[Built]) -> None:
    with TemporaryDirectory() as folder:
        async with fresh(engine, Path(folder)) as url:
            desk = await _desk(url)
            await take(desk, *country())
            await branches.towns(_again(desk), "київ")  # so that what is loaded once is not counted
            built.append(await _build(engine, desk))
            measured += [await _timed(engine, way) for way in _ways(desk)]
            await desk.database.close()


async def _desk(url: str) -> BackOffice:
    settings = Settings(_env_file=None, bot_token="1:x", secret_key=secrets.token_hex(32), owner_id=1, database_url=url)
    database, clock = Database(settings.database_url.get_secret_value()), Clock()
    await migrate(database)
    return BackOffice(settings, clock, Texts(), database, Registry(Http(), {}, [], clock.now))


def _again(desk: BackOffice) -> BackOffice:
    """The same desk that has read no directory yet."""
    return BackOffice(desk.settings, desk.clock, desk.texts, desk.database, desk.carriers)


async def _build(engine: str, desk: BackOffice) -> Built:
    gc.collect()
    before, began = resident_mb(), time.perf_counter()
    await branches.towns(desk, "київ")
    seconds = time.perf_counter() - began
    gc.collect()
    return Built(engine, seconds, resident_mb() - before)


async def _timed(engine: str, way: Way) -> Measured:
    chance = random.Random(54)
    taken = []
    for _ in range(_NAIVE_TIMES if way.naive else _TIMES):
        began = time.perf_counter()
        await way.ask(chance)
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return Measured(engine, way, taken[len(taken) // 2], taken[int(len(taken) * 0.99)])


def _ways(desk: BackOffice) -> Iterator[Way]:
    known, lines = towns()[:400], [query.line for query in queries()]
    strings = [fold_name(one.city_name + " " + one.name) for one in country()[1]]
    find, named = branches.find, branches.towns
    yield Way("an empty question", "what the machine gives", lambda _: desk.database.answers(), naive=True)
    yield Way("a town by its beginning", "ours", lambda chance: named(desk, _begun(chance.choice(known))))
    yield Way("", "LIKE over all", lambda chance: _like(desk, _begun(chance.choice(known)) + "%"), naive=True)
    yield Way("a town with a typo", "ours", lambda chance: named(desk, _slipped(chance.choice(known), chance)))
    yield Way("", "LIKE over all", lambda chance: _like(desk, _gapped(chance.choice(known), chance)), naive=True)
    yield Way(
        "", "rapidfuzz over all", lambda chance: _fuzzy(strings, _slipped(chance.choice(known), chance)), naive=True
    )
    yield Way("a town and a number", "ours", lambda chance: find(desk, _numbered(chance.choice(known), chance)))
    yield Way("", "LIKE over all", lambda chance: _like(desk, f"%{_begun(chance.choice(known))}%"), naive=True)
    yield Way("a line of free text", "ours", lambda chance: find(desk, chance.choice(lines)))
    yield Way("", "rapidfuzz over all", lambda chance: _fuzzy(strings, chance.choice(lines)), naive=True)
    yield Way("a street of the biggest town", "ours", lambda _: find(desk, "київ волошкова"))
    yield Way("a page of the biggest town", "ours", lambda chance: find(desk, "київ 20 кг у неділю"))
    around = [query.line for query in landmark_queries() if query.landmark not in {"", "-"}]
    yield Way("around a metro station", "ours", lambda chance: find(desk, chance.choice(around)))
    yield Way("the nearest ten", "ours", lambda chance: branches.nearest(desk, _at(chance.choice(known))))
    yield Way("", "every row's distance", lambda chance: _all_distances(desk, _at(chance.choice(known))), naive=True)
    yield Way("the first view of the map", "ours", lambda _: branches.on_map(desk, _COUNTRY))
    yield Way("", "GROUP BY in SQL", lambda _: _grouped(desk), naive=True)
    yield Way("a piece of the map", "ours", lambda chance: branches.on_map(desk, _around(chance.choice(known))))


def _begun(town: Town) -> str:
    return fold_name(town.name)[:4]


def _slipped(town: Town, chance: random.Random) -> str:
    """The name without one of its letters, the first one excepted."""
    name = town.name.partition(" (")[0]
    place = chance.randrange(1, len(name))
    return name[:place] + name[place + 1 :]


def _gapped(town: Town, chance: random.Random) -> str:
    """As LIKE can be asked about a slip: any one letter may stand there."""
    name = fold_name(town.name)
    place = chance.randrange(1, len(name))
    return f"%{name[:place]}_{name[place + 1 :]}%"


def _numbered(town: Town, chance: random.Random) -> str:
    return f"нп {chance.choice(simulated.in_town(town)).place.number} {town.name.partition(' (')[0]}"


def _at(town: Town) -> Point:
    return Point(town.latitude, town.longitude)


def _around(town: Town) -> Box:
    north, east = town.latitude, town.longitude
    return Box(south=north - _DEGREE, north=north + _DEGREE, west=east - _DEGREE, east=east + _DEGREE)


async def _like(desk: BackOffice, pattern: str) -> object:
    """Ask for what a search would show: branches whose town and address hold the words."""
    text = func.lower(city.c.folded + " " + branch.c.folded)
    joined = select(branch.c.id).join(city, city.c.reference == branch.c.city).where(text.like(pattern)).limit(8)
    return await _rows(desk, lambda db: db.execute(joined))


async def _fuzzy(strings: Sequence[str], words: str) -> object:
    return process.extract(fold_name(words), strings, scorer=fuzz.partial_ratio, limit=8)


async def _all_distances(desk: BackOffice, point: Point) -> object:
    north, east = branch.c.latitude - point.latitude, branch.c.longitude - point.longitude
    nearest = select(branch).order_by(north * north + east * east * 0.42).limit(10)
    return await _rows(desk, lambda db: db.execute(nearest))


async def _grouped(desk: BackOffice) -> object:
    row, column = (cast(place / 0.5, Integer) for place in (branch.c.latitude, branch.c.longitude))
    middle = func.avg(branch.c.latitude), func.avg(branch.c.longitude)
    gathered = select(row, column, func.count(), *middle, func.min(branch.c.id)).where(branch.c.may_choose)
    return await _rows(desk, lambda db: db.execute(gathered.group_by(row, column)))


async def _rows(desk: BackOffice, ask: Callable[[AsyncConnection], Awaitable[object]]) -> object:
    async with desk.database.read() as db:
        return (await ask(db)).all()  # type: ignore[attr-defined]


def show(measured: Sequence[Measured], built: Sequence[Built]) -> None:
    """Print the tables; say which floors were missed."""
    print(f"\nFinding a branch among {len(simulated.points()):,} of {len(towns()):,} towns")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("engine      what                          how                       p50 ms   p99 ms")
    for one in measured:
        print(f"{one.engine:<11} {one.way.what:<29} {one.way.how:<22} {one.p50_ms:9.2f} {one.p99_ms:8.2f}")
    for one in built:
        print(f"{one.engine:<11} the directory in memory: {one.seconds:.1f} s to build, {one.memory_mb:.0f} MB")
    for missed in _missed(measured):
        print(f"MISSED: {missed}")


def _missed(measured: Sequence[Measured]) -> Iterator[str]:
    for place, one in enumerate(measured):
        if not one.way.naive and one.p99_ms > MOST_P99_MS:
            yield f"{one.engine}, {one.way.what}: p99 {one.p99_ms:.0f} ms is more than {MOST_P99_MS:.0f}"
        if one.way.what == "a town with a typo" and one.p50_ms > MOST_OF_LIKE * measured[place + 1].p50_ms:
            yield f"{one.engine}, {one.way.what}: more than {MOST_OF_LIKE:.0%} of LIKE over all"
