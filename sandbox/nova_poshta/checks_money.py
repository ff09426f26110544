"""What save and update refuse about cash on delivery, in both its forms (Nova Poshta API 2.0)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sandbox.nova_poshta import phones
from sandbox.nova_poshta.call import word
from sandbox.nova_poshta.draft import Draft
from sandbox.places import Kind

_CARGO = frozenset({"Money", "Documents", "SignedDocuments", "CreditDocuments", "Trays", "Other"})
_HIGHEST_TRANSFER = 399_999
_HIGHEST_TO_A_CARD = 14_999
_LOWEST_CONTROL = 0.1


def of_the_transfer(draft: Draft) -> Iterator[str]:
    """BackwardDeliveryData: a money transfer, or papers that come back."""
    for told in draft.backward:
        cargo, payer = word(told.get("CargoType")), word(told.get("PayerType"))
        complete = cargo and payer and (cargo != "Money" or word(told.get("RedeliveryString")))
        if not complete or cargo not in _CARGO:
            yield "backward_incomplete"
        elif payer not in {"Sender", "Recipient"}:
            yield "backward_payer"
    if draft.money_back and word(draft.money_back.get("RedeliveryString")):
        yield from _sum(draft.transfer)
        yield from _card(draft)
        yield from _where(draft)


def _sum(transfer: float) -> Iterator[str]:
    if math.isnan(transfer):
        yield "transfer_invalid"
    elif transfer < 1:
        yield "transfer_low"
    elif transfer > _HIGHEST_TRANSFER:
        yield "transfer_high"


def _card(draft: Draft) -> Iterator[str]:
    told = draft.money_back or {}
    if not word(told.get("PaymentCard")):
        return
    if word(told.get("PayerType")) == "Sender":
        yield "card_payer"
    if draft.transfer > _HIGHEST_TO_A_CARD:
        yield "card_high"
    if "Doors" in draft.service:
        yield "card_address"


def _where(draft: Draft) -> Iterator[str]:
    if draft.destination and draft.destination.kind is Kind.STORE:
        yield "transfer_unavailable"
    if draft.sender_phone and not phones.is_mobile(draft.sender_phone):
        yield "transfer_senders_phone"
    if draft.recipient_phone and not phones.is_mobile(draft.recipient_phone):
        yield "transfer_recipients_phone"


def of_the_control(draft: Draft) -> Iterator[str]:
    """AfterpaymentOnGoodsCost: payment control, by contract only."""
    if not draft.call.word("AfterpaymentOnGoodsCost") or draft.payment_control == 0:
        return
    if not draft.account.payment_control:
        yield "control_unavailable"
    if math.isnan(draft.payment_control) or draft.money_back:
        yield "control_invalid"
    elif draft.payment_control < _LOWEST_CONTROL:
        yield "control_low"
    elif draft.payment_control > draft.cost:
        yield "control_above_cost"
    if draft.recipient_phone and not phones.is_mobile(draft.recipient_phone):
        yield "control_recipients_phone"
    if draft.destination_point and draft.destination_point.for_residents:
        yield "control_locker"
