"""Really killed at any point of a reading, the old directory stands whole, and the next reading begins clean."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.db import branches
from bot.db.directory_tables import branch, branch_read, city_read
from bot.domain.directory import Outcome
from bot.services.directory import sync_now
from tests.carriers.directories import CODE, shelf
from tests.faults.bot_child import ROOT
from tests.faults.sync_child import POINTS


async def nobody(_read, _total):
    return


async def run_child(desk, database_url, point):
    env = {
        "BOT_TOKEN": desk.settings.bot_token.get_secret_value(),
        "SECRET_KEY": secrets.token_hex(32),
        "OWNER_ID": "7010",
        "DATABASE_URL": database_url.replace("+aiosqlite", "").replace("+asyncpg", ""),
        "NOVA_POSHTA_URL": desk.carriers.url,
        "PYTHONPATH": str(ROOT),
    }
    command = (sys.executable, "-m", "tests.faults.sync_child", point)
    child = await asyncio.create_subprocess_exec(
        *command, cwd="/", env={"PATH": os.environ["PATH"], **env}, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await child.communicate()
    return child.returncode, told.decode()


async def standing(desk):
    """Every branch that stands, with its number and its town's name."""
    async with desk.database.read() as db:
        rows = await db.execute(select(branch.c.reference, branch.c.number).where(branch.c.gone_at.is_(None)))
        return set(map(tuple, rows)), (await branches.count(db, CODE)).cities


async def left_over(desk):
    async with desk.database.read() as db:
        return [
            (await db.execute(select(func.count()).select_from(one))).scalar_one() for one in (city_read, branch_read)
        ]


@pytest.mark.parametrize("point", POINTS)
async def test_killed_there_nothing_of_it_is_seen_and_the_next_one_takes_it(desk, database_url, point):
    async with shelf() as carriers:
        desk = replace(desk, carriers=carriers)
        await sync_now(desk, CODE, nobody)
        old = await standing(desk)
        carriers.has(cities=300, offices=300, lockers=1050)
        code, _ = await run_child(desk, database_url, point)
        assert code == -signal.SIGKILL
        is_done = point == "committed, not cleared"
        assert (await standing(desk) == old) is not is_done
        desk.clock.instant = datetime.now(UTC) + timedelta(minutes=3)
        assert (await sync_now(desk, CODE, nobody)).outcome is Outcome.TAKEN
        found, towns = await standing(desk)
        assert (len(found), towns) == (1350, 300)
        assert await left_over(desk) == [0, 0]


async def test_unharmed_the_command_says_how_far_it_is_and_what_came(desk, database_url):
    async with shelf() as carriers:
        code, told = await run_child(replace(desk, carriers=carriers), database_url, "")
    assert code == 0
    first, last = told.splitlines()
    assert first == "nova_poshta: 500 of 1200 branches"
    assert last.startswith("nova_poshta: 200 towns, 1200 branches (200 offices, 1000 lockers), in ")
