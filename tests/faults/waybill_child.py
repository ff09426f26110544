"""One life of a desk that is asked for a waybill: it taps, settles what is due as time passes, and may die on the way.

Forked from the parent of all bots. With a guard taken away it does what a desk without that guard would do.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import text

from bot.carriers.base import Account
from bot.carriers.nova_poshta import NovaPoshta
from bot.carriers.registry import Registry
from bot.clock import Clock
from bot.db.engine import Database
from bot.desk import Desk
from bot.domain.people import Person
from bot.http import Http
from bot.services import settling, waybill_outcomes, waybills
from bot.settings import Settings
from tests.carriers.nova_poshta.unbroken import unbroken
from tests.faults.bot_child import context
from tests.faults.seams import Seams
from tests.faults.waybill_points import POINTS, TRANSACTIONS
from tests.services.waybill_desk import CODE, KEY

ROUNDS = 8
PASSES = timedelta(minutes=6)  # more than any lease, lag and pause
_LIVES_FOR = 20.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a life is given."""

    settings: Settings
    carrier_url: str
    account_id: int
    shipment_id: int
    log: Path
    armed: str = ""
    without: str = ""


def wind(file: Path, by: timedelta) -> None:
    """Let time pass for everybody who follows the file."""
    seconds = int(file.read_text(encoding="ascii")) if file.exists() else 0
    fresh = file.with_suffix(".new")
    fresh.write_text(str(seconds + int(by.total_seconds())), encoding="ascii")
    fresh.replace(file)


def live(told: Told, control: Connection) -> None:
    """The child's whole life."""
    with told.log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    if told.without:
        _WITHOUT[told.without]()
    seams = Seams(control.send, POINTS, TRANSACTIONS)
    seams.install()
    seams.arm(told.armed)
    asyncio.run(_live(told))
    control.send("done")
    control.close()
    os._exit(0)  # what the parent has imported takes its time to leave


async def _live(told: Told) -> None:
    settings = told.settings
    clock, http = Clock(settings.clock_shift_file), Http(silence=5)
    registry = Registry(http, {CODE: told.carrier_url}, [Account(CODE, SecretStr(KEY), 1, told.account_id)], clock.now)
    unbroken(registry.of_account(told.account_id).carrier)  # nothing waits for its turn
    database = Database(settings.database_url.get_secret_value())
    desk = Desk(settings, clock, None, database, registry, None)  # type: ignore[arg-type]
    await waybills.create(desk, Person(settings.owner_id), told.shipment_id)  # Telegram brings an unanswered tap again
    await settling.settle(desk)
    for _ in range(ROUNDS):
        if await _is_over(desk, told.shipment_id):
            break
        wind(settings.clock_shift_file, PASSES)
        await settling.settle(desk)
    await http.close()
    await database.close()


async def _is_over(desk: Desk, shipment_id: int) -> bool:
    query = "SELECT count(*) FROM waybill_attempt WHERE shipment_id = :one AND next_look_at IS NOT NULL"
    async with desk.database.read() as db:
        return (await db.execute(text(query), {"one": shipment_id})).scalar_one() == 0


def _at_once(told_at: datetime, find_lag: timedelta) -> datetime:
    return told_at


def _proven_by_one(looks: int) -> bool:
    return looks >= 1


async def _no_look(*_: Any) -> None:
    return None


def _hasty() -> None:
    """Looks once and does not wait for the lag."""
    waybills.first_look = waybill_outcomes.first_look = _at_once
    settling.is_absent = _proven_by_one


def _blind() -> None:
    """Asks again without looking."""
    _hasty()
    NovaPoshta.find = _no_look


_WITHOUT = {"waiting": _hasty, "looking": _blind}


async def lived(told: Told) -> str:
    """Let one life pass: the point at which it was killed, or "done"."""
    control, theirs = context.Pipe()
    process = context.Process(target=live, args=(told, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        heard = await asyncio.to_thread(control.poll, _LIVES_FOR)
        assert heard, f"it neither died nor ended\n{told.log.read_text(errors='replace')}"
        try:
            ended = str(control.recv())
        except EOFError:
            raise AssertionError(f"it broke\n{told.log.read_text(errors='replace')}") from None
        await asyncio.to_thread(process.join, _LIVES_FOR)
        assert process.exitcode == (0 if ended == "done" else -9)
    finally:
        process.kill()
        process.join()
        process.close()
        control.close()
    return ended
