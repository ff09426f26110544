"""Cities, settlements, areas and regions of the Address model (Nova Poshta API 2.0), over real towns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sandbox.nova_poshta import directory, places
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.refusals import Refused
from sandbox.towns import Town, towns

SETTLEMENTS_A_PAGE = 150
_CITIES_AT_MOST = 5_000
_SEARCHED_AT_MOST = 50
_REGION_ITSELF = 200_000
_TYPED_BY_THE_USER = re.compile(r"^(м|с|смт|с-ще)\.?\s+", re.IGNORECASE)
_NAME = re.compile(r"[а-щьюяєіїґ'’ʼ() .-]+", re.IGNORECASE)
_AREAS = (
    *("АРК", "Вінницька", "Волинська", "Дніпропетровська", "Донецька", "Житомирська", "Закарпатська", "Запорізька"),
    *("Івано-Франківська", "Київська", "Кіровоградська", "Луганська", "Львівська", "Миколаївська", "Одеська"),
    *("Полтавська", "Рівненська", "Сумська", "Тернопільська", "Харківська", "Херсонська", "Хмельницька"),
    *("Черкаська", "Чернівецька", "Чернігівська"),
)
_FIRST_AREA = 0x71508128


@dataclass(frozen=True, slots=True)
class SettlementType:
    """What a settlement is called, and how that is shortened."""

    ref: str
    name: str
    short: str


_CITY = SettlementType("563ced10-f210-11e3-8c4a-0050568002cf", "місто", "м.")
_TOWNSHIP = SettlementType("563ced11-f210-11e3-8c4a-0050568002cf", "селище міського типу", "смт")
_VILLAGE = SettlementType("563ced13-f210-11e3-8c4a-0050568002cf", "село", "с.")
_CITY_FROM, _TOWNSHIP_FROM = 8_000, 3_000


def settlement_type(town: Town) -> SettlementType:
    """By how many live there: the true sort is not in our list."""
    if town.people >= _CITY_FROM:
        return _CITY
    return _TOWNSHIP if town.people >= _TOWNSHIP_FROM else _VILLAGE


def region(town: Town) -> str:
    """The adjective of its district; large cities have none. Each area is given one district, its centre's."""
    return "" if town.people >= _REGION_ITSELF else town.area.removesuffix("а") + "ий"


def area_ref(area: str) -> str:
    """The Ref of an area: the carrier's own ones follow each other in the order of the alphabet."""
    return f"{_FIRST_AREA + _AREAS.index(area):08x}-9b87-11de-822f-000c2965ae0e"


def get_areas(_call: Call, _office: Office) -> Envelope:
    """All 25 of them."""
    return answered([
        {
            "Ref": area_ref(area),
            "AreasCenter": _centre(area),
            "DescriptionRu": area,
            "Description": area,
        }
        for area in _AREAS
    ])  # fmt: skip


def get_settlement_areas(call: Call, _office: Office) -> Envelope:
    """The areas once more, keyed as settlements know them."""
    wanted = call.word("Ref")
    told = [
        {"Ref": _settlement_area(area), "AreasCenter": _centre(area), "Description": area, "RegionType": "область"}
        for area in _AREAS
    ]
    return answered([one for one in told if wanted in ("", one["Ref"])])


def get_settlement_country_region(call: Call, _office: Office) -> Envelope:
    """The districts of one area: here one each."""
    wanted = call.word("AreaRef")
    if not wanted:
        raise Refused("area_ref_missing")
    told = [area for area in _AREAS if _settlement_area(area) == wanted]
    return answered([
        {
            "Ref": places.ref("region", area),
            "AreasCenter": _centre(area),
            "Description": area.removesuffix("а") + "ий",
            "RegionType": "район",
        }
        for area in told
    ])  # fmt: skip


def get_cities(call: Call, _office: Office) -> Envelope:
    """Towns by name or Ref: all that match. Pages count only where no name is asked for."""
    found = towns()
    if ref := call.word("Ref"):
        found = tuple(town for town in found if places.ref("city", town.name) == ref)
    if name := _bare(call.word("FindByString")):
        found = tuple(town for town in found if name in town.name.casefold())
        return answered([_city(town) for town in found], total=len(found))
    return answered([_city(town) for town in call.page_of(found, _CITIES_AT_MOST)], total=len(found))


