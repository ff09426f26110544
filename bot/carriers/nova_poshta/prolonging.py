"""Keeping a parcel longer at its branch (AdditionalService, orderTermExtension). Known from one public client alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.carriers.base import Account, Problem, Rejected
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import day
from bot.carriers.nova_poshta.services import Services
from bot.carriers.nova_poshta.waybill_properties import DATE, PAYERS
from bot.carriers.nova_poshta.wire import CODE, Envelope
from bot.domain.additional_service import Intent, ProlongRequest, ServiceAnswer


async def prolong(api: Api, account: Account, request: ProlongRequest) -> ServiceAnswer:
    """Check, order or take back longer storage; only a day out of the answer to CHECK can be ordered."""
    services = Services(api, account)
    if request.intent is Intent.CANCEL:
        return await services.take_back(request.order)
    asked = {"IntDocNumber": request.number}
    days = await api.read(account, "AdditionalService.CheckPossibilityTermExtension", asked, _days)
    if request.intent is Intent.CHECK:
        price = await services.price(_order(request)) if request.until in days else None
        return ServiceAnswer(is_possible=bool(days), days=days, price=price)
    if request.until not in days:
        raise Rejected(CODE, [Problem("", "", "until", "refusal-storage-day")])
    return await services.order(_order(request))


def _order(request: ProlongRequest) -> dict[str, Any]:
    until = request.until
    return {
        "IntDocNumber": request.number,
        "OrderType": "orderTermExtension",
        "StorageFinalDate": until.strftime(DATE) if until else "",
        "PayerType": PAYERS[request.payer],
        "PaymentMethod": "Cash",
    }


def _days(envelope: Envelope) -> tuple[date, ...]:
    """Take every date that the answer holds, under whatever name: its shape was not seen."""
    return tuple(sorted({found for entry in envelope.entries for found in _dates(entry)}))


def _dates(told: object) -> Iterator[date]:
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _dates(one)
    elif (found := day({"told": told}, "told")) is not None:
        yield found
