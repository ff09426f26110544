"""Killed for real at every point from the tap to the label: one waybill, its number and its label in the chat.

And so where it is changed: what was asked for stands in it in the end, and the fresh label comes.
"""

from __future__ import annotations

import asyncio
import secrets
from types import SimpleNamespace

import pytest

from sandbox.nova_poshta import accounts
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.faults.draft_points import EVERYWHERE, OF_CHANGE, OF_ENGINE
from tests.faults.marks import only_polling, only_postgresql, only_sqlite
from tests.handlers.storekeeper.conftest import keep_sender, small_country
from tests.handlers.storekeeper.pasted import order, written
from tests.services.standing import take
from tests.stage import OWNER_ID

ROUNDS = 4


@only_sqlite
@only_polling  # how updates come is nothing to a waybill
@pytest.mark.parametrize("point", EVERYWHERE)
async def test_killed_anywhere_one_waybill_is_made_and_its_label_comes(stage, point, waybill_tally):
    await _one_waybill(stage, point, waybill_tally)


@only_postgresql
@only_polling
@pytest.mark.parametrize("point", OF_ENGINE)
async def test_on_postgresql_too_one_waybill_is_made(stage, point, waybill_tally):
    await _one_waybill(stage, point, waybill_tally)


@only_sqlite
@only_polling
@pytest.mark.parametrize("point", ["effect_committed", *OF_CHANGE])
async def test_killed_anywhere_while_it_is_changed_the_change_is_made_and_its_label_comes(stage, point):
    await _one_change(stage, point)


@only_postgresql
@only_polling
@pytest.mark.parametrize("point", [one for one in OF_CHANGE if one.endswith(("_written", "_kept"))])
async def test_on_postgresql_too_the_change_is_made(stage, point):
    await _one_change(stage, point)


async def _one_change(stage, point):
    keeper = await _with_a_draft(stage)
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    await keeper.tap("Змінити накладну")
    await keeper.tap("📞 Телефон")
    await keeper.say("099 000 00 55")
    await keeper.expect("380990000055")
    await stage.confirmed()
    await stage.bot.arm(point)
    tapping = asyncio.create_task(keeper.tap("Змінити в перевізника"))
    assert await stage.bot.killed_at() == point
    await stage.start_bot()
    await stage.listens()
    await tapping
    await stage.confirmed()
    for _ in range(ROUNDS):
        stage.wind(minutes=6)
        await stage.bot.tick()
    label = await keeper.expect("🏷")
    assert (await keeper.file(label)).startswith(b"%PDF")
    (made,) = [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]
    assert made["properties"]["RecipientsPhone"] == "380990000055"


async def _one_waybill(stage, point, tally):
    keeper = await _with_a_draft(stage)
    await stage.bot.arm(point)
    tapping = asyncio.create_task(keeper.tap("Створити накладну"))
    assert await stage.bot.killed_at() == point
    await stage.start_bot()
    await stage.listens()
    await tapping
    await stage.confirmed()
    for _ in range(ROUNDS):
        stage.wind(minutes=6)
        await stage.bot.tick()
    label = await keeper.expect("🏷")
    assert (await keeper.file(label)).startswith(b"%PDF")
    made = [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]
    tally.update(runs=1, kills=1, doubles=max(0, len(made) - 1))
    assert len(made) == 1
    assert made[0]["number"] in str(keeper)


async def _with_a_draft(stage):
    key = secrets.token_hex(16)
    stage.nova_poshta.office.accounts = {key: accounts.Account()}
    desk = SimpleNamespace(settings=stage.settings, database=stage._database, clock=stage.clock)
    await keep_sender(desk, key)
    await take(desk, *small_country())
    keeper = await stage.person("uk", "380990000010", OWNER_ID)
    await keeper.say(written(order()))
    await keeper.expect("Чернетка")
    await stage.confirmed()
    return keeper
