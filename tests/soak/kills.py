"""Kills at every point of making a waybill times every point of the restart, with lists that lag and others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bot.db.engine import Database
from bot.db.migrate import migrate
from tests.bench.databases import fresh
from tests.faults.bot_child import start_parent
from tests.faults.waybill_points import OF_CREATE, ways
from tests.faults.waybill_stage import waybill_stage

LAGS_S = (0, 2)
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


async def kill_everywhere(engine: str, folder: Path) -> Counter[str]:
    """Try all pairs on one engine; what came of it."""
    start_parent()
    async with fresh(engine, folder) as bare:
        url = bare.replace(engine, DRIVERS[engine], 1)
        database = Database(url)
        await migrate(database)
        await database.close()
        async with waybill_stage(folder, url) as stage:
            for lag in LAGS_S:
                stage.lag(lag)
                for first in OF_CREATE:
                    for second in ways(first):
                        await stage.run([first, second])
            return stage.tally
