"""Tracking entries and envelopes in the carrier's shape, about nobody."""

import json
from datetime import UTC, datetime

from bot.carriers.nova_poshta.mapping import read_entry

NUMBER = "20450990000001"
SEEN_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def entry(**fields):
    """A parcel at a branch, asked about with the right phone."""
    told = {
        "Number": NUMBER,
        "StatusCode": "7",
        "Status": "Прибув у відділення",
        "DateCreated": "16-11-2026 17:33:10",
        "DateScan": "13:24 18.11.2026",
        "TrackingUpdateDate": "2026-11-18 13:24:11",
        "ScheduledDeliveryDate": "18-11-2026 18:00:00",
        "AdjustedDate": "",
        "ActualDeliveryDate": "2026-11-18 13:23:50",
        "RecipientDateTime": "",
        "DateFirstDayStorage": "2026-11-26",
        "DatePayedKeeping": "2026-11-26 13:23:50",
        "UndeliveryReasonsDate": "",
        "CitySender": "Київ",
        "CityRecipient": "Вигадане Село",
        "WarehouseRecipient": "Відділення №1: вул. Вигадана, 9 ",
        "WarehouseRecipientNumber": 1,
        "PhoneSender": "380990000100",
        "PhoneRecipient": "380990000001",
        "SenderFullNameEW": "Зразок Марія",
        "RecipientFullNameEW": "Зразок Отримувач",
        "RecipientFullName": "",
        "RecipientAddress": "с. Вигадане Село, Відділення №1",
        "PayerType": "Recipient",
        "AnnouncedPrice": 3200,
        "ExpressWaybillAmountToPay": 82,
        "AfterpaymentOnGoodsCost": 0,
        "Redelivery": 1,
        "RedeliverySum": 1450,
        "RedeliveryNum": "",
        "LastTransactionStatusGM": "",
        "LastTransactionDateTimeGM": "",
        "OwnerDocumentNumber": "",
        "OwnerDocumentType": "",
        "LastCreatedOnTheBasisNumber": "",
        "LastCreatedOnTheBasisDocumentType": "",
        "LastCreatedOnTheBasisDateTime": "",
        "Packaging": [],
        "SecurePayment": False,
    }
    return told | fields


def envelope(*entries, **fields):
    told = {"success": True, "data": list(entries), "errors": [], "warnings": [], "info": [], "messageCodes": []}
    return told | {"errorCodes": [], "warningCodes": [], "infoCodes": []} | fields


def body(*entries, **fields):
    return json.dumps(envelope(*entries, **fields), ensure_ascii=False).encode()


def tracked(*, phone_refused=False, **fields):
    return read_entry(entry(**fields), phone_refused=phone_refused, seen_at=SEEN_AT)


def event(**fields):
    return tracked(**fields).events[0]


def snapshot(**fields):
    return tracked(**fields).snapshot
