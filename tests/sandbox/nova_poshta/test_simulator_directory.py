from __future__ import annotations

import time

import pytest

from sandbox.nova_poshta import directory, places
from sandbox.places import ODESA_LOCKER, SHOP_BRANCH
from sandbox.towns import named

KYIV_CITY, KYIV_SETTLEMENT = "8d5a980d-391c-11dd-90d9-001a92567626", "e718a680-4b33-11e4-ab6d-005056801329"


def test_there_are_45_000_points_and_each_has_a_ref_of_its_own():
    points = directory.points()
    assert len(points) >= 45_000
    assert len({places.ref_of(point.place) for point in points}) == len(points)
    assert all(44 < point.latitude < 53 and 22 < point.longitude < 41 for point in points[::97])


def test_a_town_is_made_at_once_and_the_country_within_seconds():
    for made in (directory.in_town, directory.points, directory._by_ref):
        made.cache_clear()
    began = time.process_time()
    directory.in_town(named("Луцьк"))
    assert time.process_time() - began < 0.1
    directory.point_of("")
    assert time.process_time() - began < 4


async def test_a_long_list_comes_by_pages_of_500_each_point_once(shop):
    refs: list[str] = []
    page, asked = 1, {"CategoryOfWarehouse": "Store", "Limit": 1000}
    while data := (answer := await shop.call("Address.getWarehouses", Page=page, **asked))["data"]:
        assert len(data) <= 500
        refs += [one["Ref"] for one in data]
        page += 1
    assert page > 3
    assert len(refs) == len(set(refs)) == answer["info"]["totalCount"]


