"""What a carrier's answer to a write makes of an attempt. Runs inside a transaction; the network is over by then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Busy, CarrierError, Denied, Problem, Rejected, Unavailable
from bot.db import shipments, trackings
from bot.db import waybills as rows
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState, Refused, first_look
from bot.domain.shipment import NumberRole, Waybill, WaybillRequest
from bot.services.connections import carrier_of
from bot.services.news import poll_followed
from bot.services.notices import owe_stopped

LABEL_PAUSE = timedelta(minutes=1)
_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=1)
TRY_LATER = Refused("", "waybill-carrier-busy", "")


def pause_of(error: CarrierError | None, tries: int) -> timedelta:
    """How long to leave the carrier alone: as long as it said, else longer with every try."""
    asked = timedelta(seconds=error.retry_after or 0) if isinstance(error, Busy) else timedelta(0)
    return max(asked, min(_FIRST_PAUSE * (1 << min(tries, 10)), _LONGEST_PAUSE))


async def of_create(
    desk: Desk, db: AsyncConnection, sending: Attempt, outcome: Waybill | CarrierError, request: WaybillRequest
) -> Attempt:
    """Write down how asking for a waybill ended."""
    now = desk.clock.now()
    if isinstance(outcome, Waybill):
        return await made(desk, db, sending, outcome)
    if isinstance(outcome, Rejected):
        problems = rows.refused([_refused(one, request) for one in outcome.problems])
        return await stepped(db, sending, AttemptState.REJECTED, problems=problems, next_look_at=None)
    if isinstance(outcome, Busy | Unavailable):
        again_at = now + pause_of(outcome, sending.tries)
        return await stepped(db, sending, AttemptState.DRAFT, next_look_at=again_at, tries=sending.tries + 1)
    if isinstance(outcome, Denied):
        draft = await stepped(db, sending, AttemptState.DRAFT, next_look_at=None)
        await owe_stopped(desk, db, draft.id)
        return draft
    look_at = first_look(now, (await carrier_of(desk, db, sending.account_id)).find_lag)
    return await stepped(db, sending, AttemptState.UNKNOWN, next_look_at=look_at)


async def stop(desk: Desk, db: AsyncConnection, draft: Attempt) -> None:
    """Leave a draft that cannot be sent as it is, and tell the owner."""
    await rows.step(db, draft, AttemptState.DRAFT, next_look_at=None)
    await owe_stopped(desk, db, draft.id)


async def made(desk: Desk, db: AsyncConnection, attempt: Attempt, waybill: Waybill) -> Attempt:
    """The carrier has made it: its number is the shipment's and is followed from now on; the label is still owed."""
    now, carrier = desk.clock.now(), await carrier_of(desk, db, attempt.account_id)
    told = rows.told_by_carrier(waybill) | {"next_look_at": now + LABEL_PAUSE, "looks": 0, "tries": 0}
    created = await rows.step(db, attempt, AttemptState.CREATED, **told)
    if created is None:
        return attempt
    known = (await trackings.keep(db, carrier.code, [waybill.number], now))[waybill.number]
    await shipments.add_number(db, attempt.shipment_id, known.id, NumberRole.OUTBOUND, now)
    await trackings.set_recipient(db, known.id, attempt.shipment_id)
    await poll_followed(desk, db, [known.id])
    return created


async def of_cancel(desk: Desk, db: AsyncConnection, cancelling: Attempt, outcome: CarrierError | None) -> Attempt:
    """Write down how taking a waybill back ended."""
    now = desk.clock.now()
    if outcome is None:
        return await taken_back(desk, db, cancelling)
    if isinstance(outcome, Rejected):
        problems = rows.refused([Refused(one.field, one.key, one.code, one.text) for one in outcome.problems])
        return await stepped(db, cancelling, AttemptState.CREATED, problems=problems, **label_owed(cancelling, now))
    if isinstance(outcome, Busy | Unavailable | Denied):
        problems = rows.refused([TRY_LATER])
        return await stepped(db, cancelling, AttemptState.CREATED, problems=problems, **label_owed(cancelling, now))
    return cancelling  # next_look_at was set with the state


async def taken_back(desk: Desk, db: AsyncConnection, cancelling: Attempt) -> Attempt:
    """The carrier has no such waybill any more; the next poll will hear so too."""
    cancelled = await stepped(db, cancelling, AttemptState.CANCELLED, next_look_at=None)
    await trackings.poll_shipment_at(db, cancelling.shipment_id, desk.clock.now())
    return cancelled


async def stands(desk: Desk, db: AsyncConnection, cancelling: Attempt) -> Attempt:
    """The carrier still has it: it was not taken back."""
    return await stepped(db, cancelling, AttemptState.CREATED, **label_owed(cancelling, desk.clock.now()))


def label_owed(attempt: Attempt, now: datetime) -> Mapping[str, Any]:
    """When its label is to be fetched: nothing else is left to do for a waybill that stands."""
    return {"next_look_at": now + LABEL_PAUSE if attempt.label_id is None else None}


async def stepped(db: AsyncConnection, attempt: Attempt, to: AttemptState, **values: Any) -> Attempt:
    """The attempt after the step, or as somebody else left it meanwhile."""
    stepped = await rows.step(db, attempt, to, **values)
    return stepped or await rows.find(db, attempt.id) or attempt


def _refused(problem: Problem, request: WaybillRequest) -> Refused:
    """Keep the carrier's words only where we have none, and without the recipient: they may quote what was sent."""
    said = "" if problem.key else problem.text
    for private in (*request.recipient.name.split(), request.recipient.phone.digits):
        said = said.replace(private, "…")
    return Refused(problem.field, problem.key, problem.code, said)
