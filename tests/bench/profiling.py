"""Where a bot's time goes: one pass under cProfile, the functions with the most time of their own."""

from __future__ import annotations

import asyncio
import io
import pstats
import tempfile
from pathlib import Path

from tests.bench.databases import fresh
from tests.bench.passes import Figures, saturate
from tests.bench.seeding import refresh_numbers
from tests.bench.subjects import our_bot
from tests.bench.telegram import BotApi
from tests.bench.updates import MAKERS

_SECONDS = 4.0
_LINES = 30


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
    return out.getvalue()
