"""Address.getStreet and searchSettlementStreets (Nova Poshta API 2.0)."""

from __future__ import annotations

from functools import cache

from sandbox.nova_poshta import directory, places
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.streets import Street, streets_of
from sandbox.towns import Town, towns

PAGE = 500
MOST_SEARCHED = 50


def street_ref(town: Town, street: Street) -> str:
    """The Ref of a street: one for both calls, where the carrier has one each."""
    return places.ref("street", town.name, street.full)


def street_of(ref: str) -> tuple[Town, Street] | None:
    """The street of that Ref and the town it lies in."""
    return _by_ref().get(ref)


@cache
def _by_ref() -> dict[str, tuple[Town, Street]]:
    return {street_ref(town, street): (town, street) for town in towns() for street in streets_of(town)}


def get_street(call: Call, _office: Office) -> Envelope:
    """Streets of one city by pages of 500."""
    ref = call.word("CityRef")
    if not ref:
        raise Refused("city_ref_missing")
    town = directory.city_of(ref)
    if town is None:
        raise Refused("city_not_found")
    name = call.word("FindByString").casefold()
    found = [street for street in streets_of(town) if name in street.name.casefold()]
    return answered([_street(town, street) for street in call.page_of(found, PAGE)], total=len(found))


def search_settlement_streets(call: Call, _office: Office) -> Envelope:
    """Streets of one settlement by the beginning of a word, in one element; never more than 50."""
    town = directory.settlement_of(call.word("SettlementRef"))
    if town is None:
        raise Refused("settlement_ref_invalid")
    name = call.word("StreetName").casefold()
    found = [street for street in streets_of(town) if name in street.name.casefold()]
    page = call.page_of(found, MOST_SEARCHED)
    return answered([{"TotalCount": len(found), "Addresses": [_searched(town, street) for street in page]}])


def _street(town: Town, street: Street) -> Entry:
    return {
        "Description": street.name,
        "Ref": street_ref(town, street),
        "StreetsTypeRef": street.kind,
        "StreetsType": street.short,
    }


def _searched(town: Town, street: Street) -> Entry:
    return {
        "SettlementRef": places.ref("settlement", town.name),
        "SettlementStreetRef": street_ref(town, street),
        "SettlementStreetDescription": street.name,
        "Present": street.full,
        "StreetsType": places.ref("streets type", street.kind),
        "StreetsTypeDescription": street.short,
        "Location": {"lat": town.latitude, "lon": town.longitude},
        "SettlementStreetDescriptionRu": street.name,
    }
