"""A draft as its waybill has it: what the shop is used to has changed since, or the scale has said something else."""

from __future__ import annotations

from dataclasses import replace

from bot.db.shipments import Shipment
from bot.domain.draft import Draft
from bot.domain.habits import Habits

NOTHING_USUAL = Habits(payer=None)  # what was sent says all of it


def as_sent(draft: Draft, sent: Shipment) -> Draft:
    """The draft with what the carrier was told; its place keeps its words."""
    return replace(
        draft,
        origin_id=sent.origin_id,
        name=sent.recipient.name,
        phone=sent.recipient.phone,
        weight_g=sum(one.weight_g for one in sent.parcels),
        size=sent.parcels[0].size,
        seats=len(sent.parcels),
        goods=sent.description,
        declared=sent.declared_value,
        cod=sent.cod.amount if sent.cod else replace(sent.declared_value, minor=0),
        payer=sent.delivery_payer,
        note=sent.note,
        step_by_step=False,
    )
