"""One life of a desk that carries a batch out: the job's turns, settling as time passes, and the file at the end.

Forked from the parent of all bots; killed from outside, wherever it is.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import text

from bot.carriers.base import Account
from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.engine import Database
from bot.desk import Desk
from bot.http import Http
from bot.jobs.relay_outbox import relay_outbox
from bot.services.batch_running import run_batches
from bot.services.settling import settle
from bot.settings import Settings
from bot.texts import Texts
from tests.carriers.nova_poshta.unbroken import unbroken
from tests.faults.waybill_child import wind
from tests.services.waybill_desk import CODE, KEY

PASSES = timedelta(minutes=4)  # more than any lease, lag and pause
_MOST_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Told:
    """What a life is given; `back` is the folder into which files come back."""

    settings: Settings
    carrier_url: str
    account_id: int
    back: Path
    log: Path


class _Chat:
    """Telegram, as far as a batch needs it."""

    def __init__(self, back: Path) -> None:
        self._back = back

    async def edit(self, *_: Any) -> None:
        return None

    async def send(self, _chat_id: int, message: Any, **_: Any) -> None:
        if message.file is not None:
            many = len(list(self._back.iterdir()))
            (self._back / f"{many}-{message.file.name}").write_bytes(message.file.content)


def live(told: Told, control: Connection) -> None:
    """The child's whole life; it says how much memory it takes at each turn, and "done"."""
    with told.log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    asyncio.run(_live(told, control))
    control.send("done")
    control.close()
    os._exit(0)


async def _live(told: Told, control: Connection) -> None:
    settings = told.settings
    clock, http = Clock(settings.clock_shift_file), Http(silence=1)
    registry = Registry(http, {CODE: told.carrier_url}, [Account(CODE, SecretStr(KEY), 1, told.account_id)], clock.now)
    unbroken(registry.of_account(told.account_id).carrier)
    database = Database(settings.database_url.get_secret_value())
    desk = Desk(settings, clock, Texts(), database, registry, _Chat(told.back))  # type: ignore[arg-type]
    wind(settings.clock_shift_file, timedelta(minutes=1))  # the lease of who died before is over
    for _ in range(_MOST_ROUNDS):
        due = await run_batches(desk)
        control.send(_resident_kb())
        if not await _count(desk, "next_at IS NOT NULL"):
            break
        if not due or not await _waits(desk):  # it waits for the carrier, or for what is being checked
            wind(settings.clock_shift_file, PASSES)
        await settle(desk)
    await relay_outbox(desk)
    await http.close()
    await database.close()


async def _waits(desk: Desk) -> bool:
    query = "SELECT count(*) FROM batch_row WHERE state IN ('good', 'drafted')"
    async with desk.database.read() as db:
        return bool((await db.execute(text(query))).scalar_one())


async def _count(desk: Desk, where: str) -> int:
    async with desk.database.read() as db:
        return int((await db.execute(text(f"SELECT count(*) FROM batch WHERE {where}"))).scalar_one())  # noqa: S608


def _resident_kb() -> int:
    fields = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in fields.splitlines() if line.startswith("VmRSS"))
