"""Address.getWarehouses and getWarehouseTypes (Nova Poshta API 2.0), over the points of the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sandbox.nova_poshta import directory, places
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.directory import Point
from sandbox.nova_poshta.envelope import Entry, Envelope, answered
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.opening import hours
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.settlements import region, settlement_type
from sandbox.places import Kind
from sandbox.towns import Town

PAGE = 500
_TYPES = {
    places.PARCEL_SHOP: "Parcel Shop",
    places.POST_BRANCH: "Поштове відділення",
    "95dc212d-479c-4ffb-a8ab-8c1b9073d0bc": "Поштомат приват банку",
    places.CARGO_BRANCH: "Вантажне відділення",
    places.LOCKER: "Поштомат",
}
_HAVE_CARD_TERMINALS = frozenset({Kind.BRANCH, Kind.CARGO, Kind.LOCKER})


def _is_office(point: Point) -> bool:
    return point.place.kind in {Kind.BRANCH, Kind.CARGO}


_FLAGS: dict[str, Callable[[Point], bool]] = {
    "PostFinance": _is_office,
    "BicycleParking": lambda point: _is_office(point) and point.index % 3 == 0,
    "POSTerminal": lambda point: point.place.kind in _HAVE_CARD_TERMINALS,
}


def get_warehouse_types(_call: Call, _office: Office) -> Envelope:
    """The five types; decide by CategoryOfWarehouse all the same."""
    return answered([{"Ref": ref, "Description": name, "DescriptionRu": name} for ref, name in _TYPES.items()])


def get_warehouses(call: Call, _office: Office) -> Envelope:
    """Points by pages of 500; 500 is also what is given where no limit is asked for."""
    found = _found(call)
    return answered([entry(point) for point in call.page_of(found, PAGE)], total=len(found))


def _found(call: Call) -> Sequence[Point]:
    found: Sequence[Point] = _of_the_place(call)
    wanted_type, category = call.word("TypeOfWarehouseRef"), call.word("CategoryOfWarehouse")
    if wanted_type:
        if wanted_type not in _TYPES:
            raise Refused("warehouse_type_incorrect")
        found = [point for point in found if places.type_ref(point.place) == wanted_type]
    if category:
        found = [point for point in found if places.category(point.place) == category]
    if number := call.word("WarehouseId"):
        if not number.isdecimal():
            raise Refused("warehouse_number_not_integer")
        found = [point for point in found if str(point.place.number) == number]
    for name in _FLAGS.keys() & {name for name in call.properties if call.flag(name)}:
        found = [point for point in found if _FLAGS[name](point)]
    words = call.word("FindByString").casefold()
    return [point for point in found if words in places.full_name(point.place).casefold()] if words else found


def _of_the_place(call: Call) -> Sequence[Point]:
    """The points of the town that is asked for by its Ref or name; one by its own Ref; else all."""
    if ref := call.word("Ref"):
        point = directory.point_of(ref)
        return [point] if point else []
    if ref := call.word("CityRef"):
        return directory.in_town(directory.city_of(ref) or _nowhere())
    if ref := call.word("SettlementRef"):
        town = directory.settlement_of(ref)
        return directory.in_town(town) if town else []
    if name := call.word("CityName"):
        return directory.in_town(directory.town_named(name) or _nowhere())
    return directory.points()


def _nowhere() -> Town:
    raise Refused("city_not_found")


def _flag(value: object) -> str:
    return "1" if value else "0"


def entry(point: Point) -> Entry:
    """One point with the 54 keys of the newest recorded answer."""
    return {**_identity(point), **_situation(point), **_abilities(point), **_limits(point), **_inner(point)}


def _identity(point: Point) -> Entry:
    place = point.place
    name, address = places.full_name(place), places.short_address(place)
    return {
        "SiteKey": str(10_000 + point.index),
        "Description": name,
        "DescriptionRu": name,  # Russian texts were dropped about 2022; the key has stayed
        "ShortAddress": address,
        "ShortAddressRu": address,
        "Phone": "380800500609",
        "TypeOfWarehouse": places.type_ref(place),
        "Ref": places.ref_of(place),
        "Number": str(place.number),
    }


def _situation(point: Point) -> Entry:
    town = point.place.town
    return {
        "CityRef": places.ref("city", town.name),
        "CityDescription": town.name,
        "CityDescriptionRu": town.name,
        "SettlementRef": places.ref("settlement", town.name),
        "SettlementDescription": town.name,
        "SettlementAreaDescription": town.area,
        "SettlementRegionsDescription": region(town),
        "SettlementTypeDescription": settlement_type(town).name,
        "SettlementTypeDescriptionRu": settlement_type(town).name,
        "Longitude": f"{point.longitude:.15f}",
        "Latitude": f"{point.latitude:.15f}",
    }


def _abilities(point: Point) -> Entry:
    return {
        "PostFinance": _flag(_FLAGS["PostFinance"](point)),
        "BicycleParking": _flag(_FLAGS["BicycleParking"](point)),
        "PaymentAccess": _flag(_is_office(point)),
        "POSTerminal": _flag(_FLAGS["POSTerminal"](point)),
        "InternationalShipping": _flag(_is_office(point)),
        "SelfServiceWorkplacesCount": _flag(point.place.kind is Kind.CARGO),
    }


def _limits(point: Point) -> Entry:
    """Of the two weights exactly one is not zero; here it is that of one seat, but for stores."""
    width, height, length = point.largest
    size = {"Width": width, "Height": height, "Length": length}
    is_store = point.place.kind is Kind.STORE
    return {
        "TotalMaxWeightAllowed": str(point.heaviest) if is_store else "0",
        "PlaceMaxWeightAllowed": "0" if is_store else str(point.heaviest),
        "SendingLimitationsOnDimensions": dict(size),
        "ReceivingLimitationsOnDimensions": dict(size),
        **hours(point),
    }


def _inner(point: Point) -> Entry:
    is_locker = point.place.kind is Kind.LOCKER
    town = point.place.town
    return {
        "DistrictCode": f"п{point.place.number}",
        "WarehouseStatus": "Working",
        "WarehouseStatusDate": "2026-01-12 00:00:00",
        "WarehouseIllusha": "0",
        "CategoryOfWarehouse": places.category(point.place),
        "Direct": "",
        "RegionCity": f"{town.area.upper()} ПОСИЛКОВИЙ",
        "WarehouseForAgent": _flag(point.place.kind is Kind.STORE),
        "GeneratorEnabled": _flag(_is_office(point) and point.index % 2),
        "MaxDeclaredCost": str(point.dearest),
        "WorkInMobileAwis": "0",
        "DenyToSelect": _flag(not point.open),
        "CanGetMoneyTransfer": _flag(_is_office(point)),
        "HasMirror": "0",
        "HasFittingRoom": _flag(point.place.kind is Kind.CARGO),
        "OnlyReceivingParcel": _flag(is_locker),
        "PostMachineType": ("ForResidentOfEntrance" if point.for_residents else "FullDayService") if is_locker else "",
        "PostalCodeUA": f"{10_000 + town.people % 80_000:05}",
        "WarehouseIndex": directory.index_of(point),
        "BeaconCode": "",
        "Location": "",
    }
