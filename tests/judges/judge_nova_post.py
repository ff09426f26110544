"""The judge nova-post (PyPI, MIT): every answer must fit its pydantic models."""

from __future__ import annotations

import sys

from nova_post.adapters.address import Address
from nova_post.api import NovaPostApi
from nova_post.exceptions import NovaPostApiError
from nova_post.models import address, internet_document, tracking
from verdict import KEY, URL, expect, tell

NovaPostApi.API_URL = URL
api = NovaPostApi(KEY)


def rows(model: str, method: str, **properties: object) -> list[dict]:
    return api.send_request(model, method, properties)


addresses: Address = api.address
kyiv = next(
    city for city in addresses.get_cities(address.GetCitiesRequest(FindByString="Київ")) if city.Description == "Київ"
)
expect("Address.getCities", kyiv.Ref, "8d5a980d-391c-11dd-90d9-001a92567626")
points = addresses.get_warehouses(address.GetWarehousesRequest(CityRef=kyiv.Ref, Limit=100))
expect("Address.getWarehouses", (len(points), {type(point.SiteKey) for point in points}), (100, {int}))
streets = addresses.get_streets(address.GetStreetsRequest(CityRef=kyiv.Ref, FindByString="Липова"))
expect("Address.getStreet", streets[0].Description, "Липова")
expect("Address.getAreas", len(addresses.get_areas()), 25)

documents = api.internet_document
price = documents.get_document_price(
    internet_document.DocumentPriceRequest(
        CitySender=kyiv.Ref, CityRecipient=kyiv.Ref, Weight=1.0, ServiceType="WarehouseWarehouse", Cost=500,
        CargoType="Cargo", SeatsAmount=1,
    )
)  # fmt: skip
expect("InternetDocument.getDocumentPrice", price.Cost, 70)
arrival = documents.get_document_delivery_date(
    internet_document.DocumentDeliveryDateRequest(
        ServiceType="WarehouseWarehouse", CitySender=kyiv.Ref, CityRecipient=kyiv.Ref
    )
)
expect("InternetDocument.getDocumentDeliveryDate", arrival.DeliveryDate["timezone_type"], 3)

(sender,) = rows("Counterparty", "getCounterparties", CounterpartyProperty="Sender")
(contact,) = rows("Counterparty", "getCounterpartyContactPersons", Ref=sender["Ref"])
(origin,) = rows("Counterparty", "getCounterpartyAddresses", Ref=sender["Ref"])
(recipient,) = rows(
    "Counterparty", "save", FirstName="Олена", LastName="Зразок", Phone="380990000001",
    CounterpartyType="PrivatePerson", CounterpartyProperty="Recipient",
)  # fmt: skip
(branch,) = rows("Address", "getWarehouses", CityRef=kyiv.Ref, WarehouseId="917")
waybill = {
    "PayerType": "Recipient", "PaymentMethod": "Cash", "DateTime": sys.argv[3], "CargoType": "Parcel", "Weight": 1.5,
    "ServiceType": "WarehouseWarehouse", "SeatsAmount": 1, "Description": "Товари", "Cost": 500,
    "CitySender": kyiv.Ref, "Sender": sender["Ref"], "SenderAddress": origin["Ref"],
    "ContactSender": contact["Ref"], "SendersPhone": contact["Phones"], "CityRecipient": kyiv.Ref,
    "Recipient": recipient["Ref"], "RecipientAddress": branch["Ref"],
    "ContactRecipient": recipient["ContactPerson"]["data"][0]["Ref"], "RecipientsPhone": "380990000001",
    "OptionsSeat": [{"volumetricWidth": 20, "volumetricLength": 20, "volumetricHeight": 10, "weight": 1.5}],
}  # fmt: skip
saved = documents.save_internet_document(internet_document.SaveInternetDocumentRequest(**waybill))
expect("InternetDocument.save", saved.TypeDocument, "InternetDocument")
changed = documents.update_internet_document(
    internet_document.UpdateInternetDocumentRequest(**waybill | {"Ref": saved.Ref, "Weight": 2.0})
)
expect("InternetDocument.update", changed.IntDocNumber, saved.IntDocNumber)
period = {"DateTimeFrom": sys.argv[3], "DateTimeTo": sys.argv[3]}
(listed,) = documents.get_document_list(internet_document.DocumentListRequest(**period))
expect("InternetDocument.getDocumentList", (listed.IntDocNumber, listed.StateId), (saved.IntDocNumber, 1))
report = documents.generate_report(
    internet_document.GenerateReportRequest(DocumentRefs=[saved.Ref], Type="csv", DateTime=sys.argv[3])
)
expect("InternetDocument.generateReport", report.Weight, "2.00")
entry = api.tracking.track_parcel(tracking.TrackingRequest(DocumentNumber=saved.IntDocNumber, Phone="380990000001"))
expect("TrackingDocument.getStatusDocuments", entry.CityRecipient, "Київ")
deleted = documents.delete_internet_document(internet_document.DeleteInternetDocumentRequest(DocumentRefs=[saved.Ref]))
expect("InternetDocument.delete", deleted.Ref, saved.Ref)
try:
    api.tracking.track_parcel(tracking.TrackingRequest(DocumentNumber="445"))
except NovaPostApiError as refused:
    expect("TrackingDocument.getStatusDocuments: a refusal", "Document number is not correct" in str(refused))
tell()
