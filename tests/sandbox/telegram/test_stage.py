"""The stage's control API, and the Chat that tests talk through."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.telegram import TelegramServer, serving
from sandbox.world import World
from tests.chat import Chat
from tests.sandbox.telegram.conftest import new_token, until

BUTTONS = {
    "inline_keyboard": [[{"text": "Сайт", "url": "https://a.ua"}, {"text": "Оновити", "callback_data": "again"}]]
}


async def small_bot(stage):
    """Answers text with a keyboard, a tap with an edit."""
    offset = 0
    while True:
        for update in await stage.bot("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if "callback_query" in update:
                query = update["callback_query"]
                target = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
                await stage.bot("editMessageText", text="оновлено", reply_markup=BUTTONS, **target)
                await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Готово", show_alert=True)
            elif "text" in update["message"] and update["message"]["text"] != "мовчи":
                await stage.send(f"чую: {update['message']['text']}", reply_markup=BUTTONS)


@pytest.fixture
async def chat(judged) -> AsyncIterator[Chat]:
    """Оля, talking with a small bot."""
    bot = asyncio.create_task(small_bot(judged))
    async with Chat(judged.url, judged.olya.id) as chat:
        yield chat
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot


async def test_a_person_says_taps_and_expects(chat):
    await chat.say("20450000000001")
    assert (await chat.expect("чую: 2045"))["from"] == "bot"
    assert chat.buttons == ["Сайт", "Оновити"]
    assert await chat.tap("Онов") == {"answered": True, "text": "Готово", "show_alert": True}
    assert (await chat.expect("^оновлено$"))["edited"] is True
    assert [one["text"] for one in chat.messages] == ["/start", "20450000000001", "оновлено"]


async def test_what_was_said_before_does_not_count_as_expected(chat):
    await chat.say("раз")
    await chat.expect("чую: раз")
    await chat.say("мовчи")
    with pytest.raises(AssertionError, match=r"bot #\d+: чую: раз\n +\[Сайт\] \| \[Оновити\]"):
        await chat.expect("чую", timeout=0.3)


async def test_quiet_means_that_nothing_comes(chat):
    await chat.quiet(0.1)
    sending = asyncio.create_task(chat._post("say", {"text": "раз"}))
    with pytest.raises(AssertionError, match="the bot was to be quiet"):
        await chat.quiet(0.5)
    await sending


async def test_a_button_that_is_not_there_cannot_be_tapped(chat):
    with pytest.raises(AssertionError, match="no button 'Ні'"):
        await chat.tap("Ні")


async def test_a_link_button_asks_the_bot_nothing(chat):
    await chat.say("раз")
    await chat.expect("чую")
    assert await chat.tap("Сайт") == {"answered": True, "text": "", "show_alert": False}
    await chat.quiet(0.1)


async def test_a_query_can_be_answered_once_and_not_too_late(judged):
    query = judged.server.account.ask(judged.olya.id)
    assert await judged.bot("answerCallbackQuery", callback_query_id=query.id) is True
    late = judged.server.account.ask(judged.olya.id)
    late.asked_at -= 151
    for one in (query, late):
        answer = await judged.raw("answerCallbackQuery", callback_query_id=one.id)
        assert answer.json()["description"].startswith("Bad Request: query is too old")


async def test_a_callback_query_is_complete(judged):
    sent = await judged.send(reply_markup=BUTTONS)
    place = {"message_id": sent["message_id"], "row": 0, "column": 1}
    tapping = asyncio.create_task(judged.stage(f"chats/{judged.olya.id}/tap", **place))
    query = (await judged.bot("getUpdates", timeout=5))[0]["callback_query"]
    assert query["message"] == sent
    assert (query["from"], query["data"]) == (judged.olya.user(), "again")
    assert isinstance(query["chat_instance"], str)
    await judged.bot("answerCallbackQuery", callback_query_id=query["id"])
    assert await tapping == {"answered": True, "text": "", "show_alert": False}


async def test_a_tap_may_be_answered_by_a_link_that_starts_the_bot(judged):
    sent = await judged.send(reply_markup=BUTTONS)
    place = {"message_id": sent["message_id"], "row": 0, "column": 1}
    tapping = asyncio.create_task(judged.stage(f"chats/{judged.olya.id}/tap", **place))
    query = (await judged.bot("getUpdates", timeout=5))[0]["callback_query"]
    url = f"https://t.me/{judged.server.account.username}?start=more"
    await judged.bot("answerCallbackQuery", callback_query_id=query["id"], url=url)
    assert (await tapping)["url"] == url


async def test_a_tap_on_no_button_is_an_error(judged):
    answer = await judged.client.post(
        f"/stage/chats/{judged.olya.id}/tap", json={"message_id": 1, "row": 0, "column": 0}
    )
    assert (answer.status_code, answer.json()) == (400, {"error": "there is no such button under the message"})


async def test_messages_of_a_person_have_the_shapes_of_telegram(judged):
    await judged.say("/start щось")
    await judged.say("20450000000001", forwarded=True)
    await judged.say("ТТН 20450000000001", caption=True)
    await judged.stage(f"chats/{judged.olya.id}/contact")
    await judged.stage(f"chats/{judged.olya.id}/contact", phone="+380990000002", user_id=7)
    said = [update["message"] for update in await judged.bot("getUpdates")]
    assert said[0]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert said[1]["forward_origin"]["type"] == "channel"
    assert "text" not in said[2]
    assert (said[2]["caption"], len(said[2]["photo"])) == ("ТТН 20450000000001", 1)
    own = {"phone_number": "380990000001", "first_name": "Оля", "user_id": judged.olya.id}
    assert [one["contact"] for one in said[3:]] == [own, own | {"phone_number": "380990000002", "user_id": 7}]
    shown = (await judged.chat())["messages"][1:]
    assert [one["forwarded"] for one in shown] == [False, True, False, False, False]
    assert shown[2]["text"] == "ТТН 20450000000001"
    assert shown[3]["contact"] == {"phone_number": "380990000001"}


async def test_the_state_shows_people_bot_and_faults(judged):
    await judged.bot("setMyCommands", commands=[{"command": "start", "description": "Почати"}])
    await judged.send()
    await judged.fault("telegram:getMe", "slow", times=None)
    state = (await judged.client.get("/stage/state")).json()
    assert state["people"] == [
        {
            "id": judged.olya.id, "first_name": "Оля", "language_code": "uk", "role": "customer",
            "phone": "+380990000001", "unread": 1, "blocked": False,
        }
    ]  # fmt: skip
    bot = judged.server.account.bot()
    assert state["bot"] == {
        "id": bot["id"], "username": bot["username"], "name": "Pakunok", "listening": False,
        "commands": [{"command": "start", "description": "Почати"}],
    }  # fmt: skip
    assert (state["parcels"], state["faults"]) == ([], {"telegram:getMe": "slow"})
    await judged.chat()
    assert (await judged.client.get("/stage/state")).json()["people"][0]["unread"] == 0


async def test_the_bot_listens_while_it_polls_or_has_a_webhook(judged):
    async def listening():
        return (await judged.client.get("/stage/state")).json()["bot"]["listening"]

    assert not await listening()
    waiting = asyncio.create_task(judged.raw("getUpdates", timeout=20))
    await until(listening)
    await judged.bot("setWebhook", url="http://127.0.0.1:9/")
    await waiting
    assert await listening()


async def test_events_wake_with_the_next_change(judged):
    version = (await judged.client.get("/stage/state")).json()["version"]
    watching = asyncio.create_task(judged.client.get("/stage/events", params={"after": version}))
    await asyncio.sleep(0.1)
    assert not watching.done()
    await judged.send()
    assert (await watching).json()["version"] > version


async def test_the_clock_is_wound_forward_only_and_dates_messages(judged):
    before = judged.server.clock.now()
    told = await judged.stage("clock", seconds=86_400)
    assert told["now"] == judged.server.clock.now().isoformat(timespec="seconds")
    assert (await judged.send())["date"] >= (before + timedelta(days=1)).timestamp() - 1
    answer = await judged.client.post("/stage/clock", json={"seconds": -1})
    assert answer.status_code == 400


async def test_the_log_holds_the_bots_requests_and_their_errors(judged):
    await judged.send("Так")
    await judged.raw("sendMessage", chat_id=judged.olya.id)
    first, second = (await judged.client.get("/stage/log")).json()["requests"]
    assert (first["method"], first["params"]["text"], first["ok"], first["error"]) == ("sendMessage", "Так", True, None)
    assert (second["ok"], second["error"], second["chat_id"]) == (
        False, "Bad Request: message text is empty", judged.olya.id,
    )  # fmt: skip
    await judged.client.delete("/stage/log")
    assert (await judged.client.get("/stage/log")).json() == {"requests": []}
    judged.watch.faults.clear()  # the second request was wrong on purpose


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("people", {"first_name": 5, "language_code": "uk"}, 400),
        ("people", [], 400),
        ("clock", {}, 400),
        ("clock", {"seconds": 1.5}, 400),
        ("faults", {"place": "moon:x", "name": "500"}, 400),
        ("chats/x/say", {"text": "x"}, 404),
        ("nothing", {}, 404),
    ],
)
async def test_a_wrong_request_of_the_stage_is_an_error_with_a_reason(judged, path, asked, status):
    answer = await judged.client.post(f"/stage/{path}", json=asked)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]


class TwoParcels:
    """A world with parcels, its clock wound by the stage."""

    def __init__(self):
        self.clock = SandboxClock()

    def now(self):
        return self.clock.now()

    def wind(self, by):
        self.clock.wind(by)

    def parcels(self):
        return [{"number": "20450000000001", "title": "Чайник", "phone": "380990000001"}] * 2


async def test_a_world_brings_parcels_and_others_faults():
    world, others = TwoParcels(), Faults()
    server = TelegramServer(token=new_token(), clock=world, world=world, faults_of={"nova_poshta": others})
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        fault = {"place": "nova_poshta:getStatusDocuments", "name": "html", "times": 2}
        assert (await client.post("/stage/faults", json=fault)).status_code == 200
        state = (await client.get("/stage/state")).json()
        assert (await client.post("/stage/clock", json={"seconds": 60})).status_code == 200
        assert others.strike("getStatusDocuments") == "html"
        page = await client.get("/")
    assert len(state["parcels"]) == 2
    assert state["faults"] == {"nova_poshta:getStatusDocuments": "html"}
    assert world.clock.shift == timedelta(seconds=60)
    assert page.headers["Content-Type"] == "text/html"


async def test_people_act_on_parcels(judged):
    clock = SandboxClock()
    world = World(clock.now(), clock)
    draft = world.parcels()[0]["number"]
    server = TelegramServer(token=new_token(), clock=clock, world=world)
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        told = await client.post(f"/stage/parcels/{draft}", json={"act": "hand_over"})
        assert told.json()["parcels"][0]["title"] == "Accepted in Kyiv"
        again = await client.post(f"/stage/parcels/{draft}", json={"act": "hand_over"})
        assert (again.status_code, again.json()) == (400, {"error": f"{draft} stands in status 4"})
    nowhere = await judged.client.post("/stage/parcels/1", json={"act": "collect"})
    assert nowhere.json() == {"error": "there is no parcel 1 to collect"}


async def test_a_person_added_again_keeps_chat_and_block(judged):
    await judged.stage(f"chats/{judged.olya.id}/block", blocked=True)
    asked = {"id": judged.olya.id, "first_name": "Ольга", "language_code": "en"}
    person = await judged.stage("people", **asked)
    assert (person["first_name"], person["language_code"], person["blocked"]) == ("Ольга", "en", True)
    assert len((await judged.chat())["messages"]) == 1
    answer = await judged.client.post(f"/stage/chats/{judged.olya.id}/say", json={"text": "x"})
    assert answer.json() == {"error": "this person has blocked the bot"}


async def test_who_writes_has_read(judged):
    await judged.send()
    await judged.say()
    assert (await judged.client.get("/stage/state")).json()["people"][0]["unread"] == 0


def test_the_server_knows_nothing_of_the_bot_and_its_libraries():
    code = "import sys, sandbox.telegram; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "sandbox" in loaded
    assert not {"bot", "aiogram", "sqlalchemy", "httpx", "pydantic"} & set(loaded)