def get_settlements(call: Call, _office: Office) -> Envelope:
    """Towns by pages of 150, whatever limit is asked for."""
    refs: dict[str, Callable[[Town], str]] = {
        "Ref": lambda town: places.ref("settlement", town.name),
        "AreaRef": lambda town: _settlement_area(town.area),
        "RegionRef": lambda town: places.ref("region", town.area),
    }
    found = towns()
    for name, told in refs.items():
        if wanted := call.word(name):
            found = tuple(town for town in found if told(town) == wanted)
    if name := _bare(call.word("FindByString")):
        found = tuple(town for town in found if name in town.name.casefold())
    first = (call.count("Page", 1) - 1) * SETTLEMENTS_A_PAGE
    page = found[first : first + SETTLEMENTS_A_PAGE]
    return answered([_settlement(town) for town in page], total=len(found))


def search_settlements(call: Call, _office: Office) -> Envelope:
    """Towns whose name begins with what is asked, in one element; Ukrainian only."""
    asked = call.word("CityName")
    if not asked:
        raise Refused("city_name_empty")
    if not _NAME.fullmatch(asked):
        raise Refused("city_name_invalid")
    name = _bare(asked)
    found = [town for town in towns() if town.name.casefold().startswith(name)]
    page = call.page_of(found, _SEARCHED_AT_MOST)
    return answered([{"TotalCount": len(found), "Addresses": [_address(town) for town in page]}])


def _bare(name: str) -> str:
    return _TYPED_BY_THE_USER.sub("", name).casefold()


def _centre(area: str) -> str:
    largest = next((town for town in towns() if town.area == area), None)
    return places.ref("city", largest.name if largest else area)


def _settlement_area(area: str) -> str:
    return places.ref("settlement area", area)


@cache
def _ids() -> dict[str, int]:
    return {town.name: place for place, town in enumerate(towns(), start=4)}


def _deliveries() -> Entry:
    return {f"Delivery{day}": "1" for day in range(1, 8)}


def _city(town: Town) -> Entry:
    sort = settlement_type(town)
    return {
        "Description": town.name,
        "DescriptionRu": town.name,
        "Ref": places.ref("city", town.name),
        **_deliveries(),
        "Area": area_ref(town.area),
        "SettlementType": sort.ref,
        "IsBranch": "1" if town.people >= _REGION_ITSELF else "0",
        "PreventEntryNewStreetsUser": "0",
        "CityID": str(_ids()[town.name]),
        "SettlementTypeDescription": sort.name,
        "SettlementTypeDescriptionRu": sort.name,
        "SpecialCashCheck": 1,
        "AreaDescription": town.area,
        "AreaDescriptionRu": town.area,
    }


def _settlement(town: Town) -> Entry:
    sort = settlement_type(town)
    in_region = region(town)
    return {
        "Ref": places.ref("settlement", town.name),
        "SettlementType": sort.ref,
        "Latitude": f"{town.latitude:.15f}",
        "Longitude": f"{town.longitude:.15f}",
        **_in_three_scripts("Description", town.name, town.latin),
        **_in_three_scripts("SettlementTypeDescription", sort.name, "misto"),
        "Region": places.ref("region", town.area) if in_region else "",
        **_in_three_scripts("RegionsDescription", f"{in_region} р-н" if in_region else "", ""),
        "Area": _settlement_area(town.area),
        **_in_three_scripts("AreaDescription", f"{town.area} область", ""),
        "Index1": f"{10_000 + town.people % 80_000:05}",
        "Index2": f"{10_000 + town.people % 80_000:05}",
        "IndexCOATSU1": f"{town.people % 10**10:010}",
        **_deliveries(),
        "SpecialCashCheck": 1,
        "Warehouse": "1",
    }


def _in_three_scripts(name: str, ukrainian: str, latin: str) -> Entry:
    return {name: ukrainian, f"{name}Ru": ukrainian, f"{name}Translit": latin}


def _address(town: Town) -> Entry:
    sort, in_region = settlement_type(town), region(town)
    shown_region = f"{in_region} р-н, " if in_region else ""
    return {
        "Present": f"{sort.short} {town.name}, {shown_region}{town.area} обл.",
        "Warehouses": len(directory.in_town(town)),
        "MainDescription": town.name,
        "Area": town.area,
        "Region": in_region,
        "SettlementTypeCode": sort.short,
        "Ref": places.ref("settlement", town.name),
        "DeliveryCity": places.ref("city", town.name),
        "AddressDeliveryAllowed": True,
        "StreetsAvailability": True,
        "ParentRegionTypes": "область",
        "ParentRegionCode": "обл.",
        "RegionTypes": "район" if in_region else "",
        "RegionTypesCode": "р-н" if in_region else "",
    }
