"""The fields of a tracking entry, group by group, in the types and formats of the recorded answers.

Hides nothing: protected.py does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sandbox.nova_poshta import places, stamps, statuses
from sandbox.nova_poshta.envelope import Entry
from sandbox.parcel import Parcel, State
from sandbox.places import Kind, Place

_WAITING = frozenset({"7", "8", "14", "107", "111", "112"})
_MONEY_TOLD = frozenset({"10", "11"})
_ON_THE_WAY = frozenset({"5", "6"})
_TRANSFER_FEE = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """What one entry speaks of: a parcel, where it stands, and what carries on after it since when."""

    parcel: Parcel
    state: State
    successor: Parcel | None
    succeeded_at: datetime | None


def identity(subject: Subject) -> Entry:
    """Number and status."""
    number = subject.parcel.number
    return {
        "Number": number,
        "StatusCode": subject.state.code,
        "Status": statuses.text(subject.parcel, subject.state),
        "RefEW": places.ref("waybill", number),
        "ClientBarcode": subject.parcel.reference,
        "MarketplacePartnerToken": "",
        "InternationalDeliveryType": "",
        "BarcodeRedBox": "",
    }


def dates(subject: Subject) -> Entry:
    """When what happened. The names mislead: ActualDeliveryDate is arrival, DateFirstDayStorage is paid storage."""
    state = subject.state
    paid_from = subject.parcel.stored_until or stamps.paid_storage_from(state.arrived_at)
    return {
        "DateCreated": stamps.dashed(state.created_at),
        # an on-line draft was never scanned: recorded answers show this instead of an empty string
        "DateScan": stamps.NEVER if state.code == "1" else stamps.scanned(state.since),
        "TrackingUpdateDate": stamps.iso(state.since),
        "ScheduledDeliveryDate": stamps.dashed(state.expected_at),
        "AdjustedDate": stamps.iso(state.expected_at) if state.code in _ON_THE_WAY else "",
        "ActualDeliveryDate": stamps.iso(state.arrived_at),
        "RecipientDateTime": stamps.dotted(state.received_at),
        "DateFirstDayStorage": stamps.day(paid_from),
        "DatePayedKeeping": stamps.iso(paid_from),
        "DateReturnCargo": "",
        "DateMoving": "",
        "DeliveryTimeframe": "",
    }


def ends(subject: Subject) -> Entry:
    """Where from, where to."""
    origin, destination = subject.parcel.origin, subject.parcel.destination
    return {
        "CitySender": origin.town.name,
        "CityRecipient": destination.town.name,
        "RefCitySender": places.ref("city", origin.town.name),
        "RefCityRecipient": places.ref("city", destination.town.name),
        "RefSettlementSender": places.ref("settlement", origin.town.name),
        "RefSettlementRecipient": places.ref("settlement", destination.town.name),
        "SenderAddress": places.long_address(origin),
        "RecipientAddress": places.long_address(destination),
    }


def branches(subject: Subject) -> Entry:
    """Which branch, in words and keys."""
    origin, destination = subject.parcel.origin, subject.parcel.destination
    return {
        "WarehouseSender": places.full_name(origin),
        "WarehouseRecipient": places.full_name(destination),
        "WarehouseSenderAddress": places.short_address(origin),
        "WarehouseRecipientAddress": places.short_address(destination),
        "WarehouseRecipientNumber": destination.number,
        "WarehouseRecipientRef": places.ref_of(destination),
        "RecipientWarehouseTypeRef": places.type_ref(destination),
        "CategoryOfWarehouse": places.category(destination),
        "WarehouseSenderInternetAddressRef": places.ref_of(origin),
        "WarehouseRecipientInternetAddressRef": places.ref_of(destination),
        "PostomatV3CellReservationNumber": 17 if subject.state.code == "8" else False,
    }


def people(subject: Subject) -> Entry:
    """Who sends, who receives, who has received."""
    parcel = subject.parcel
    return {
        "PhoneSender": parcel.sender_phone,
        "PhoneRecipient": parcel.recipient_phone,
        "SenderFullNameEW": parcel.sender_name,
        "RecipientFullNameEW": parcel.recipient_name,
        "RecipientFullName": parcel.recipient_name if subject.state.received_at else "",
        "CounterpartySenderDescription": "Приватна особа",
        "CounterpartyRecipientDescription": "Приватна особа",
        "CounterpartyType": "PrivatePerson",
        "CounterpartySenderType": "PrivatePerson",
        "LoyaltyCardSender": "",
        "LoyaltyCardRecipient": "",
        "TrusteeRecipientPhone": "",
        "PossibilityTrusteeRecipient": False,
    }


def goods(subject: Subject) -> Entry:
    """What is inside; weights are numbers or strings as recorded."""
    parcel = subject.parcel
    return {
        "CargoType": parcel.cargo,
        "SeatsAmount": str(parcel.seats),
        "CargoDescriptionString": parcel.goods,
        "AdditionalInformationEW": "",
        "InternetDocumentDescription": "",
        "DocumentWeight": parcel.weight,
        "FactualWeight": f"{parcel.weight:.2f}",
        "VolumeWeight": "0.40",
        "CalculatedWeight": "",
        "CheckWeight": 0,
        "CheckWeightMethod": "",
        "SumBeforeCheckWeight": 0,
        "AnnouncedPrice": parcel.declared,
        "Packaging": [],
        "PartialReturnGoods": [],
    }


def price(subject: Subject) -> Entry:
    """What the delivery costs and who has paid it."""
    parcel, received_at = subject.parcel, subject.state.received_at
    return {
        "ServiceType": _end(parcel.origin) + _end(parcel.destination),
        "PayerType": parcel.payer,
        "PaymentMethod": parcel.payment,
        "DocumentCost": str(parcel.cost),
        "ExpressWaybillPaymentStatus": "Payed" if received_at else "NeedPayment",
        "ExpressWaybillAmountToPay": 0 if received_at else parcel.cost,
        "AmountToPay": str(parcel.cost) if received_at else "",
        "AmountPaid": str(parcel.cost) if received_at else "",
        "PaymentStatus": "PAYED" if received_at else "",
        "PaymentStatusDate": stamps.iso(received_at),
        "CardMaskedNumber": "",
        "FreeShipping": "",
        "SecurePayment": False,
        "AviaDelivery": 0,
    }


def _end(place: Place) -> str:
    return "Doors" if place.kind is Kind.DOOR else "Warehouse"


def cash(subject: Subject) -> Entry:
    """Cash on delivery: `Redelivery…` is a money transfer, `AfterpaymentOnGoodsCost` is payment control."""
    parcel, told = subject.parcel, subject.state.code in _MONEY_TOLD
    return {
        "Redelivery": 1 if parcel.transfer else 0,
        "RedeliverySum": parcel.transfer,
        "RedeliveryNum": money_document(parcel) if told else "",
        "RedeliveryPayer": "Recipient" if parcel.transfer else "",
        "RedeliveryServiceCost": str(_TRANSFER_FEE) if parcel.transfer else "",
        "RedeliveryPaymentCardRef": "",
        "RedeliveryPaymentCardDescription": "",
        "AfterpaymentOnGoodsCost": parcel.to_pay,
        # no recorded answer shows a word here, so none is invented
        "LastTransactionStatusGM": "",
        "LastTransactionDateTimeGM": stamps.iso(subject.state.since) if told else "",
        "LastAmountTransferGM": f"{parcel.transfer:.3f}" if told else "",
        "LastAmountReceivedCommissionGM": _TRANSFER_FEE if told else 0,
    }


def chain(subject: Subject) -> Entry:
    """Which number this one was made from and which was made from it; a dash marks a money document."""
    owner = subject.parcel.made_from
    number, why, made_at = _newest_made_from(subject)
    return {
        "OwnerDocumentNumber": owner.number if owner else "",
        "OwnerDocumentType": owner.why if owner else "",
        "LastCreatedOnTheBasisNumber": number,
        "LastCreatedOnTheBasisDocumentType": why,
        "LastCreatedOnTheBasisDateTime": stamps.iso(made_at),
        "LastCreatedOnTheBasisPayerType": "Sender" if number else "",
        "CreatedOnTheBasis": "",
    }


def failure(subject: Subject) -> Entry:
    """Why it was not delivered."""
    state = subject.state
    return {
        "UndeliveryReasons": "",
        "UndeliveryReasonsSubtypeDescription": state.reason,
        "UndeliveryReasonsDate": stamps.iso(state.since) if state.reason else "",
        "CargoReturnRefusal": False,
        # never filled in any recorded answer
        "DaysStorageCargo": "",
        "StorageAmount": "",
        "StoragePrice": "",
    }


def rights(subject: Subject) -> Entry:
    """What may be ordered for it now: all of it while it waits, nothing else."""
    waiting = subject.state.code in _WAITING
    return {
        "PossibilityCreateRedirecting": waiting,
        "PossibilityCreateReturn": waiting,
        "PossibilityCreateRefusal": waiting,
        "PossibilityChangeEW": waiting,
        "PossibilityTermExtension": waiting,
        "PossibilityChangeCash2Card": False,
        "PossibilityChangeDeliveryIntervals": False,
        "PossibilityLightReturn": False,
        "PossibilityCreateClaim": False,
        "LightReturnNumber": "",
    }


def money_document(parcel: Parcel) -> str:
    """The number under which the money comes back: it contains a dash; its shape beyond that is invented."""
    return f"{parcel.number[:4]}-{parcel.number[6:]}"


def _newest_made_from(subject: Subject) -> tuple[str, str, datetime | None]:
    """Number, reason and time of the newest document that was made from this one."""
    later = subject.successor
    if later is not None and later.made_from is not None:
        return later.number, later.made_from.why, subject.succeeded_at
    if subject.state.code in _MONEY_TOLD:
        return money_document(subject.parcel), "", subject.state.received_at
    return "", "", None


GROUPS = (identity, dates, ends, branches, people, goods, price, cash, chain, failure, rights)
