"""The relay: sends what is owed, where it is still true, in the reader's language as it is then (design, law 5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.db import events, outbox, people
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.errors import Blocked, Gone, Refused, Undelivered
from bot.domain.notices import NoticeKind
from bot.domain.parcel import Freshness
from bot.domain.people import Person
from bot.screens import chat, parcel
from bot.screens.message import Message
from bot.services.people import shut_out, speech_of
from bot.services.tracking import show

_LEASE = timedelta(minutes=2)
_BATCH = 20
_MOST_ATTEMPTS = 20
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)

_log = structlog.get_logger(__name__)


async def relay(desk: Desk) -> int:
    """Send one batch of what is ready. Returns how many notices were taken up.

    Each is marked right after it was sent: a kill in between repeats that one notice and no other.
    """
    async with desk.database.write() as db:
        claimed = await outbox.claim(db, desk.clock.now(), _LEASE, _BATCH)
    for notice in claimed:
        await _settle(desk, notice, await _deliver(desk, notice))
    return len(claimed)


async def _deliver(desk: Desk, notice: OwedNotice) -> str | Undelivered:
    """Send it; what became of it, or the failure after which it is tried again."""
    async with desk.database.read() as db:
        person = await people.by_id(db, notice.person_id)
    if person is not None and person.blocked:
        return "blocked"
    message = None if person is None else await _RENDER[notice.kind](desk, person, notice)
    if message is None:
        return "stale"
    try:
        await desk.chat.send(notice.telegram_id, message, notice=True)
    except Blocked:
        await shut_out(desk, notice.telegram_id)
        return "blocked"
    except Refused as refused:
        _log.error("notice_refused", notice=notice.id, kind=notice.kind, why=str(refused))
        return "refused"
    except Undelivered as undelivered:
        return undelivered
    return "sent"


async def _settle(desk: Desk, notice: OwedNotice, outcome: str | Undelivered) -> None:
    now = desk.clock.now()
    async with desk.database.write() as db:
        if isinstance(outcome, str):
            await outbox.settle(db, {notice.id: outcome}, now)
        elif notice.attempts >= _MOST_ATTEMPTS:
            _log.error("notice_given_up", notice=notice.id, kind=notice.kind, why=str(outcome))
            await outbox.settle(db, {notice.id: "given_up"}, now)
        else:
            asked = timedelta(seconds=outcome.retry_after or 0)
            pause = max(asked, min(_FIRST_PAUSE * (1 << (notice.attempts - 1)), _LONGEST_PAUSE))
            await outbox.postpone(db, {notice.id: now + pause})


async def _render_answer(desk: Desk, person: Person, notice: OwedNotice) -> Message | None:
    try:
        shown = await show(desk, person, notice.tracking_id)
    except Gone:
        return None
    as_told = replace(shown, freshness=Freshness.ASKED)  # it is ready because the carrier has answered
    return parcel.card(speech_of(desk, person), as_told, desk.clock.now(), desk.settings.shop_zone)


async def _render_unknown_code(desk: Desk, person: Person, notice: OwedNotice) -> Message | None:
    async with desk.database.read() as db:
        told = await events.without_meaning(db, notice.tracking_id, notice.occasion)
    if told is None:
        return None
    return chat.unknown_code(speech_of(desk, person), told.carrier, notice.occasion, told.number, told.raw_text)


_RENDER: dict[NoticeKind, Callable[[Desk, Person, OwedNotice], Awaitable[Message | None]]] = {
    NoticeKind.ANSWER: _render_answer,
    NoticeKind.UNKNOWN_CODE: _render_unknown_code,
}
