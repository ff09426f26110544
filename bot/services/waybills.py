"""Making a waybill and taking it back (design, law 3): a state first, then the carrier, then what it said.

Whatever kills us in between, the state says what may have happened; services/settling.py finds out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import CarrierError, Connection, Denied, OutcomeUnknown
from bot.db import shipments
from bot.db import waybills as rows
from bot.desk import Desk
from bot.domain.attempt import ANSWERS_WITHIN, Attempt, AttemptState, first_look
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.shipment import NewShipment, WaybillRequest
from bot.services import audit, permission
from bot.services import waybill_outcomes as outcomes
from bot.services.connections import stop_refused, way_to
from bot.services.labels import fetch_label
from bot.services.notices import owe_end_of_cancelling, owe_waybill
from bot.services.people import keep, phone_hash
from bot.services.waybill_requests import request_of

T = TypeVar("T")
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """An attempt that is being sent: the state is committed, the carrier comes next."""

    attempt: Attempt
    request: WaybillRequest
    way: Connection


async def prepare(desk: Desk, person: Person, new: NewShipment) -> int:
    """Keep a shipment; its id. No carrier hears of it yet."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        one = await shipments.add(db, new, phone_hash(desk, new.recipient.phone), desk.clock.now())
        await audit.note(desk, db, person, Deed(Did.SHIPMENT_PREPARED, one))
    return one


async def create(desk: Desk, person: Person, shipment_id: int) -> Attempt:
    """Make the shipment's waybill; the attempt as it then stands.

    Tapped twice, on two phones or in two replicas, one of them asks the carrier and all see the same attempt. One in
    doubt is being found out about: it must not be asked for again, and who asked hears how it ended.
    """
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        begun = await begin_or_join(desk, db, person, shipment_id)
    return await see_through(desk, begun)


async def see_through(desk: Desk, begun: Sending | Attempt) -> Attempt:
    """Ask the carrier for what was begun, and for its label; what somebody else has begun is as it stands."""
    return begun if isinstance(begun, Attempt) else await fetch_label(desk, await post(desk, begun))


async def begin_or_join(desk: Desk, db: AsyncConnection, person: Person, shipment_id: int) -> Sending | Attempt:
    """Commit to asking the carrier, in the caller's transaction, or find what stands already."""
    now = desk.clock.now()
    shipment = await shipments.find(db, shipment_id) if await shipments.lock(db, shipment_id) else None
    if shipment is None:
        raise Gone
    standing = await rows.open_of(db, shipment_id)
    if standing is None:
        asked_by = await keep(desk, db, person)
        standing = await rows.add_draft(db, shipment_id, (shipment.account_id, shipment.origin_id), asked_by, now)
        await audit.note(desk, db, person, Deed(Did.WAYBILL_ASKED, standing.id, after={"shipment_id": shipment_id}))
    waits = standing.next_look_at is not None and standing.next_look_at > now
    if standing.state is not AttemptState.DRAFT or waits:
        return standing
    return await begin(desk, db, standing) or standing


async def begin(desk: Desk, db: AsyncConnection, draft: Attempt) -> Sending | None:
    """Commit to asking the carrier, in the caller's transaction; None where nobody can be asked or for nothing."""
    now, way = desk.clock.now(), await way_to(desk, db, draft.account_id)
    shipment = await shipments.find(db, draft.shipment_id)
    if way is None or shipment is None:
        await outcomes.stop(desk, db, draft)
        return None
    request = request_of(shipment, way.carrier.info, draft, now)
    told = {"reference": request.reference, "ship_on": request.ship_on, "posted_at": now, "looks": 0}
    look_at = first_look(now, way.carrier.info.find_lag)
    sending = await rows.step(db, draft, AttemptState.SENDING, next_look_at=look_at, **told)
    return None if sending is None else Sending(sending, request, way)


