"""Long polling: a bounded loop whose offset never passes an unfinished update (design, law 8)."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import DeleteWebhook, TelegramMethod

from bot.domain.errors import DeskError, Undelivered
from bot.handlers.dispatcher import UPDATES
from bot.handlers.updates import Updates
from bot.services.chat import NotAnUpdate, RawUpdate

_MOST_AT_ONCE = 100
_LONG_POLL_S = 30
_LONGEST_PAUSE_S = 30.0
_MOST_TRIES = 10
_GLANCE_S = 0.5

_log = structlog.get_logger(__name__)


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """Bot API, getUpdates, unparsed: one update that cannot be read must not take its batch along."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = _MOST_AT_ONCE
    timeout: int = _LONG_POLL_S
    allowed_updates: tuple[str, ...] = UPDATES


class Polling:
    """Asks Telegram for updates and hands them on."""

    def __init__(self, bot: Bot, updates: Updates) -> None:
        """Poll as this bot."""
        self._bot = bot
        self._updates = updates
        self._running: dict[int, asyncio.Task[None]] = {}
        self._next = 0  # all below were taken in
        self._broken = False
        self._leaving = asyncio.Event()

    async def run(self) -> None:
        """Poll until cancelled. TelegramConflictError where another poller has taken over."""
        await self.ask(DeleteWebhook(drop_pending_updates=False))
        while True:
            timeout = 0 if self._running else _LONG_POLL_S
            method = GetRawUpdates(offset=self._lowest_unfinished() or None, timeout=timeout)
            fresh = [raw for raw in await self.ask(method) if self._is_fresh(raw)]
            for raw in fresh:
                self._start(raw)
            if not fresh and self._running:
                await asyncio.wait(self._running.values(), timeout=_GLANCE_S, return_when=asyncio.FIRST_COMPLETED)

    async def drain(self, seconds: float) -> None:
        """Let what runs finish, for so long. What waits for its next try is left to Telegram, which still has it."""
        self._leaving.set()
        if self._running:
            await asyncio.wait(self._running.values(), timeout=seconds)

    async def ask(self, method: TelegramMethod[Any]) -> Any:
        """Ask Telegram until there is an answer. Logs once when it breaks and once when it recovers."""
        for tries in count():
            try:
                answer = await self._bot(method, request_timeout=_LONG_POLL_S + 15)
            except TelegramConflictError:
                raise
            except AiogramError as error:
                self._note_broken(type(error).__name__)
                await asyncio.sleep(error.retry_after if isinstance(error, TelegramRetryAfter) else _pause(tries))
            else:
                self._note_broken(None)
                return answer
        return None

    def _note_broken(self, why: str | None) -> None:
        """The last answer, None where there was one; logs only what has changed."""
        if why and not self._broken:
            _log.warning("telegram_broken", error=why)
        elif self._broken and not why:
            _log.info("telegram_recovered")
        self._broken = why is not None

    def _lowest_unfinished(self) -> int:
        return min(self._running, default=self._next)

    def _is_fresh(self, raw: RawUpdate) -> bool:
        return raw["update_id"] >= self._next and raw["update_id"] not in self._running

    def _start(self, raw: RawUpdate) -> None:
        update_id = raw["update_id"]
        self._next = max(self._next, update_id + 1)
        task = self._running[update_id] = asyncio.create_task(self._see_through(raw))
        task.add_done_callback(lambda _: self._running.pop(update_id))

    async def _see_through(self, raw: RawUpdate) -> None:
        """Try until it is answered; what cannot be in ten tries is given up, but never for want of our own store."""
        for tries in count():
            try:
                return await self._updates.take(raw)
            except NotAnUpdate:
                _log.error("not_an_update")
                return None
            except (Undelivered, DeskError) as error:
                _log.warning("answer_not_delivered", update_id=raw["update_id"], tries=tries + 1, why=str(error))
                asked = error.retry_after if isinstance(error, Undelivered) else None
            if tries + 1 >= _MOST_TRIES and await self._given_up(raw):
                return None
            if await self._leaves_within(asked or _pause(tries)):
                return None
        return None

    async def _leaves_within(self, seconds: float) -> bool:
        """Pause before the next try; True where there will be none."""
        try:
            await asyncio.wait_for(self._leaving.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _given_up(self, raw: RawUpdate) -> bool:
        """Note it as done with. False where that cannot be noted: then the store is to blame, not the update."""
        try:
            await self._updates.give_up(raw)
        except Exception:  # noqa: BLE001 - whichever way the store fails
            _log.exception("update_not_given_up", update_id=raw["update_id"])
            return False
        _log.error("answer_given_up", update_id=raw["update_id"])
        return True


def _pause(tries: int) -> float:
    return min(2.0 ** min(tries, 10), _LONGEST_PAUSE_S)
