"""Every update is answered once and works once (design, law 8), whichever way it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from bot.desk import Desk
from bot.domain.errors import Blocked, Busy, DeskError, Refused, Undelivered
from bot.handlers.dispatcher import UPDATES, dispatcher
from bot.handlers.flood import Flood
from bot.handlers.together import Together
from bot.services import chat, people
from bot.services.arrivals import Arrival, stages
from bot.services.chat import Delivery, NotAnUpdate, RawUpdate, Stage

_log = structlog.get_logger(__name__)


class Updates:
    """Takes updates in, one at a time per person, and sees each through to its answer."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        """Answer as this bot, for this desk."""
        self._desk = desk
        self._bot = bot
        self._flood = Flood()
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}
        self._unmarked: set[int] = set()  # answered, but the mark was not written: not to be answered again
        self._stage = Together[Arrival, Stage](lambda arrivals: stages(desk, bot.id, arrivals))
        self._mark = Together[int, None](self._mark_answered)

    async def take(self, raw: RawUpdate) -> None:
        """See one delivery through. Returns when Telegram need not send it again; raises where it must."""
        update_id = raw.get("update_id")
        if type(update_id) is not int or not 0 <= update_id < 2**63:
            raise NotAnUpdate
        person_id = _person_id(raw)
        try:
            async with self._queue_of(person_id):
                await self._see_through(raw, Arrival(update_id, person_id))
        except (DeskError, Undelivered):
            raise
        except Exception as error:  # the store, most likely, and under any name: nothing may be lost by that
            _log.exception("update_failed", update_id=update_id)
            raise Busy from error

    async def give_up(self, raw: RawUpdate) -> None:
        """Note an update as done with although its answer could not be delivered."""
        await self._mark(raw["update_id"])

    async def _see_through(self, raw: RawUpdate, arrival: Arrival) -> None:
        stage = await self._stage(arrival)
        if stage is Stage.ANSWERED:
            return
        update_id = arrival.update_id
        if update_id not in self._unmarked:
            await self._answer(raw, Delivery(self._bot.id, update_id, again=stage is Stage.EFFECT_DONE))
            self._unmarked.add(update_id)
        await self._mark(update_id)
        self._unmarked.remove(update_id)

    async def _answer(self, raw: RawUpdate, delivery: Delivery) -> None:
        update = self._read(raw) if any(kind in raw for kind in UPDATES) else None
        if update is None:
            return
        try:
            data = {"desk": self._desk, "flood": self._flood, "delivery": delivery}
            await dispatcher().feed_update(self._bot, update, **data)
        except Blocked:
            person_id = _person_id(raw)
            if person_id is not None:
                await people.shut_out(self._desk, person_id)
        except Refused as refused:  # not even the words about a failure were taken
            _log.error("answer_refused", update_id=delivery.update_id, why=str(refused))

    def _read(self, raw: RawUpdate) -> Update | None:
        """None for what cannot be read: it would not be the next time either."""
        try:
            return Update.model_validate(raw, context={"bot": self._bot})
        except (ValidationError, RecursionError) as error:
            _log.error("update_unreadable", update_id=raw["update_id"], error=type(error).__name__)
            return None

    async def _mark_answered(self, update_ids: Collection[int]) -> Mapping[int, None]:
        await chat.mark_answered(self._desk, self._bot.id, update_ids)
        return dict.fromkeys(update_ids)

    @asynccontextmanager
    async def _queue_of(self, person_id: int | None) -> AsyncIterator[None]:
        """Stand in the person's queue; it is forgotten when nobody stands in it."""
        if person_id is None:
            yield
            return
        lock, standing = self._queues.get(person_id, (asyncio.Lock(), 0))
        self._queues[person_id] = (lock, standing + 1)
        try:
            async with lock:
                yield
        finally:
            lock, standing = self._queues[person_id]
            if standing == 1:
                del self._queues[person_id]
            else:
                self._queues[person_id] = (lock, standing - 1)


def _person_id(raw: RawUpdate) -> int | None:
    """Whose update it is, without trusting its shape."""
    for kind in UPDATES:
        event = raw.get(kind)
        sender = event.get("from") if isinstance(event, dict) else None
        if isinstance(sender, dict) and type(sender.get("id")) is int and 0 < sender["id"] < 2**63:
            return int(sender["id"])
    return None
