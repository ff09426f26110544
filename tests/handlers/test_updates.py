"""Updates are neither lost nor answered twice when the database fails for a while (law 8)."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.errors import Busy
from bot.handlers import polling
from bot.services import answers
from bot.services import chat as chat_service
from tests.handlers.marks import in_both_modes


def failing_once(monkeypatch, name, failure, times=1):
    """Let a use case of services/chat.py fail a few times before it works again."""
    work, left = getattr(chat_service, name), [failure] * times

    async def fails(*asked):
        if left:
            raise left.pop()
        return await work(*asked)

    monkeypatch.setattr(chat_service, name, fails)


@in_both_modes
@pytest.mark.parametrize("failure", [Busy(), OSError("the database is gone")], ids=repr)
async def test_an_update_that_comes_while_the_database_is_gone_is_answered_when_it_is_back(
    stage, chat, monkeypatch, failure
):
    stage.forgives = {"update_failed"}
    failing_once(monkeypatch, "stages", failure)
    await chat.say("/start")
    await chat.expect("Вітаю")
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 2


@in_both_modes
async def test_an_answer_whose_mark_could_not_be_written_is_not_given_again(stage, chat, monkeypatch):
    stage.forgives = {"update_failed"}
    failing_once(monkeypatch, "mark_answered", Busy())
    await chat.say("/start")
    await chat.expect("Вітаю")
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 2


async def test_an_answer_that_telegram_never_takes_is_given_up_after_ten_tries_and_the_next_update_flows(
    stage, chat, monkeypatch
):
    stage.forgives = {"answer_given_up"}
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    stage.telegram.faults.switch_on("sendMessage", "500", times=10)
    await chat.say("/start")
    await stage.until(lambda: not stage.telegram.faults.listed())
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 1


@in_both_modes
async def test_an_update_that_cannot_be_read_is_consumed_and_the_next_one_flows(stage, chat):
    stage.forgives = {"update_unreadable"}
    account = stage.telegram.account
    account.update("message", {"message_id": "x", "from": {"id": chat.person_id}}, "lane")
    account.update("message", {"from": "nobody"}, "lane")
    account.update("callback_query", {}, "lane")
    await chat.say("/start")
    await chat.expect("Вітаю")
    await stage.until(lambda: not account.state.updates.pending)


async def test_one_person_is_answered_in_order_while_others_do_not_wait(stage, chat, other_chat, monkeypatch):
    asked, may_answer, ask = asyncio.Event(), asyncio.Event(), answers.ask

    async def slow(*args):
        asked.set()
        await may_answer.wait()
        return await ask(*args)

    monkeypatch.setattr(answers, "ask", slow)
    await chat.say("20451900000031")
    await asked.wait()
    stage.send(chat, {"text": "/start"})
    await other_chat.say("/start")
    await other_chat.expect("Здравствуйте")
    assert stage.sent_to(chat) == []
    may_answer.set()
    await chat.expect("Вітаю")
    assert [message["text"][:1] for message in stage.sent_to(chat)] == ["📦", "В"]


async def test_a_failed_answer_says_so_with_a_reference_that_stands_in_the_log(stage, chat, monkeypatch):
    async def breaks(*_):
        raise RuntimeError("on purpose")

    stage.forgives = {"update_broke"}
    monkeypatch.setattr("bot.services.tracking.look_up", breaks)
    await chat.say("20451900000031")
    told = await chat.expect("Щось зламалося в нас")
    (line,) = [line for line in stage.logs if line["event"] == "update_broke"]
    assert line["reference"] in told["text"]
    await chat.say("/start")
    await chat.expect("Вітаю")