async def post(desk: Desk, sending: Sending, *, tell: bool = False) -> Attempt:
    """Ask the carrier, once, and write down what came of it; `tell` where nobody waits for the answer here."""
    attempt, way = sending.attempt, sending.way
    outcome = await within(desk, way, way.carrier.create(way.account, sending.request))
    if isinstance(outcome, CarrierError):
        _log.warning("waybill_not_made", attempt=attempt.id, error=type(outcome).__name__, detail=outcome.detail)
    async with desk.database.write() as db:
        ended = await outcomes.of_create(desk, db, attempt, outcome, sending.request)
        if tell or ended.told_to_wait:
            await owe_waybill(db, ended, desk.clock.now())
    return ended


async def within(desk: Desk, way: Connection, call: Awaitable[T]) -> T | CarrierError:
    """What the carrier answered, or how it failed; a write that took too long is of unknown outcome.

    An account whose key the carrier refuses is stopped.
    """
    try:
        async with asyncio.timeout(ANSWERS_WITHIN.total_seconds()):
            return await call
    except TimeoutError:
        return OutcomeUnknown(way.account.carrier, "no answer in time")
    except CarrierError as error:
        if isinstance(error, Denied):
            await stop_refused(desk, way.account, error)
        return error


async def cancel(desk: Desk, person: Person, attempt_id: int) -> Attempt:
    """Take a waybill back that was not handed over, or a draft that waits; the attempt as it then stands.

    One in doubt, and one that is over, is left as it is.
    """
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        begun = await begin_cancelling(desk, db, person, attempt_id)
    return await take_back(desk, begun)


@dataclass(frozen=True, slots=True)
class Cancelling:
    """An attempt that is being taken back: the state is committed, the carrier comes next."""

    attempt: Attempt
    way: Connection


async def begin_cancelling(desk: Desk, db: AsyncConnection, person: Person, attempt_id: int) -> Cancelling | Attempt:
    """Commit to taking it back, in the caller's transaction; the attempt where there is nothing to ask the carrier."""
    standing = await rows.find(db, attempt_id)
    if standing is None:
        raise Gone
    if standing.state is AttemptState.DRAFT:
        dropped = await rows.step(db, standing, AttemptState.CANCELLED, next_look_at=None)
        return await _noted(desk, db, person, standing, dropped)
    way = await way_to(desk, db, standing.account_id)
    if way is None or standing.state is not AttemptState.CREATED:
        return standing
    look_at = first_look(desk.clock.now(), way.carrier.info.find_lag)
    told = {"next_look_at": look_at, "looks": 0, "problems": [], "change": None, "told_to_wait_at": None}
    cancelling = await rows.step(db, standing, AttemptState.CANCELLING, **told)
    await _noted(desk, db, person, standing, cancelling)
    return standing if cancelling is None else Cancelling(cancelling, way)


async def _noted(desk: Desk, db: AsyncConnection, person: Person, stood: Attempt, now: Attempt | None) -> Attempt:
    """Leave a line of what a person changed; the attempt as it now stands, unchanged where nothing was."""
    if now is None:
        return stood
    before, after = {"state": stood.state}, {"state": now.state}
    await audit.note(desk, db, person, Deed(Did.WAYBILL_CANCELLED, stood.id, before=before, after=after))
    return now


async def take_back(desk: Desk, begun: Cancelling | Attempt) -> Attempt:
    """Ask the carrier to take back what was begun to be; who was told to wait hears how it ended."""
    if isinstance(begun, Attempt):
        return begun
    attempt, way = begun.attempt, begun.way
    if attempt.waybill is None:
        raise Gone
    outcome = await within(desk, way, way.carrier.cancel(way.account, attempt.waybill))
    async with desk.database.write() as db:
        ended = await outcomes.of_cancel(desk, db, attempt, outcome)
        if ended.told_to_wait:
            await owe_end_of_cancelling(db, ended, desk.clock.now())
    return ended
