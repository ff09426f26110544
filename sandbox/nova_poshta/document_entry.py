"""A document of the account as lists tell it: the keys of the recorded answer, in its types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.ledger import Row
from sandbox.nova_poshta import places, stamps, statuses
from sandbox.nova_poshta.call import word
from sandbox.nova_poshta.dictionaries import BACKWARD_CARGO_TYPES, CARGO_TYPES, PAYERS, PAYMENT_FORMS
from sandbox.nova_poshta.envelope import Entry
from sandbox.parcel import Parcel, State

_ALWAYS_NULL = (
    *("Posted", "Route", "EWNumber", "SaturdayDelivery", "ExpressWaybill", "CarCall", "DeliveryDateFrom", "Vip"),
    *("LastModificationDate", "ReceiptDate", "Redelivery", "SaturdayDeliveryString", "Note", "ThirdPerson"),
    *("Forwarding", "NumberOfFloorsLifting", "StatementOfAcceptanceTransferCargoID", "RecipientPost"),
    *("RejectionReason", "OnlineCreditStatus"),
)
_ALWAYS_EMPTY = (
    *("OwnershipForm", "EDRPOU", "RedBoxBarcode", "RecipientCityRef", "RecipientStreetRef", "RecipientWarehouseRef"),
    *("IsTakeAttorney", "SameDayDelivery", "TimeIntervalString", "ExpressPallet", "TermExtensionDays", "LoyaltyCard"),
)
_AS_SENT = ("PackingNumber", "AdditionalInformation", "TimeInterval")
_ORIGINAL = (
    *("RecipientAddressName", "RecipientArea", "RecipientAreaRegions"),
    *("RecipientCityName", "RecipientFlat", "RecipientHouse"),
)
_DRAFT = "Замовлення в обробці"


@dataclass(frozen=True, slots=True)
class Document:
    """A row of documents with its parcel and where that stands."""

    ref: str
    row: Row
    parcel: Parcel
    state: State

    @property
    def number(self) -> str:
        return self.parcel.number

    def word(self, name: str) -> str:
        """A property as it was sent."""
        return word(self.row["properties"].get(name))


def listed(one: Document) -> Entry:
    """One entry of getDocumentList."""
    return {
        **_identity(one),
        **_dates(one),
        **_parties(one),
        **_ends(one),
        **_goods(one),
        **_money(one),
        **dict.fromkeys(_ALWAYS_NULL),
        **dict.fromkeys(_ALWAYS_EMPTY, ""),
        **{name: one.word(name) for name in _AS_SENT},
    }


def whole(one: Document) -> Entry:
    """The answer of getDocument: enumerations in words, their codes beside them in …Ref."""
    backward = one.row["properties"].get("BackwardDeliveryData") or []
    return listed(one) | {
        "PayerType": PAYERS.get(one.parcel.payer, ""),
        "PayerTypeRef": one.parcel.payer,
        "PaymentMethod": PAYMENT_FORMS.get(one.parcel.payment, ""),
        "PaymentMethodRef": one.parcel.payment,
        "CargoType": CARGO_TYPES.get(one.parcel.cargo, ""),
        "CargoTypeRef": one.parcel.cargo,
        "ServiceTypeRef": one.word("ServiceType"),
        "BackwardDeliveryData": [_backward(told) for told in backward if isinstance(told, dict)],
    }


def _backward(told: dict[str, Any]) -> Entry:
    cargo, payer = word(told.get("CargoType")), word(told.get("PayerType"))
    return {
        "CargoType": BACKWARD_CARGO_TYPES.get(cargo, cargo),
        "CargoTypeRef": cargo,
        "PayerType": PAYERS.get(payer, payer),
        "PayerTypeRef": payer,
        "RedeliveryString": word(told.get("RedeliveryString")),
    }


def _identity(one: Document) -> Entry:
    return {
        "Ref": one.ref,
        "DeletionMark": "0",
        "IntDocNumber": one.number,
        "State": places.NO_REF,
        "StateId": int(one.state.code),
        "StateName": _DRAFT if one.state.code == "1" else statuses.text(one.parcel, one.state),
        "InfoRegClientBarcodes": one.word("InfoRegClientBarcodes"),
        "Printed": "1" if one.row["printed"] else "0",
        "ChangedDataEW": "0",
        "ScanSheetNumber": one.row["sheet_number"],
        "ScanSheetPrinted": one.row.get("sheet_printed", ""),
    }


def _dates(one: Document) -> Entry:
    created = datetime.fromisoformat(one.row["created_at"])
    handed_over = one.state.code != "1"
    return {
        "DateTime": f"{one.row['sent_on']} {stamps.iso(created)[11:]}",
        "PreferredDeliveryDate": stamps.NEVER,
        "EWDateCreated": stamps.iso(one.state.since) if handed_over else None,
        "ScheduledDeliveryDate": stamps.iso(one.state.expected_at) if handed_over else None,
        "EstimatedDeliveryDate": f"{one.row['arrives']} 15:00:00",
        "DateLastUpdatedStatus": stamps.iso(one.state.since),
        "DateLastPrint": None,
        "CreateTime": stamps.iso(created),
        "RecipientDateTime": stamps.iso(one.state.received_at) or None,
    }


def _parties(one: Document) -> Entry:
    received = one.state.received_at is not None
    private = one.word("RecipientType") or "PrivatePerson"
    return {
        "Sender": one.word("Sender"),
        "ContactSender": one.word("ContactSender"),
        "Recipient": one.word("Recipient") or places.ref("made recipient", one.number),
        "ContactRecipient": one.word("ContactRecipient") or places.ref("made contact", one.number),
        "SendersPhone": one.parcel.sender_phone,
        "RecipientsPhone": one.parcel.recipient_phone,
        "SenderDescription": one.parcel.sender_name,
        "RecipientDescription": "Приватна особа",
        "RecipientContactPhone": one.parcel.recipient_phone,
        "RecipientContactPerson": one.parcel.recipient_name,
        "SenderContactPerson": one.parcel.sender_name,
        "RecipientFullName": one.parcel.recipient_name if received else None,
        "SenderCounterpartyType": "Organization",
        "RecipientCounterpartyType": private,
    }


def _ends(one: Document) -> Entry:
    origin, destination = one.parcel.origin, one.parcel.destination
    return {
        "CitySender": places.ref("city", origin.town.name),
        "CityRecipient": places.ref("city", destination.town.name),
        "SenderAddress": one.word("SenderAddress") or places.ref_of(origin),
        "RecipientAddress": one.word("RecipientAddress") or places.ref_of(destination),
        "CitySenderDescription": origin.town.name,
        "CityRecipientDescription": destination.town.name,
        "SenderAddressDescription": places.full_name(origin) or origin.street,
        "RecipientAddressDescription": places.full_name(destination) or destination.street,
        "OriginalGeoData": {name: one.word(name) for name in _ORIGINAL},
    }


def _goods(one: Document) -> Entry:
    return {
        "Weight": f"{one.parcel.weight:.2f}",
        "SeatsAmount": str(one.parcel.seats),
        "Cost": f"{one.parcel.declared:.2f}",
        "ServiceType": one.word("ServiceType"),
        "Description": one.parcel.goods,
        "CostOnSite": f"{one.parcel.cost:.2f}",
        "PayerType": one.parcel.payer,
        "PaymentMethod": one.parcel.payment,
        "CargoType": one.parcel.cargo,
        "ElevatorRecipient": "0",
        "DeliveryByHand": "0",
        "ForwardingCount": 0,
        "TimeIntervalRef": "",
        "TermExtension": 0,
        "AviaDelivery": 0,
    }


def _money(one: Document) -> Entry:
    """Sums of both forms of cash on delivery; `BackwardDeliveryMoney` is a number, the others are texts."""
    transfer = one.parcel.transfer
    return {
        "AfterpaymentOnGoodsCost": f"{one.parcel.to_pay:.2f}",
        "StatePayId": "0",
        "StatePayName": "",
        "BackwardDeliveryCargoType": "Money" if transfer else "",
        "BackwardDeliverySum": f"{transfer:.2f}" if transfer else "",
        "BackwardDeliveryMoney": transfer,
        "BackwardDeliveryDataDocuments": [],
    }
