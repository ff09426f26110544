"""From a stored shipment to what a carrier is asked to make of it."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.carriers.base import CarrierInfo
from bot.clock import local_day
from bot.db.shipments import SendingFrom, Shipment
from bot.domain.attempt import Attempt
from bot.domain.place import Address, BranchKind, BranchPoint, Destination
from bot.domain.shipment import Origin, WaybillRequest

_DOOR = "door"


def new_reference(attempt_id: int) -> str:
    """Name an attempt to the carrier: by its id, and by chance so that no earlier database's attempt is found for it.

    Nova Poshta takes 50 signs of letters, digits and a few marks; 20 of these fit any carrier that was looked at.
    """
    return f"P{attempt_id}-{secrets.token_hex(4)}"


def request_of(shipment: Shipment, info: CarrierInfo, attempt: Attempt, now: datetime) -> WaybillRequest:
    """Ask for what the shipment says; a day of dispatch that is over by now is today."""
    return WaybillRequest(
        reference=attempt.reference or new_reference(attempt.id),
        origin=_origin(shipment.origin, info),
        recipient=shipment.recipient,
        destination=shipment.destination,
        parcels=shipment.parcels,
        description=shipment.description,
        declared_value=shipment.declared_value,
        delivery_payer=shipment.delivery_payer,
        ship_on=max(shipment.ship_on, local_day(now, info.zone)),
        cod=shipment.cod,
        by_bank_transfer=shipment.by_bank_transfer,
        goods=shipment.goods,
        note=shipment.note,
    )


def _origin(from_: SendingFrom, info: CarrierInfo) -> Origin:
    city, place = (from_.carrier_keys.get(name, "") for name in (info.origin_keys.city, info.origin_keys.place))
    end: Destination = (
        Address(city, "", "") if from_.kind == _DOOR else BranchPoint(city, place, BranchKind(from_.kind))
    )
    return Origin(from_.sender, end, from_.carrier_keys)
