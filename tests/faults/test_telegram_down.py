"""Telegram fails while it is answered: the answer comes when it is back, and the effect is not repeated for it."""

from __future__ import annotations

import pytest

from tests.faults.marks import only_sqlite

pytestmark = only_sqlite


async def _asked_and_told(stage):
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    update_id = (await chat.say(number))["update_id"]
    await chat.expect(number)
    await stage.confirmed()
    assert await stage.seen(update_id) == (True, True)
    assert stage.asked() == 1
    return len(stage.sent_to(chat))


@pytest.mark.parametrize("fault", ["500", "502", "drop-before", "429:1"])
async def test_the_answer_comes_when_telegram_takes_it_again(stage, fault):
    stage.telegram.faults.switch_on("sendMessage", fault, 1)
    assert await _asked_and_told(stage) == 1


async def test_the_answer_comes_after_seconds_of_silence_about_everything(stage):
    stage.telegram.faults.switch_on("*", "502", 3)
    assert await _asked_and_told(stage) == 1


async def test_an_accepted_answer_whose_confirmation_was_lost_may_come_twice(stage, tally):
    stage.telegram.faults.switch_on("sendMessage", "drop-after", 1)
    times = await _asked_and_told(stage)
    tally["second"] += times - 1
    assert times == 2


@pytest.mark.parametrize("fault", ["500", "drop-before", "drop-after"])
async def test_a_tap_is_released_and_shown_when_telegram_is_back(stage, fault):
    chat = await stage.person()
    await chat.say("/start")
    await chat.expect("Вітаю")
    stage.telegram.faults.switch_on("editMessageText", fault, 1)
    assert (await chat.tap("English"))["answered"]
    await chat.expect("Hello")
    await stage.confirmed()
    assert await stage.seen(stage.last_update_id()) == (True, True)
