"""The carrier on one side, a database on the other, between them lives of a desk that are killed; counted outside."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.engine import Database
from bot.desk import Desk
from bot.domain.people import Person
from bot.http import Http
from bot.services import waybills
from bot.settings import Settings
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta as Simulator
from sandbox.nova_poshta import serving
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.world import World
from tests.faults.waybill_child import Told, lived, wind
from tests.services.waybill_desk import KEY, WaybillDesk, keep_account
from tests.stage import new_token

OWNER_ID = 7010


@dataclass
class WaybillStage:
    """`tally` counts runs, kills, doubles (waybills too many) and lost ones over all runs.

    `unguarded` notes that some of them were without a guard.
    """

    told: Told
    desk: Desk
    simulator: Simulator
    tally: Counter[str] = field(default_factory=Counter)
    unguarded: bool = False
    _names: dict[int, str] = field(default_factory=dict)

    def lag(self, seconds: float) -> None:
        """How late the carrier's lists are."""
        self.simulator.office.find_lag = timedelta(seconds=seconds)

    async def run(self, kills: Sequence[str], without: str = "") -> None:
        """Ask for one waybill, be killed at these points one after another, and see it through; then count."""
        shipment_id = await self._shipment()
        told = replace(self.told, shipment_id=shipment_id, without=without)
        self.tally["runs"] += 1
        self.unguarded |= bool(without)
        for point in kills:
            ended = await lived(replace(told, armed=point))
            self.tally["kills"] += ended == point
            self.tally["unreached"] += ended != point
        assert await lived(told) == "done"
        await self._count(shipment_id)

    async def _shipment(self) -> int:
        owner = Person(OWNER_ID)
        account_id = self.told.account_id
        shop = WaybillDesk(self.desk, self.desk.clock, Faults(), self.simulator, owner, (account_id, 1))
        name = secrets.token_hex(8)
        one = await waybills.prepare(self.desk, owner, replace(shop.new_shipment(), description=name))
        self._names[one] = name
        return one

    async def _count(self, shipment_id: int) -> None:
        rows = self.simulator.office.world.ledger.rows(DOCUMENTS).values()
        made = [row for row in rows if row["properties"]["Description"] == self._names[shipment_id]]
        query = (
            "SELECT number FROM waybill_attempt WHERE shipment_id = :one AND state = 'created' AND label_id IS NOT NULL"
        )
        async with self.desk.database.read() as db:
            numbers = list((await db.execute(text(query), {"one": shipment_id})).scalars())
        self.tally["doubles"] += max(0, len(made) - 1)
        self.tally["lost"] += not set(numbers) <= {row["number"] for row in made} or len(numbers) != 1


@asynccontextmanager
async def waybill_stage(folder: Path, database_url: str) -> AsyncIterator[WaybillStage]:
    """Serve the carrier here; the lives that ask it are elsewhere."""
    clock_file = folder / "clock"
    clock = Clock(clock_file)
    wind(clock_file, timedelta(0))
    settings = Settings(
        _env_file=None,
        bot_token=new_token(),
        secret_key=secrets.token_hex(32),
        owner_id=OWNER_ID,
        database_url=database_url.replace("+aiosqlite", "").replace("+asyncpg", ""),
        clock_shift_file=clock_file,
    )
    world = World(clock.now(), clock)  # type: ignore[arg-type]
    simulator = Simulator(world, clock, Faults(), keys=frozenset({KEY}))  # type: ignore[arg-type]
    database, http = Database(database_url), Http()
    desk = Desk(settings, clock, None, database, Registry(http, {}, [], clock.now), None)  # type: ignore[arg-type]
    log = folder / "lives.log"
    log.touch()
    async with serving(simulator) as url:
        account_id, _ = await keep_account(desk)
        try:
            yield WaybillStage(Told(settings, url, account_id, 0, log), desk, simulator)
        finally:
            await http.close()
            await database.close()
