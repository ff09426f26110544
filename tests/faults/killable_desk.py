"""The stage of tests/stage.py with the bot in a process of its own, which can be killed; judged from outside only."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import text

from bot.db.engine import Database
from bot.settings import Settings
from tests.chat import Chat
from tests.faults.bot_child import BotChild
from tests.stage import DeskStage, _free_port

CONFIRMS_WITHIN = 45.0


class KillableDesk(DeskStage):
    """Local Telegram, carrier and world live here, the bot elsewhere; the database is looked at with its own eyes."""

    def __init__(self, folder: Path, database_url: str, *, webhook: bool = False) -> None:
        super().__init__(folder, database_url, webhook=webhook)
        self.telegram.redelivery_pause = 0.01
        self.engine = database_url.partition("+")[0]
        self.mode = "webhook" if webhook else "polling"
        self.log_file = folder / "bot.log"
        self.bot: BotChild
        self._database = Database(database_url)
        self._client = httpx.AsyncClient()
        self.settings: Settings

    async def start_bot(self, armed: str = "") -> None:
        """A new process; the one before it must be dead."""
        if not hasattr(self, "settings"):
            told = self._settings()
            self.settings = told.model_copy(update={"http_port": told.http_port or _free_port()})
            self.log_file.touch()
        self.bot = BotChild(self.settings, self.log_file, armed)

    async def stop_bot(self) -> None:
        """At the end of the test: nothing may have broken that the test does not forgive."""
        self.bot.kill()
        await self._database.close()
        await self._client.aclose()
        lines = [json.loads(line) for line in self.log_file.read_text().splitlines() if line.startswith("{")]
        broke = [line for line in lines if line["level"] == "error" and line["event"] not in self.forgives]
        assert broke == []

    async def listens(self) -> None:
        """Wait until the bot takes updates."""
        until = asyncio.get_running_loop().time() + CONFIRMS_WITHIN
        while not await self._is_ready():
            assert asyncio.get_running_loop().time() < until, self.bot.log()
            await asyncio.sleep(0.01)

    async def get(self, path: str) -> int:
        """The status with which the bot's own HTTP edge answers."""
        return (await self._client.get(f"http://127.0.0.1:{self.settings.http_port}{path}")).status_code

    async def _is_ready(self) -> bool:
        try:
            return await self.get("/readyz") == httpx.codes.OK
        except httpx.TransportError:
            return False

    async def confirmed(self) -> None:
        """Wait until Telegram has no update left to deliver."""
        account = self.telegram.account
        try:
            async with asyncio.timeout(CONFIRMS_WITHIN):
                while account.state.updates.waiting():
                    await account.changes.after(account.changes.version, 1.0)
        except TimeoutError:
            raise AssertionError(f"Telegram still has updates to deliver\n{self.bot.log()}") from None

    async def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """What stands in the database."""
        async with self._database.read() as db:
            return [tuple(row) for row in await db.execute(text(query), values)]

    async def write(self, statement: str, **values: Any) -> None:
        """Change what stands in the database, behind the bot's back."""
        async with self._database.write() as db:
            await db.execute(text(statement), values)

    async def seen(self, update_id: int) -> tuple[bool, bool]:
        """Whether the update has had an effect, and whether it was answered, by its one row."""
        query = "SELECT effect_at, answered_at FROM update_seen WHERE update_id = :update_id"
        ((effect, answered),) = await self.rows(query, update_id=update_id)
        return effect is not None, answered is not None

    async def shown_to(self, chat: Chat) -> int:
        """How many messages and edits of this chat Telegram has accepted so far."""
        log = (await self._client.get(f"{self.url}/stage/log")).json()["requests"]
        texts = [line for line in log if line["method"] in {"sendMessage", "editMessageText"} and line["ok"]]
        return sum(line["chat_id"] == chat.person_id for line in texts)

    def age_of_world(self) -> float:
        """Hours since the world began: a parcel's steps are counted from there."""
        return (self.clock.now() - self.world.started_at).total_seconds() / 3600

    def last_update_id(self) -> int:
        """The update that Telegram made last."""
        return self.telegram.account.state.updates.next_id - 1
