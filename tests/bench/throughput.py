"""Updates per second through the whole bot, against stock echoes: interleaved rounds, medians, ratios of one run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.databases import engines, fresh
from tests.bench.load import WINDOW, MakeUpdate
from tests.bench.passes import Figures, press, saturate
from tests.bench.seeding import refresh_numbers
from tests.bench.subjects import JUDGES, OUR_CORE, YARDSTICKS, Subject, our_bot, pin, yardstick
from tests.bench.telegram import BotApi
from tests.bench.updates import MAKERS, text

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
    engine: str = ""
    what: str = ""
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
                    await _saturate(api, one, seconds)
            for _ in range(max(rounds - 1, 1)):
                for one in variants:
                    if one.floor is not None:
                        await _press(api, one, variants[0], seconds)
    return variants


async def _saturate(api: BotApi, one: Variant, seconds: float) -> None:
    if one.prepare is not None:
        await one.prepare()
    await saturate(api, one.subject, one.make, seconds, one.full)


async def _press(api: BotApi, one: Variant, echo: Variant, seconds: float) -> None:
    """Both at half of what `one` can do."""
    await press(api, one.subject, one.make, one.full.rate / 2, seconds, one.half)
    await press(api, echo.subject, echo.make, one.full.rate / 2, seconds, one.echo_at_half)


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
        Variant(ECHO, await started("aiogram_echo.py", here), text),
        Variant(QUIET_ECHO, await started("aiogram_echo.py", here, LOGGING="WARNING"), text),
    ]
    if JUDGES.exists():
        variants.append(Variant(PTB_ECHO, await started("ptb_echo.py", JUDGES), text))
    return variants


def _ours(engine: str, bot: Subject, url: str) -> list[Variant]:
    async def prepare() -> None:
        await refresh_numbers(url)

    kinds = (("greeting", READ_FLOOR, None), ("number", None, prepare), ("language tap", WRITE_FLOOR, None))
    return [
        Variant(f"{engine}: {what}", bot, MAKERS[what], floor, prepared, engine, what)
        for what, floor, prepared in kinds
    ]


def show(variants: list[Variant]) -> list[Variant]:
    """Print the figures and the verdicts; those that missed a floor."""
    echo, missed = variants[0], []
    print(f"\nWindow of {WINDOW} outstanding updates, medians of interleaved rounds")
    print(f"{'':34}{'upd/s':>7}{'ratio':>7}{'floor':>7}{'':>8}{'CPU µs':>8}{'p50 ms':>8}{'p99 ms':>8}{'RSS MB':>8}")
    for one in variants:
        ratio = one.full.rate / echo.full.rate
        kept = one.floor is None or ratio >= one.floor
        floor = f"{'':15}" if one.floor is None else f"{one.floor:7.2f}{_verdict(kept=kept):>8}"
        print(f"{one.name:34}{one.full.rate:7.0f}{ratio:7.2f}{floor}{_middle(one.full)}")
        missed += [] if kept else [one]
    print(
        f"\nHalf of its own rate, at random instants, and the echo at the same (ceiling of p99: {TAIL_CEILING} x its)"
    )
    print(
        f"{'':34}{'upd/s':>7}{'p99/echo':>9}{'':>8}{'CPU µs':>8}{'p50 ms':>8}{'p99 ms':>8}{'RSS MB':>8}{'echo p99':>10}"
    )
    for one in variants:
        if one.floor is not None:
            ratio = median(one.half.p99_ms) / median(one.echo_at_half.p99_ms)
            told = f"{one.full.rate / 2:7.0f}{ratio:9.2f}{_verdict(kept=ratio <= TAIL_CEILING):>8}{_middle(one.half)}"
            print(f"{one.name:34}{told}{median(one.echo_at_half.p99_ms):10.1f}")
            missed += [one] if ratio > TAIL_CEILING and one not in missed else []
    return missed


def show_yardsticks() -> None:
    """Print the scripts that everything is measured against."""
    for script in sorted(YARDSTICKS.glob("*.py")):
        print(f"--- {script.name}\n{script.read_text(encoding='utf-8')}")


def _verdict(*, kept: bool) -> str:
    return "ok" if kept else "MISSED"


def _middle(figures: Figures) -> str:
    cpu, p50, p99 = (median(one) for one in (figures.cpu_us, figures.p50_ms, figures.p99_ms))
    return f"{cpu:8.0f}{p50:8.1f}{p99:8.1f}{figures.rss_mb:8.0f}"
