"""Answers of every method the adapter asks, in the carrier's shape, about nobody and nowhere."""

from tests.carriers.nova_poshta.entries import entry, envelope

CITY = "aaaaaaaa-0000-0000-0000-000000000001"
SETTLEMENT = "aaaaaaaa-0000-0000-0000-000000000002"
STREET = "aaaaaaaa-0000-0000-0000-000000000003"
BRANCH = "aaaaaaaa-0000-0000-0000-000000000004"
SENDER = "aaaaaaaa-0000-0000-0000-000000000005"
CONTACT = "aaaaaaaa-0000-0000-0000-000000000006"
RECIPIENT = "aaaaaaaa-0000-0000-0000-000000000007"
PERSON = "aaaaaaaa-0000-0000-0000-000000000008"
DOOR = "aaaaaaaa-0000-0000-0000-000000000009"
WAYBILL = "bbbbbbbb-0000-0000-0000-000000000001"
OTHER = "bbbbbbbb-0000-0000-0000-000000000002"
REGISTRY = "cccccccc-0000-0000-0000-000000000001"
REASON = "dddddddd-0000-0000-0000-000000000001"
SUBTYPE = "dddddddd-0000-0000-0000-000000000002"
ORDER = "eeeeeeee-0000-0000-0000-000000000001"
NUMBER = "20450990000001"
REFERENCE = "P-1"

WAREHOUSE = {
    "SiteKey": "105",
    "Ref": BRANCH,
    "Number": "7",
    "Description": "Відділення №7: вул. Вигадана, 9",
    "ShortAddress": "Вигадане, Вигадана, 9",
    "Phone": "380800500609",
    "TypeOfWarehouse": "841339c7-591a-42e2-8233-7a0a00f0ed6f",
    "CategoryOfWarehouse": "Branch",
    "CityRef": CITY,
    "CityDescription": "Вигадане",
    "SettlementRef": SETTLEMENT,
    "SettlementDescription": "Вигадане",
    "SettlementAreaDescription": "Вигадана",
    "SettlementRegionsDescription": "Вигаданий",
    "Longitude": "30.542884000000000",
    "Latitude": "50.354786000000000",
    "POSTerminal": "1",
    "TotalMaxWeightAllowed": "0",
    "PlaceMaxWeightAllowed": "30",
    "ReceivingLimitationsOnDimensions": {"Width": 70, "Height": 60, "Length": 120},
    "SendingLimitationsOnDimensions": {"Width": 80, "Height": 80, "Length": 80},
    "Reception": dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), "08:00-17:30")
    | {"Saturday": "-", "Sunday": "-"},
    "Delivery": dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), "10:00-24:00")
    | {"Saturday": "-", "Sunday": "-"},
    "Schedule": dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"), "08:00-21:00")
    | {"Sunday": "-"},
    "WarehouseStatus": "Working",
    "DenyToSelect": "0",
    "MaxDeclaredCost": "15000",
    "CanGetMoneyTransfer": "1",
    "PostMachineType": "",
}
TOWN = {"Ref": CITY, "Description": "Вигадане", "Area": SETTLEMENT, "AreaDescription": "Вигадана", "CityID": "4"}
SETTLEMENTS = {
    "TotalCount": 2,
    "Addresses": [
        {"MainDescription": "Вигадане", "Area": "Вигадана", "Region": "", "Ref": SETTLEMENT, "DeliveryCity": CITY},
        {"MainDescription": "Вигаданець", "Area": "Вигадана", "Region": "", "Ref": STREET, "DeliveryCity": STREET},
    ],
}
MADE = {
    "Ref": WAYBILL,
    "CostOnSite": 107,
    "EstimatedDeliveryDate": "27.11.2026",
    "IntDocNumber": NUMBER,
    "TypeDocument": "InternetDocument",
}
LISTED = {
    "Ref": WAYBILL,
    "DeletionMark": "0",
    "DateTime": "2026-11-25 08:41:32",
    "IntDocNumber": NUMBER,
    "InfoRegClientBarcodes": REFERENCE,
    "CostOnSite": "107.00",
    "EstimatedDeliveryDate": "2026-11-27 15:00:00",
    "StateId": 1,
}
INSERTED = {
    "Ref": REGISTRY,
    "Number": "105-00000001",
    "DateTime": "2026-11-25 12:00:00",
    "Description": "",
    "Errors": [],
    "Success": [],
    "Warnings": [],
    "Data": {
        "Success": [{"Ref": WAYBILL, "Number": NUMBER}],
        "Errors": [],
        "Warnings": [
            {
                "Ref": OTHER,
                "Number": "20450990000002",
                "Warning": "Документ уже знаходиться у реєстрі",
                "ScanSheetNumber": "105-00000009",
            },
        ],
    },
}
SCAN_SHEET = {
    "Ref": REGISTRY,
    "Number": "105-00000001",
    "DateTime": "2026-11-25 12:00:00",
    "Printed": "0",
    "Count": "1",
}
COUNTERPARTY = {
    "Ref": SENDER,
    "Description": "Приватна особа",
    "CounterpartyFullName": "",
    "CounterpartyType": "PrivatePerson",
    "City": "00000000-0000-0000-0000-000000000000",
    "Counterparty": None,
}
CONTACT_PERSON = {"Ref": CONTACT, "Description": "Зразок Марія ", "Phones": "380990000100", "MiddleName": None}
PERSON_SAVED = {
    "Ref": RECIPIENT,
    "Description": "Приватна особа",
    "ContactPerson": {
        "success": True,
        "data": [{"Ref": PERSON, "Description": "Зразок Іван"}],
        "errors": [],
        "translatedErrors": [],
        "warnings": ["Person already exists!"],
        "info": [],
        "errorCodes": [],
    },
}
ORDERED = {"Number": "102-00000001", "Ref": ORDER}
PRICED = {
    "ScheduledDeliveryDate": "2026-11-30 18:00:00",
    "Pricing": {"Services": [], "Total": 85.5, "FirstDayStorage": "0000-00-00 00:00:00"},
}
LISTED_ORDER = {
    "OrderRef": ORDER,
    "OrderNumber": "102-00000001",
    "OrderStatus": "Прийняте",
    "DocumentNumber": NUMBER,
    "DeliveryCost": "85.50",
    "ExpressWaybillNumber": "20450990000077",
    "CanDeleteOrder": True,
}
REDIRECTABLE = {
    "Ref": WAYBILL,
    "Number": NUMBER,
    "PayerType": "Sender",
    "PaymentMethod": "Cash",
    "CounterpartyRecipientRef": RECIPIENT,
    "RecipientName": "Зразок Іван",
    "PhoneRecipient": "380990000001",
}
CHANGEABLE = {
    "CanChangeRecipient": True,
    "CanChangePayerTypeOrPaymentMethod": "1",
    "CanChangeBackwardDeliveryMoney": False,
    "ContactPersonSender": "Зразок Марія",
    "SenderPhone": "380990000100",
    "ContactPersonRecipient": "Зразок Іван",
    "RecipientPhone": "380990000001",
    "PayerType": "Recipient",
    "PaymentMethod": "Cash",
}


