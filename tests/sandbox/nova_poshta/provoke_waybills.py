"""How each refusal of InternetDocument.save is provoked: a right waybill, and what is spoiled in it."""

from __future__ import annotations

from typing import Any

from sandbox.nova_poshta import places
from sandbox.nova_poshta.accounts import Account
from sandbox.places import ODESA_LOCKER
from tests.sandbox.nova_poshta.waybill import (
    BY_REFS,
    BY_WORDS,
    CLOSED,
    FOR_RESIDENTS,
    KEY,
    TO_DOOR,
    TO_LOCKER,
    TO_STORE,
    YESTERDAY,
    save_recipient,
)

NO_REF = "11111111-2222-3333-4444-555555555555"
LONG_BOX = {"volumetricWidth": "10", "volumetricLength": "150", "volumetricHeight": "10", "weight": "1.5"}


def box(width: int, length: int, height: int, weight: float = 1.5) -> list[dict[str, str]]:
    sides = {"volumetricWidth": width, "volumetricLength": length, "volumetricHeight": height, "weight": weight}
    return [{name: str(value) for name, value in sides.items()}]


def money(sum_: str = "500", payer: str = "Recipient", **more: str) -> list[dict[str, str]]:
    return [{"PayerType": payer, "CargoType": "Money", "RedeliveryString": sum_, **more}]


