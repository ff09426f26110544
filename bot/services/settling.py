"""Settling attempts that are not at their end: whoever died, timed out or has to wait is seen through by this job."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Capability, CarrierError, Connection, Denied
from bot.db import waybills as rows
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState, is_absent
from bot.domain.sender import AccountState
from bot.domain.shipment import Waybill
from bot.services import change_outcomes as changes
from bot.services import waybill_outcomes as outcomes
from bot.services.connections import way_to
from bot.services.labels import fetch_label
from bot.services.notices import owe_stands, owe_stopped, owe_waybill
from bot.services.waybills import Sending, begin, post, within

_LEASE = timedelta(minutes=5)  # longer than any one of the steps below may take
_BATCH = 20

_log = structlog.get_logger(__name__)


async def settle(desk: Desk) -> int:
    """Take every attempt that is due one step on. Returns how many were."""
    async with desk.database.write() as db:
        due = await rows.claim_due(db, desk.clock.now(), _LEASE, _BATCH)
    for attempt in due:
        await _SETTLING[attempt.state](desk, attempt)
    return len(due)


async def _send(desk: Desk, draft: Attempt) -> None:
    """The carrier wanted to be left alone, or was not there: it is asked now."""
    async with desk.database.write() as db:
        sending = await begin(desk, db, draft)
    if sending is not None:
        await fetch_label(desk, await post(desk, sending, tell=True))


async def _look(desk: Desk, attempt: Attempt) -> None:
    """Whether the carrier has the waybill: it was asked for, and nobody knows what came of it."""
    told = await _ask(desk, attempt)
    if told is None:
        return
    way, found = told
    if found is not None:
        await fetch_label(desk, await _found(desk, attempt, found))
    elif not is_absent(attempt.looks + 1):
        await _look_again(desk, attempt, way)
    else:
        await _send_anew(desk, attempt)


async def _ask(desk: Desk, attempt: Attempt) -> tuple[Connection, Waybill | None] | None:
    """The way to the carrier, and the waybill where it has it; None where it cannot tell, which is seen to here."""
    way = await _way_to_look(desk, attempt)
    if way is None or Capability.FIND not in way.carrier.info.capabilities:
        await _leave_to_a_person(desk, attempt)
        return None
    found = await _find(desk, way, attempt)
    if isinstance(found, CarrierError):
        await _postpone(desk, attempt, found)
        return None
    return way, found


async def _way_to_look(desk: Desk, attempt: Attempt) -> Connection | None:
    """Also by a key that is refused: the owner may have had it mended at the carrier's, and looking costs nothing."""
    async with desk.database.read() as db:
        return await way_to(desk, db, attempt.account_id, (AccountState.WORKING, AccountState.REFUSED))


async def _find(desk: Desk, way: Connection, attempt: Attempt) -> Waybill | CarrierError | None:
    if attempt.reference is None or attempt.ship_on is None:
        raise AssertionError("an attempt is sent with a reference and a day")
    return await within(desk, way, way.carrier.find(way.account, attempt.reference, attempt.ship_on))


async def _found(desk: Desk, attempt: Attempt, waybill: Waybill) -> Attempt:
    async with desk.database.write() as db:
        created = await outcomes.made(desk, db, attempt, waybill)
        await owe_waybill(db, created, desk.clock.now())
    return created


async def _look_again(desk: Desk, attempt: Attempt, way: Connection) -> None:
    """One look in vain proves nothing: the carrier's list may lag behind its books."""
    again_at = desk.clock.now() + way.carrier.info.find_lag
    async with desk.database.write() as db:
        await rows.step(db, attempt, attempt.state, looks=attempt.looks + 1, next_look_at=again_at)


async def _send_anew(desk: Desk, attempt: Attempt) -> None:
    """Proven absent: a new attempt asks for the waybill.

    Under a reference of its own: were the old one to turn up after all, it would be seen as what it is, while under
    one reference for both, `find` could not tell one waybill from two.
    """
    async with desk.database.write() as db:
        sending = await _begin_anew(desk, db, attempt)
    if sending is not None:
        await fetch_label(desk, await post(desk, sending, tell=True))


async def _begin_anew(desk: Desk, db: AsyncConnection, attempt: Attempt) -> Sending | None:
    if await rows.step(db, attempt, AttemptState.ABSENT, next_look_at=None) is None:
        return None
    sent_by = attempt.account_id, attempt.origin_id
    draft = await rows.add_draft(db, attempt.shipment_id, sent_by, attempt.asked_by, desk.clock.now())
    if attempt.told_to_wait:  # who waits for that one waits for this one
        draft = await rows.tell_to_wait(db, draft, desk.clock.now()) or draft
    return await begin(desk, db, draft)


async def _look_for_cancelled(desk: Desk, attempt: Attempt) -> None:
    """Whether the carrier still has a waybill that it was asked to take back."""
    told = await _ask(desk, attempt)
    if told is None:
        return
    way, found = told
    if found is None and not is_absent(attempt.looks + 1):
        await _look_again(desk, attempt, way)
    else:
        await _cancelling_ended(desk, attempt, stands=found is not None)


async def _look_for_changed(desk: Desk, attempt: Attempt) -> None:
    """Whether the carrier has the waybill as it was to be."""
    way, change = await _way_to_look(desk, attempt), attempt.change
    if way is None or change is None or Capability.FIND not in way.carrier.info.capabilities:
        await _leave_to_a_person(desk, attempt)
        return
    found = await _find(desk, way, replace(attempt, reference=change.reference, ship_on=change.ship_on))
    if isinstance(found, CarrierError):
        await _postpone(desk, attempt, found)
    elif found is not None:
        await fetch_label(desk, await changes.found_changed(desk, attempt, found))
    elif not is_absent(attempt.looks + 1):
        await _look_again(desk, attempt, way)
    else:
        await fetch_label(desk, await changes.ask_again(desk, attempt))


async def _cancelling_ended(desk: Desk, attempt: Attempt, *, stands: bool) -> None:
    now = desk.clock.now()
    async with desk.database.write() as db:
        if stands:
            await owe_stands(db, await outcomes.stands(desk, db, attempt), now)
        else:
            await owe_waybill(db, await outcomes.taken_back(desk, db, attempt), now)


async def _postpone(desk: Desk, attempt: Attempt, error: CarrierError) -> None:
    """A look that failed is no look."""
    _log.warning("waybill_not_looked_for", attempt=attempt.id, error=type(error).__name__, detail=error.detail)
    again_at = desk.clock.now() + outcomes.pause_of(error, attempt.tries)
    async with desk.database.write() as db:
        await rows.step(db, attempt, attempt.state, next_look_at=again_at, tries=attempt.tries + 1)
        if isinstance(error, Denied):
            await owe_stopped(desk, db, attempt.id)


async def _leave_to_a_person(desk: Desk, attempt: Attempt) -> None:
    """Nobody can be asked: only a person can look in the carrier's cabinet."""
    async with desk.database.write() as db:
        await rows.step(db, attempt, attempt.state, next_look_at=None)
        await owe_stopped(desk, db, attempt.id)


async def _label(desk: Desk, attempt: Attempt) -> None:
    await fetch_label(desk, attempt)


_SETTLING: dict[AttemptState, Callable[[Desk, Attempt], Awaitable[None]]] = {
    AttemptState.DRAFT: _send,
    AttemptState.SENDING: _look,
    AttemptState.UNKNOWN: _look,
    AttemptState.CREATED: _label,
    AttemptState.CHANGING: _look_for_changed,
    AttemptState.CANCELLING: _look_for_cancelled,
}
