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
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.shipment import NewShipment, WaybillRequest
from bot.services import waybill_outcomes as outcomes
from bot.services.connections import stop_refused, way_to
from bot.services.labels import fetch_label
from bot.services.notices import owe_waybill
from bot.services.people import check_owner, keep, phone_hash
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
    check_owner(desk, person)
    async with desk.database.write() as db:
        return await shipments.add(db, new, phone_hash(desk, new.recipient.phone), desk.clock.now())


async def create(desk: Desk, person: Person, shipment_id: int) -> Attempt:
    """Make the shipment's waybill; the attempt as it then stands.

    Tapped twice, on two phones or in two replicas, one of them asks the carrier and all see the same attempt. One in
    doubt is being found out about: it must not be asked for again, and who asked hears how it ended.
    """
    check_owner(desk, person)
    async with desk.database.write() as db:
        begun = await _begin_or_join(desk, db, person, shipment_id)
    if isinstance(begun, Attempt):
        return begun
    return await fetch_label(desk, await post(desk, begun))


async def _begin_or_join(desk: Desk, db: AsyncConnection, person: Person, shipment_id: int) -> Sending | Attempt:
    now = desk.clock.now()
    shipment = await shipments.find(db, shipment_id) if await shipments.lock(db, shipment_id) else None
    if shipment is None:
        raise Gone
    standing = await rows.open_of(db, shipment_id)
    if standing is None:
        asked_by = await keep(desk, db, person)
        standing = await rows.add_draft(db, shipment_id, (shipment.account_id, shipment.origin_id), asked_by, now)
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
        if tell:
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
    check_owner(desk, person)
    async with desk.database.write() as db:
        standing = await rows.find(db, attempt_id)
        if standing is None:
            raise Gone
        if standing.state is AttemptState.DRAFT:
            return await rows.step(db, standing, AttemptState.CANCELLED, next_look_at=None) or standing
        begun = await _begin_cancelling(desk, db, standing)
    return standing if begun is None else await _take_back(desk, *begun)


async def _begin_cancelling(desk: Desk, db: AsyncConnection, standing: Attempt) -> tuple[Attempt, Connection] | None:
    way = await way_to(desk, db, standing.account_id)
    if way is None or standing.state is not AttemptState.CREATED:
        return None
    look_at = first_look(desk.clock.now(), way.carrier.info.find_lag)
    cancelling = await rows.step(db, standing, AttemptState.CANCELLING, next_look_at=look_at, looks=0, problems=[])
    return None if cancelling is None else (cancelling, way)


async def _take_back(desk: Desk, attempt: Attempt, way: Connection) -> Attempt:
    if attempt.waybill is None:
        raise Gone
    outcome = await within(desk, way, way.carrier.cancel(way.account, attempt.waybill))
    async with desk.database.write() as db:
        return await outcomes.of_cancel(desk, db, attempt, outcome)
