"""A spreadsheet of a thousand rows: five answers of a hundred get lost, kills, and the memory that it took."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from bot.db.engine import Database
from bot.db.migrate import migrate
from tests.bench.databases import fresh
from tests.faults.batch_stage import BatchStage, batch_stage
from tests.faults.bot_child import start_parent
from tests.soak.kills import DRIVERS

LOST = 0.05
BAD = 0.05


async def carry_out(engine: str, folder: Path, rows: int, seed: int) -> Counter[str]:
    """Take the file, kill the desk at a third and at two thirds of it, see it through; what came of it."""
    start_parent()
    async with fresh(engine, folder) as bare:
        url = bare.replace(engine, DRIVERS[engine], 1)
        database = Database(url)
        await migrate(database)
        await database.close()
        async with batch_stage(folder, url, LOST, seed) as stage:
            checked = await stage.take(rows, BAD)
            drafted = await _drafted(stage)
            await stage.run([stage.when_made(rows // 3), stage.when_made(2 * rows // 3)])
            stage.count()
            stage.tally["answers lost"] = stage.losing.struck
            stage.tally["checked in ms"] = round(checked * 1000)
            stage.tally["drafts made in ms"] = round(drafted * 1000)
            print(_memory(stage), flush=True)
            return stage.tally


async def _drafted(stage: BatchStage) -> float:
    """How long the drafts of all good rows take, in a life that is killed once they stand: the first kill of three."""
    began = time.monotonic()
    await stage.run_until(stage.when_kept(stage.good, "draft"))
    return time.monotonic() - began


def _memory(stage: BatchStage) -> str:
    told = dict(stage.memory_kb)
    shown = [f"{made}: {kb / 1024:.0f}" for made, kb in sorted(told.items())]
    return "memory in MB by waybills made: " + ", ".join(shown[:: max(1, len(shown) // 12)])
