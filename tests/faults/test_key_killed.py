"""Killed for real while a carrier's key is taken: it is stored once, its message is gone, and the owner is answered."""

from __future__ import annotations

import pytest

from tests.faults.marks import only_polling, only_postgresql, only_sqlite
from tests.handlers.owner.keys import give_cabinets, send_key
from tests.stage import OWNER_ID

POINTS = (
    "received",
    "taken",
    "carrier_unasked",
    "carrier_answers",
    "effect_claimed",
    "effect_written",
    "effect_committed",
    "answer_due",
    "answer_accepted",
    "mark_due",
    "marked",
)


@only_sqlite
@only_polling  # how updates come is nothing to a key
@pytest.mark.parametrize("point", POINTS)
async def test_killed_anywhere_a_key_is_stored_once_and_its_message_is_gone(stage, point):
    await _is_stored_once(stage, point)


@only_postgresql
@only_polling
@pytest.mark.parametrize("point", [one for one in POINTS if one.startswith("effect_")])
async def test_on_postgresql_too_a_key_is_stored_once(stage, point):
    await _is_stored_once(stage, point)


async def _is_stored_once(stage, point):
    (key,) = give_cabinets(stage)
    owner = await stage.person("uk", "380990000010", OWNER_ID)
    await send_key(owner, "/help")
    await owner.expect("Ось що я вмію")
    await stage.confirmed()
    await stage.bot.arm(point)
    sent = await owner.say(key)
    assert await stage.bot.killed_at() == point
    await stage.start_bot()
    await owner.expect("Звідки відправляєте")
    await stage.confirmed()
    assert await stage.rows("SELECT version, state FROM carrier_account") == [(1, "working")]
    assert await stage.rows("SELECT count(*) FROM chat_state WHERE CAST(about AS TEXT) LIKE :key", key=f"%{key}%") == [
        (0,)
    ]
    assert sent["message_id"] not in [one["id"] for one in owner.messages]
    assert key not in stage.log_file.read_text()
