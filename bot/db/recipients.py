"""What the shop has sent to a phone before: parcels that went back, and what goes there today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import contact, shipment, shipment_number, tracking, waybill_attempt
from bot.domain.attempt import LIVE
from bot.domain.money import Money
from bot.domain.tracking import Reason, Status

_WENT_BACK = (tracking.c.status.in_((Status.RETURNED, Status.RETURNING))) | (tracking.c.reason == Reason.NOT_COLLECTED)


def _sent_to(phone_hash: bytes) -> ColumnElement[bool]:
    people = select(contact.c.id).where(contact.c.phone_hash == phone_hash)
    return shipment.c.recipient_contact_id.in_(people)


async def went_back(db: AsyncConnection, phone_hash: bytes) -> int:
    """How many of the shop's shipments to this phone were not collected."""
    found = (
        select(func.count(shipment.c.id.distinct()))
        .join_from(shipment, shipment_number)
        .join(tracking, tracking.c.id == shipment_number.c.tracking_id)
        .where(_sent_to(phone_hash), _WENT_BACK)
    )
    return int((await db.execute(found)).scalar_one())


async def sent_since(
    db: AsyncConnection, phone_hash: bytes, cod: Money | None, since: datetime, part: tuple[int, int]
) -> str | None:
    """The number of a waybill to this phone for this sum made since; `part` (order, part) itself does not count.

    "" where the carrier has not told its number yet.
    """
    other = (shipment.c.order_id.is_(None)) | (shipment.c.order_id != part[0]) | (shipment.c.part_no != part[1])
    sum_ = shipment.c.cod_minor.is_(None) if cod is None else shipment.c.cod_minor == cod.minor
    found = (
        select(func.coalesce(waybill_attempt.c.number, ""))
        .join_from(shipment, waybill_attempt)
        .where(_sent_to(phone_hash), other, sum_, waybill_attempt.c.state.in_(LIVE))
        .where(waybill_attempt.c.created_at >= since)
        .order_by(waybill_attempt.c.id.desc())
        .limit(1)
    )
    one: str | None = (await db.execute(found)).scalar_one_or_none()
    return one
