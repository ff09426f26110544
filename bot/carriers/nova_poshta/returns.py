"""Sending a parcel back (AdditionalService, orderCargoReturn)."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.carriers.base import Account
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import text
from bot.carriers.nova_poshta.services import Services, missing, new_place
from bot.carriers.nova_poshta.wire import Envelope
from bot.domain.additional_service import Choice, Intent, ReturnRequest, ServiceAnswer
from bot.domain.tracking import Leg

_BETWEEN = ":"  # a reason and its subtype are two references of the carrier's and one choice of ours


async def return_(api: Api, account: Account, request: ReturnRequest) -> ServiceAnswer:
    """Check, order or take back a return."""
    services = Services(api, account)
    if request.intent is Intent.CANCEL:
        return await services.take_back(request.order)
    if request.intent is Intent.CHECK and request.order:
        return await services.state("getReturnOrdersList", request.order, Leg.RETURN)
    addresses = await api.read(
        account,
        "AdditionalService.CheckPossibilityCreateReturn",
        {"Number": request.number},
        _addresses,
    )
    if request.intent is Intent.CHECK:
        return await _checked(services, request, addresses)
    return await services.order(_order(request, addresses))


async def _checked(services: Services, request: ReturnRequest, addresses: tuple[str, ...]) -> ServiceAnswer:
    """Tell the reasons to choose from; the price once one is chosen."""
    is_possible = bool(addresses) or request.destination is not None
    if request.reason:
        price = await services.price(_order(request, addresses))
        return ServiceAnswer(is_possible=is_possible, price=price)
    return ServiceAnswer(is_possible=is_possible, reasons=await _reasons(services))


async def _reasons(services: Services) -> tuple[Choice, ...]:
    reasons = await services.api.read(services.account, "AdditionalService.getReturnReasons", {}, _choices)
    subtypes = await asyncio.gather(*(_subtypes(services, reason) for reason in reasons))
    return tuple(choice for choices in subtypes for choice in choices)


async def _subtypes(services: Services, reason: Choice) -> tuple[Choice, ...]:
    asked = {"ReasonRef": reason.reference}
    found = await services.api.read(services.account, "AdditionalService.getReturnReasonsSubtypes", asked, _choices)
    return tuple(Choice(f"{reason.reference}{_BETWEEN}{one.reference}", f"{reason.text}: {one.text}") for one in found)


def _order(request: ReturnRequest, addresses: tuple[str, ...]) -> dict[str, Any]:
    """To the sender's first address, unless another place is told."""
    reason, _, subtype = (request.reason or "").partition(_BETWEEN)
    if not reason or not subtype:
        raise missing("reason")
    if request.destination is None and not addresses:
        raise missing("destination")
    place = new_place(request.destination) if request.destination else {"ReturnAddressRef": addresses[0]}
    return {
        "IntDocNumber": request.number,
        "OrderType": "orderCargoReturn",
        "PaymentMethod": "Cash",
        "Reason": reason,
        "SubtypeReason": subtype,
        "Note": "",
        **place,
    }


def _addresses(envelope: Envelope) -> tuple[str, ...]:
    return tuple(ref for entry in envelope.entries if (ref := text(entry, "Ref")))


def _choices(envelope: Envelope) -> tuple[Choice, ...]:
    return tuple(Choice(ref, text(entry, "Description")) for entry in envelope.entries if (ref := text(entry, "Ref")))
