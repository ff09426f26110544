"""How each refusal of the table is provoked over real HTTP, but for those of waybills and of additional services."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.nova_poshta.accounts import Account, Sender, sender_ref
from sandbox.nova_poshta.places import ref
from sandbox.nova_poshta.street_search import street_ref
from sandbox.streets import streets_of
from sandbox.towns import named
from tests.sandbox.nova_poshta.waybill import BY_REFS, BY_WORDS, NAME, printed, save_recipient, saved

NUMBER = "20450000000017"
Provoke = Callable[[Any], Awaitable[dict[str, Any]]]


def properties(*documents: Any) -> dict[str, Any]:
    return {"Documents": list(documents)}


async def over_the_limit(shop) -> dict[str, Any]:
    shop.simulator.limit_per_minute = 1
    await shop.track(NUMBER)
    return await shop.track(NUMBER)


async def unreadable(shop) -> dict[str, Any]:
    return (await shop.http.post(shop.url, content=b"modelName=TrackingDocument")).json()


async def expired(shop) -> dict[str, Any]:
    shop.simulator.office.accounts = {"the-shop's-key": Account(expires_at=shop.clock.now())}
    return await shop.call("Common.getCargoTypes")


async def mobile(shop) -> dict[str, Any]:
    shop.simulator.office.accounts = {"the-shop's-key": Account(cabinet=False)}
    return await shop.call("ScanSheet.getScanSheetList")


async def struck(shop, fault: str) -> dict[str, Any]:
    shop.faults.switch_on("*", fault, times=1)
    return await shop.call("Common.getCargoTypes")


KYIV = ref("settlement", "Київ")


async def organisation(shop) -> str:
    answer = await shop.call("Counterparty.save", **ORGANISATION)
    return answer["data"][0]["Ref"]


async def contact_of_another(shop) -> dict[str, Any]:
    await shop.call("ContactPerson.save", **PERSON, CounterpartyRef=await organisation(shop))
    return await shop.call("InternetDocument.save", **BY_REFS)


async def address_of_another(shop) -> dict[str, Any]:
    saved_address = await shop.call("Address.save", **ADDRESS | {"CounterpartyRef": await organisation(shop)})
    ref_of_it = saved_address["data"][0]["Ref"]
    return await shop.call("InternetDocument.save", **BY_WORDS | {"SenderAddress": ref_of_it})


async def door_for_a_branch(shop) -> dict[str, Any]:
    await save_recipient(shop)
    street = street_ref(named("Львів"), streets_of(named("Львів"))[0])
    saved_address = await shop.call("Address.save", **ADDRESS | {"StreetRef": street})
    return await shop.call("InternetDocument.save", **BY_REFS | {"RecipientAddress": saved_address["data"][0]["Ref"]})


def private(shop) -> Sender:
    sender = Sender(edrpou="")
    shop.simulator.office.accounts = {"the-shop's-key": Account(senders=(sender,))}
    return sender


async def contact_of_a_private_sender(shop, method: str) -> dict[str, Any]:
    sender = sender_ref(NAME, private(shop))
    return await shop.call(f"ContactPerson.{method}", CounterpartyRef=sender, **PERSON)


async def handed_over(shop, method: str) -> dict[str, Any]:
    made = await saved(shop)
    shop.world.hand_over(made["IntDocNumber"])
    return await shop.call(f"InternetDocument.{method}", **BY_WORDS, Ref=made["Ref"], DocumentRefs=[made["Ref"]])


async def listed(shop, **asked: Any) -> dict[str, Any]:
    await saved(shop)
    return await shop.call("InternetDocument.getDocumentList", **asked)


async def in_registry(shop) -> dict[str, Any]:
    made = await saved(shop)
    await shop.call("ScanSheet.insertDocuments", DocumentRefs=[made["Ref"]])
    return await shop.call("InternetDocument.delete", DocumentRefs=[made["Ref"]])


async def sheet_of_another(shop) -> dict[str, Any]:
    made = await saved(shop)
    inserted = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[made["Ref"]])
    shop.simulator.office.accounts = {}
    return await shop.call("ScanSheet.getScanSheet", key="another's", Ref=inserted["data"][0]["Ref"])


async def into_a_printed_sheet(shop) -> dict[str, Any]:
    first, second = await saved(shop), await saved(shop)
    inserted = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[first["Ref"]])
    sheet = inserted["data"][0]["Ref"]
    await printed(shop, printForm="ScanSheet", ScanSheetRefs=[sheet])
    return await shop.call("ScanSheet.insertDocuments", DocumentRefs=[second["Ref"]], Ref=sheet)


async def described_at_length(shop) -> dict[str, Any]:
    made = await saved(shop)
    inserted = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[made["Ref"]])
    return await shop.call("ScanSheet.updateScanSheet", Ref=inserted["data"][0]["Ref"], Description="ш" * 102)


async def refused_print(shop, **properties: Any) -> dict[str, Any]:
    return json.loads(await printed(shop, **properties))


async def deleted_print(shop) -> dict[str, Any]:
    made = await saved(shop)
    await shop.call("InternetDocument.delete", DocumentRefs=[made["Ref"]])
    return await refused_print(shop, printForm="Document_new", DocumentRefs=[made["Ref"]])


def insert(shop, **asked: Any) -> Awaitable[dict[str, Any]]:
    return shop.call("ScanSheet.insertDocuments", **{"DocumentRefs": [NOBODY]} | asked)


def price(shop, **changes: Any) -> Awaitable[dict[str, Any]]:
    asked = {"CitySender": KYIV_CITY, "CityRecipient": KYIV_CITY, "ServiceType": "DoorsDoors", "Weight": 1}
    return shop.call("InternetDocument.getDocumentPrice", **asked | changes)


def delivery_date(shop, day: str) -> Awaitable[dict[str, Any]]:
    asked = {"CitySender": KYIV_CITY, "CityRecipient": KYIV_CITY, "ServiceType": "DoorsDoors", "DateTime": day}
    return shop.call("InternetDocument.getDocumentDeliveryDate", **asked)


NOBODY = "11111111-2222-3333-4444-555555555555"
KYIV_CITY = ref("city", "Київ")
RECIPIENT = {"CounterpartyType": "PrivatePerson", "CounterpartyProperty": "Recipient"}
ORGANISATION = {"CounterpartyType": "Organization", "CounterpartyProperty": "Recipient", "EDRPOU": "30000001"}
PERSON = {"FirstName": "Олена", "LastName": "Зразок", "MiddleName": "", "Phone": "380990000001"}
ADDRESS = {
    "CounterpartyRef": ref("private recipient", NAME),
    "StreetRef": street_ref(named("Київ"), streets_of(named("Київ"))[0]),
    "BuildingNumber": "7",
}
WHOLE_CALL: dict[str, Provoke] = {
    "unreadable_body": unreadable,
    "wrong_key": lambda shop: shop.ask(properties({"DocumentNumber": NUMBER}), key="stale"),
    "no_key": lambda shop: shop.ask({}, model="InternetDocument", method="getDocumentList"),
    "unknown_model": lambda shop: shop.ask({}, key="the-shop's-key", model="Parcels"),
    "unknown_method": lambda shop: shop.ask({}, key="the-shop's-key", method="getStatus"),
    "too_many_requests": over_the_limit,
    "no_documents": lambda shop: shop.ask(properties()),
    "documents_not_a_list": lambda shop: shop.ask({"Documents": NUMBER}),
    "no_document_number": lambda shop: shop.ask(properties({"Phone": "380990000001"})),
    "too_many_documents": lambda shop: shop.ask(properties(*[{"DocumentNumber": NUMBER}] * 101)),
    "malformed_number": lambda shop: shop.track("445"),
    "key_expired": expired,
    "key_incorrect": lambda shop: struck(shop, "key-incorrect"),
    "daily_limit": lambda shop: struck(shop, "daily-limit"),
    "unavailable": lambda shop: struck(shop, "unavailable"),
    "please_wait": lambda shop: struck(shop, "please-wait"),
    "calculate_error": lambda shop: struck(shop, "calculate-error"),
    "access_denied": mobile,
    "city_ref_missing": lambda shop: shop.call("Address.getStreet"),
    "city_not_found": lambda shop: shop.call("Address.getWarehouses", CityRef="x"),
    "city_name_empty": lambda shop: shop.call("Address.searchSettlements", Limit=20),
    "city_name_invalid": lambda shop: shop.call("Address.searchSettlements", CityName="Kyiv"),
    "settlement_ref_invalid": lambda shop: shop.call("Address.searchSettlementStreets", StreetName="Липова"),
    "warehouse_number_not_integer": lambda shop: shop.call("Address.getWarehouses", CityName="Київ", WarehouseId="1а"),
    "warehouse_type_incorrect": lambda shop: shop.call("Address.getWarehouses", TypeOfWarehouseRef="x"),
    "area_ref_missing": lambda shop: shop.call("Address.getSettlementCountryRegion"),
    "city_invalid": lambda shop: shop.call("Common.getTimeIntervals", RecipientCityRef="x"),
    "date_in_the_past": lambda shop: shop.call(
        "Common.getTimeIntervals", RecipientCityRef=ref("city", "Київ"), DateTime="24.11.2026"
    ),
    "ref_missing": lambda shop: shop.call("Address.delete"),
    "ref_incorrect": lambda shop: shop.call("Counterparty.delete", Ref=NOBODY),
    "counterparty_ref_missing": lambda shop: shop.call("ContactPerson.save", **PERSON),
    "counterparty_ref_incorrect": lambda shop: shop.call("Address.save", **ADDRESS | {"CounterpartyRef": NOBODY}),
    "counterparty_property_missing": lambda shop: shop.call("Counterparty.getCounterparties"),
    "counterparty_property_invalid": lambda shop: shop.call(
        "Counterparty.getCounterparties", CounterpartyProperty="Payer"
    ),
    "counterparty_type_missing": lambda shop: shop.call("Counterparty.save", CounterpartyProperty="Recipient"),
    "counterparty_type_incorrect": lambda shop: shop.call("Counterparty.save", CounterpartyType="Robot"),
    "first_name_missing": lambda shop: shop.call("Counterparty.save", **RECIPIENT | PERSON | {"FirstName": ""}),
    "last_name_missing": lambda shop: shop.call("Counterparty.save", **RECIPIENT | PERSON | {"LastName": ""}),
    "last_name_invalid": lambda shop: shop.call("Counterparty.save", **RECIPIENT | PERSON | {"LastName": "Zrazok"}),
    "person_phone_missing": lambda shop: shop.call("Counterparty.save", **RECIPIENT | PERSON | {"Phone": ""}),
    "person_phone_invalid": lambda shop: shop.call("Counterparty.save", **RECIPIENT | PERSON | {"Phone": "12"}),
    "edrpou_missing": lambda shop: shop.call(
        "Counterparty.save", **ORGANISATION | {"EDRPOU": "", "FirstName": "Зразок"}
    ),
    "private_person_stays": lambda shop: shop.call("Counterparty.delete", Ref=ADDRESS["CounterpartyRef"]),
    "sender_has_a_contact": lambda shop: contact_of_a_private_sender(shop, "save"),
    "private_sender_fixed": lambda shop: contact_of_a_private_sender(shop, "update"),
    "street_ref_missing": lambda shop: shop.call("Address.save", **ADDRESS | {"StreetRef": ""}),
    "street_ref_incorrect": lambda shop: shop.call("Address.save", **ADDRESS | {"StreetRef": NOBODY}),
    "building_missing": lambda shop: shop.call("Address.save", **ADDRESS | {"BuildingNumber": ""}),
    "sender_address_of_another": address_of_another,
    "contact_recipient_of_another": contact_of_another,
    "recipient_warehouse_not_found": door_for_a_branch,
    "update_not_found": lambda shop: shop.call("InternetDocument.update", **BY_WORDS, Ref=NOBODY),
    "update_forbidden": lambda shop: handed_over(shop, "update"),
    "delete_forbidden": lambda shop: handed_over(shop, "delete"),
    "document_refs_missing": lambda shop: shop.call("InternetDocument.delete"),
    "document_not_found": lambda shop: shop.call("InternetDocument.delete", DocumentRefs=NOBODY),
    "document_ref_missing": lambda shop: shop.call("InternetDocument.getDocument"),
    "dates_for_uncollected": lambda shop: listed(shop, UnassembledCargo=1),
    "dates_for_money": lambda shop: listed(shop, RedeliveryMoney="1"),
    "redelivery_amount": lambda shop: price(shop, RedeliveryCalculate={"CargoType": "Money", "Amount": "багато"}),
    "redelivery_cargo": lambda shop: price(shop, RedeliveryCalculate={"CargoType": "Gold", "Amount": 1}),
    "no_delivery_date": lambda shop: delivery_date(shop, "24.11.2026"),
    "pack_incorrect": lambda shop: price(shop, PackRef=NOBODY),
    "document_in_registry": in_registry,
    "sheet_documents_missing": lambda shop: insert(shop, DocumentRefs=[]),
    "sheet_documents_not_a_list": lambda shop: insert(shop, DocumentRefs=NOBODY),
    "sheet_document_invalid": lambda shop: insert(shop, DocumentRefs=["7"]),
    "sheet_date_invalid": lambda shop: insert(shop, Date="2026-11-25"),
    "sheet_date_past": lambda shop: insert(shop, Date="24.11.2026"),
    "sheet_printed": into_a_printed_sheet,
    "print_form_missing": lambda shop: refused_print(shop, DocumentRefs=[NOBODY]),
    "print_form_invalid": lambda shop: refused_print(shop, printForm="Poster", DocumentRefs=[NOBODY]),
    "print_type": lambda shop: refused_print(shop, printForm="Document_new", DocumentRefs=[NOBODY], Type="png"),
    "nothing_to_print": lambda shop: refused_print(shop, printForm="Document_new", DocumentRefs=[NOBODY]),
    "deleted_not_printed": deleted_print,
    "sheet_not_found": lambda shop: shop.call("ScanSheet.getScanSheet", Ref=NOBODY),
    "sheet_of_another": sheet_of_another,
    "sheet_nothing_to_remove": lambda shop: shop.call("ScanSheet.removeDocuments", DocumentRefs=[NOBODY]),
    "sheets_missing": lambda shop: shop.call("ScanSheet.deleteScanSheet"),
    "sheets_not_a_list": lambda shop: shop.call("ScanSheet.deleteScanSheet", ScanSheetRefs=NOBODY),
    "sheet_description": described_at_length,
    "period_missing": lambda shop: shop.call("InternetDocument.getMoneyTransferDocuments"),
}