async def test_the_whole_country_ends_with_a_page_that_is_not_full(shop):
    count = len(directory.points())
    last = await shop.call("Address.getWarehouses", Page=count // 500 + 1)
    beyond = await shop.call("Address.getWarehouses", Page=count // 500 + 2)
    assert (len(last["data"]), len(beyond["data"])) == (count % 500, 0)
    assert last["info"]["totalCount"] == beyond["info"]["totalCount"] == count


async def test_without_a_limit_500_are_given_silently(shop):
    answer = await shop.call("Address.getWarehouses", CityRef=KYIV_CITY)
    assert len(answer["data"]) == 500
    assert answer["info"]["totalCount"] > 5000


@pytest.mark.parametrize("place", [SHOP_BRANCH, ODESA_LOCKER])
async def test_the_branches_of_the_demo_stand_in_the_directory(shop, place):
    (entry,) = (await shop.call("Address.getWarehouses", Ref=places.ref_of(place)))["data"]
    assert (entry["Number"], entry["ShortAddress"]) == (str(place.number), f"{place.town.name}, {place.street}")


async def test_points_are_found_by_town_number_words_type_and_category(shop):
    async def found(**by) -> list[dict]:
        return (await shop.call("Address.getWarehouses", **by))["data"]

    by_city, by_settlement = await found(CityRef=KYIV_CITY), await found(SettlementRef=KYIV_SETTLEMENT)
    assert by_city == by_settlement == await found(CityName="київ")
    (shop_branch,) = await found(CityRef=KYIV_CITY, WarehouseId=902)
    assert shop_branch["Description"].startswith("Відділення №902")
    assert [one["Number"] for one in await found(CityName="Київ", FindByString="№902")] == ["902"]
    lockers = await found(CityName="Луцьк", CategoryOfWarehouse="Postomat")
    assert lockers == await found(CityName="Луцьк", TypeOfWarehouseRef=places.LOCKER)
    assert {one["CategoryOfWarehouse"] for one in lockers} == {"Postomat"}
    assert all(one["PostFinance"] == "1" for one in await found(CityName="Луцьк", PostFinance=1))
    assert await found(Ref="no-such-ref") == []


async def test_hours_are_told_for_every_day_and_thing(shop):
    answer = await shop.call("Address.getWarehouses", CityName="Луцьк")
    for entry in answer["data"]:
        for told in ("Schedule", "Reception", "Delivery"):
            assert list(entry[told]) == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert "-" in {entry["Schedule"]["Sunday"] for entry in answer["data"]}


async def test_exactly_one_of_the_two_weight_limits_is_set(shop):
    answer = await shop.call("Address.getWarehouses", Page=60)
    for entry in answer["data"]:
        assert (entry["TotalMaxWeightAllowed"] == "0") != (entry["PlaceMaxWeightAllowed"] == "0")


async def test_some_points_must_not_be_chosen_and_some_lockers_are_for_residents(shop):
    answer = await shop.call("Address.getWarehouses", CityName="Київ", Page=2)
    assert {entry["DenyToSelect"] for entry in answer["data"]} == {"0", "1"}
    assert {"ForResidentOfEntrance", "FullDayService"} <= {entry["PostMachineType"] for entry in answer["data"]}


@pytest.mark.parametrize("asked", ["Полт", "м. Полт", "полт"])
async def test_settlements_are_searched_by_the_beginning_of_their_name(shop, asked):
    (found,) = (await shop.call("Address.searchSettlements", CityName=asked, Limit=20, Page=1))["data"]
    assert found["Addresses"][0]["Present"] == "м. Полтава, Полтавська обл."
    assert found["TotalCount"] >= len(found["Addresses"])


async def test_a_settlement_that_is_not_there_is_an_empty_success(shop):
    answer = await shop.call("Address.searchSettlements", CityName="Ґґґ", Limit=20)
    assert answer["data"] == [{"TotalCount": 0, "Addresses": []}]


async def test_the_three_refs_of_a_place_lead_to_each_other(shop):
    (found,) = (await shop.call("Address.searchSettlements", CityName="Луцьк", Limit=1))["data"]
    settlement = found["Addresses"][0]
    (city,) = (await shop.call("Address.getCities", Ref=settlement["DeliveryCity"]))["data"]
    assert city["Description"] == "Луцьк"
    (street, *_), point = (
        (await shop.call("Address.searchSettlementStreets", SettlementRef=settlement["Ref"], StreetName="Лип", Limit=9))
        ["data"][0]["Addresses"],
        (await shop.call("Address.getWarehouses", SettlementRef=settlement["Ref"]))["data"][0],
    )  # fmt: skip
    assert street["Present"] == "вул. Липова"
    assert (point["CityRef"], point["SettlementRef"]) == (city["Ref"], settlement["Ref"])
    assert found["Addresses"][0]["Warehouses"] == len(directory.in_town(named("Луцьк")))


async def test_settlements_come_150_a_page_whatever_is_asked(shop):
    answer = await shop.call("Address.getSettlements", Limit=1000, Page=2)
    assert len(answer["data"]) == 150
    assert answer["info"]["totalCount"] > 2500


async def test_cities_by_name_come_all_at_once_whatever_page_is_asked(shop):
    answer = await shop.call("Address.getCities", FindByString="михайлівка", Limit=1, Page=7)
    assert len(answer["data"]) == answer["info"]["totalCount"] > 1


async def test_streets_come_by_pages(shop):
    first = await shop.call("Address.getStreet", CityRef=KYIV_CITY)
    second = await shop.call("Address.getStreet", CityRef=KYIV_CITY, Page=2)
    assert len(first["data"]) == 500
    assert second["data"]
    assert {one["Ref"] for one in first["data"]}.isdisjoint(one["Ref"] for one in second["data"])


async def test_there_are_25_areas_and_their_districts(shop):
    areas = (await shop.call("Address.getAreas"))["data"]
    assert len(areas) == 25
    kept = (await shop.call("Address.getSettlementAreas"))["data"]
    (region,) = (await shop.call("Address.getSettlementCountryRegion", AreaRef=kept[1]["Ref"]))["data"]
    assert region["Description"] == "Вінницький"


@pytest.mark.parametrize("method", ["Address.getWarehouses", "Address.searchSettlements", "Common.getServiceTypes"])
async def test_the_directory_needs_no_key(shop, method):
    answer = await shop.call(method, key="", CityName="Київ", Limit=1)
    assert answer["success"] is True


async def test_couriers_have_hours_on_a_day(shop):
    answer = await shop.call("Common.getTimeIntervals", RecipientCityRef=KYIV_CITY, DateTime="26.11.2026")
    assert answer["data"][0] == {"Number": "CityDeliveryTimeInterval1", "Start": "09:00", "End": "12:00"}
