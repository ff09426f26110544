"""A seeded simulation: thousands of waybills are asked for while the carrier's answers get lost; time is virtual.

One process, the real services, the real adapter and the simulated carrier over HTTP. Nothing is killed here: that is
what tests/faults does.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import stamina
from sqlalchemy import func, select

from bot.carriers.registry import Registry
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.db.tables import waybill_attempt
from bot.desk import Desk
from bot.http import Http
from bot.services.settling import settle
from bot.settings import Settings
from bot.texts import Texts
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.desk import ScriptedChat, StillClock
from tests.services.waybill_desk import WaybillDesk, waybill_desk

LOST = 0.05
TROUBLED = 0.05
TAPPED_TWICE = 0.05
BETWEEN = timedelta(minutes=5)
LISTS_LAG = timedelta(seconds=90)
SILENCE_S = 0.2
LOST_REPLIES = ("done-502", "done-not-json", "done-empty", "reset@0", "reset@40", "truncated", "time-out", "ignored")
TROUBLES = ("429", "429-bare", "too-many", "502", "503", "empty", "please-wait", "unavailable")
_ON_SAVE, _ON_OTHERS = "InternetDocument.save", ("getDocumentList", "printFull")


async def simulate(shop: WaybillDesk, creates: int, seed: int) -> Counter[str]:
    """Ask for so many waybills; how many were made twice, how many are lost, and what went wrong on the way."""
    chance, told = random.Random(seed), Counter[str]()
    shop.simulator.office.find_lag = LISTS_LAG
    shipments = [await _ask(shop, place, chance, told) for place in range(creates)]
    shop.faults.switch_off()
    while await _is_open(shop):
        await shop.settled(1)
    _count(shop, shipments, told)
    return told


async def _ask(shop: WaybillDesk, place: int, chance: random.Random, told: Counter[str]) -> str:
    name = f"soak {place}"
    one = await shop.shipment(description=name)
    _strike(shop, chance, told)
    taps = 2 if chance.random() < TAPPED_TWICE else 1
    await asyncio.gather(*(shop.create(one) for _ in range(taps)))
    told["asked"] += 1
    shop.faults.switch_off(_ON_SAVE)
    shop.clock.instant += BETWEEN * chance.random()
    await settle(shop.desk)
    return name


def _strike(shop: WaybillDesk, chance: random.Random, told: Counter[str]) -> None:
    if chance.random() < LOST:
        shop.faults.switch_on(_ON_SAVE, chance.choice(LOST_REPLIES), 1)
        told["replies lost"] += 1
    elif chance.random() < TROUBLED:
        shop.faults.switch_on(_ON_SAVE, chance.choice(TROUBLES), 1)
        told["refused or down"] += 1
    for method in _ON_OTHERS:
        if chance.random() < TROUBLED:
            shop.faults.switch_on(method, chance.choice(TROUBLES), 1)
            told["looks and labels in trouble"] += 1


async def _is_open(shop: WaybillDesk) -> bool:
    due = select(func.count()).where(waybill_attempt.c.next_look_at.is_not(None))
    async with shop.desk.database.read() as db:
        return bool((await db.execute(due)).scalar_one())


def _count(shop: WaybillDesk, shipments: list[str], told: Counter[str]) -> None:
    rows = shop.simulator.office.world.ledger.rows(DOCUMENTS).values()
    made = Counter(row["properties"]["Description"] for row in rows if not row["deleted"])
    told["made twice"] = sum(made[one] > 1 for one in shipments)
    told["lost"] = sum(made[one] == 0 for one in shipments)


@asynccontextmanager
async def soaking_desk(folder: Path) -> AsyncIterator[WaybillDesk]:
    """A desk on a database of its own."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'soak.db'}")
    await migrate(database)
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_hex(17)}a"
    settings = Settings(_env_file=None, bot_token=token, secret_key=secrets.token_hex(32), owner_id=7010)
    clock, http = StillClock(), Http()
    desk = Desk(settings, clock, Texts(), database, Registry(http, {}, [], clock.now), ScriptedChat())  # type: ignore[arg-type]
    with stamina.set_testing(True, attempts=2, cap=True):
        async with waybill_desk(desk, clock, SILENCE_S) as shop:
            yield shop
    await http.close()
    await database.close()
