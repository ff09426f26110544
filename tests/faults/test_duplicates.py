"""The same update more than once, and many at a time: one effect and one answer for each."""

from __future__ import annotations

import asyncio

import httpx

from bot.web.application import WEBHOOK_PATH
from sandbox.telegram.updates import Update
from tests.faults.marks import only_webhook

TIMES = 50
SECRET = "X-Telegram-Bot-Api-Secret-Token"


def _number_update(stage, chat, number):
    """An update that Telegram has made, and not delivered."""
    account = stage.telegram.account
    person = account.state.chats[chat.person_id]
    person.started = True
    body = person.wire(account.post(person, {"text": number}, by_bot=False), account.bot())
    queue = account.state.updates
    queue.next_id += 1
    return Update(queue.next_id - 1, "message", body, f"chat {chat.person_id}", 2.0**40)


def _deliver_again(stage, update):
    stage.telegram.account.state.updates.again[update.id] = update
    for came in stage.telegram.account.updates_came:
        came(update)


async def test_delivered_again_and_after_a_restart_it_is_answered_once(stage):
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    update = _number_update(stage, chat, number)
    _deliver_again(stage, update)
    await chat.expect(number)
    for restarts in (False, True):
        stage.wind(minutes=2)
        if restarts:
            stage.bot.kill()
            await stage.start_bot()
        _deliver_again(stage, update)
        await stage.confirmed()
        other = await stage.person()  # whatever came before it is through
        await other.say("/start")
        await other.expect("Вітаю")
    assert (await stage.shown_to(chat), stage.asked()) == (1, 1)
    assert await stage.seen(update.id) == (True, True)


async def test_a_confirmation_that_gets_lost_changes_nothing(stage):
    stage.telegram.faults.switch_on("update", "duplicate", 1)
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    await chat.say(number)
    await chat.expect(number)
    await stage.confirmed()
    assert (await stage.shown_to(chat), stage.asked()) == (1, 1)


@only_webhook
async def test_pushed_fifty_times_at_once_it_is_answered_once(stage):
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    update = _number_update(stage, chat, number)
    url = f"http://127.0.0.1:{stage.settings.http_port}{WEBHOOK_PATH}"
    async with httpx.AsyncClient(headers={SECRET: stage.settings.webhook_secret}) as client:
        answers = await asyncio.gather(*(client.post(url, json=update.wire()) for _ in range(TIMES)))
    assert {answer.status_code for answer in answers} == {200}
    assert (await stage.shown_to(chat), stage.asked()) == (1, 1)
    assert await stage.seen(update.id) == (True, True)


async def _greeted(stage):
    """A person with the greeting on their screen, and the button under it as an update tells of it."""
    chat = await stage.person()
    await chat.say("/start")
    message_id = (await chat.expect("Вітаю"))["id"]
    account = stage.telegram.account
    person = account.state.chats[chat.person_id]
    message = person.wire(person.messages[message_id], account.bot())
    return chat, {"message": message, "from": person.person.user(), "chat_instance": "1", "data": "l:0:en"}


async def test_fifty_taps_at_once_have_one_effect_each_and_break_nothing(stage):
    people = [await _greeted(stage) for _ in range(10)]
    await stage.confirmed()
    account = stage.telegram.account
    first = stage.last_update_id() + 1
    queries = [(account.ask(chat.person_id), button) for chat, button in people * (TIMES // len(people))]
    for lane, (query, button) in enumerate(queries):
        account.update("callback_query", {"id": query.id} | button, f"tap {lane}")
    await stage.confirmed()
    counted = "SELECT count(*), count(effect_at), count(answered_at) FROM update_seen WHERE update_id >= :first"
    assert await stage.rows(counted, first=first) == [(TIMES, TIMES, TIMES)]
    assert all(query.answer is not None for query, _ in queries)
    assert [await stage.shown_to(chat) for chat, _ in people] == [2] * len(people)
