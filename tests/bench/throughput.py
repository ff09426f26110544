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
    echo_at_our_rate: Figures = field(default_factory=Figures)


async def measure(rounds: int, seconds: float) -> list[Variant]:
    """Measure all variants; the first is the yardstick."""
    pin(OUR_CORE)
    with tempfile.TemporaryDirectory() as folder:
        async with _variants(Path(folder)) as (api, variants):
            for _ in range(rounds):
                for one in variants:
                    await _saturate(api, one, seconds)
            for _ in range(rounds):
                await _press(api, variants[0], variants[0].full.rate, seconds, variants[0].half)
                for one in variants:
                    if one.floor is not None:
                        await _press(api, one, one.full.rate, seconds, one.half)
                        await _press(api, variants[0], one.full.rate, seconds, one.echo_at_our_rate)
    return variants


async def _saturate(api: BotApi, one: Variant, seconds: float) -> None:
    if one.prepare is not None:
        await one.prepare()
    await saturate(api, one.subject, one.make, seconds, one.full)


async def _press(api: BotApi, one: Variant, rate: float, seconds: float, figures: Figures) -> None:
    """Post at half of `rate`, whatever comes of it."""
    await press(api, one.subject, one.make, rate / 2, seconds, figures)


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
    return missed + [one for one in _show_tails(variants) if one not in missed]


def _show_tails(variants: list[Variant]) -> list[Variant]:
    echo, missed = variants[0], []
    print("\nEach at half of its own rate, at random instants;")
    print(f"ceiling of p99: {TAIL_CEILING} times the echo's: at half of the echo's own rate (ratio), and at ours")
    columns = f"{'CPU µs':>8}{'p50 ms':>8}{'p99 ms':>8}{'RSS MB':>8}{'echo p99 at our rate':>22}"
    print(f"{'':34}{'upd/s':>7}{'ratio':>7}{'':>8}{columns}")
    print(f"{echo.name:34}{echo.full.rate / 2:7.0f}{'':15}{_middle(echo.half)}")
    for one in variants:
        if one.floor is not None:
            ratio = median(one.half.p99_ms) / median(echo.half.p99_ms)
            beside = median(one.half.p99_ms) / median(one.echo_at_our_rate.p99_ms)
            kept = max(ratio, beside) <= TAIL_CEILING
            told = f"{one.full.rate / 2:7.0f}{ratio:7.2f}{_verdict(kept=kept):>8}{_middle(one.half)}"
            print(f"{one.name:34}{told}{median(one.echo_at_our_rate.p99_ms):14.1f}{beside:8.2f}")
            missed += [] if kept else [one]
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
