"""The carrier on one side, a database on the other, between them lives of a desk with a batch; counted outside."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.engine import Database
from bot.desk import Desk
from bot.domain.batch import Outcome
from bot.domain.people import Person
from bot.http import Http
from bot.reading.sheet_file import read_file
from bot.services import batches
from bot.services.batches import Sent
from bot.services.chat import Delivery
from bot.settings import Settings
from bot.texts import Texts
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta as Simulator
from sandbox.nova_poshta import serving
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.world import World
from tests.faults.batch_child import Told, live
from tests.faults.bot_child import context
from tests.faults.waybill_child import wind
from tests.services import standing
from tests.services.batch_desk import FilesChat
from tests.services.waybill_desk import KEY, keep_account
from tests.sheets import orders, some_country, xlsx
from tests.stage import new_token

OWNER_ID = 7010
Point = Callable[[], Awaitable[bool]]
LOST_REPLIES = ("done-502", "done-not-json", "done-empty", "reset@0", "truncated", "ignored")
_LONGEST_LIFE_S = 900.0


class Losing(Faults):
    """Loses so many of the answers to waybills that were asked for."""

    def __init__(self, lost: float, seed: int) -> None:
        super().__init__()
        self.lost, self.chance, self.struck = lost, random.Random(seed), 0

    def strike(self, *places: str) -> str | None:
        if "InternetDocument.save" in places and self.chance.random() < self.lost:
            self.struck += 1
            return self.chance.choice(LOST_REPLIES)
        return super().strike(*places)


@dataclass
class BatchStage:
    """`memory_kb` is what the lives took, by how many waybills there were then."""

    told: Told
    desk: Desk
    simulator: Simulator
    losing: Losing
    tally: Counter[str] = field(default_factory=Counter)
    memory_kb: list[tuple[int, int]] = field(default_factory=list)
    good: int = 0
    table: list[tuple[str, ...]] = field(default_factory=list)

    async def take(self, rows: int, bad: float) -> float:
        """Send the spreadsheet and tap; how many seconds it took until its rows were checked."""
        self.table = orders(rows, bad=bad)
        content = xlsx(self.table)
        self.desk.chat.files["f"] = content  # type: ignore[attr-defined]
        began = time.monotonic()
        owner = Person(OWNER_ID)
        shown = await batches.take(self.desk, owner, Sent(OWNER_ID, "f", "orders.xlsx"), Delivery(1, 1))
        took = time.monotonic() - began
        self.good = shown.counts[Outcome.WAITING]
        owner = Person(OWNER_ID, id=shown.batch.person_id)
        await batches.start(self.desk, owner, shown.batch.id, 55, Delivery(1, 2))
        return took

    def made(self) -> Counter[str]:
        """How many waybills stand at the carrier, by what they were made for."""
        rows = self.simulator.office.world.ledger.rows(DOCUMENTS).values()
        return Counter(row["properties"]["Description"] for row in rows if not row["deleted"])

    def when_made(self, many: int) -> Point:
        """The point at which so many waybills stand at the carrier."""

        async def reached() -> bool:
            return sum(self.made().values()) >= many

        return reached

    def when_kept(self, many: int, table: str) -> Point:
        """The point at which so many rows stand in a table of the desk's."""

        async def reached() -> bool:
            return await self.count_rows(table) >= many

        return reached

    async def run(self, kills: Sequence[Point]) -> None:
        """Let it live until it is done; killed each time that one of the points is reached."""
        for at in [*kills, None]:
            self.tally["lives"] += 1
            self.tally["kills"] += await self._life(at)

    async def run_until(self, point: Point) -> None:
        """One life that is killed at this point."""
        self.tally["lives"] += 1
        self.tally["kills"] += await self._life(point)

    async def count_rows(self, table: str) -> int:
        """How many rows stand in a table of the desk's."""
        async with self.desk.database.read() as db:
            return int((await db.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608

    async def _life(self, kill_at: Point | None) -> bool:
        control, theirs = context.Pipe()
        process = context.Process(target=live, args=(self.told, theirs), daemon=True)
        process.start()
        theirs.close()
        began = time.monotonic()
        try:
            while time.monotonic() - began < _LONGEST_LIFE_S:
                await asyncio.sleep(0.005)
                if kill_at is not None and await kill_at():
                    process.kill()
                    return True
                if self._is_done(control):
                    return False
            raise AssertionError(f"it neither died nor ended\n{self._log()}")
        finally:
            process.kill()
            await asyncio.to_thread(process.join)
            control.close()

    def _is_done(self, control: object) -> bool:
        while control.poll():  # type: ignore[attr-defined]
            try:
                heard = control.recv()  # type: ignore[attr-defined]
            except EOFError:
                raise AssertionError(f"it broke\n{self._log()}") from None
            if heard == "done":
                return True
            self.memory_kb.append((sum(self.made().values()), heard))
        return False

    def _log(self) -> str:
        return self.told.log.read_text(errors="replace")[-4000:]

    def count(self) -> None:
        """Compare what the carrier has with what the file says."""
        made = self.made()
        back = max(self.told.back.iterdir(), key=lambda one: int(one.name.partition("-")[0]))
        rows = {row[0]: row for row in read_file(back.read_bytes()).rows[1:]}
        self.tally["made"] = sum(made.values())
        self.tally["doubles"] = sum(many - 1 for many in made.values())
        told = [(rows[one[0]], one) for one in self.table]
        numbers = [row[-4] for row, _ in told if row[-4]]
        self.tally["numbers"] = len(set(numbers))
        self.tally["lost"] = self.good - len(set(numbers)) - sum(_is_refused(row) for row, _ in told)
        self.tally["without a reason"] = sum(not row[-4] and not row[-1] for row, _ in told)
        self.tally["numbers of none"] = sum(bool(row[-4]) and made[one[-1]] != 1 for row, one in told)
        self.tally["refused"] = sum(_is_refused(row) for row, _ in told)
        self.tally["faulty"] = len(self.table) - self.good


def _is_refused(row: tuple[str, ...]) -> bool:
    """By the carrier: the simulator refuses whoever has the sender's own phone."""
    return not row[-4] and "Телефони відправника й отримувача однакові" in row[-1]


@asynccontextmanager
async def batch_stage(folder: Path, database_url: str, lost: float, seed: int = 1) -> AsyncIterator[BatchStage]:
    """Serve the carrier here; the lives that ask it are elsewhere."""
    clock_file, back, log = folder / "clock", folder / "back", folder / "lives.log"
    clock = Clock(clock_file)
    wind(clock_file, timedelta(0))
    back.mkdir()
    log.touch()
    settings = Settings(
        _env_file=None,
        bot_token=new_token(),
        secret_key=secrets.token_hex(32),
        owner_id=OWNER_ID,
        database_url=database_url.replace("+aiosqlite", "").replace("+asyncpg", ""),
        clock_shift_file=clock_file,
    )
    world, losing = World(clock.now(), clock), Losing(lost, seed)  # type: ignore[arg-type]
    simulator = Simulator(world, clock, losing, keys=frozenset({KEY}))  # type: ignore[arg-type]
    simulator.office.find_lag = timedelta(seconds=2)
    database, http = Database(database_url), Http()
    registry = Registry(http, {}, [], clock.now)
    desk = Desk(settings, clock, Texts(), database, registry, FilesChat())  # type: ignore[arg-type]
    await standing.take(desk, *some_country())
    async with serving(simulator) as url:
        account_id, _ = await keep_account(desk)
        try:
            yield BatchStage(Told(settings, url, account_id, back, log), desk, simulator, losing)
        finally:
            await http.close()
            await database.close()
