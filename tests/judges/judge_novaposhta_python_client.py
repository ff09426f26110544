"""The judge novaposhta-python-client (PyPI, MIT): both its ways, plain and asynchronous, over httpx."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from novaposhta.client import NovaPoshtaApi
from verdict import KEY, URL, expect, tell


async def answer(told: Any) -> dict[str, Any]:
    """What a call gives, whichever way the client works."""
    whole = await told if inspect.isawaitable(told) else told
    if not whole["success"]:
        raise SystemExit(f"refused: {whole['errors']}")
    return whole


async def judge(*, asynchronous: bool) -> None:  # noqa: PLR0915 - one conversation, step by step
    api = NovaPoshtaApi(KEY, api_endpoint=URL, async_mode=asynchronous)
    way = "async" if asynchronous else "sync"

    async def data(told: Any) -> Any:
        return (await answer(told))["data"]

    (found,) = await data(api.address.search_settlements("Львів", limit=5))
    lviv = found["Addresses"][0]
    expect(f"{way} Address.searchSettlements", lviv["MainDescription"], "Львів")
    cities = await data(api.address.get_cities(find_by_string="Київ"))
    kyiv = next(city for city in cities if city["Description"] == "Київ")
    expect(f"{way} Address.getCities", kyiv["AreaDescription"], "Київська")
    points = await answer(api.address.get_warehouses(city_ref=lviv["DeliveryCity"], limit=50, page=2))
    expect(f"{way} Address.getWarehouses", (len(points["data"]), points["info"]["totalCount"] > 100), (50, True))
    branch = next(point for point in points["data"] if point["DenyToSelect"] == "0")
    expect(f"{way} Common.getCargoTypes", len(await data(api.common.get_cargo_types())), 5)

    (sender,) = await data(api.counterparty.get_counterparties("Sender"))
    (contact,) = await data(api.counterparty.get_counterparty_contact_persons(sender["Ref"]))
    origin = (await data(api.counterparty.get_counterparty_addresses(sender["Ref"], "Sender")))[0]
    expect(f"{way} Counterparty.getCounterparties", sender["CounterpartyType"], "Organization")
    (made,) = await data(
        api.counterparty.save(
            "Олена", "Іванівна", "Зразок", "380990000001", "", "PrivatePerson", "", "Recipient", kyiv["Ref"]
        )
    )
    person = made["ContactPerson"]["data"][0]
    expect(f"{way} Counterparty.save", person["Description"], "Зразок Олена Іванівна")

    (price,) = await data(
        api.internet_document.get_document_price(
            kyiv["Ref"], lviv["DeliveryCity"], 1.5, "WarehouseWarehouse", 500, "Parcel", 1
        )
    )
    expect(f"{way} InternetDocument.getDocumentPrice", price["Cost"] > 0)
    dated = await data(
        api.internet_document.get_document_delivery_date(kyiv["Ref"], lviv["DeliveryCity"], "WarehouseWarehouse")
    )
    expect(f"{way} InternetDocument.getDocumentDeliveryDate", dated[0]["DeliveryDate"]["timezone"], "Europe/Kiev")
    waybill: dict[str, Any] = {
        "payer_type": "Recipient",
        "payment_method": "Cash",
        "cargo_type": "Parcel",
        "weight": 1.5,
        "service_type": "WarehouseWarehouse",
        "seats_amount": 1,
        "description": "Товари",
        "cost": 500,
        "city_sender": kyiv["Ref"],
        "sender": sender["Ref"],
        "sender_address": origin["Ref"],
        "contact_sender": contact["Ref"],
        "senders_phone": contact["Phones"],
        "recipients_phone": "380990000001",
        "city_recipient": lviv["DeliveryCity"],
        "recipient": made["Ref"],
        "recipient_address": branch["Ref"],
        "contact_recipient": person["Ref"],
        "options_seat": [
            {"volumetricWidth": 20, "volumetricLength": 20, "volumetricHeight": 10, "weight": 1.5},
        ],
    }
    (document,) = await data(api.internet_document.save(**waybill))
    number = document["IntDocNumber"]
    expect(f"{way} InternetDocument.save", len(number), 14)
    (entry,) = await data(
        api.tracking_document.get_status_documents([{"DocumentNumber": number, "Phone": "380990000001"}])
    )
    expect(f"{way} TrackingDocument.getStatusDocuments", (entry["StatusCode"], entry["AnnouncedPrice"]), ("1", 500))
    (sheet,) = await data(api.scan_sheet.insert_documents([document["Ref"]], "", ""))
    expect(f"{way} ScanSheet.insertDocuments", [one["Number"] for one in sheet["Data"]["Success"]], [number])
    (whole,) = await data(api.scan_sheet.get_scan_sheet(sheet["Ref"], sender["Ref"]))
    expect(f"{way} ScanSheet.getScanSheet", whole["Count"], "1")
    removed = await data(api.scan_sheet.remove_documents([document["Ref"]], sheet["Ref"]))
    expect(f"{way} ScanSheet.removeDocuments", len(removed["DocumentRefs"]["Success"]), 1)
    await data(api.scan_sheet.delete_scan_sheet([sheet["Ref"]]))
    expect(f"{way} ScanSheet.deleteScanSheet", await data(api.scan_sheet.get_scan_sheet_list()), [])
    expect(
        f"{way} InternetDocument.delete",
        await data(api.internet_document.delete(document["Ref"])),
        [{"Ref": document["Ref"]}],
    )
    await close(api, asynchronous=asynchronous)


async def close(api: NovaPoshtaApi, *, asynchronous: bool) -> None:
    if asynchronous:
        await api.async_http_client.aclose()
    else:
        api.sync_http_client.close()


async def main() -> None:
    await judge(asynchronous=False)
    await judge(asynchronous=True)
    tell()


asyncio.run(main())
