"""What a waybill would cost and when it would arrive (InternetDocument, Nova Poshta API 2.0). Changes nothing."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

from bot.carriers.base import Account
from bot.carriers.nova_poshta import waybill_properties as told
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import day, inner, money
from bot.carriers.nova_poshta.towns import city_of
from bot.carriers.nova_poshta.wire import Envelope
from bot.domain.cod import Cod, CodForm
from bot.domain.money import Money
from bot.domain.quote import PricePart, Quote
from bot.domain.shipment import WaybillRequest
from bot.http import Unusable

_PARTS = {"Cost": PricePart.DELIVERY, "CostPack": PricePart.PACKING}


async def quote(api: Api, account: Account, request: WaybillRequest) -> Quote:
    """Ask price and day at once; towns in words are looked up first."""
    start, end = await asyncio.gather(
        city_of(api, account, request.origin.place, "origin.city"),
        city_of(api, account, request.destination, "destination.city"),
    )
    way = {
        "CitySender": start,
        "CityRecipient": end,
        "ServiceType": told.service_type(request.origin.place, request.destination),
        "DateTime": request.ship_on.strftime(told.DATE),
    }
    is_money = request.cod is not None and request.cod.form is CodForm.TRANSFER
    back = PricePart.COD_FEE if is_money else PricePart.REDELIVERY
    parts, arrives_on = await asyncio.gather(
        api.read(
            account, "InternetDocument.getDocumentPrice", {**way, **_load(request)}, lambda one: _price(one, back)
        ),
        api.read(account, "InternetDocument.getDocumentDeliveryDate", way, _day),
    )
    return Quote(parts, arrives_on)


def _load(request: WaybillRequest) -> dict[str, Any]:
    packing = [parcel.packing for parcel in request.parcels if parcel.packing]
    return {
        **told.load(request),
        **_redelivery(request.cod),
        **({"PackRef": packing[0], "PackCount": str(len(packing))} if packing else {}),
    }


def _redelivery(cod: Cod | None) -> dict[str, Any]:
    """The carrier tells the fee of a money transfer; that of payment control is a matter of the contract."""
    if cod is None or cod.form is not CodForm.TRANSFER:
        return {}
    return {"RedeliveryCalculate": {"CargoType": "Money", "Amount": told.hryvnias(cod.amount)}}


def _price(envelope: Envelope, back: PricePart) -> dict[PricePart, Money]:
    entry = envelope.entries[0] if envelope.entries else {}
    if money(entry, "Cost") is None:
        raise Unusable("a price without its sum")
    parts = {**_PARTS, "CostRedelivery": back}
    told = {part: sum_ for field, part in parts.items() if (sum_ := money(entry, field))}
    return {part: sum_ for part, sum_ in told.items() if sum_.minor or part is PricePart.DELIVERY}


def _day(envelope: Envelope) -> date | None:
    """Read the day out of DeliveryDate, or where it stands without that around it."""
    entry = envelope.entries[0] if envelope.entries else {}
    return day(inner(entry, "DeliveryDate") or entry, "date")
