"""setWebhook and the delivery of updates to it (tdlib/telegram-bot-api, WebhookActor.cpp)."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from sandbox.telegram.account import Account, Webhook
from sandbox.telegram.args import Args, text_of
from sandbox.telegram.chats import JSON
from sandbox.telegram.links import LOOPBACK
from sandbox.telegram.polling import Poller, allow
from sandbox.telegram.refusals import Refused
from sandbox.telegram.updates import Update

SECRET_LENGTH = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
MOST_CONNECTIONS = 100
CONNECTIONS = 40
PORTS = frozenset({443, 80, 88, 8443})
LONGEST_PAUSE = 60.0  # units of `pause`; each pause is twice the last, up to between this and twice this
ANSWER_WITHIN = 60.0
GOOD = range(200, 300)
Call = Callable[[str, dict[str, str]], Awaitable[Any]]


@dataclass(frozen=True)
class Told:
    """A result with the remark that Telegram puts beside it."""

    result: Any
    description: str


@dataclass
class Delivery:
    """Brings updates to the webhook: one lane after another's, each lane strictly in order.

    `pause`: seconds before the third attempt (the second follows at once, as Telegram does). `call`: does what a
    webhook's answer asks for.
    """

    account: Account
    poller: Poller
    call: Call
    pause: float = 1.0
    lanes: dict[str, dict[int, None]] = field(default_factory=dict)  # ids in order; a dict finds one at once
    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    session: aiohttp.ClientSession | None = None
    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS))

    async def start(self) -> None:
        """Take up what waited before a restart."""
        self.session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN), connector=aiohttp.TCPConnector(limit=0)
        )
        self.account.updates_came.append(self.came)
        self.look()

    async def stop(self) -> None:
        """End all deliveries; what was not confirmed stays."""
        await self._cancel()
        if self.session is not None:
            await self.session.close()

    async def set_webhook(self, args: Args) -> Told:
        """Send updates to `url` from now on; an empty one ends that. Raises Refused."""
        url = args.text("url")
        fresh = Webhook() if not url else _asked_for(url, args)
        old = self.account.state.webhook
        same = (old.url, old.secret, old.max_connections) == (fresh.url, fresh.secret, fresh.max_connections)
        if args.flag("drop_pending_updates"):
            self.account.state.updates.clear()
        allow(self.account, args)
        if same and not args.flag("drop_pending_updates"):
            return Told(True, "Webhook is already set" if url else "Webhook is already deleted")  # noqa: FBT003
        await self._change(fresh)
        was = "deleted" if old.url else "already deleted"
        return Told(True, "Webhook was set" if url else f"Webhook {'was' if old.url else 'is'} {was}")  # noqa: FBT003

    async def delete_webhook(self, args: Args) -> Told:
        """Send updates nowhere; they wait for getUpdates."""
        return await self.set_webhook(Args({"drop_pending_updates": args.text("drop_pending_updates")}))

    async def _change(self, fresh: Webhook) -> None:
        if fresh.url:
            self.poller.end("set_webhook_ends_polling")
        await self._cancel()
        self.account.state.webhook = fresh
        self.free = asyncio.Semaphore(fresh.max_connections)
        self.account.changes.happened()
        self.look()

    async def _cancel(self) -> None:
        tasks = list(self.tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.tasks.clear()
        self.lanes.clear()

    def look(self) -> None:
        """Take up every update that waits."""
        for update in self.account.state.updates.waiting():
            self.came(update)

    def came(self, update: Update) -> None:
        """Put an update at the end of its lane, and a task on a lane that has none."""
        if not self.account.state.webhook.url or self.session is None:
            return
        self.lanes.setdefault(update.lane, {})[update.id] = None
        if update.lane not in self.tasks:
            task = asyncio.create_task(self._empty(update.lane))
            self.tasks[update.lane] = task
            task.add_done_callback(partial(self._emptied, update.lane))

    def _emptied(self, lane: str, ended: asyncio.Task[None]) -> None:
        if self.tasks.get(lane) is ended:
            del self.tasks[lane]
            if not ended.cancelled():
                self.look()

    async def _empty(self, lane: str) -> None:
        """Deliver a lane's updates one by one until none is left."""
        queue, updates = self.lanes[lane], self.account.state.updates
        while queue:
            first = next(iter(queue))
            update = updates.pending.get(first) or updates.again.pop(first, None)
            if update is not None:
                await self._bring(update)
            if update is None or updates.confirm(first, self.account.faults):
                del queue[first]
            self.account.changes.happened()

    async def _bring(self, update: Update) -> None:
        """Deliver one update until it is taken, with growing pauses."""
        pause, failed = 1.0, 0
        while (error := await self._attempt(update)) is not None:
            self._remember(error[0])
            if failed and not error[1]:
                longest = LONGEST_PAUSE * random.uniform(1, 2)
                pause = min(pause * 2, longest)
            failed += 1
            await asyncio.sleep(error[1] or (pause * self.pause if failed > 1 else 0))

    def _remember(self, error: str) -> None:
        webhook = self.account.state.webhook
        webhook.last_error_date, webhook.last_error_message = self.account.second(), error
        self.account.changes.happened()

    async def _attempt(self, update: Update) -> tuple[str, float] | None:
        """Post the update once; what went wrong and the Retry-After in seconds, or None where it was taken."""
        webhook = self.account.state.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        body = json.dumps(update.wire(), ensure_ascii=False).encode()
        assert self.session is not None  # noqa: S101  # start() came first: look() sees to it
        try:
            async with self.free, self.session.post(webhook.url, data=body, headers=headers) as answer:
                if answer.status in GOOD:
                    await self._follow(await answer.read())
                    return None
                wait = answer.headers.get("Retry-After", "")
                error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                return error, float(wait) if wait.isdecimal() else 0.0
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientConnectorError as error:
            return os.strerror(error.errno) if error.errno else "Can't connect to the webhook", 0.0
        except aiohttp.ClientError:
            return "Webhook connection closed", 0.0

    async def _follow(self, body: bytes) -> None:
        """Do what the answer's JSON asks for ("method"); only the log hears how that went, as with Telegram."""
        try:
            asked = json.loads(body or b"{}")
        except ValueError:
            return
        method = str(asked.pop("method", "")) if isinstance(asked, dict) else ""
        if not method or method.lower().startswith(("get", "setwebhook", "deletewebhook", "close", "logout")):
            return
        await self.call(method, {name: text_of(value) for name, value in asked.items()})


