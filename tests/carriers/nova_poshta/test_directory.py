from datetime import time

import pytest

from bot.carriers.base import Garbled
from bot.carriers.nova_poshta.places import branch, week
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import BranchKind, City, Opening
from tests.carriers.nova_poshta.answers import BRANCH, CITY, SETTLEMENT, TOWN, WAREHOUSE
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.scripted import scripted

WORKDAY = Opening(time(8), time(21))


def page_of(everything, size=500):
    """The directory as the carrier gives it: by pages of `size`, with the count of all."""

    def answer(properties):
        start = (int(properties["Page"]) - 1) * size
        return envelope(*everything[start : start + size], info={"totalCount": len(everything)})

    return answer


def many(count):
    return [WAREHOUSE | {"Ref": f"{place:036}", "Number": str(place)} for place in range(count)]


async def walked(answer, method="branches"):
    name = {"branches": "Address__getWarehouses", "cities": "Address__getCities"}[method]
    async with scripted(**{name: answer}) as (carrier, script):
        return [one async for one in getattr(carrier, method)()], script


def test_a_branch_is_read_whole():
    told = branch(WAREHOUSE)
    assert (told.reference, told.number, told.kind) == (BRANCH, "7", BranchKind.OFFICE)
    assert (told.city, told.settlement) == (CITY, SETTLEMENT)
    assert (told.city_name, told.region, told.district) == ("Вигадане", "Вигадана", "Вигаданий")
    assert told.max_weight_g == 30_000
    assert told.max_shipment_g is None
    assert told.max_size == Size(1200, 700, 600)
    assert told.max_declared_value == Money(1_500_000, "UAH")
    assert (told.latitude, told.longitude) == (50.354786, 30.542884)
    assert told.opening == (*[WORKDAY] * 6, None)
    assert told.receiving[0] == Opening(time(8), time(17, 30))
    assert told.handing_out[0] == Opening(time(10), time(23, 59))
    assert told.takes_cards
    assert told.pays_out_cod
    assert told.is_working
    assert told.may_choose


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"CategoryOfWarehouse": "Postomat"}, BranchKind.LOCKER),
        ({"CategoryOfWarehouse": "Store"}, BranchKind.POINT),
        ({"CategoryOfWarehouse": "New"}, BranchKind.OFFICE),
        (
            {"CategoryOfWarehouse": "", "TypeOfWarehouse": "f9316480-5f2d-425d-bc2c-ac7cd29decf0"},
            BranchKind.LOCKER,
        ),
    ],
)
def test_kinds_go_by_category_and_else_by_type(fields, kind):
    assert branch(WAREHOUSE | fields).kind is kind


@pytest.mark.parametrize("fields", [{"DenyToSelect": "1"}, {"PostMachineType": "ForResidentOfEntrance"}])
def test_what_is_barred_cannot_be_chosen(fields):
    assert not branch(WAREHOUSE | fields).may_choose


def test_what_is_not_told_is_absent():
    told = branch({"Ref": BRANCH, "PlaceMaxWeightAllowed": "", "MaxDeclaredCost": "0", "Latitude": "north"})
    assert (told.max_weight_g, told.max_size, told.max_declared_value, told.latitude) == (None,) * 4
    assert (told.takes_cards, told.is_working, told.opening) == (None, None, ())


@pytest.mark.parametrize("hours", [{}, {"Monday": "08:00-21:00"}, dict.fromkeys("Monday", "25:61-99:99")])
def test_hours_that_cannot_be_read_are_not_told(hours):
    assert week(hours) == ()


async def test_the_whole_directory_comes_by_pages_of_500():
    branches, script = await walked(page_of(many(1203)))
    assert len({one.reference for one in branches}) == 1203
    assert [properties for _, properties in script.asked] == [{"Limit": "500", "Page": str(page)} for page in (1, 2, 3)]


async def test_cities_come_at_once_where_pages_are_ignored():
    towns = [TOWN | {"Ref": f"{place:036}"} for place in range(700)]
    cities, script = await walked(envelope(*towns, info={"totalCount": 700}), "cities")
    assert len(cities) == 700
    assert cities[0] == City(f"{0:036}", "Вигадане", "Вигадана")
    assert script.count("Address.getCities") == 1


async def test_a_page_that_is_empty_for_a_moment_is_asked_for_again():
    whole = page_of(many(501))
    empty = envelope(info={"totalCount": 501})
    branches, _ = await walked([whole, empty, whole])
    assert len(branches) == 501


@pytest.mark.parametrize(
    "answer",
    [
        envelope(info={"totalCount": 7}),
        envelope(),
        envelope(WAREHOUSE, info={"totalCount": 2}),
        envelope(WAREHOUSE | {"Ref": ""}, info={"totalCount": 1}),
        envelope(data=None, info={"totalCount": 1}),
    ],
)
async def test_a_directory_that_is_not_whole_ends_as_an_error(answer):
    with pytest.raises(Garbled):
        await walked(answer)


async def test_a_page_given_twice_is_counted_once():
    first = many(500)
    with pytest.raises(Garbled):
        await walked(lambda _: envelope(*first, info={"totalCount": 1000}))
