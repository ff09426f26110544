"""Delivery to a webhook: the secret, what counts as taken, order, repetition, and what getWebhookInfo tells."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web

from sandbox.clock import SandboxClock
from sandbox.telegram import TelegramServer, serving
from tests.sandbox.telegram.conftest import until

SECRET = "a_Secret-9"


@dataclass
class Hook:
    """A bot's webhook that records what it is sent and answers as it is told."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.moments.append(time.monotonic())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.set()
        await self.hold.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got if "message" in update]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.got) < count:
                self.came.clear()
                await self.came.wait()


@pytest.fixture
async def hook(stage) -> AsyncIterator[Hook]:
    hook = Hook()
    hook.hold.set()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def told_of(stage, **wanted):
    """WebhookInfo where it says what is wanted."""
    told = await stage.bot("getWebhookInfo")
    return told if wanted.items() <= told.items() else None


async def settled(stage):
    """WebhookInfo as soon as nothing waits."""
    return await until(lambda: told_of(stage, pending_update_count=0))


async def test_updates_are_posted_with_the_secret_and_confirmed_by_200(judged, hook):
    await judged.bot("setWebhook", url=hook.url, secret_token=SECRET)
    said = await judged.say("Так")
    await hook.until(1)
    assert hook.got[0]["update_id"] == said["update_id"]
    assert (hook.texts(), hook.secrets) == (["Так"], [SECRET])
    told = await settled(judged)
    assert told == {
        "url": hook.url, "has_custom_certificate": False, "pending_update_count": 0, "max_connections": 40,
        "ip_address": "127.0.0.1",
    }  # fmt: skip


async def test_without_a_secret_there_is_no_header(judged, hook):
    await judged.bot("setWebhook", url=hook.url)
    await judged.say()
    await hook.until(1)
    assert hook.secrets == [None]


@pytest.mark.parametrize("status", [500, 404, 302])
async def test_anything_but_2xx_is_repeated_until_taken_and_remembered(judged, hook, status):
    hook.answers = [web.Response(status=status), web.Response(status=status), web.Response(status=204)]
    await judged.bot("setWebhook", url=hook.url)
    await judged.say("Так")
    await hook.until(3)
    assert hook.texts() == ["Так"] * 3
    told = await settled(judged)
    assert told["last_error_message"].startswith(f"Wrong response from the webhook: {status} ")
    assert abs(told["last_error_date"] - judged.server.clock.now().timestamp()) < 60


async def test_a_pause_between_attempts_grows(judged, hook):
    hook.answers = [web.Response(status=500) for _ in range(5)]
    await judged.bot("setWebhook", url=hook.url)
    await judged.say()
    await hook.until(6)
    pauses = [after - before for before, after in pairwise(hook.moments)]
    assert pauses[1] >= 2 * judged.server.redelivery_pause
    assert pauses[4] > pauses[3] > pauses[2] > pauses[1] > pauses[0]


async def test_one_persons_messages_come_in_order_and_wait_for_the_first(judged, hook):
    hook.hold.clear()
    hook.answers = [web.Response(status=500)]
    await judged.bot("setWebhook", url=hook.url)
    for text in ("1", "2", "3"):
        await judged.say(text)
    await hook.until(1)
    await asyncio.sleep(0.1)
    assert hook.texts() == ["1"]
    hook.hold.set()
    await hook.until(4)
    assert hook.texts() == ["1", "1", "2", "3"]


async def test_people_do_not_wait_for_each_other_up_to_max_connections(judged, hook):
    hook.hold.clear()
    await judged.bot("setWebhook", url=hook.url, max_connections=2)
    for number in range(3):
        person = await judged.stage("people", first_name=str(number), language_code="uk")
        await judged.stage(f"chats/{person['id']}/say", text=str(number))
    await hook.until(2)
    await asyncio.sleep(0.1)
    assert len(hook.got) == 2
    hook.hold.set()
    await hook.until(3)


async def test_what_waited_for_polling_goes_to_a_new_webhook_unless_dropped(judged, hook):
    await judged.say("старе")
    await judged.bot("setWebhook", url=hook.url, drop_pending_updates=True)
    await judged.say("нове")
    await hook.until(1)
    assert hook.texts() == ["нове"]
    await judged.bot("deleteWebhook")
    await judged.say("ще")
    await judged.bot("setWebhook", url=hook.url)
    await hook.until(2)
    assert hook.texts() == ["нове", "ще"]


async def test_a_deleted_webhook_leaves_updates_to_get_updates(judged, hook):
    await judged.bot("setWebhook", url=hook.url)
    await judged.bot("deleteWebhook")
    said = await judged.say()
    assert [one["update_id"] for one in await judged.bot("getUpdates")] == [said["update_id"]]
    assert hook.got == []
    assert (await judged.bot("getWebhookInfo"))["url"] == ""


async def test_setting_the_same_twice_changes_nothing_and_says_so(judged, hook):
    answers = [(await judged.raw("setWebhook", url=hook.url)).json() for _ in range(2)]
    assert [one["description"] for one in answers] == ["Webhook was set", "Webhook is already set"]
    answers = [(await judged.raw("deleteWebhook")).json() for _ in range(2)]
    assert [one["description"] for one in answers] == ["Webhook was deleted", "Webhook is already deleted"]


async def test_a_webhook_that_nobody_serves_is_told(judged):
    await judged.bot("setWebhook", url="http://127.0.0.1:9/")
    await judged.say()
    refused = {"last_error_message": "Connection refused", "pending_update_count": 1}
    assert await until(lambda: told_of(judged, **refused))


async def test_an_answer_may_carry_a_method(judged, hook):
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": judged.olya.id, "text": "з відповіді"})]
    await judged.bot("setWebhook", url=hook.url)
    await judged.say()
    await settled(judged)
    assert (await judged.chat())["messages"][-1]["text"] == "з відповіді"


async def test_a_duplicate_is_posted_once_more(judged, hook):
    await judged.fault("telegram:update", "duplicate")
    await judged.bot("setWebhook", url=hook.url)
    await judged.say("двічі")
    await judged.say("раз")
    await hook.until(3)
    assert hook.texts() == ["двічі", "двічі", "раз"]


async def test_allowed_updates_of_a_webhook_are_kept_and_told(judged, hook):
    await judged.bot("setWebhook", url=hook.url, allowed_updates=["message"])
    await judged.stage(f"chats/{judged.olya.id}/block", blocked=True)
    await judged.stage(f"chats/{judged.olya.id}/block", blocked=False)
    await judged.say("Так")
    await hook.until(1)
    assert list(hook.got[0]) == ["update_id", "message"]
    assert (await judged.bot("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_what_waited_is_delivered_after_a_restart(judged, hook):
    await judged.say("до зупинки")
    judged.server.account.state.webhook.url = hook.url
    judged.server._file.write()
    judged.server.account.state.webhook.url = ""  # the first server is to deliver nothing itself
    server = TelegramServer(token=judged.server.token, clock=SandboxClock(), state_file=judged.server.state_file)
    async with serving(server):
        await hook.until(1)
    assert hook.texts() == ["до зупинки"]
