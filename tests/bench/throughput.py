"""Updates per second through the whole bot, against stock echoes: interleaved rounds, medians, ratios of one run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import updates
from tests.bench.databases import engines, fresh
from tests.bench.load import MakeUpdate
from tests.bench.passes import Figures, press, saturate
from tests.bench.seeding import refresh_numbers
from tests.bench.subjects import JUDGES, OUR_CORE, YARDSTICKS, Subject, our_bot, pin, yardstick
from tests.bench.telegram import BotApi

ECHO = "aiogram echo"
QUIET_ECHO = "aiogram echo, logs off"
PTB_ECHO = "python-telegram-bot echo"
READ_FLOOR, WRITE_FLOOR, TAIL_CEILING = 0.7, 0.4, 2.0


@dataclass(slots=True)
class Variant:
    """Something to measure: who is asked, what, and which share of the aiogram echo's rate it must reach."""

    name: str
    subject: Subject
    make: MakeUpdate
    floor: float | None = None
    prepare: Callable[[], Awaitable[None]] | None = None
    database: str = ""
    full: Figures = field(default_factory=Figures)
    half: Figures = field(default_factory=Figures)
    echo_at_half: Figures = field(default_factory=Figures)


async def measure(rounds: int, seconds: float) -> list[Variant]:
    """Measure all variants; the first is the yardstick."""
    pin(OUR_CORE)
    with tempfile.TemporaryDirectory() as folder:
        async with _variants(Path(folder)) as (api, variants):
            for _ in range(rounds):
                for one in variants:
                    await _prepared(one)
                    await saturate(api, one.subject, one.make, seconds, one.full)
            for _ in range(rounds):
                for one in variants:
                    if one.floor is not None:
                        await _prepared(one)
                        await press(api, one.subject, one.make, one.full.rate / 2, seconds, one.half)
                        echo = variants[0]
                        await press(api, echo.subject, echo.make, one.full.rate / 2, seconds, one.echo_at_half)
    return variants


async def _prepared(one: Variant) -> None:
    if one.prepare is not None:
        await one.prepare()


@asynccontextmanager
async def _variants(folder: Path) -> AsyncIterator[tuple[BotApi, list[Variant]]]:
    api = BotApi()
    address = await api.start()
    async with AsyncExitStack() as stack:
        variants = await _yardsticks(stack, api, address)
        for engine in engines():
            url = await stack.enter_async_context(fresh(engine, folder))
            bot = await stack.enter_async_context(our_bot(api, address, url))
            variants += _ours(engine, bot, url)
        yield api, variants


async def _yardsticks(stack: AsyncExitStack, api: BotApi, address: str) -> list[Variant]:
    async def started(script: str, python: Path, **more: str) -> Subject:
        return await stack.enter_async_context(yardstick(api, address, script, python, **more))

    here = Path(sys.executable)
    variants = [
        Variant(ECHO, await started("aiogram_echo.py", here), updates.text),
        Variant(QUIET_ECHO, await started("aiogram_echo.py", here, LOGGING="WARNING"), updates.text),
    ]
    if JUDGES.exists():
        variants.append(Variant(PTB_ECHO, await started("ptb_echo.py", JUDGES), updates.text))
    return variants


def _ours(engine: str, bot: Subject, url: str) -> list[Variant]:
    async def prepare() -> None:
        await refresh_numbers(url)

    return [
        Variant(f"{engine}: greeting (reads)", bot, updates.start, READ_FLOOR, database=engine),
        Variant(f"{engine}: known number (reads)", bot, updates.number, READ_FLOOR, prepare, engine),
        Variant(f"{engine}: language tap (writes)", bot, updates.language, WRITE_FLOOR, database=engine),
    ]


def show(variants: list[Variant]) -> None:
    """Print the yardsticks as they are, the figures, the verdicts."""
    base = variants[0].full.rate
    head = f"{'':34}{'upd/s':>7}{'ratio':>7}{'floor':>7}{'':>8}{'CPU µs':>8}{'p50 ms':>8}{'p99 ms':>8}{'RSS MB':>8}"
    print("\nWindow of 40 outstanding updates, medians of interleaved rounds\n" + head)
    for one in variants:
        ratio = one.full.rate / base
        print(f"{one.name:34}{one.full.rate:7.0f}{ratio:7.2f}{_floor(one.floor, ratio)}{_middle(one.full)}")
    print(f"\nHalf of its own rate, at random instants\n{'':34}{'upd/s':>7}{'p99/echo':>9}{'echo p99':>9}{'':>6}")
    for one in variants:
        if one.floor is not None:
            half, echo = _median(one.half.p99_ms), _median(one.echo_at_half.p99_ms)
            verdict = "ok" if half <= TAIL_CEILING * echo else "MISSED"
            print(f"{one.name:34}{one.full.rate / 2:7.0f}{half / echo:9.2f}{echo:9.1f} {verdict:6}{_middle(one.half)}")


def show_yardsticks() -> None:
    """Print the scripts that everything is measured against."""
    for script in sorted(YARDSTICKS.glob("*.py")):
        print(f"--- {script.name}\n{script.read_text(encoding='utf-8')}")


def _floor(floor: float | None, ratio: float) -> str:
    if floor is None:
        return f"{'':15}"
    return f"{floor:7.2f}{'ok' if ratio >= floor else 'MISSED':>8}"


def _middle(figures: Figures) -> str:
    middle = (_median(one) for one in (figures.cpu_us, figures.p50_ms, figures.p99_ms))
    cpu, p50, p99 = middle
    return f"{cpu:8.0f}{p50:8.1f}{p99:8.1f}{figures.rss_mb:8.0f}"


def _median(figures: list[float]) -> float:
    return sorted(figures)[len(figures) // 2]
