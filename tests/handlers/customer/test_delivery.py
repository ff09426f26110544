"""Answers on a bad day of Telegram's, and people who shut the bot out."""

import time

import pytest

from tests.handlers.marks import in_both_modes, on_both_engines

NUMBER = "20451900000031"


@in_both_modes
async def test_told_to_wait_by_telegram_the_bot_waits_and_answers_once(stage, chat):
    stage.telegram.faults.switch_on("sendMessage", "429:1", times=1)
    began = time.monotonic()
    await chat.say("/start")
    await chat.expect("Вітаю!")
    assert time.monotonic() - began >= 1
    assert len(stage.sent_to(chat)) == 1


@in_both_modes
@pytest.mark.parametrize("fault", ["500", "502", "drop-before"])
async def test_while_telegram_fails_the_answer_waits_and_comes_once(stage, chat, fault):
    stage.telegram.faults.switch_on("sendMessage", fault, times=1)
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 2
    assert stage.asked() == 1


@in_both_modes
async def test_an_update_delivered_twice_is_answered_once(stage, chat):
    stage.telegram.faults.switch_on("update", "duplicate", times=1)
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 2
    assert stage.asked() == 1


@on_both_engines
async def test_who_shuts_the_bot_out_is_marked_and_not_written_to_until_they_write_again(stage, chat):
    stage.faults.switch_on("*", "503")
    await chat.say(NUMBER)
    await chat.expect("Номер я запам’ятав")
    await chat.block()
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    assert len(await stage.refused_messages()) == 1
    for _ in range(3):
        stage.wind(hours=1)
        await stage.tick()
    assert len(await stage.refused_messages()) == 1
    await chat.block(blocked=False)
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    stage.faults.switch_on("*", "503")
    await chat.say("20451900000066")
    await chat.expect("Номер я запам’ятав")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await chat.expect("Чекає на вас")


async def test_a_notice_to_one_who_is_marked_is_not_even_tried(stage, chat):
    for number in (NUMBER, "20451900000066"):
        stage.faults.switch_on("*", "503")
        await chat.say(number)
        await chat.expect("Номер я запам’ятав")
    await chat.block()
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    assert len(await stage.refused_messages()) == 1


@in_both_modes
async def test_who_shuts_the_bot_out_before_the_answer_does_not_hold_up_others(stage, chat, other_chat):
    stage.telegram.faults.switch_on("sendMessage", "403", times=1)
    await chat.say("/start")
    while not await stage.refused_messages():
        await chat.quiet(0.01)
    await other_chat.say("/start")
    await other_chat.expect("Здравствуйте")
    await chat.say("/start")
    await chat.expect("Вітаю!")
    assert len(stage.sent_to(chat)) + len(stage.sent_to(other_chat)) == 2


async def test_a_card_that_can_no_longer_be_edited_is_written_anew(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    person = stage.telegram.account.state.chats[chat.person_id]
    newest = [one for one in person.messages.values() if one.by_bot][-1]
    stage.wind(hours=9)
    data = newest.inline_keyboard[0][0]["callback_data"]
    query = stage.telegram.account.ask(chat.person_id)
    body = {"id": query.id, "from": person.person.user(), "chat_instance": "1", "data": data,
            "message": person.wire(newest, stage.telegram.account.bot())}  # fmt: skip
    del person.messages[newest.id]
    stage.telegram.account.update("callback_query", body, "callback")
    await chat.expect("Чекає на вас")
    assert len(stage.sent_to(chat)) == 1
