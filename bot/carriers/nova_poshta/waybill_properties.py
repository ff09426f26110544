"""From a waybill as the desk asks for it to the properties of InternetDocument.save (Nova Poshta API 2.0). Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.money import Money
from bot.domain.place import Address, BranchPoint, Destination, NamedAddress, NamedBranch
from bot.domain.shipment import Goods, Origin, Parcel, WaybillRequest

Properties = Mapping[str, Any]

DATE = "%d.%m.%Y"
PAYERS = {Payer.SENDER: "Sender", Payer.RECIPIENT: "Recipient"}
GOODS = {Goods.PARCEL: "Parcel", Goods.CARGO: "Cargo", Goods.DOCUMENTS: "Documents"}
_LIGHTEST_KG = Decimal("0.1")
_SMALLEST_M3 = Decimal("0.0002")
_LONGEST_NOTE = 100  # signs; "up to about 100", as public clients have found
_KG_PER_M3 = 250  # the volume weight of a cubic metre, cm³ / 4000
_MM3_PER_M3 = 10**9


def properties(request: WaybillRequest, recipient: Properties) -> dict[str, Any]:
    """Make all properties of a waybill; `recipient` says who gets it and where, in one of the carrier's two ways."""
    return {
        **origin(request.origin),
        **recipient,
        **load(request),
        **_cod(request.cod),
        "PayerType": PAYERS[request.delivery_payer],
        "PaymentMethod": payment_method(by_bank_transfer=request.by_bank_transfer),
        "DateTime": request.ship_on.strftime(DATE),
        "ServiceType": service_type(request.origin.place, request.destination),
        "Description": request.description,
        "InfoRegClientBarcodes": request.reference,
        "RecipientsPhone": request.recipient.phone.digits,
        **({"AdditionalInformation": request.note[:_LONGEST_NOTE]} if request.note else {}),
    }


def origin(told: Origin) -> dict[str, Any]:
    """Say who sends and from where, by the references that `senders` and `branches` gave."""
    place = told.place
    return {
        "CitySender": place.city if isinstance(place, BranchPoint | Address) else "",
        "Sender": told.references.get("Sender", ""),
        "ContactSender": told.references.get("ContactSender", ""),
        "SenderAddress": place.branch if isinstance(place, BranchPoint) else told.references.get("SenderAddress", ""),
        "SendersPhone": told.sender.phone.digits,
    }


def recipient_by_refs(request: WaybillRequest, counterparty: str, contact: str, address: str) -> dict[str, Any]:
    """Name a recipient that stands in the carrier's own list of recipients."""
    place = request.destination
    return {
        "CityRecipient": place.city if isinstance(place, BranchPoint | Address) else "",
        "Recipient": counterparty,
        "ContactRecipient": contact,
        "RecipientAddress": address,
    }


def recipient_in_words(request: WaybillRequest, place: NamedBranch | NamedAddress) -> dict[str, Any]:
    """Name a recipient and a place in words ("NewAddress"): the carrier makes the counterparty on the fly."""
    told = {
        "NewAddress": "1",
        "RecipientCityName": place.town.name,
        "RecipientArea": place.town.region,
        "RecipientAreaRegions": place.town.district,
        "RecipientName": request.recipient.name,
        "RecipientType": "PrivatePerson",
    }
    if isinstance(place, NamedBranch):
        return {**told, "RecipientAddressName": place.number, "RecipientHouse": "", "RecipientFlat": ""}
    return {
        **told,
        "RecipientAddressName": place.street,
        "RecipientHouse": place.house,
        "RecipientFlat": place.flat,
        "RecipientAddressNote": place.note,
    }


def load(request: WaybillRequest) -> dict[str, Any]:
    """Say what is sent: kind, pieces, weight, declared value; seats where all sizes are known, else the volume."""
    parcels = request.parcels
    told: dict[str, Any] = {
        "CargoType": GOODS[request.goods],
        "SeatsAmount": str(len(parcels)),
        "Weight": _plain(max(_LIGHTEST_KG, kilograms(sum(parcel.weight_g for parcel in parcels)))),
        "Cost": str(math.ceil(request.declared_value.major)),
    }
    if all(parcel.size is not None for parcel in parcels):
        return {**told, "OptionsSeat": [_seat(parcel) for parcel in parcels]}
    if request.goods is Goods.DOCUMENTS:  # "VolumeGeneral must be empty"
        return told
    return {**told, "VolumeGeneral": _plain(max(_SMALLEST_M3, _volume(parcels)))}


def _volume(parcels: Sequence[Parcel]) -> Decimal:
    """Cubic metres. A piece of unknown size counts as big as makes its volume weight equal to its weight."""
    return sum((_piece_volume(parcel) for parcel in parcels), Decimal()).quantize(Decimal("0.0001"))


def _piece_volume(parcel: Parcel) -> Decimal:
    size = parcel.size
    if size is None:
        return kilograms(parcel.weight_g) / _KG_PER_M3
    return Decimal(size.length_mm * size.width_mm * size.height_mm) / _MM3_PER_M3


def _seat(parcel: Parcel) -> dict[str, str]:
    size = parcel.size
    assert size is not None  # noqa: S101 - `load` makes seats only where all sizes are known
    return {
        "volumetricLength": _plain(Decimal(size.length_mm) / 10),
        "volumetricWidth": _plain(Decimal(size.width_mm) / 10),
        "volumetricHeight": _plain(Decimal(size.height_mm) / 10),
        "weight": _plain(max(_LIGHTEST_KG, kilograms(parcel.weight_g))),
        **({"packRef": parcel.packing} if parcel.packing else {}),
    }


def _cod(cod: Cod | None) -> dict[str, Any]:
    """The two forms exclude each other by type."""
    if cod is None:
        return {}
    if cod.form is CodForm.PAYMENT_CONTROL:
        return {"AfterpaymentOnGoodsCost": hryvnias(cod.amount)}
    back = {"PayerType": PAYERS[cod.fee_payer], "CargoType": "Money", "RedeliveryString": hryvnias(cod.amount)}
    return {"BackwardDeliveryData": [back]}


def service_type(start: Destination, end: Destination) -> str:
    """Name the two ends: "WarehouseDoors"; a locker is a warehouse."""
    return _end(start) + _end(end)


def _end(place: Destination) -> str:
    return "Warehouse" if isinstance(place, BranchPoint | NamedBranch) else "Doors"


def payment_method(*, by_bank_transfer: bool) -> str:
    """Say how the carrier is paid."""
    return "NonCash" if by_bank_transfer else "Cash"


def hryvnias(sum_: Money) -> str:
    """Write a sum as the carrier reads it: "1450" or "1450.50"."""
    return _plain(sum_.major)


def kilograms(grams: int) -> Decimal:
    """Turn grams into kilograms."""
    return Decimal(grams) / 1000


def _plain(told: Decimal) -> str:
    """Write without an exponent and without zeros at the end."""
    return f"{told.normalize():f}"
