"""What came of asking a carrier to change a waybill, and finding that out where it did not say (design, law 3).

A change has a reference of its own: the waybill found under it is changed, and found under none it is not. Asked again
it keeps that reference: whichever of two comes last, the same stands there.
"""

from __future__ import annotations

from dataclasses import replace

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Busy, CarrierError, Denied, Rejected, Unavailable
from bot.db import drafts as draft_rows
from bot.db import packing, shipments, waybill_changes
from bot.db import waybills as rows
from bot.db.shipments import Shipment
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState, Change, Refused, first_look
from bot.domain.draft import Draft
from bot.domain.shipment import Waybill
from bot.services import waybill_outcomes as outcomes
from bot.services.connections import way_to
from bot.services.notices import owe_end_of_change
from bot.services.people import phone_hash
from bot.services.waybill_requests import request_of
from bot.services.waybills import Sending, within

_log = structlog.get_logger(__name__)


async def post(desk: Desk, sending: Sending, *, tell: bool = False) -> Attempt:
    """Ask the carrier, once, and write down what came of it; `tell` where nobody waits for the answer here."""
    attempt, way = sending.attempt, sending.way
    if attempt.waybill is None:
        raise AssertionError("only a waybill that was made is changed")
    outcome = await within(desk, way, way.carrier.update(way.account, attempt.waybill, sending.request))
    if isinstance(outcome, CarrierError):
        _log.warning("waybill_not_changed", attempt=attempt.id, error=type(outcome).__name__, detail=outcome.detail)
    async with desk.database.write() as db:
        ended = await of_update(desk, db, attempt, outcome)
        if tell or ended.told_to_wait:
            await owe_end_of_change(db, ended, desk.clock.now())
    return ended


async def of_update(desk: Desk, db: AsyncConnection, attempt: Attempt, outcome: Waybill | CarrierError) -> Attempt:
    """Write down how asking for a change ended."""
    if isinstance(outcome, Waybill):
        return await made(desk, db, attempt, outcome)
    if isinstance(outcome, Rejected):
        problems = [Refused(one.field, one.key, one.code, "" if one.key else one.text) for one in outcome.problems]
        return await _stands(desk, db, attempt, problems)
    if isinstance(outcome, Busy | Unavailable | Denied):
        return await _stands(desk, db, attempt, [outcomes.TRY_LATER])
    return await rows.find(db, attempt.id) or attempt  # it is looked for when that was said with the state


async def _stands(desk: Desk, db: AsyncConnection, attempt: Attempt, problems: list[Refused]) -> Attempt:
    """The carrier has changed nothing; what was to stand there waits for a person."""
    told = {"problems": rows.refused(problems), **outcomes.label_owed(attempt, desk.clock.now())}
    return await outcomes.stepped(db, attempt, AttemptState.CREATED, **told)


async def made(desk: Desk, db: AsyncConnection, attempt: Attempt, waybill: Waybill) -> Attempt:
    """The carrier has changed it: the order and its shipment say so from now on, and the label is owed anew."""
    now, found = desk.clock.now(), await _of(db, attempt)
    if found is None or attempt.change is None:
        return await rows.find(db, attempt.id) or attempt
    base, revision, sent = found
    fresh = {"reference": attempt.change.reference, "ship_on": attempt.change.ship_on, "change": None, "problems": []}
    owed = {"label_id": None, "next_look_at": now + outcomes.LABEL_PAUSE, "looks": 0, "tries": 0, "changed_at": now}
    told = rows.told_by_carrier(waybill) | fresh | owed
    changed = await rows.step(db, attempt, AttemptState.CREATED, **told)
    if changed is None:
        return await rows.find(db, attempt.id) or attempt
    wanted = waybill_changes.read(attempt.change.told, sent, revision)
    await shipments.set_contents(db, wanted, phone_hash(desk, wanted.recipient.phone))
    as_revised = replace(revision, id=base.id, revises=None, part_no=base.part_no)
    await draft_rows.save(db, as_revised, phone_hash(desk, wanted.recipient.phone), now)
    await draft_rows.discard(db, revision.id, now)
    await packing.forget_label(db, attempt.shipment_id, is_other_weight=_weight(sent) != _weight(wanted))
    return changed


def _weight(one: Shipment) -> int:
    return sum(piece.weight_g for piece in one.parcels)


async def _of(db: AsyncConnection, attempt: Attempt) -> tuple[Draft, Draft, Shipment] | None:
    """The draft, the one that revises it and the shipment, locked in the order of all who do."""
    base_id = await draft_rows.of_shipment(db, attempt.shipment_id)
    base = None if base_id is None else await draft_rows.lock(db, base_id)
    known = None if base is None else await draft_rows.revision_of(db, base.id)
    revision = None if known is None else await draft_rows.lock(db, known.id)
    sent = await shipments.find(db, attempt.shipment_id) if await shipments.lock(db, attempt.shipment_id) else None
    return None if base is None or revision is None or sent is None else (base, revision, sent)


async def ask_again(desk: Desk, attempt: Attempt) -> Attempt:
    """Proven not to have come through: the carrier is asked once more."""
    async with desk.database.write() as db:
        begun = await _begin_again(desk, db, attempt)
        if not isinstance(begun, Sending):
            await owe_end_of_change(db, begun, desk.clock.now())
    return await post(desk, begun, tell=True) if isinstance(begun, Sending) else begun


async def _begin_again(desk: Desk, db: AsyncConnection, attempt: Attempt) -> Sending | Attempt:
    now, found, way = desk.clock.now(), await _of(db, attempt), await way_to(desk, db, attempt.account_id)
    if found is None or way is None or attempt.change is None:
        return await _stands(desk, db, attempt, [outcomes.TRY_LATER])
    wanted = waybill_changes.read(attempt.change.told, found[2], found[1])
    same = replace(attempt, reference=attempt.change.reference)
    request = request_of(wanted, way.carrier.info, same, now)
    asked = Change(request.reference, request.ship_on, attempt.change.told)
    told = {"change": rows.as_column(asked), "next_look_at": first_look(now, way.carrier.info.find_lag), "looks": 0}
    changing = await rows.step(db, attempt, AttemptState.CHANGING, **told)
    return attempt if changing is None else Sending(changing, request, way)


async def found_changed(desk: Desk, attempt: Attempt, waybill: Waybill) -> Attempt:
    """The carrier has it under the change's own reference."""
    async with desk.database.write() as db:
        changed = await made(desk, db, attempt, waybill)
        await owe_end_of_change(db, changed, desk.clock.now())
    return changed