SPOILED: dict[str, dict[str, Any]] = {
    "sender_missing": BY_WORDS | {"Sender": ""},
    "sender_incorrect": BY_WORDS | {"Sender": NO_REF},
    "contact_sender_missing": BY_WORDS | {"ContactSender": None},
    "contact_sender_incorrect": BY_WORDS | {"ContactSender": NO_REF},
    "senders_phone_empty": BY_WORDS | {"SendersPhone": ""},
    "senders_phone_invalid": BY_WORDS | {"SendersPhone": "12345"},
    "city_sender_missing": BY_WORDS | {"CitySender": ""},
    "city_sender_incorrect": BY_WORDS | {"CitySender": "Київ"},
    "city_sender_not_found": BY_WORDS | {"CitySender": places.ref("settlement", "Київ")},
    "sender_address_missing": BY_WORDS | {"SenderAddress": ""},
    "sender_address_incorrect": BY_WORDS | {"SenderAddress": NO_REF},
    "sender_not_of_city": BY_WORDS | {"CitySender": places.ref("city", "Львів")},
    "sender_address_locker": BY_WORDS
    | {"CitySender": places.ref("city", "Одеса"), "SenderAddress": places.ref_of(ODESA_LOCKER)},
    "sender_warehouse_closed": BY_WORDS | {"SenderAddress": places.ref_of(CLOSED)},
    "recipients_phone_empty": BY_WORDS | {"RecipientsPhone": ""},
    "recipients_phone_invalid": BY_WORDS | {"RecipientsPhone": "+48123456789"},
    "phones_equal": BY_WORDS | {"RecipientsPhone": BY_WORDS["SendersPhone"]},
    "locker_needs_a_mobile": TO_LOCKER | {"RecipientsPhone": "380440000001"},
    "recipient_missing": BY_REFS | {"Recipient": "", "ContactRecipient": BY_REFS["ContactRecipient"]},
    "recipient_incorrect": BY_REFS | {"Recipient": NO_REF},
    "contact_recipient_missing": BY_REFS | {"ContactRecipient": ""},
    "contact_recipient_incorrect": BY_REFS | {"ContactRecipient": NO_REF},
    "recipient_name_incorrect": BY_WORDS | {"RecipientName": "Olena Zrazok"},
    "recipient_name_symbols": BY_WORDS | {"RecipientName": "Зразок Олена 2"},
    "recipient_name_short": BY_WORDS | {"RecipientName": "Олена"},
    "recipient_name_repeats": BY_WORDS | {"RecipientName": "Олена Олена"},
    "city_recipient_missing": BY_REFS | {"CityRecipient": ""},
    "city_recipient_incorrect": BY_REFS | {"CityRecipient": "Львів"},
    "city_recipient_not_found": BY_REFS | {"CityRecipient": places.ref("settlement", "Львів")},
    "recipient_address_missing": BY_REFS | {"RecipientAddress": ""},
    "recipient_address_incorrect": BY_REFS | {"RecipientAddress": NO_REF},
    "recipient_warehouse_elsewhere": BY_REFS
    | {"RecipientAddress": places.ref_of(ODESA_LOCKER)}
    | {"OptionsSeat": TO_LOCKER["OptionsSeat"]},
    "recipient_warehouse_closed": BY_WORDS
    | {"RecipientCityName": "Київ", "RecipientArea": "", "RecipientAddressName": str(CLOSED.number)}
    | {"OptionsSeat": TO_LOCKER["OptionsSeat"]},
    "new_city_not_found": BY_WORDS | {"RecipientCityName": "Китеж"},
    "new_city_ambiguous": BY_WORDS | {"RecipientCityName": "Михайлівка", "RecipientArea": ""},
    "new_address_not_found": BY_WORDS | {"RecipientAddressName": "99999"},
    "new_house_missing": TO_DOOR | {"RecipientHouse": ""},
    "payer_missing": BY_WORDS | {"PayerType": ""},
    "payer_incorrect": BY_WORDS | {"PayerType": "Nobody"},
    "payment_missing": BY_WORDS | {"PaymentMethod": ""},
    "payment_incorrect": BY_WORDS | {"PaymentMethod": "Barter"},
    "third_person_by_cash": BY_WORDS | {"PayerType": "ThirdPerson"},
    "non_cash_recipient": BY_WORDS | {"PaymentMethod": "NonCash"},
    "date_invalid": BY_WORDS | {"DateTime": "2026-11-25"},
    "date_in_the_past": BY_WORDS | {"DateTime": YESTERDAY},
    "service_incorrect": BY_WORDS | {"ServiceType": "DoorsWindow"},
    "description_empty": BY_WORDS | {"Description": " "},
    "description_long": BY_WORDS | {"Description": "ш" * 121},
    "reference_long": BY_WORDS | {"InfoRegClientBarcodes": "1" * 51},
    "reference_invalid": BY_WORDS | {"InfoRegClientBarcodes": "<1>"},
    "cargo_incorrect": BY_WORDS | {"CargoType": "Goods"},
    "cargo_details_missing": BY_WORDS | {"CargoType": "Pallet"},
    "weight_missing": {name: value for name, value in BY_WORDS.items() if name != "Weight"},
    "weight_invalid": BY_WORDS | {"Weight": "0.05"},
    "cost_missing": BY_WORDS | {"Cost": None},
    "cost_invalid": BY_WORDS | {"Cost": 0},
    "volume_not_empty": BY_WORDS | {"CargoType": "Documents", "Weight": "0.5"},
    "volume_invalid": BY_WORDS | {"VolumeGeneral": ""},
    "volume_small": BY_WORDS | {"VolumeGeneral": "0.0001"},
    "seats_missing": BY_WORDS | {"SeatsAmount": ""},
    "seats_invalid": BY_WORDS | {"SeatsAmount": "0"},
    "seats_differ": BY_WORDS | {"SeatsAmount": 2, "OptionsSeat": TO_LOCKER["OptionsSeat"]},
    "locker_needs_seats": TO_LOCKER | {"OptionsSeat": []},
    "locker_takes_one": TO_LOCKER | {"SeatsAmount": "2", "OptionsSeat": TO_LOCKER["OptionsSeat"] * 2},
    "locker_weight": TO_LOCKER | {"Weight": "20.5"},
    "locker_width": TO_LOCKER | {"OptionsSeat": box(50, 60, 30)},
    "locker_height": TO_LOCKER | {"OptionsSeat": box(40, 60, 35)},
    "locker_length": TO_LOCKER | {"OptionsSeat": box(40, 61, 30)},
    "cost_high": TO_LOCKER | {"Cost": "10001"},
    "place_weight": BY_WORDS | {"Weight": "31"},
    "warehouse_weight": TO_STORE | {"Weight": "31"},
    "warehouse_width": BY_WORDS | {"OptionsSeat": [LONG_BOX | {"volumetricHeight": "150", "volumetricWidth": "150"}]},
    "warehouse_length": BY_WORDS | {"OptionsSeat": [LONG_BOX]},
    "warehouse_height": BY_WORDS | {"OptionsSeat": [LONG_BOX | {"volumetricHeight": "150", "volumetricWidth": "150"}]},
    "backward_incomplete": BY_WORDS | {"BackwardDeliveryData": [{"CargoType": "Money", "PayerType": "Recipient"}]},
    "backward_payer": BY_WORDS | {"BackwardDeliveryData": money(payer="ThirdPerson")},
    "transfer_invalid": BY_WORDS | {"BackwardDeliveryData": money("багато")},
    "transfer_low": BY_WORDS | {"BackwardDeliveryData": money("0.5")},
    "transfer_high": BY_WORDS | {"BackwardDeliveryData": money("400000")},
    "transfer_unavailable": TO_STORE | {"BackwardDeliveryData": money()},
    "transfer_senders_phone": BY_WORDS | {"BackwardDeliveryData": money(), "SendersPhone": "380440000100"},
    "transfer_recipients_phone": BY_WORDS | {"BackwardDeliveryData": money(), "RecipientsPhone": "380440000001"},
    "card_payer": BY_WORDS | {"BackwardDeliveryData": money(payer="Sender", PaymentCard=NO_REF)},
    "card_high": BY_WORDS | {"BackwardDeliveryData": money("15000", PaymentCard=NO_REF)},
    "card_address": TO_DOOR | {"BackwardDeliveryData": money(PaymentCard=NO_REF)},
    "control_invalid": BY_WORDS | {"AfterpaymentOnGoodsCost": "500", "BackwardDeliveryData": money()},
    "control_low": BY_WORDS | {"AfterpaymentOnGoodsCost": "0.05"},
    "control_above_cost": BY_WORDS | {"AfterpaymentOnGoodsCost": "1251"},
    "control_recipients_phone": BY_WORDS | {"AfterpaymentOnGoodsCost": "500", "RecipientsPhone": "380440000001"},
    "control_locker": TO_LOCKER | {"AfterpaymentOnGoodsCost": "500", "RecipientAddressName": str(FOR_RESIDENTS.number)},
}
BY_CONTRACT: dict[str, tuple[Account, dict[str, Any]]] = {
    "debtor": (Account(debtor=True), BY_WORDS),
    "non_cash_sender": (Account(non_cash=False), BY_WORDS | {"PayerType": "Sender", "PaymentMethod": "NonCash"}),
    "control_unavailable": (Account(payment_control=False), BY_WORDS | {"AfterpaymentOnGoodsCost": "500"}),
}
# these come together, because a box is turned until it fits best
TOGETHER = {"warehouse_width", "warehouse_height"}


async def provoked(shop, name: str) -> dict[str, Any]:
    """The answer to a waybill that is spoiled so that `name` refuses it."""
    await save_recipient(shop)
    account, properties = BY_CONTRACT.get(name) or (Account(), SPOILED[name])
    shop.simulator.office.accounts = {KEY: account}
    return await shop.call("InternetDocument.save", **properties)
