"""Updates that cannot be answered as they should: each is consumed once, the person hears of it, the next one flows."""

from __future__ import annotations

import re

import pytest

from tests.faults.marks import only_sqlite

REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")

pytestmark = only_sqlite


async def _next_one_flows(stage, chat):
    await stage.confirmed()
    number = stage.parcel((-5, "1"), (-4, "4"))
    await chat.say(number)
    await chat.expect(number)
    await stage.confirmed()


@pytest.mark.parametrize("how", ["raise", "html"])
async def test_a_broken_handler_and_a_refused_answer_give_a_reference_once(stage, how):
    stage.forgives.add("update_broke")
    await stage.bot.break_down("bot.screens.chat:greeting", how)
    chat = await stage.person()
    update_id = (await chat.say("/start"))["update_id"]
    told = REFERENCE.search((await chat.expect(REFERENCE.pattern))["text"])
    await _next_one_flows(stage, chat)
    assert (await stage.bot.logged("update_broke"))["reference"] == told[0]
    assert await stage.seen(update_id) == (False, True)
    assert await stage.shown_to(chat) == 2
    assert stage.bot.log().count('"update_broke"') == 1
    stage.watch.faults.clear()  # it was to be refused


async def test_a_broken_tap_gives_a_reference_once(stage):
    stage.forgives.add("update_broke")
    chat = await stage.person()
    await chat.say("/start")
    await chat.expect("Вітаю")
    await stage.bot.break_down("bot.screens.chat:greeting", "raise")
    tapped = await chat.tap("English")
    assert REFERENCE.search(tapped["text"])
    await _next_one_flows(stage, chat)
    assert stage.bot.log().count('"update_broke"') == 1


async def test_where_even_the_reference_is_refused_the_update_is_consumed(stage):
    stage.forgives |= {"update_broke", "answer_refused"}
    chat = await stage.person()
    await stage.bot.break_down("bot.screens.chat:greeting", "html")
    await stage.bot.break_down("bot.screens.chat:plain", "html")
    await chat.say("/start")
    await stage.bot.logged("answer_refused")
    await _next_one_flows(stage, chat)
    assert await stage.shown_to(chat) == 1
    stage.watch.faults.clear()


UNREADABLE = {
    "wrong types": {"date": "soon", "chat": []},
    "nobody's": {"from": None},
    "an id too large": {"from": {"id": 10**30, "is_bot": False, "first_name": "X"}},
}


@pytest.mark.parametrize("what", UNREADABLE)
async def test_an_unreadable_update_is_consumed_and_the_next_one_flows(stage, what):
    stage.forgives |= {"update_unreadable", "update_broke", "answer_refused"}
    chat = await stage.person()
    stage.send(chat, {"text": "/start"}, **UNREADABLE[what])
    await _next_one_flows(stage, chat)


@pytest.mark.parametrize("seam", ["bot.services.chat:stages", "bot.services.chat:mark_answered"])
async def test_what_fails_around_a_handler_costs_no_update(stage, seam):
    """Whatever it is: a database that restarts raises errors of many names."""
    stage.forgives.add("update_failed")
    await stage.bot.break_down(seam, "raise once")
    chat = await stage.person()
    update_id = (await chat.say("/start"))["update_id"]
    await chat.expect("Вітаю")
    await stage.confirmed()
    assert await stage.seen(update_id) == (False, True)
    await _next_one_flows(stage, chat)
