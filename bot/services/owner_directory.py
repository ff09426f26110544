"""What the owner does about directories in the chat, and what the jobs do about them by themselves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import time

import structlog

from bot.clock import local_day
from bot.db import branches, people, schedule, syncs
from bot.desk import Desk
from bot.domain.directory import DirectoryState, Sync
from bot.domain.errors import DeliveryFailed, Gone, NotAllowed
from bot.domain.people import Person
from bot.screens import directory as screens
from bot.services.chat import Delivery, takes_effect
from bot.services.directory import go_on, readable
from bot.services.directory_reading import UnderWay
from bot.services.people import speech_of

Place = tuple[int, int]

_NOT_BEFORE = time(3, 30)
_EDIT_EACH_S = 2.0

_log = structlog.get_logger(__name__)


async def states(desk: Desk, person: Person) -> list[DirectoryState]:
    """What stands of each carrier's directory, and how its last reading ended."""
    _check_owner(desk, person)
    async with desk.database.read() as db:
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
    _check_owner(desk, person)
    if code not in readable(desk):
        raise Gone("error-directory-gone")
    await _ask(desk, code, place, delivery)


async def take_anyway(desk: Desk, person: Person, sync_id: int, place: Place, delivery: Delivery) -> str:
    """Ask for a reading that may be as small as the one refused, and no smaller; the carrier's code.

    Gone where another reading has ended since: the figures that were shown are not those of today any more.
    """
    _check_owner(desk, person)
    async with desk.database.read() as db:
        refused = await syncs.find(db, sync_id)
        last = None if refused is None else await syncs.last_finished(db, refused.carrier)
    if refused is None or last is None or last.id != refused.id or not refused.may_be_taken:
        raise Gone("error-directory-gone")
    await _ask(desk, refused.carrier, place, delivery, takes_smaller=True, compare_with=sync_id)
    return refused.carrier


async def _ask(desk: Desk, code: str, place: Place, delivery: Delivery, **wishes: bool | int) -> None:
    told_in = {"chat_id": place[0], "message_id": place[1]}
    async with desk.database.write() as db:
        if await takes_effect(desk, db, delivery):
            asked = await syncs.ask(db, code, desk.clock.now(), **told_in, **wishes)
            if asked is None:
                raise UnderWay


def _check_owner(desk: Desk, person: Person) -> None:
    if person.telegram_id != desk.settings.owner_id:
        raise NotAllowed


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
        owner = await people.find(db, desk.settings.owner_id) or Person(desk.settings.owner_id)
    for code in codes:
        await go_on(desk, code, lambda sync: _InChat(desk, owner, sync).show)


@dataclass(slots=True)
class _InChat:
    """Tells in the message of who asked how far a reading is, at most once in two seconds."""

    desk: Desk
    owner: Person
    sync: Sync
    next_at: float = 0.0

    async def show(self, read: int, total: int) -> None:
        clock = asyncio.get_running_loop()
        if self.sync.place is None or clock.time() < self.next_at:
            return
        message = screens.progress(speech_of(self.desk, self.owner), self.sync.carrier, read, total)
        try:
            await self.desk.chat.edit(*self.sync.place, message)
        except DeliveryFailed as failed:  # how it ends is owed through the outbox
            _log.warning("progress_not_shown", sync=self.sync.id, why=str(failed))
        self.next_at = clock.time() + _EDIT_EACH_S
