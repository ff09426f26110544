"""Calls that are wrong only at a certain moment, by the row of the table of refusals that each provokes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx

from tests.sandbox.telegram.conftest import Stage, until

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
