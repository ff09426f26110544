"""Every row of the table of refusals is provoked over HTTP and answers exactly in the table's words."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.telegram import REFUSALS
from tests.sandbox.telegram.conftest import Stage, until
from tests.sandbox.telegram.refused_calls import CALLS, OLYA

Provocation = Callable[[Stage], Awaitable[tuple[httpx.Response, dict[str, Any]]]]
SPECIAL: dict[str, Provocation] = {}


def provokes(key: str) -> Callable[[Provocation], Provocation]:
    def remember(provocation: Provocation) -> Provocation:
        SPECIAL[key] = provocation
        return provocation

    return remember


@provokes("token_malformed")
async def _(stage):
    return await stage.client.get("/botnonsense/getMe"), {}


@provokes("token_wrong")
async def _(stage):
    return await stage.client.get(f"/bot{stage.server.token}x/getMe"), {}


@provokes("body_not_json")
async def _(stage):
    headers = {"Content-Type": "application/json"}
    return await stage.client.post(f"/bot{stage.server.token}/getMe", content=b"{nonsense", headers=headers), {}


@provokes("body_not_object")
async def _(stage):
    return await stage.client.post(f"/bot{stage.server.token}/getMe", json=[1]), {}


@provokes("body_too_large")
async def _(stage):
    body = b"text=" + b"x" * (50 * 1024 * 1024)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return await stage.client.post(f"/bot{stage.server.token}/sendMessage", content=body, headers=headers), {}


@provokes("too_many_requests")
async def _(stage):
    await stage.fault("telegram:getMe", "429:7")
    return await stage.raw("getMe"), {"retry_after": 7}


@provokes("server_failed")
async def _(stage):
    await stage.fault("telegram:getMe", "500")
    return await stage.raw("getMe"), {}


@provokes("bot_blocked")
async def _(stage):
    await stage.stage(f"chats/{stage.olya.id}/block", blocked=True)
    return await stage.raw("sendMessage", chat_id=stage.olya.id, text="Вітаю"), {}


@provokes("chat_not_found")
async def _(stage):
    silent = await stage.stage("people", first_name="Ігор", language_code="uk")
    return await stage.raw("sendMessage", chat_id=silent["id"], text="Вітаю"), {}


@provokes("edit_forbidden")
async def _(stage):
    asking = await stage.send(reply_markup={"keyboard": [["Так"]]})
    return await stage.raw("editMessageText", chat_id=stage.olya.id, message_id=asking["message_id"], text="Ні"), {}


@provokes("edit_no_text")
async def _(stage):
    place = {"latitude": 50.45, "longitude": 30.52, "title": "Відділення 1", "address": "Київ"}
    venue = await stage.bot("sendVenue", chat_id=stage.olya.id, **place)
    return await stage.raw("editMessageText", chat_id=stage.olya.id, message_id=venue["message_id"], text="Ні"), {}


@provokes("edit_not_modified")
async def _(stage):
    sent = await stage.send("<b>Так</b>", parse_mode="HTML")
    same = {"chat_id": stage.olya.id, "message_id": sent["message_id"], "text": "<strong>Так</strong> "}
    return await stage.raw("editMessageText", parse_mode="HTML", **same), {}


@provokes("delete_too_old")
async def _(stage):
    sent = await stage.send()
    stage.server.clock.wind(timedelta(hours=49))
    return await stage.raw("deleteMessage", chat_id=stage.olya.id, message_id=sent["message_id"]), {}


@provokes("inline_keyboard_expected")
async def _(stage):
    sent = await stage.send()
    other = {"chat_id": stage.olya.id, "message_id": sent["message_id"], "reply_markup": {"force_reply": True}}
    return await stage.raw("editMessageReplyMarkup", **other), {}


@provokes("webhook_active")
async def _(stage):
    await stage.bot("setWebhook", url="http://127.0.0.1:9/hook")
    return await stage.raw("getUpdates"), {}


async def _while_polling(stage: Stage, method: str, **params: Any) -> httpx.Response:
    waiting = asyncio.create_task(stage.raw("getUpdates", timeout=20, offset=7))
    await until(lambda: _asked(stage))
    other = asyncio.create_task(stage.raw(method, **params))
    answer = await waiting
    other.cancel()
    return answer


async def _asked(stage: Stage) -> list[Any]:
    return (await stage.client.get("/stage/log")).json()["requests"]


@provokes("other_get_updates")
async def _(stage):
    return await _while_polling(stage, "getUpdates", timeout=20, offset=8), {}


@provokes("set_webhook_ends_polling")
async def _(stage):
    return await _while_polling(stage, "setWebhook", url="http://127.0.0.1:9/hook"), {}


def _filled(value: Any, stage: Stage) -> Any:
    """The parameters with Оля's id, and a message of the bot, where the table names them."""
    if value == OLYA:
        return stage.olya.id
    if isinstance(value, dict):
        return {name: _filled(item, stage) for name, item in value.items()}
    return value


@pytest.mark.parametrize("key", CALLS)
async def test_a_wrong_call_is_refused_in_the_tables_words(stage, key):
    for method, params, details in CALLS[key]:
        answer = await stage.raw(method, **_filled(params, stage))
        _assert_refused(answer, key, details)


@pytest.mark.parametrize("key", SPECIAL)
async def test_a_call_at_a_wrong_moment_is_refused_in_the_tables_words(stage, key):
    answer, details = await SPECIAL[key](stage)
    _assert_refused(answer, key, details)


def _assert_refused(answer: httpx.Response, key: str, details: dict[str, Any]) -> None:
    row = REFUSALS[key]
    body = answer.json()
    assert (answer.status_code, body["error_code"], body["ok"]) == (row.code, row.code, False)
    assert body["description"] == row.text.format(**details)
    assert body.get("parameters") == ({"retry_after": details["retry_after"]} if "retry_after" in details else None)
    assert "result" not in body


def test_no_row_of_the_table_is_unprovoked():
    assert set(CALLS) | set(SPECIAL) == set(REFUSALS)
    assert not set(CALLS) & set(SPECIAL)


def test_every_row_has_a_source_and_every_refusal_in_the_code_has_a_row():
    assert all(row.when and row.source for row in REFUSALS.values())
    code = "".join(path.read_text(encoding="utf-8") for path in Path("sandbox/telegram").glob("*.py"))
    named = set(re.findall(r'Refused\(\s*"(\w+)"', code))
    assert named <= set(REFUSALS)


async def test_an_error_of_the_stage_is_json_with_a_reason(stage):
    answer = await stage.client.post("/stage/chats/1/say", json={"text": "?"})
    assert answer.status_code == 404
    assert json.loads(answer.text) == {"error": "there is no person 1"}
