"""Waybills with labels, as the desk keeps them, without a carrier."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert

from bot.db import documents, shipments
from bot.db.tables import waybill_attempt
from bot.domain.shipment import DocumentKind
from sandbox.nova_poshta.labels import FORMS, labels_pdf
from sandbox.parcel import Parcel
from tests.services.waybill_desk import WaybillDesk, keep_account


async def sent_by(desk):
    """The account and the origin, made once a test."""
    return await keep_account(desk)


async def add_label(desk, places, number, state="created"):
    """A waybill that was made, with its label; the ids of the shipment and of the document."""
    new = WaybillDesk(desk, desk.clock, None, None, None, places).new_shipment()  # type: ignore[arg-type]
    parcel = Parcel(number=number, sender_phone="380990000100", recipient_phone="380990000001", journey=())
    content = labels_pdf(FORMS["Marking_100x100"], [parcel])
    now = datetime.now(UTC)
    async with desk.database.write() as db:
        shipment_id = await shipments.add(db, new, b"r" * 32, now)
        label_id = await documents.add(db, DocumentKind.LABEL, content, now)
        row = {"shipment_id": shipment_id, "account_id": places[0], "origin_id": places[1], "state": state}
        told = {"number": number, "carrier_reference": f"ref-{number}", "problems": [], "label_id": label_id}
        await db.execute(insert(waybill_attempt).values(**row, **told, created_at=now))
    return shipment_id, label_id
