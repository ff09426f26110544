"""Changing what was agreed about a parcel on its way (AdditionalService, orderChangeEW)."""

from __future__ import annotations

from typing import Any

from bot.carriers.base import Account, Problem, Rejected
from bot.carriers.nova_poshta.api import Api
from bot.carriers.nova_poshta.fields import Entry, flag, text
from bot.carriers.nova_poshta.services import Services, first
from bot.carriers.nova_poshta.waybill_properties import PAYERS, hryvnias
from bot.carriers.nova_poshta.wire import CODE
from bot.domain.additional_service import Changeable, ChangeRequest, Intent, ServiceAnswer
from bot.domain.cod import Cod, CodForm
from bot.domain.tracking import Leg

_FLAGS = {
    "CanChangeRecipient": Changeable.RECIPIENT,
    "CanChangePayerTypeOrPaymentMethod": Changeable.PAYER,
    "CanChangeBackwardDeliveryMoney": Changeable.COD,
}


async def change(api: Api, account: Account, request: ChangeRequest) -> ServiceAnswer:
    """Check, order or take back a change."""
    services = Services(api, account)
    if request.intent is Intent.CANCEL:
        return await services.take_back(request.order)
    if request.intent is Intent.CHECK and request.order:
        return await services.state("getChangeEWOrdersList", request.order, Leg.OUTBOUND)
    asked = {"IntDocNumber": request.number}
    present = await api.read(account, "AdditionalService.CheckPossibilityChangeEW", asked, first)
    may_change = frozenset(what for field, what in _FLAGS.items() if flag(present, field))
    if request.intent is Intent.CHECK:
        return ServiceAnswer(is_possible=bool(may_change), may_change=may_change)
    _refuse_others(request, may_change)
    return await services.order(_order(request, present))


def _refuse_others(request: ChangeRequest, may_change: frozenset[Changeable]) -> None:
    wanted = {
        Changeable.RECIPIENT: request.recipient is not None,
        Changeable.PAYER: request.payer is not None,
        Changeable.COD: request.cod is not None or request.drops_cod,
    }
    barred = [what for what, is_wanted in wanted.items() if is_wanted and what not in may_change]
    if barred:
        raise Rejected(CODE, [Problem("", "", what.value, "refusal-change-barred") for what in barred])
    if not any(wanted.values()):
        raise Rejected(CODE, [Problem("", "", "number", "refusal-nothing-changed")])


def _order(request: ChangeRequest, present: Entry) -> dict[str, Any]:
    """Repeat what stays: the order takes the place of all that it names."""
    party = request.recipient
    return {
        "IntDocNumber": request.number,
        "OrderType": "orderChangeEW",
        "SenderContactName": text(present, "ContactPersonSender"),
        "SenderPhone": text(present, "SenderPhone"),
        "RecipientContactName": party.name if party else text(present, "ContactPersonRecipient"),
        "RecipientPhone": party.phone.digits if party else text(present, "RecipientPhone"),
        "PayerType": PAYERS[request.payer] if request.payer else text(present, "PayerType"),
        "PaymentMethod": text(present, "PaymentMethod") or "Cash",
        **_money(request.cod, drops=request.drops_cod),
    }


def _money(cod: Cod | None, *, drops: bool) -> dict[str, Any]:
    """The sum stands under "Description" here, not under "RedeliveryString" as in a waybill."""
    if drops:
        return {"BackwardDeliveryData": [], "AfterpaymentOnGoodsCost": "0"}
    if cod is None:
        return {}
    if cod.form is CodForm.PAYMENT_CONTROL:
        return {"AfterpaymentOnGoodsCost": hryvnias(cod.amount)}
    back = {"PayerType": PAYERS[cod.fee_payer], "CargoType": "Money", "Description": hryvnias(cod.amount)}
    return {"BackwardDeliveryData": [back]}
