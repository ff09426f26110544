"""What the owner does about directories in the chat, and what the jobs do about them by themselves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import time

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_day
from bot.db import branches, people, schedule, syncs
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.directory import DirectoryState, Sync
from bot.domain.errors import DeliveryFailed, Gone, UnderWay
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.screens import directory as screens
from bot.services import audit, permission
from bot.services.chat import Delivery, takes_effect
from bot.services.directory import go_on, readable
from bot.services.people import speech_of
from bot.texts import Speech

Place = tuple[int, int]

_NOT_BEFORE = time(3, 30)
_EDIT_EACH_S = 2.0

_log = structlog.get_logger(__name__)


async def states(desk: Desk, person: Person) -> list[DirectoryState]:
    """What stands of each carrier's directory, and how its last reading ended."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.READ_DIRECTORIES)
        return [
            DirectoryState(
                code,
                await branches.count(db, code),
                await syncs.last_taken(db, code),
                await syncs.last(db, code),
            )
            for code in readable(desk)
        ]


async def ask_anew(desk: Desk, person: Person, code: str, place: Place, delivery: Delivery) -> None:
    """Ask for a reading that tells in the message at `place` how far it is. UnderWay where there is one already."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.READ_DIRECTORIES)
        if code not in readable(desk):
            raise Gone("error-directory-gone")
        if await takes_effect(desk, db, delivery):
            asked = await _ask(desk, db, code, place)
            await audit.note(desk, db, person, Deed(Did.DIRECTORY_ASKED, asked, after={"carrier": code}))


async def take_anyway(desk: Desk, person: Person, sync_id: int, place: Place, delivery: Delivery) -> str:
    """Ask for a reading that may be as small as the one refused, and no smaller; the carrier's code.

    Gone where another reading has ended since: the figures that were shown are not those of today any more.
    """
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.READ_DIRECTORIES)
        refused = await syncs.find(db, sync_id)
        last = None if refused is None else await syncs.last_finished(db, refused.carrier)
        if refused is None or last is None or last.id != refused.id or not refused.may_be_taken:
            raise Gone("error-directory-gone")
        if await takes_effect(desk, db, delivery):
            asked = await _ask(desk, db, refused.carrier, place, takes_smaller=True, compare_with=sync_id)
            before, after = {"refused": sync_id}, {"carrier": refused.carrier}
            await audit.note(desk, db, person, Deed(Did.SMALLER_TAKEN, asked, before=before, after=after))
    return refused.carrier


async def _ask(desk: Desk, db: AsyncConnection, code: str, place: Place, **wishes: bool | int) -> int:
    told_in = {"chat_id": place[0], "message_id": place[1]}
    asked = await syncs.ask(db, code, desk.clock.now(), **told_in, **wishes)
    if asked is None:
        raise UnderWay
    return asked


async def ask_when_due(desk: Desk) -> None:
    """Ask once a day of the shop's, after half past three, for a reading of every directory; for the first at once."""
    now, zone = desk.clock.now(), desk.settings.shop_zone
    if not desk.settings.nightly_branches:
        return
    async with desk.database.write() as db:
        for code in readable(desk):
            if await syncs.last(db, code) is None:
                await syncs.ask(db, code, now)
        if now.astimezone(zone).time() < _NOT_BEFORE:
            return
        if await schedule.claim_day(db, "branches_of_the_day", local_day(now, zone), now):
            for code in readable(desk):
                await syncs.ask(db, code, now)


async def read_waiting(desk: Desk) -> None:
    """Carry out the readings that were asked for, and those that a process which is gone has left."""
    async with desk.database.read() as db:
        codes = await syncs.waiting(db, desk.clock.now())
    for code in codes:
        await go_on(desk, code, lambda sync: _InChat(desk, sync).show)


@dataclass(slots=True)
class _InChat:
    """Tells in the message of who asked how far a reading is, at most once in two seconds."""

    desk: Desk
    sync: Sync
    next_at: float = 0.0

    async def show(self, read: int, total: int) -> None:
        clock = asyncio.get_running_loop()
        if self.sync.place is None or clock.time() < self.next_at:
            return
        message = screens.progress(await self._speech(self.sync.place[0]), self.sync.carrier, read, total)
        try:
            await self.desk.chat.edit(*self.sync.place, message)
        except DeliveryFailed as failed:  # how it ends is owed through the outbox
            _log.warning("progress_not_shown", sync=self.sync.id, why=str(failed))
        self.next_at = clock.time() + _EDIT_EACH_S

    async def _speech(self, asked_by: int) -> Speech:
        async with self.desk.database.read() as db:
            person = await people.find(db, asked_by)
        return speech_of(self.desk, person or Person(asked_by))
