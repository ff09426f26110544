"""What is to stand in a waybill instead, as its attempt keeps it until the carrier has said yes.

Who gets it, at which door and what is noted stands with the revising draft, never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from bot.db import destinations
from bot.db.shipments import Shipment
from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.draft import Draft
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party
from bot.domain.shipment import Parcel


def told(wanted: Shipment) -> dict[str, Any]:
    """Take down what is wanted, as JSON holds it."""
    declared, cod = wanted.declared_value, wanted.cod
    return {
        "destination": destinations.split(wanted.destination)[0],
        "parcels": [asdict(one) for one in wanted.parcels],
        "description": wanted.description,
        "declared": [declared.minor, declared.currency],
        "payer": wanted.delivery_payer,
        "cod": None if cod is None else [cod.amount.minor, cod.amount.currency, cod.form, cod.fee_payer],
    }


def read(change: Mapping[str, Any], sent: Shipment, revision: Draft) -> Shipment:
    """The shipment as it is wanted; `revision` says who gets it and at which door."""
    stood, door = destinations.split(sent.destination)[1], revision.door
    personal = {**stood, "street": door.street, "house": door.house, "flat": door.flat}
    public = change["destination"]
    return replace(
        sent,
        recipient=Party(revision.name, revision.phone or sent.recipient.phone),
        destination=destinations.join(public, personal if destinations.is_door(public) else {}),
        parcels=tuple(_parcel(one) for one in change["parcels"]),
        description=change["description"],
        declared_value=Money(*change["declared"]),
        delivery_payer=Payer(change["payer"]),
        cod=_cod(change["cod"]),
        note=revision.note,
    )


def _parcel(one: Mapping[str, Any]) -> Parcel:
    size = None if one["size"] is None else Size(**one["size"])
    return Parcel(one["weight_g"], size, one["packing"])


def _cod(one: list[Any] | None) -> Cod | None:
    return None if one is None else Cod(Money(one[0], one[1]), CodForm(one[2]), Payer(one[3]))
