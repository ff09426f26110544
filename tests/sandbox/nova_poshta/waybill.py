"""A waybill that the simulator takes as it is, for tests to spoil or complete. All people are invented."""

from __future__ import annotations

from typing import Any

from sandbox.nova_poshta import accounts, directory, places
from sandbox.places import LVIV_BRANCH, ODESA_LOCKER, SHOP_BRANCH
from sandbox.towns import named

KEY = "the-shop's-key"
NAME = accounts.name_of(KEY)
SENDER = accounts.Sender()
TODAY, YESTERDAY = "25.11.2026", "24.11.2026"

BY_WORDS: dict[str, Any] = {
    "PayerType": "Recipient",
    "PaymentMethod": "Cash",
    "DateTime": TODAY,
    "CargoType": "Parcel",
    "ServiceType": "WarehouseWarehouse",
    "Weight": "1.5",
    "VolumeGeneral": "0.004",
    "SeatsAmount": "1",
    "Description": "Товари для дому",
    "Cost": "1250",
    "CitySender": places.ref("city", "Київ"),
    "Sender": accounts.sender_ref(NAME, SENDER),
    "SenderAddress": places.ref_of(SHOP_BRANCH),
    "ContactSender": accounts.sender_contact_ref(NAME, SENDER),
    "SendersPhone": SENDER.phone,
    "NewAddress": "1",
    "RecipientCityName": "Львів",
    "RecipientArea": "Львівська",
    "RecipientAddressName": "905",
    "RecipientName": "Зразок Олена Іванівна",
    "RecipientType": "PrivatePerson",
    "RecipientsPhone": "380990000001",
    "InfoRegClientBarcodes": "PK-1001",
}
_WORDS = {name for name in BY_WORDS if name.startswith("Recipient") and name != "RecipientsPhone"} | {"NewAddress"}
# what Refs look like where nobody has saved them: for refusals only
BY_REFS = {name: value for name, value in BY_WORDS.items() if name not in _WORDS} | {
    "CityRecipient": places.ref("city", "Львів"),
    "RecipientAddress": places.ref_of(LVIV_BRANCH),
    "Recipient": places.ref("private recipient", NAME),
    "ContactRecipient": places.ref("contacts", "0"),
}
TO_LOCKER = BY_WORDS | {
    "RecipientCityName": "Одеса",
    "RecipientArea": "Одеська",
    "RecipientAddressName": str(ODESA_LOCKER.number),
    "OptionsSeat": [
        {"volumetricWidth": "30", "volumetricLength": "20", "volumetricHeight": "10", "weight": "1.5"},
    ],
}
TO_DOOR = BY_WORDS | {
    "ServiceType": "WarehouseDoors",
    "RecipientAddressName": "Липова",
    "RecipientHouse": "12",
    "RecipientFlat": "3",
}
STORE = directory.in_town(named("Погарщина"))[0].place
TO_STORE = BY_WORDS | {"RecipientCityName": "Погарщина", "RecipientArea": "Полтавська", "RecipientAddressName": "1"}
CLOSED = next(point.place for point in directory.in_town(named("Київ")) if not point.open)
FOR_RESIDENTS = next(point.place for point in directory.in_town(named("Одеса")) if point.for_residents)


async def saved(shop, properties: dict[str, Any] = BY_WORDS, **changes: Any) -> dict[str, Any]:
    """Save a waybill and give the one entry of the answer."""
    answer = await shop.call("InternetDocument.save", **properties | changes)
    assert answer["success"] is True, answer["errors"]
    return answer["data"][0]


async def save_recipient(shop) -> None:
    """Make the person whom BY_REFS names."""
    await shop.call(
        "Counterparty.save",
        CounterpartyType="PrivatePerson",
        CounterpartyProperty="Recipient",
        FirstName="Олена",
        LastName="Зразок",
        Phone="380990000001",
    )


async def printed(shop, **properties: Any) -> bytes:
    """What InternetDocument.printFull answers, whatever it is."""
    body = {
        "apiKey": KEY,
        "modelName": "InternetDocument",
        "calledMethod": "printFull",
        "methodProperties": {"Type": "pdf"} | properties,
    }
    answer = await shop.http.post(shop.url, json=body)
    assert answer.status_code == 200
    return answer.content
