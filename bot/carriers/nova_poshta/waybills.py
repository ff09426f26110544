"""Making, finding, changing and taking back waybills (InternetDocument, Nova Poshta API 2.0)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.carriers.base import Account, Garbled
from bot.carriers.nova_poshta import waybill_properties as told
from bot.carriers.nova_poshta.api import Api, Properties
from bot.carriers.nova_poshta.fields import Entry, day, flag, money, text
from bot.carriers.nova_poshta.pages import pages
from bot.carriers.nova_poshta.recipients import recipient
from bot.carriers.nova_poshta.waybill_rules import check
from bot.carriers.nova_poshta.wire import CODE, Envelope
from bot.domain.shipment import Waybill, WaybillRequest
from bot.http import Unusable

FIND_AROUND = timedelta(days=1)
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Waybills:
    """The waybills of one account."""

    api: Api
    account: Account

    async def create(self, request: WaybillRequest) -> Waybill:
        """Make a waybill: one call for a recipient in words, two or three for one by references."""
        check(request)
        properties = told.properties(request, await recipient(self.api, self.account, request))
        return await self.api.write(self.account, "InternetDocument.save", properties, made)

    async def update(self, waybill: Waybill, request: WaybillRequest) -> Waybill:
        """Replace all of a waybill: what is left out of `update` is cleared by the carrier."""
        check(request)
        properties = told.properties(request, await recipient(self.api, self.account, request))
        changed = {**properties, "Ref": waybill.reference}
        return await self.api.write(self.account, "InternetDocument.update", changed, made)

    async def cancel(self, waybill: Waybill) -> None:
        """Delete a waybill that was not handed over."""
        refs = {"DocumentRefs": [waybill.reference]}
        await self.api.write(self.account, "InternetDocument.delete", refs, _deleted(waybill.reference))

    async def find(self, reference: str, day_: date) -> Waybill | None:
        """Look among the documents around the day: the carrier may have moved the day of dispatch on.

        Asked by its own filter first, and where that finds nothing, through the whole list: how the filter compares is
        not known, and a waybill overlooked here would be made twice.
        """
        around = {
            "DateTimeFrom": (day_ - FIND_AROUND).strftime(told.DATE),
            "DateTimeTo": (day_ + FIND_AROUND).strftime(told.DATE),
            "GetFullList": "0",
        }
        for filters in ({"InfoRegClientBarcodes": reference}, {}):
            async for entry in self._listed({**around, **filters}):
                if text(entry, "InfoRegClientBarcodes") == reference and not flag(entry, "DeletionMark"):
                    return _named(entry)
        return None

    def _listed(self, filters: Properties) -> AsyncIterator[Entry]:
        return pages(self.api, self.account, "InternetDocument.getDocumentList", {**filters, "Limit": str(_PAGE)})


def made(envelope: Envelope) -> Waybill:
    """Read the answer to save or update; Unusable where it does not name the waybill."""
    waybill = _waybill(envelope.entries[0]) if envelope.entries else None
    if waybill is None:
        raise Unusable("a waybill without its number")
    return waybill


def _waybill(entry: Entry) -> Waybill | None:
    number, reference = text(entry, "IntDocNumber"), text(entry, "Ref")
    if not number or not reference:
        return None
    return Waybill(number, reference, money(entry, "CostOnSite"), day(entry, "EstimatedDeliveryDate"))


def _named(entry: Entry) -> Waybill:
    waybill = _waybill(entry)
    if waybill is None:
        raise Garbled(CODE, "a listed waybill without its number")
    return waybill


def _deleted(reference: str) -> Callable[[Envelope], None]:
    def read(envelope: Envelope) -> None:
        if all(text(entry, "Ref") != reference for entry in envelope.entries):
            raise Unusable("the deleted waybill is not named")

    return read
