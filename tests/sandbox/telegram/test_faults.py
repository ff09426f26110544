"""Faults on demand: what the bot sees, and whether its request had an effect."""

from __future__ import annotations

import time

import httpx
import pytest


async def texts(stage):
    return [message["text"] for message in (await stage.chat())["messages"]]


async def send(stage, text="Вітаю"):
    return await stage.raw("sendMessage", chat_id=stage.olya.id, text=text)


async def test_429_tells_how_long_to_wait_in_the_body_and_in_the_header(judged):
    await judged.fault("telegram:sendMessage", "429")
    answer = await send(judged)
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }  # fmt: skip
    assert answer.headers["Retry-After"] == "3"
    assert await texts(judged) == ["/start"]


async def test_502_is_the_proxys_html_page(judged):
    await judged.fault("sendMessage", "502")
    answer = await send(judged)
    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert "<h1>502 Bad Gateway</h1>" in answer.text
    assert await texts(judged) == ["/start"]


async def test_403_may_be_had_without_the_persons_doing(judged):
    await judged.fault("*", "403")
    assert (await send(judged)).json()["description"] == "Forbidden: bot was blocked by the user"
    assert (await send(judged)).json()["ok"] is True


@pytest.mark.parametrize(("name", "said"), [("drop-before", []), ("drop-after", ["Вітаю"])])
async def test_a_dropped_connection_has_had_an_effect_or_not(judged, name, said):
    await judged.fault("telegram:sendMessage", name)
    with pytest.raises(httpx.RemoteProtocolError):
        await send(judged)
    assert await texts(judged) == ["/start", *said]


async def test_a_slow_answer_comes_late_but_right(judged):
    await judged.fault("telegram:sendMessage", "slow:0.3")
    began = time.monotonic()
    assert (await send(judged)).json()["ok"] is True
    assert time.monotonic() - began > 0.3


async def test_a_fault_strikes_its_method_only_and_ends_after_its_times(judged):
    await judged.fault("telegram:sendMessage", "500", times=2)
    assert await judged.bot("getMe")
    assert [(await send(judged)).status_code for _ in range(3)] == [500, 500, 200]


async def test_a_lasting_fault_ends_by_delete(judged):
    await judged.fault("*", "500", times=None)
    assert [(await send(judged)).status_code for _ in range(3)] == [500, 500, 500]
    assert (await judged.client.get("/stage/state")).json()["faults"] == {"telegram:*": "500"}
    await judged.client.delete("/stage/faults")
    assert (await send(judged)).status_code == 200


async def test_a_fault_of_updates_is_not_used_up_by_requests(judged):
    await judged.fault("*", "duplicate")
    assert (await send(judged)).status_code == 200
    said = await judged.say()
    for offset in (1, said["update_id"] + 1):
        assert [one["update_id"] for one in await judged.bot("getUpdates", offset=offset)] == [said["update_id"]]


async def test_a_person_who_blocks_the_bot_is_told_to_it_and_hears_nothing(judged):
    sent = await judged.send()
    await judged.stage(f"chats/{judged.olya.id}/block", blocked=True)
    change = (await judged.bot("getUpdates"))[0]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    target = {"chat_id": judged.olya.id, "message_id": sent["message_id"]}
    for method, more in (("sendMessage", {"text": "x"}), ("editMessageText", {"text": "x"} | target)):
        assert (await judged.raw(method, **{"chat_id": judged.olya.id} | more)).status_code == 403
    await judged.stage(f"chats/{judged.olya.id}/block", blocked=False)
    assert (await send(judged)).status_code == 200
