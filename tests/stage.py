"""The whole desk in the test's process: local Telegram, simulated carrier, their world and the ordinary bot; real HTTP.

Its jobs do what is due when the test says `tick`: one that fired by itself would be caught in the middle whenever the
clock is wound or a fault ends. The clock is wound through the clock file that the bot follows. `people` say and tap
(tests/chat.py); the bot's desk is at hand for what a person cannot see.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

import httpx
from sqlalchemy import Select, select
from structlog.testing import capture_logs

from bot import app
from bot.db.tables import outbox, tracking
from bot.desk import Desk
from bot.jobs import ticking
from bot.jobs.relay_outbox import relay_outbox
from bot.notify import gate
from bot.services.polling import poll
from bot.settings import Settings
from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta
from sandbox.nova_poshta import serving as serving_nova_poshta
from sandbox.parcel import Parcel, Step
from sandbox.sockets import listen, port_of
from sandbox.telegram import Person, TelegramServer
from sandbox.telegram import serving as serving_telegram
from sandbox.world import World
from tests.bot_api_spec import SpecWatch
from tests.chat import NO_TLS, Chat
from tests.words import read_texts

OWNER_ID = 7010
OLENA = "380990000001"
SERHII = "380990000002"
SHOP = "380990000100"


def new_token() -> str:
    """A token made now: none stands in the source."""
    return f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_hex(17)}a"


class DeskStage:
    """Use it as an async context manager. `forgives`: names of error lines that the test provokes in the bot's log.

    With `jobs` they fire by themselves, as they do in earnest.
    """

    def __init__(
        self, folder: Path, database_url: str, *, webhook: bool = False, pages: bool = False, jobs: bool = False
    ) -> None:
        self.clock = SandboxClock(folder / "clock")
        self.clock.wind(timedelta(0))
        self.faults = Faults()
        self.world = World(datetime.now(UTC), self.clock)
        self.nova_poshta = NovaPoshta(self.world, self.clock, self.faults)
        self.telegram = TelegramServer(
            token=new_token(), clock=self.clock, faults=Faults(), world=self.world, redelivery_pause=0.05
        )
        self.watch = SpecWatch()
        self.telegram.observers.append(self.watch)
        self.forgives: set[str] = set()
        self.url = ""
        self.desk: Desk
        self._told = {"database_url": database_url.replace("+aiosqlite", "").replace("+asyncpg", "")}
        self._folder = folder
        self._webhook = webhook
        self._jobs = jobs
        self.pages = f"http://127.0.0.1:{_free_port()}" if pages else None  # where browsers reach the bot
        self._cleared = AsyncExitStack()
        self._bot = AsyncExitStack()
        self._secret = secrets.token_hex(32)
        self._next_number = 0

    async def __aenter__(self) -> Self:
        try:
            self.logs = self._cleared.enter_context(capture_logs())
            self._cleared.enter_context(patch.object(app, "Texts", read_texts))
            if not self._jobs:
                self._cleared.enter_context(patch.object(ticking, "JOBS", ()))
            self._cleared.enter_context(patch.object(gate, "_PERSON", (100.0, 100.0)))  # its pace has tests of its own
            self.url = await self._cleared.enter_async_context(serving_telegram(self.telegram))
            self._carrier_url = await self._cleared.enter_async_context(serving_nova_poshta(self.nova_poshta))
            await self.start_bot()
        except BaseException:
            await self._bot.aclose()
            await self._cleared.aclose()
            raise
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        await self.stop_bot()
        await self._cleared.aclose()
        if kind is None:
            assert self.watch.faults == []
            broke = [line for line in self.logs if line["log_level"] == "error" and line["event"] not in self.forgives]
            assert broke == [], broke

    async def start_bot(self) -> None:
        """The ordinary bot, as `pakunok run` serves it; ready when this returns."""
        self.desk, bot = await self._bot.enter_async_context(app.opened(self._settings()))
        stop = asyncio.Event()
        serving = asyncio.create_task(app.serve(self.desk, bot, stop))

        async def end() -> None:
            stop.set()
            await serving
            await bot.session._session.close()  # else its client sleeps for a quarter of a second

        self._bot.push_async_callback(end)
        while not self._listens():
            await asyncio.wait({serving}, timeout=0.005)
            assert not serving.done(), serving.exception()

    async def stop_bot(self) -> None:
        """Let it drain; `start_bot` starts it again with the same database."""
        await self._bot.aclose()

    def _settings(self) -> Settings:
        port = int(self.pages.rpartition(":")[2]) if self.pages else _free_port() if self._webhook else 0
        return Settings(
            _env_file=None,
            **self._told,
            bot_token=self.telegram.token,
            secret_key=self._secret,
            owner_id=OWNER_ID,
            telegram_api_url=self.url,
            telegram_rate=1000,
            nova_poshta_url=self._carrier_url,
            nova_poshta_key="",
            webhook_url=f"http://127.0.0.1:{port}" if self._webhook else None,
            http_host="127.0.0.1",
            http_port=port,
            nightly_branches=False,
            clock_shift_file=self._folder / "clock",
            public_url=self.pages,
        )

    def _listens(self) -> bool:
        webhook = self.telegram.account.state.webhook.url
        return bool(webhook) if self._webhook else any(line["event"] == "serving" for line in self.logs)

    async def person(
        self, language: str = "uk", phone: str | None = None, person_id: int = 0, name: str = "Зразок"
    ) -> Chat:
        """Somebody with a telephone, who has not written yet."""
        person = self.telegram.add_person(Person(name, person_id, language, "customer", phone))
        return await self._cleared.enter_async_context(Chat(self.url, person.id))

    def parcel(self, *steps: tuple[float, str], **told: Any) -> str:
        """A parcel of this test's own, by steps of (hours since the start, the carrier's code); its number."""
        self._next_number += 1
        number = told.pop("number", f"2045888{self._next_number:07}")
        journey = tuple(Step(timedelta(hours=hours), code) for hours, code in steps)
        people = {"sender_phone": SHOP, "recipient_phone": OLENA}
        return self.world.add(Parcel(number=number, journey=journey, **{**people, **told})).number

    def wind(self, **by: float) -> None:
        """Move the world and the bot on: wind(hours=5)."""
        self.clock.wind(timedelta(**by))

    async def until(self, true: Callable[[], object], within: float = 30.0) -> None:
        """Wait for what no message tells."""
        async with asyncio.timeout(within):
            while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
                await asyncio.sleep(0.01)

    def carrier_recovers(self) -> None:
        """All faults end, and so does the pause that the bot gives a carrier after many of them."""
        self.faults.switch_off()
        self.desk.carriers._http._breakers.clear()

    async def tick(self) -> None:
        """Let the jobs do what is due now, without waiting for their next firing; if one runs already, for its end."""
        await poll(self.desk)
        await self._let_go(select(tracking.c.id).where(tracking.c.lease_until > self.desk.clock.now()))
        await relay_outbox(self.desk)
        held = outbox.c.settled_at.is_(None) & (outbox.c.lease_until > self.desk.clock.now())
        await self._let_go(select(outbox.c.id).where(held))

    async def _let_go(self, held: Select[int]) -> None:
        async with asyncio.timeout(30):
            while True:
                async with self.desk.database.read() as db:
                    if (await db.execute(held)).first() is None:
                        return
                await asyncio.sleep(0.01)

    def send(self, who: Chat, content: dict[str, Any], **around: Any) -> None:
        """Any kind of message from this person, in Telegram's names; `around` replaces what stands around it."""
        account = self.telegram.account
        person = account.state.chats[who.person_id]
        person.started = True
        body = person.wire(account.post(person, content, by_bot=False), account.bot()) | around
        account.update("message", body, f"chat {who.person_id}")

    def forge(self, chat: Chat, data: str) -> None:
        """Put a button «forged» with any callback data under the bot's newest message, in place of an older one."""
        shown = self.telegram.account.chat(chat.chat_id)
        assert shown is not None
        messages = shown.messages.values()
        newest = [one for one in messages if one.by_bot][-1]
        own = [row for row in newest.inline_keyboard if row[0]["text"] != "forged"]
        newest.markup = {"inline_keyboard": [*own, [{"text": "forged", "callback_data": data}]]}

    async def refused_messages(self) -> list[dict[str, Any]]:
        """The bot's messages that Telegram has refused so far."""
        async with httpx.AsyncClient(base_url=self.url, verify=NO_TLS) as client:
            log = (await client.get("/stage/log")).json()["requests"]
        return [line for line in log if line["method"] == "sendMessage" and not line["ok"]]

    def asked(self) -> int:
        """How many requests the carrier has had."""
        return len(self.nova_poshta.requests)

    def sent_to(self, chat: Chat) -> list[dict[str, Any]]:
        """The bot's own messages in a chat, as they stand now."""
        messages = self.telegram.account.state.chats[chat.person_id].messages.values()
        return [{"text": one.text, "edited": one.edit_date is not None} for one in messages if one.by_bot]


def _free_port() -> int:
    at = listen(0)
    try:
        return port_of(at)
    finally:
        at.close()
