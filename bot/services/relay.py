"""The relay: sends what is owed, where it is still true, in the reader's language as it is then (design, law 5)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.db import outbox, people
from bot.db.leases import Lease
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.errors import Blocked, Refused, Undelivered
from bot.domain.notices import NoticeKind, quiet_until
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.services import batch_notices, choice_notices, directory_notices, permission, sending, staff_notices
from bot.services.people import shut_out

_LEASE = timedelta(minutes=2)
_HALF = _LEASE / 2  # so long may begin what is claimed, and so long may one message take: both end within the lease
_BATCH = 20
_MOST_ATTEMPTS = 20
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_SENDING: dict[NoticeKind, Callable[[Desk, Person, OwedNotice], Awaitable[bool]]] = {
    NoticeKind.ANSWER: sending.answer,
    NoticeKind.BATCH: batch_notices.came_back,
    NoticeKind.CHANGE: sending.change,
    NoticeKind.DIRECTORY: directory_notices.ended,
    NoticeKind.QUESTION: sending.question,
    NoticeKind.REPLY: sending.reply,
    NoticeKind.UNKNOWN_CODE: sending.unknown_code,
    NoticeKind.KEY_REFUSED: sending.key_refused,
    NoticeKind.WAYBILL: batch_notices.unless_in_a_file(sending.waybill),
    NoticeKind.WAYBILL_CHANGED: sending.waybill_changed,
    NoticeKind.LABEL: sending.label,
    NoticeKind.WAYBILL_STOPPED: batch_notices.unless_in_a_file(sending.waybill_stopped),
    NoticeKind.BRANCH_CHOSEN: choice_notices.chosen,
    NoticeKind.ORDER_BRANCH: choice_notices.for_order,
    NoticeKind.ROLES: staff_notices.roles,
    NoticeKind.JOINED: staff_notices.joined,
}

# What is for the staff alone: whoever has lost the right since it was owed does not get it.
_NEEDS = {
    NoticeKind.DIRECTORY: Right.READ_DIRECTORIES,
    NoticeKind.QUESTION: Right.ANSWER_QUESTIONS,
    NoticeKind.UNKNOWN_CODE: Right.CONNECT_CARRIERS,
    NoticeKind.KEY_REFUSED: Right.CONNECT_CARRIERS,
    NoticeKind.BATCH: Right.MAKE_WAYBILLS,
    NoticeKind.WAYBILL: Right.MAKE_WAYBILLS,
    NoticeKind.WAYBILL_CHANGED: Right.MAKE_WAYBILLS,
    NoticeKind.WAYBILL_STOPPED: Right.CONNECT_CARRIERS,
    NoticeKind.JOINED: Right.MANAGE_STAFF,
    NoticeKind.ORDER_BRANCH: Right.SET_UP_SITES,
}

_log = structlog.get_logger(__name__)


async def relay(desk: Desk) -> int:
    """Send one batch of what is ready. Returns how many notices were taken up.

    Each is marked right after it was sent: a kill in between repeats that one notice and no other. What a slow
    Telegram leaves no time for is left to whoever claims it after the lease.
    """
    claimed_at = desk.clock.now()
    async with desk.database.write() as db:
        claimed = await outbox.claim(db, Lease(claimed_at, _LEASE, _BATCH))
    for notice in claimed:
        if desk.clock.now() < claimed_at + _HALF:
            await _settle(desk, notice, await _deliver(desk, notice))
    return len(claimed)


Outcome = str | datetime | Undelivered  # what became of it, when to try instead, or why to try again


async def _deliver(desk: Desk, notice: OwedNotice) -> Outcome:
    async with desk.database.read() as db:
        person = await people.by_id(db, notice.person_id)
        needed = _NEEDS.get(notice.kind)
        permitted = person is None or needed is None or await permission.has(desk, db, person, needed)
    if person is None or not permitted:
        return "stale"
    if person.blocked:
        return "blocked"
    if notice.kind is NoticeKind.CHANGE:
        held = _held(desk, person)
        if held is not None:
            return held
    return await _send(desk, person, notice)


def _held(desk: Desk, person: Person) -> Outcome | None:
    """What nobody just asked for is kept from who wants silence, and at night from who wants quiet nights."""
    if person.is_silenced:
        return "silenced"
    return quiet_until(desk.clock.now(), desk.settings.shop_zone) if person.quiet_at_night else None


async def _send(desk: Desk, person: Person, notice: OwedNotice) -> Outcome:
    try:
        async with asyncio.timeout(_HALF.total_seconds()):
            return "sent" if await _SENDING[notice.kind](desk, person, notice) else "stale"
    except Blocked:
        await shut_out(desk, notice.telegram_id)
        return "blocked"
    except Refused as refused:
        _log.error("notice_refused", notice=notice.id, kind=notice.kind, why=str(refused))
        return "refused"
    except Undelivered as undelivered:
        return undelivered
    except TimeoutError:
        return Undelivered("Telegram let nothing through for too long")


async def _settle(desk: Desk, notice: OwedNotice, outcome: Outcome) -> None:
    now = desk.clock.now()
    async with desk.database.write() as db:
        if isinstance(outcome, str):
            await outbox.settle(db, {notice.id: outcome}, now)
        elif isinstance(outcome, datetime):
            await outbox.postpone(db, {notice.id: outcome})
        elif notice.attempts >= _MOST_ATTEMPTS:
            _log.error("notice_given_up", notice=notice.id, kind=notice.kind, why=str(outcome))
            await outbox.settle(db, {notice.id: "given_up"}, now)
        else:
            asked = timedelta(seconds=outcome.retry_after or 0)
            pause = max(asked, min(_FIRST_PAUSE * (1 << (notice.attempts - 1)), _LONGEST_PAUSE))
            await outbox.postpone(db, {notice.id: now + pause})
