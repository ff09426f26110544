"""InternetDocument.getDocumentPrice and getDocumentDeliveryDate (Nova Poshta API 2.0)."""

from __future__ import annotations

import math

from sandbox.nova_poshta import directory, tariff
from sandbox.nova_poshta.call import Call, word
from sandbox.nova_poshta.dates import read_day
from sandbox.nova_poshta.dictionaries import BACKWARD_CARGO_TYPES, SERVICE_TYPES, is_pack
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.seats import read_number, read_seats
from sandbox.nova_poshta.stamps import KYIV
from sandbox.towns import Town

_ASSUMED_COST = 300.0


def get_document_price(call: Call, _office: Office) -> Envelope:
    """The parts of the price; what costs nothing is left out."""
    way = _way(call)
    weight = read_number(call.properties.get("Weight"))
    if not weight > 0:
        raise Refused("weight_invalid")
    if call.word("PackRef") and not is_pack(call.word("PackRef")):
        raise Refused("pack_incorrect")
    charged = max(weight, sum(seat.volume_weight for seat in read_seats(call)))
    declared = read_number(call.properties.get("Cost")) or _ASSUMED_COST
    packs = call.count("PackCount", 1) if call.word("PackRef") else 0
    parts = {
        "CostRedelivery": tariff.redelivery(_money(call)),
        "CostPack": tariff.packing(packs),
    }
    return answered([
        {
            "AssessedCost": _whole(declared),
            "Cost": _whole(tariff.delivery(way, charged, declared)),
            **{name: _whole(price) for name, price in parts.items() if price},
            "TZoneInfo": _zone(way),
        }
    ])  # fmt: skip


def get_document_delivery_date(call: Call, office: Office) -> Envelope:
    """The day of arrival, in the shape that is recorded live: an object with a zone."""
    way = _way(call)
    today = office.world.now().astimezone(KYIV).date()
    day = read_day(call.word("DateTime")) if call.word("DateTime") else today
    if day is None:
        raise Refused("date_invalid")
    if day < today:
        raise Refused("no_delivery_date")
    told = {
        "date": f"{tariff.arrives(way, day).isoformat()} 00:00:00.000000",
        "timezone_type": 3,
        "timezone": "Europe/Kiev",
    }
    return answered([{"DeliveryDate": told}])


def _way(call: Call) -> tariff.Way:
    wrong: list[str] = []
    ends: list[Town] = []
    for name, prefix in (("CitySender", "city_sender"), ("CityRecipient", "city_recipient")):
        ref = call.word(name)
        town = directory.city_of(ref)
        if town:
            ends.append(town)
        else:
            wrong.append(f"{prefix}_not_found" if ref else f"{prefix}_missing")
    if call.word("ServiceType") not in SERVICE_TYPES:
        wrong.append("service_incorrect")
    if wrong:
        raise Refused(*wrong)
    return tariff.Way(ends[0], ends[1], call.word("ServiceType"))


def _money(call: Call) -> float:
    """The sum of a money transfer that is asked about."""
    told = call.properties.get("RedeliveryCalculate")
    # some clients always send the object, with null in it where nothing is to come back
    if not isinstance(told, dict) or not any(told.values()):
        return 0.0
    if word(told.get("CargoType")) not in BACKWARD_CARGO_TYPES:
        raise Refused("redelivery_cargo")
    amount = read_number(told.get("Amount"))
    if math.isnan(amount) or amount < 0:
        raise Refused("redelivery_amount")
    return amount if word(told.get("CargoType")) == "Money" else 0.0


def _zone(way: tariff.Way) -> Entry:
    number = 0 if way.within_town else 4
    return {"TzoneName": f"Тарифна зона: Тарифна зона {number}", "TzoneID": f"{number:02}"}


def _whole(price: float) -> float:
    return int(price) if price == int(price) else price
