"""Sending a parcel elsewhere (AdditionalService, orderRedirecting). What is not told anew stays as it was."""

from __future__ import annotations

from typing import Any

from bot.carriers.base import Account
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, text
from bot.carriers.nova_poshta.services import Services, first, missing, new_place
from bot.domain.additional_service import Intent, RedirectRequest, ServiceAnswer
from bot.domain.place import BranchPoint
from bot.domain.tracking import Leg


async def redirect(api: Api, account: Account, request: RedirectRequest) -> ServiceAnswer:
    """Check, order or take back a redirect."""
    services = Services(api, account)
    if request.intent is Intent.CANCEL:
        return await services.take_back(request.order)
    if request.intent is Intent.CHECK and request.order:
        return await services.state("getRedirectionOrdersList", request.order, Leg.REDIRECT)
    asked = {"Number": request.number}
    present = await api.read(account, "AdditionalService.checkPossibilityForRedirecting", asked, first)
    if request.intent is Intent.ORDER:
        return await services.order(_order(request, present))
    price = await services.price(_order(request, present)) if request.destination else None
    return ServiceAnswer(is_possible=True, price=price)


def _order(request: RedirectRequest, present: Entry) -> dict[str, Any]:
    if request.destination is None:
        raise missing("destination")
    end = "Warehouse" if isinstance(request.destination, BranchPoint) else "Doors"
    return {
        "IntDocNumber": request.number,
        "OrderType": "orderRedirecting",
        "Customer": "Sender",
        "ServiceType": "Warehouse" + end,
        **new_place(request.destination),
        **_recipient(request, present),
        "PayerType": text(present, "PayerType") or "Recipient",
        "PaymentMethod": text(present, "PaymentMethod") or "Cash",
        "Note": "",
    }


def _recipient(request: RedirectRequest, present: Entry) -> dict[str, str]:
    party = request.recipient
    return {
        "Recipient": text(present, "CounterpartyRecipientRef"),
        "RecipientContactName": party.name if party else text(present, "RecipientName"),
        "RecipientPhone": party.phone.digits if party else text(present, "PhoneRecipient"),
    }
