"""Labels to print: of one shipment, and of all that is packed, in the order of packing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import local_day
from bot.db import documents, waybills
from bot.db import packing as rows
from bot.desk import Desk
from bot.documents.label_pdf import LabelFile, Layout, join_labels
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.screens.message import File
from bot.services import permission

_MOST = 200  # in one file
_MOST_NAMED = 2000


@dataclass(frozen=True, slots=True)
class Labels:
    """A file with so many shipments' labels, and the numbers of those that are not in it."""

    file: File | None
    many: int
    left_out: tuple[str, ...]


async def label_of(desk: Desk, person: Person, shipment_id: int) -> File | None:
    """The label as the carrier made it; None where it has not come yet."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        attempt = await waybills.open_of(db, shipment_id)
        if attempt is None or attempt.waybill is None:
            raise Gone
        content = None if attempt.label_id is None else await documents.content(db, attempt.label_id)
    return None if content is None else File(f"{attempt.waybill.number}.pdf", content)


async def labels_of_packed(desk: Desk, person: Person, layout: str) -> Labels:
    """One PDF, in the order of packing. Gone where there is no such layout."""
    if layout not in set(Layout):
        raise Gone
    labels: list[LabelFile] = []
    missing = []
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        for number, label_id in await rows.packed(db, desk.clock.now(), _MOST_NAMED):
            content = None
            if label_id is not None and len(labels) < _MOST:
                content = await documents.content(db, label_id)
            if content is None:
                missing.append(number)
            else:
                labels.append(LabelFile(number, content))
    sheets = await asyncio.to_thread(join_labels, labels, Layout(layout))
    day = local_day(desk.clock.now(), desk.settings.shop_zone)
    file = None if sheets.content is None else File(f"labels-{day.isoformat()}.pdf", sheets.content)
    return Labels(file, len(labels) - len(sheets.left_out), (*missing, *sheets.left_out))