def webhook_info(account: Account) -> JSON:
    """As Telegram's WebhookInfo."""
    webhook, updates = account.state.webhook, account.state.updates
    told: JSON = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.waiting()),
    }
    if webhook.last_error_date is not None:
        told |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error_message}
    if webhook.url:
        told |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    return told | ({"allowed_updates": updates.allowed} if updates.allowed is not None else {})


def _asked_for(url: str, args: Args) -> Webhook:
    secret = args.text("secret_token")
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise Refused("webhook_url_invalid") from error
    wrong = (
        (scheme not in {"http", "https"} or not host, "webhook_url_invalid"),
        (len(secret) > SECRET_LENGTH, "webhook_secret_long"),
        (not SECRET.fullmatch(secret), "webhook_secret_characters"),
        (bool(args.text("certificate")), "webhook_certificate"),
        (scheme == "http" and host not in LOOPBACK, "webhook_not_https"),
        (scheme == "https" and host not in LOOPBACK and (port or 443) not in PORTS, "webhook_port"),
    )
    for is_wrong, refusal in wrong:
        if is_wrong:
            raise Refused(refusal)
    connections = min(max(args.integer("max_connections", CONNECTIONS), 1), MOST_CONNECTIONS)
    return Webhook(parts.geturl(), secret, connections)
