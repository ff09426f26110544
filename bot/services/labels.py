"""The label of a waybill: fetched once it is made, kept as a document. A label that does not come harms no waybill."""

from __future__ import annotations

import asyncio

import structlog

from bot.carriers.base import Capability, CarrierError, Connection, Denied
from bot.db import documents, shipments
from bot.db import waybills as rows
from bot.desk import Desk
from bot.domain.attempt import ANSWERS_WITHIN, Attempt, AttemptState
from bot.domain.label import LabelForm, LabelFormat
from bot.domain.shipment import DocumentKind, Waybill
from bot.services.connections import of_account, stop_refused
from bot.services.notices import owe_label
from bot.services.waybill_outcomes import pause_of

_FORM = LabelFormat(LabelForm.MARKING_100X100)

_log = structlog.get_logger(__name__)


async def fetch_label(desk: Desk, attempt: Attempt) -> Attempt:
    """Fetch and keep the label of a waybill that has none; the job tries again where that fails."""
    waybill = attempt.waybill
    if attempt.state is not AttemptState.CREATED or attempt.label_id is not None or waybill is None:
        return attempt
    way = await of_account(desk, attempt.account_id)
    if way is None:
        return await _later(desk, attempt, None)
    if Capability.LABEL not in way.carrier.info.capabilities:
        return await _keep(desk, attempt, None)
    try:
        return await _keep(desk, attempt, await _ask(way, waybill))
    except CarrierError as error:
        _log.warning("label_not_fetched", attempt=attempt.id, error=type(error).__name__, detail=error.detail)
        if isinstance(error, Denied):
            await stop_refused(desk, way.account, error)
        return await _later(desk, attempt, error)


async def _ask(way: Connection, waybill: Waybill) -> bytes:
    try:
        async with asyncio.timeout(ANSWERS_WITHIN.total_seconds()):
            return (await way.carrier.label(way.account, [waybill], _FORM)).content
    except TimeoutError:
        raise CarrierError(way.account.carrier, "no label in time") from None


async def _keep(desk: Desk, attempt: Attempt, content: bytes | None) -> Attempt:
    now = desk.clock.now()
    async with desk.database.write() as db:
        await shipments.lock(db, attempt.shipment_id)
        standing = await rows.find(db, attempt.id)
        if standing is None or standing.state is not AttemptState.CREATED or standing.label_id is not None:
            return standing or attempt  # cancelled, or labelled by somebody else meanwhile
        label_id = None if content is None else await documents.add(db, DocumentKind.LABEL, content, now)
        kept = await rows.step(db, standing, AttemptState.CREATED, label_id=label_id, next_look_at=None) or standing
        await owe_label(db, kept, now)
        return kept


async def _later(desk: Desk, attempt: Attempt, error: CarrierError | None) -> Attempt:
    again_at = desk.clock.now() + pause_of(error, attempt.tries)
    async with desk.database.write() as db:
        told = {"next_look_at": again_at, "tries": attempt.tries + 1}
        return await rows.step(db, attempt, AttemptState.CREATED, **told) or attempt