def one(told):
    return envelope(told, info={"totalCount": 1})


def saved(properties):
    return one(PRICED if properties.get("OnlyGetPricing") else ORDERED)


ANSWERS = {
    "TrackingDocument.getStatusDocuments": lambda properties: envelope(
        *(entry(Number=document["DocumentNumber"]) for document in properties["Documents"]),
    ),
    "InternetDocument.save": one(MADE),
    "InternetDocument.update": one(MADE),
    "InternetDocument.delete": one({"Ref": WAYBILL}),
    "InternetDocument.getDocumentList": one(LISTED),
    "InternetDocument.getDocumentPrice": one(
        {"AssessedCost": "500", "Cost": "75", "CostRedelivery": 34.5, "CostPack": 0, "TZoneInfo": {"TzoneID": "4"}},
    ),
    "InternetDocument.getDocumentDeliveryDate": one(
        {"DeliveryDate": {"date": "2026-11-27 00:00:00.000000", "timezone_type": 3, "timezone": "Europe/Kiev"}},
    ),
    "InternetDocument.printFull": b"%PDF-1.4\nnothing\n%%EOF\n",
    "Counterparty.save": one(PERSON_SAVED),
    "Counterparty.getCounterparties": one(COUNTERPARTY),
    "Counterparty.getCounterpartyContactPersons": one(CONTACT_PERSON),
    "Counterparty.getCounterpartyAddresses": one({"Ref": DOOR, "Description": "Вигадане, Вигадана, 9"}),
    "Counterparty.getCounterpartyOptions": one(
        {"CanAfterpaymentOnGoodsCost": True, "CanNonCashPayment": "0", "Debtor": 0},
    ),
    "Address.save": one({"Ref": DOOR, "Description": "Вигадана, 9"}),
    "Address.getWarehouses": one(WAREHOUSE),
    "Address.getCities": one(TOWN),
    "Address.searchSettlements": envelope(SETTLEMENTS),
    "ScanSheet.insertDocuments": envelope(INSERTED),
    "ScanSheet.getScanSheetList": envelope(SCAN_SHEET),
    "ScanSheet.getScanSheet": envelope(SCAN_SHEET),
    "ScanSheet.getScanSheetDocuments": envelope({"Number": NUMBER, "Ref": WAYBILL}),
    "ScanSheet.removeDocuments": envelope(
        data={"DocumentRefs": {"Success": [], "Errors": [{"Ref": OTHER, "Number": "", "Error": "Не знайдено"}]}},
    ),
    "ScanSheet.deleteScanSheet": envelope(
        data={"ScanSheetRefs": {"Success": [{"Ref": REGISTRY, "Number": "105-00000001"}], "Errors": []}},
    ),
    "AdditionalService.CheckPossibilityCreateReturn": one({"NonCash": True, "City": "Вигадане", "Ref": DOOR}),
    "AdditionalService.getReturnReasons": one({"Ref": REASON, "Description": "Відмова"}),
    "AdditionalService.getReturnReasonsSubtypes": one(
        {"Ref": SUBTYPE, "Description": "Передумали", "ReasonRef": REASON},
    ),
    "AdditionalService.checkPossibilityForRedirecting": one(REDIRECTABLE),
    "AdditionalService.CheckPossibilityChangeEW": one(CHANGEABLE),
    "AdditionalService.CheckPossibilityTermExtension": one({"AvailableDates": ["2026-11-28", "29.11.2026"]}),
    "AdditionalService.save": saved,
    "AdditionalService.delete": one({"Number": "102-00000001"}),
    "AdditionalService.getReturnOrdersList": one(LISTED_ORDER),
    "AdditionalService.getRedirectionOrdersList": one(LISTED_ORDER),
    "AdditionalService.getChangeEWOrdersList": one(LISTED_ORDER),
}
