"""Where a bot's time goes: one pass under cProfile, the functions with the most time of their own."""

from __future__ import annotations

import asyncio
import cProfile
import io
import pstats
import tempfile
from pathlib import Path

from tests.bench.carrier_answers import body
from tests.bench.databases import fresh
from tests.bench.passes import Figures, saturate
from tests.bench.seeding import refresh_numbers
from tests.bench.subjects import ROOT, our_bot
from tests.bench.telegram import BotApi
from tests.bench.tick import ACCOUNT, desk_of, tick_of
from tests.bench.tick_ways import due, ours
from tests.bench.updates import MAKERS

_SECONDS = 4.0
_LINES = 25


async def profile(engine: str, what: str) -> str:
    """Run our bot under the profiler on `engine` while people send `what`; the top of its findings."""
    with tempfile.TemporaryDirectory() as folder:
        findings = Path(folder) / "findings"
        api = BotApi()
        address = await api.start()
        async with fresh(engine, Path(folder)) as url, our_bot(api, address, url, findings) as bot:
            await refresh_numbers(url)
            await saturate(api, bot, MAKERS[what], _SECONDS, Figures())
        return await asyncio.to_thread(_top, findings)


def _top(findings: Path) -> str:
    out = io.StringIO()
    pstats.Stats(str(findings), stream=out).sort_stats("tottime").print_stats(_LINES)
    return out.getvalue().replace(str(ROOT), "")


async def profile_tick(engine: str) -> str:
    """Run ticks of new events under the profiler; the top of its findings."""
    with tempfile.TemporaryDirectory() as folder:
        findings, profiler = Path(folder) / "findings", cProfile.Profile()
        async with fresh(engine, Path(folder)) as url, desk_of(url) as desk:
            for look in range(4):
                await tick_of(desk, 0, look)
            answer, claimed = body(0, 4), await due(desk, 0)
            profiler.enable()
            await ours(desk, ACCOUNT, answer, claimed, 0)
            profiler.disable()
        profiler.dump_stats(findings)
        return await asyncio.to_thread(_top, findings)
