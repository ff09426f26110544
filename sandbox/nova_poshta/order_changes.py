"""What an order of type orderChangeEW changes of a parcel: people, payer, cash on delivery (Nova Poshta API 2.0)."""

from __future__ import annotations

import math
from typing import Any

from sandbox.nova_poshta import phones
from sandbox.nova_poshta.call import Call, word
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.seats import read_number
from sandbox.parcel import Parcel

_WORDS = {
    "SenderContactName": "sender_name",
    "RecipientContactName": "recipient_name",
    "PayerType": "payer",
    "PaymentMethod": "payment",
}
_PHONES = {"SenderPhone": "sender_phone", "RecipientPhone": "recipient_phone"}
_MONEY = {"BackwardDeliveryData", "AfterpaymentOnGoodsCost"}
TOLD = _WORDS.keys() | _PHONES.keys() | _MONEY


def read(call: Call, parcel: Parcel) -> dict[str, Any]:
    """Which fields of the parcel become what; Refused where that cannot be."""
    told: dict[str, Any] = {field: call.word(name) for name, field in _WORDS.items() if call.word(name)}
    for name, field in _PHONES.items():
        if call.word(name):
            told[field] = phones.whole(call.word(name)) or _refuse_phone()
    if "AfterpaymentOnGoodsCost" in call.properties:
        told["to_pay"] = _sum(call.properties["AfterpaymentOnGoodsCost"], parcel.declared)
    if "BackwardDeliveryData" in call.properties:
        told["transfer"] = _transfer(call.properties["BackwardDeliveryData"])
    return told


def _refuse_phone() -> str:
    raise Refused("order_phone_invalid")


def _sum(told: object, declared: float) -> float:
    amount = read_number(told)
    if math.isnan(amount):
        raise Refused("control_invalid")
    if amount > declared:
        raise Refused("control_above_cost")
    return int(amount) if amount == int(amount) else amount


def _transfer(told: object) -> float:
    """The sum stands in Description here, by the one client that is known; RedeliveryString is taken as well."""
    listed = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    if not listed:
        return 0
    amount = read_number(word(listed[0].get("Description")) or word(listed[0].get("RedeliveryString")))
    if not amount >= 1:
        raise Refused("transfer_invalid")
    return int(amount) if amount == int(amount) else amount
