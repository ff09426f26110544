"""Fetching what is printed (InternetDocument.printFull). The key stays in the body: no link with it is ever made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.carriers.base import Account, Unsupported
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.wire import CODE, read
from bot.carriers.transport import scrubbed
from bot.domain.label import Label, LabelForm, LabelFormat, LabelMedia
from bot.domain.shipment import Waybill
from bot.http import Answer, Unusable

_FORMS: dict[LabelForm, dict[str, Any]] = {
    LabelForm.WAYBILL: {"printForm": "Document_new", "Type": "pdf", "PageFormat": "A4"},
    LabelForm.MARKINGS_A4: {"printForm": "Marking_85x85", "Type": "pdf8", "PageFormat": "A4"},
    LabelForm.MARKING_100X100: {"printForm": "Marking_100x100", "Type": "pdf"},
    LabelForm.MARKING_85X85: {"printForm": "Marking_85x85", "Type": "pdf"},
}
_END_WITHIN = 1024


async def label(api: Api, account: Account, waybills: Sequence[Waybill], form: LabelFormat) -> Label:
    """Fetch one file for all waybills. Unsupported for ZPL: the carrier is not known to give any."""
    if form.media is not LabelMedia.PDF:
        raise Unsupported(CODE, f"prints no {form.media}")
    properties = {**_FORMS[form.form], "DocumentRefs": [waybill.reference for waybill in waybills]}
    return Label(form, await api.download(account, "InternetDocument.printFull", properties, pdf))


def pdf(answer: Answer) -> bytes:
    """Take a whole PDF by its first and last bytes, whatever the headers say; else read why there is none."""
    body = answer.body
    if body.startswith(b"%PDF"):
        if b"%%EOF" not in body[-_END_WITHIN:]:
            raise Unusable("a PDF cut short")
        return body
    read(answer)
    raise Unusable("no PDF", scrubbed(body))
