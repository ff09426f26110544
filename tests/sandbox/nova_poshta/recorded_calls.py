"""By which call the simulator gives the same answer as each recorded file holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.nova_poshta import places
from sandbox.places import LUTSK_BRANCH
from tests.sandbox.nova_poshta.come_first import (
    address,
    after,
    changed,
    contact,
    contact_with_mail,
    in_sheet,
    ordered,
    organisation,
    ref,
    refs,
    save_olena,
    third_person,
    waiting,
)
from tests.sandbox.nova_poshta.provoke import (
    ADDRESS,
    NUMBER,
    ORGANISATION,
    PERSON,
    RECIPIENT,
    contact_of_a_private_sender,
)
from tests.sandbox.nova_poshta.provoke_services import give_back, order, redirect
from tests.sandbox.nova_poshta.waybill import BY_WORDS, TO_DOOR, TO_LOCKER, save_recipient, saved

KYIV = {"city": places.ref("city", "Київ"), "settlement": places.ref("settlement", "Київ")}
WAY = {"CitySender": KYIV["city"], "CityRecipient": KYIV["city"], "ServiceType": "WarehouseWarehouse", "Weight": 1}
PRICED = WAY | {
    "RedeliveryCalculate": {"CargoType": "Money", "Amount": 100},
    "PackRef": places.ref("pack", "Гофрокартон 3-шаровий"),
}

# file, the call that gives the same: Model.method with properties, or a function of the shop
ASKED: dict[str, tuple[str, dict[str, Any]] | Callable[[Any], Any]] = {
    "Address.getAreas__platx-go-nova-poshta__default": ("Address.getAreas", {}),
    "Address.getCities__platx-go-nova-poshta__default": ("Address.getCities", {"FindByString": "Київ"}),
    "Address.getCities__rozetka-seller-api-docs__kyiv-data": ("Address.getCities", {"FindByString": "Київ"}),
    "Address.getSettlements__platx-go-nova-poshta__default": ("Address.getSettlements", {"Page": 9}),
    "Address.getStreet__platx-go-nova-poshta__default": ("Address.getStreet", {"CityRef": KYIV["city"]}),
    "Address.getStreet__platx-go-nova-poshta__error": ("Address.getStreet", {}),
    "Address.getStreet__rozetka-seller-api-docs__mezh-data": ("Address.getStreet", {"CityRef": KYIV["city"]}),
    "Address.getWarehouseTypes__platx-go-nova-poshta__default": ("Address.getWarehouseTypes", {}),
    "Address.getWarehouses__flask-shop-2402342795__store-by-ref": ("Address.getWarehouses", {"Limit": 1}),
    "Address.getWarehouses__platx-go-nova-poshta__default": ("Address.getWarehouses", {"Limit": 1}),
    "Address.getWarehouses__rozetka-seller-api-docs__branch181-data": ("Address.getWarehouses", {"Limit": 1}),
    "Address.getWarehouses__rozetka-seller-api-docs__branch375-data": ("Address.getWarehouses", {"Limit": 1}),
    "Address.save__platx-go-nova-poshta__error": ("Address.save", ADDRESS | {"StreetRef": ""}),
    "Address.delete__platx-go-nova-poshta__error": ("Address.delete", {}),
    "Address.searchSettlements__platx-go-nova-poshta__default": (
        "Address.searchSettlements",
        {"CityName": "Київ", "Limit": 10},
    ),
    "Address.searchSettlements__platx-go-nova-poshta__empty": ("Address.searchSettlements", {"CityName": "Ґґґ"}),
    "Address.searchSettlementStreets__platx-go-nova-poshta__default": (
        "Address.searchSettlementStreets",
        {"SettlementRef": KYIV["settlement"], "StreetName": "Липова", "Limit": 10},
    ),
    "Address.searchSettlementStreets__platx-go-nova-poshta__error": ("Address.searchSettlementStreets", {}),
    **{
        f"Common.{method}__platx-go-nova-poshta__default": (f"Common.{method}", {})
        for method in (
            *("getBackwardDeliveryCargoTypes", "getCargoDescriptionList", "getCargoTypes", "getMessageCodeText"),
            *("getOwnershipFormsList", "getPackList", "getPalletsList", "getServiceTypes", "getTiresWheelsList"),
            "getTypesOfPayersForRedelivery",
        )
    },
    "Common.getTimeIntervals__platx-go-nova-poshta__default": (
        "Common.getTimeIntervals",
        {"RecipientCityRef": KYIV["city"]},
    ),
    "Common.getTimeIntervals__platx-go-nova-poshta__error": (
        "Common.getTimeIntervals",
        {"RecipientCityRef": KYIV["city"], "DateTime": "01.01.2020"},
    ),
    "ContactPerson.delete__platx-go-nova-poshta__error": ("ContactPerson.delete", {"Ref": "x"}),
    "ContactPerson.save__platx-go-nova-poshta__default": (
        "ContactPerson.save",
        {**PERSON, "CounterpartyRef": ADDRESS["CounterpartyRef"]},
    ),
    "Counterparty.delete__platx-go-nova-poshta__error": ("Counterparty.delete", {"Ref": "x"}),
    "Counterparty.getCounterparties__rozetka-seller-api-docs__recipient-data": (
        "Counterparty.getCounterparties",
        {"CounterpartyProperty": "Recipient"},
    ),
    "Counterparty.getCounterparties__rozetka-seller-api-docs__sender-data": (
        "Counterparty.getCounterparties",
        {"CounterpartyProperty": "Sender"},
    ),
    "Counterparty.save__platx-go-nova-poshta__Organization-default": ("Counterparty.save", ORGANISATION),
    "Counterparty.save__platx-go-nova-poshta__Organization-error": (
        "Counterparty.save",
        ORGANISATION | {"EDRPOU": ""},
    ),
    "Counterparty.save__platx-go-nova-poshta__PrivatePerson-error": (
        "Counterparty.save",
        RECIPIENT | PERSON | {"FirstName": ""},
    ),
    "Counterparty.update__platx-go-nova-poshta__default": (
        "Counterparty.update",
        {"Ref": ADDRESS["CounterpartyRef"], "CityRef": KYIV["city"]},
    ),
    "Counterparty.update__platx-go-nova-poshta__error": (
        "Counterparty.update",
        {"Ref": ADDRESS["CounterpartyRef"]},
    ),
    "InternetDocument.save__rozetka-seller-api-docs__success-2019": ("InternetDocument.save", BY_WORDS),
    "InternetDocument.save__nestjs-shop-16476310342__success-data": ("InternetDocument.save", BY_WORDS),
    "InternetDocument.save__platx-go-nova-poshta__default": ("InternetDocument.save", BY_WORDS),
    "InternetDocument.save__lis-dev-issue-65__failure-errors": ("InternetDocument.save", {}),
    "InternetDocument.getDocumentPrice__platx-go-nova-poshta__default": (
        "InternetDocument.getDocumentPrice",
        WAY
        | {
            "RedeliveryCalculate": {"CargoType": "Money", "Amount": 100},
            "PackRef": places.ref("pack", "Гофрокартон 3-шаровий"),
        },
    ),
    "InternetDocument.getDocumentDeliveryDate__platx-go-nova-poshta__default": (
        "InternetDocument.getDocumentDeliveryDate",
        WAY,
    ),
    "InternetDocument.getDocumentList__lis-dev-issue-24__empty": ("InternetDocument.getDocumentList", {}),
    "ScanSheet.getScanSheet__platx-go-nova-poshta__notfound": ("ScanSheet.getScanSheet", {"Ref": "x"}),
    "AdditionalService.getReturnReasons__platx-go-nova-poshta__default": ("AdditionalService.getReturnReasons", {}),
    "AdditionalService.getReturnReasonsSubtypes__platx-go-nova-poshta__empty": (
        "AdditionalService.getReturnReasonsSubtypes",
        {},
    ),
    "AdditionalService.CheckPossibilityCreateReturn__platx-go-nova-poshta__error": (
        "AdditionalService.CheckPossibilityCreateReturn",
        {"Number": NUMBER},
    ),
    "AdditionalService.CheckPossibilityChangeEW__platx-go-nova-poshta__error": (
        "AdditionalService.CheckPossibilityChangeEW",
        {"IntDocNumber": NUMBER},
    ),
    "AdditionalService.delete__platx-go-nova-poshta__error": ("AdditionalService.delete", {"Ref": "x"}),
}


ASKED |= {
    "Address.save__platx-go-nova-poshta__default": after(address, "Address.save", **ADDRESS),
    "Address.update__platx-go-nova-poshta__error": after(
        address, "Address.update", Ref=ref, **ADDRESS | {"StreetRef": ""}
    ),
    "Counterparty.save__platx-go-nova-poshta__PrivatePerson-default": after(
        save_olena, "Counterparty.save", **RECIPIENT | PERSON
    ),
    "Counterparty.save__platx-go-nova-poshta__ThirdPerson-error": (
        "Counterparty.save",
        ORGANISATION | {"CounterpartyProperty": "ThirdPerson", "EDRPOU": ""},
    ),
    "Counterparty.delete__platx-go-nova-poshta__default": after(organisation, "Counterparty.delete", Ref=ref),
    "ContactPerson.save__platx-go-nova-poshta__error": lambda shop: contact_of_a_private_sender(shop, "save"),
    "ContactPerson.update__platx-go-nova-poshta__error": lambda shop: contact_of_a_private_sender(shop, "update"),
    "Common.getCargoTypes__rozetka-seller-api-docs__all5-data": ("Common.getCargoTypes", {}),
    "AdditionalService.checkPossibilityForRedirecting__platx-go-nova-poshta__error": (
        "AdditionalService.checkPossibilityForRedirecting",
        {"Number": NUMBER},
    ),
    "ScanSheet.removeDocuments__platx-go-nova-poshta__default": after(
        in_sheet, "ScanSheet.removeDocuments", DocumentRefs=lambda made: [made["document"]]
    ),
    "Address.delete__platx-go-nova-poshta__default": after(address, "Address.delete", Ref=ref),
    "Address.update__platx-go-nova-poshta__default": after(address, "Address.update", Ref=ref, **ADDRESS),
    "ContactPerson.delete__platx-go-nova-poshta__default": after(contact, "ContactPerson.delete", Ref=ref),
    "ContactPerson.update__platx-go-nova-poshta__default": after(
        contact_with_mail, "ContactPerson.update", Ref=ref, **PERSON, Email="a@example.com"
    ),
    "Counterparty.getCounterpartyContactPersons__rozetka-seller-api-docs__data": after(
        save_recipient, "Counterparty.getCounterpartyContactPersons", Ref=ADDRESS["CounterpartyRef"]
    ),
    "Counterparty.save__platx-go-nova-poshta__ThirdPerson-default": third_person,
    "InternetDocument.delete__platx-go-nova-poshta__default": after(saved, "InternetDocument.delete", DocumentRefs=ref),
    "InternetDocument.update__platx-go-nova-poshta__default": after(
        saved, "InternetDocument.update", Ref=ref, **BY_WORDS
    ),
    "InternetDocument.getDocumentList__rozetka-seller-api-docs__one-draft-data": after(
        saved, "InternetDocument.getDocumentList"
    ),
    "InternetDocument.getDocumentList__platx-go-nova-poshta__default": after(saved, "InternetDocument.getDocumentList"),
    "ScanSheet.insertDocuments__platx-go-nova-poshta__default": after(
        saved, "ScanSheet.insertDocuments", DocumentRefs=refs
    ),
    "ScanSheet.insertDocuments__platx-go-nova-poshta__notfound": after(
        saved, "ScanSheet.insertDocuments", DocumentRefs=refs, Ref=places.NO_REF
    ),
    "ScanSheet.getScanSheet__platx-go-nova-poshta__default": after(in_sheet, "ScanSheet.getScanSheet", Ref=ref),
    "ScanSheet.getScanSheetList__platx-go-nova-poshta__default": after(in_sheet, "ScanSheet.getScanSheetList"),
    "ScanSheet.getScanSheetDocuments__telegram-bot-69848076330__data": after(
        in_sheet, "ScanSheet.getScanSheetDocuments", Ref=ref
    ),
    "ScanSheet.deleteScanSheet__associate2coder-nova-poshta-lib__shape": after(
        in_sheet, "ScanSheet.deleteScanSheet", ScanSheetRefs=refs
    ),
    "AdditionalService.CheckPossibilityCreateReturn__platx-go-nova-poshta__default": after(
        waiting, "AdditionalService.CheckPossibilityCreateReturn", Number=NUMBER
    ),
    "AdditionalService.checkPossibilityForRedirecting__platx-go-nova-poshta__default": after(
        waiting, "AdditionalService.checkPossibilityForRedirecting", Number=NUMBER
    ),
    "AdditionalService.CheckPossibilityChangeEW__platx-go-nova-poshta__default": after(
        waiting, "AdditionalService.CheckPossibilityChangeEW", IntDocNumber=NUMBER
    ),
    "AdditionalService.getReturnReasonsSubtypes__platx-go-nova-poshta__default": after(
        waiting, "AdditionalService.getReturnReasonsSubtypes", ReasonRef="49754eb2-a9e1-11e3-9fa0-0050568002cf"
    ),
    "AdditionalService.save__platx-go-nova-poshta__Return-default": give_back,
    "AdditionalService.save__platx-go-nova-poshta__ChangeEW-default": lambda shop: order(
        shop, "orderChangeEW", RecipientPhone="380990000003"
    ),
    "AdditionalService.delete__platx-go-nova-poshta__default": after(ordered, "AdditionalService.delete", Ref=ref),
    "AdditionalService.getReturnOrdersList__platx-go-nova-poshta__default": after(
        ordered, "AdditionalService.getReturnOrdersList"
    ),
    "AdditionalService.save__platx-go-nova-poshta__ChangeEW-error": (
        "AdditionalService.save",
        {"OrderType": "orderChangeEW", "IntDocNumber": NUMBER},
    ),
    "AdditionalService.save__platx-go-nova-poshta__Redirecting-error": (
        "AdditionalService.save",
        {"OrderType": "orderRedirecting", "IntDocNumber": NUMBER},
    ),
    "AdditionalService.save__platx-go-nova-poshta__Return-error": (
        "AdditionalService.save",
        {"OrderType": "orderCargoReturn", "IntDocNumber": NUMBER},
    ),
    "AdditionalService.save__platx-go-nova-poshta__ReturnNewAddress-error": (
        "AdditionalService.save",
        {"OrderType": "orderCargoReturn", "IntDocNumber": NUMBER},
    ),
    "AdditionalService.save__platx-go-nova-poshta__ReturnNewWarehouse-error": (
        "AdditionalService.save",
        {"OrderType": "orderCargoReturn", "IntDocNumber": NUMBER},
    ),
    "AdditionalService.save__platx-go-nova-poshta__Redirecting-default": redirect,
    "AdditionalService.save__platx-go-nova-poshta__ReturnNewAddress-default": lambda shop: give_back(
        shop, ReturnAddressRef="", RecipientSettlement=KYIV["settlement"], BuildingNumber="4"
    ),
    "AdditionalService.save__platx-go-nova-poshta__ReturnNewWarehouse-default": lambda shop: give_back(
        shop, ReturnAddressRef="", RecipientWarehouse=places.ref_of(LUTSK_BRANCH)
    ),
    "AdditionalService.getRedirectionOrdersList__platx-go-nova-poshta__default": after(
        redirect, "AdditionalService.getRedirectionOrdersList"
    ),
    "AdditionalService.getChangeEWOrdersList__platx-go-nova-poshta__default": after(
        changed, "AdditionalService.getChangeEWOrdersList"
    ),
    "InternetDocument.getDocumentPrice__java-sdk-test-68346379595__numbers": (
        "InternetDocument.getDocumentPrice",
        PRICED,
    ),
    "InternetDocument.save__java-sdk-test-68346379595__success": ("InternetDocument.save", BY_WORDS),
    "InternetDocument.save__odoo-module-10213969792__success-2020-data": ("InternetDocument.save", BY_WORDS),
    **{
        f"InternetDocument.save__platx-go-nova-poshta__{case}-default": ("InternetDocument.save", properties)
        for case, properties in (("Address", TO_DOOR), ("Postomat", TO_LOCKER), ("Warehouse", BY_WORDS))
    },
    **{
        f"AdditionalService.get{what}OrdersList__platx-go-nova-poshta__empty": (
            f"AdditionalService.get{what}OrdersList",
            {},
        )
        for what in ("Return", "Redirection", "ChangeEW")
    },
}


async def answer(shop, file: str) -> dict[str, Any]:
    """The simulator's answer to the call of that file."""
    call = ASKED[file]
    if callable(call):
        return await call(shop)
    method, properties = call
    return await shop.call(method, **properties)
