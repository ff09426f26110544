"""The judge novaposhta (PyPI, MIT): the widest list of methods, over requests; it gives raw answers."""

from __future__ import annotations

from typing import Any

from novaposhta.client import NovaPoshtaApi
from verdict import KEY, URL, expect, tell

api = NovaPoshtaApi(KEY, api_endpoint=URL)


def data(told: Any) -> Any:
    whole = told.json()
    if not whole["success"]:
        raise SystemExit(f"refused: {whole['errors']}")
    return whole["data"]


(found,) = data(api.address.search_settlements("Одеса", 5))
odesa = found["Addresses"][0]
expect("Address.searchSettlements", odesa["Present"], "м. Одеса, Одеська обл.")
kyiv = next(city for city in data(api.address.get_cities(find_by_string="Київ")) if city["Description"] == "Київ")
expect("Address.getCities", kyiv["SettlementTypeDescription"], "місто")
expect("Address.getSettlements", len(data(api.address.get_settlements(page=2))), 150)
expect("Address.getAreas", len(data(api.address.get_areas())), 25)
expect("Address.getStreet", data(api.address.get_street(kyiv["Ref"], "Липова"))[0]["StreetsType"], "вул.")
expect("Address.getWarehouseTypes", len(data(api.address.get_warehouse_types())), 5)
lockers = data(
    api.address.get_warehouses(
        city_ref=odesa["DeliveryCity"],
        limit=5,
        filter_by={"TypeOfWarehouseRef": "f9316480-5f2d-425d-bc2c-ac7cd29decf0"},
    )
)
expect("Address.getWarehouses", {one["CategoryOfWarehouse"] for one in lockers}, {"Postomat"})
expect("Common.getTimeIntervals", len(data(api.common.get_time_intervals(kyiv["Ref"]))), 4)
expect("Common.getPalletsList", data(api.common.get_pallets_list())[0]["Weight"], "816.00")

(sender,) = data(api.counterparty.get_counterparties("Sender"))
(contact,) = data(api.counterparty.get_counterparty_contact_person(sender["Ref"]))
expect("Counterparty.getCounterpartyContactPersons", contact["Phones"], "380990000100")
(options,) = data(api.counterparty.get_counterparty_options(sender["Ref"]))
expect("Counterparty.getCounterpartyOptions", options["CanAfterpaymentOnGoodsCost"])
origin = data(api.counterparty.get_counterparty_addresses(sender["Ref"], "Sender"))[0]
(price,) = data(
    api.internet_document.get_document_price(
        kyiv["Ref"], odesa["DeliveryCity"], 1, "WarehouseWarehouse", 500, "Parcel", 1
    )
)
expect("InternetDocument.getDocumentPrice", price["Cost"], 90)
(document,) = data(
    api.internet_document.save(
        new_address="1",
        payer_type="Recipient",
        payment_method="Cash",
        cargo_type="Parcel",
        service_type="WarehouseWarehouse",
        description="Товари",
        cost=500,
        city_sender=kyiv["Ref"],
        sender=sender["Ref"],
        sender_address=origin["Ref"],
        contact_sender=contact["Ref"],
        senders_phone=contact["Phones"],
        recipients_phone="380990000001",
        recipient_name="Зразок Олена",
        recipient_type="PrivatePerson",
        recipient_city_name="Одеса",
        recipient_address_name=next(one["Number"] for one in lockers if one["DenyToSelect"] == "0"),
        seats_amount=1,
        weight=1,
        options_seat=[{"volumetricWidth": 20, "volumetricLength": 20, "volumetricHeight": 10, "weight": 1}],
        backward_delivery_data=[{"PayerType": "Recipient", "CargoType": "Money", "RedeliveryString": "450"}],
    )
)
number = document["IntDocNumber"]
expect("InternetDocument.save", document["TypeDocument"], "InternetDocument")
told = {"DocumentNumber": number, "Phone": "380990000001"}
(entry,) = data(api.internet_document.get_status_documents(told))
expect("TrackingDocument.getStatusDocuments", (entry["CategoryOfWarehouse"], entry["RedeliverySum"]), ("Postomat", 450))
(listed,) = data(api.internet_document.get_document_list(get_full_list=1))
expect("InternetDocument.getDocumentList", listed["IntDocNumber"], number)
(report,) = data(api.internet_document.generate_report(document["Ref"], "csv"))
expect("InternetDocument.generateReport", report["Ref"], document["Ref"])
(sheet,) = data(api.scan_sheet.insert_documents(document["Ref"]))
expect("ScanSheet.insertDocuments", sheet["Number"][:4], "105-")
expect("ScanSheet.getScanSheetList", data(api.scan_sheet.get_scan_sheet_list())[0]["Count"], "1")
data(api.scan_sheet.delete_scan_sheet(sheet["Ref"]))
expect("ScanSheet.deleteScanSheet", data(api.scan_sheet.get_scan_sheet_list()), [])
reasons = data(api.additional_service.get_return_reasons())
expect("AdditionalService.getReturnReasons", reasons[0]["Description"], "Відмова Одержувача")
subtypes = data(api.additional_service.get_return_reasons_subtypes(reasons[0]["Ref"]))
expect("AdditionalService.getReturnReasonsSubtypes", subtypes[0]["ReasonRef"], reasons[0]["Ref"])
expect("AdditionalService.getReturnOrdersList", data(api.additional_service.get_return_order_list()), [])
refused = api.additional_service.check_possibility_create_return(number).json()
expect("AdditionalService.CheckPossibilityCreateReturn", refused["errorCodes"], ["20000301249"])
expect("InternetDocument.delete", data(api.internet_document.delete(document["Ref"])), [{"Ref": document["Ref"]}])
tell()
