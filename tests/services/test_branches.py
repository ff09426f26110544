"""A branch is found by words, in its town, near a place and on a map; what cannot take the parcel says why."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.branch_search import Box, Found, Obstacle, Point, Wish
from bot.domain.measure import Size
from bot.domain.place import Branch, BranchKind, City, Opening
from bot.services import branches
from tests.services.standing import take

OFFICE, LOCKER = BranchKind.OFFICE, BranchKind.LOCKER
DAY = Opening(time(9), time(18))
CITIES = [
    City("k", "Київ", "Київська"),
    City("l", "Львів", "Львівська"),
    City("m1", "Миколаїв", "Миколаївська"),
    City("m2", "Миколаїв (Львівська обл.)", "Львівська"),
    City("kr", "Кропивницький", "Кіровоградська"),
]


def office(city, number, address="вул. Садова, 1", **facts):
    reference = facts.pop("reference", f"{city}{number}")
    place = {"latitude": 50.45, "longitude": 30.52, "max_weight_g": 30_000, "opening": (DAY,) * 6 + (None,)}
    return Branch(
        **{"reference": reference, "number": number, "kind": OFFICE, "city": city, "name": "", "address": address}
        | place
        | facts
    )


BRANCHES = [
    *(office("k", str(number)) for number in range(1, 13)),
    office("k", "54", "просп. Степана Бандери, 8"),
    office("k", "10054", kind=LOCKER, max_weight_g=20_000, pays_out_cod=False, opening=(DAY,) * 7),
    office("l", "5", "вул. Городоцька, 15"),
    office("l", "6", "вул. Зелена, 3", is_working=False),
    office("m1", "1"),
    office("m1", "2"),
    office("m1", "3"),
    office("m2", "1"),
    office("kr", "1"),
]


@pytest.fixture
async def desk(desk):
    await take(desk, CITIES, BRANCHES)
    return desk


def shown(found):
    return found.town and found.town.name, [one.branch.number for one in found.branches]


@pytest.mark.parametrize("line", ["київ 54", "нп 54 київ", "Kyiv 54", "киев отделение №54", "м. Київ, 54 відділення"])
async def test_a_town_and_a_number_find_the_very_branch(desk, line):
    assert shown(await branches.find(desk, line)) == ("Київ", ["54"])


async def test_a_number_that_the_town_has_not_finds_no_other(desk):
    found = await branches.find(desk, "київ 55")
    assert (shown(found), found.many) == (("Київ", []), 0)


async def test_towns_of_one_name_are_told_apart_by_region(desk):
    assert (await branches.find(desk, "миколаїв львівська")).town.region == "Львівська"
    found = await branches.find(desk, "миколаїв")
    assert [(found.town.region), *(one.region for one in found.towns)] == ["Миколаївська", "Львівська"]


async def test_a_street_is_found_within_the_town(desk):
    assert shown(await branches.find(desk, "львів городоцька")) == ("Львів", ["5"])


async def test_what_cannot_take_the_parcel_says_why_and_comes_last(desk):
    found = await branches.find(desk, "львів")
    assert [one.obstacles for one in found.branches] == [(), (Obstacle.CLOSED,)]
    found = await branches.find(desk, "київ 10054 25 кг наложка")
    assert found.branches[0].obstacles == (Obstacle.TOO_HEAVY, Obstacle.NO_COD)


async def test_the_line_adds_to_what_was_wished(desk):
    found = await branches.find(desk, "поштомат київ 20 кг", Wish(size=Size(1, 2, 3)))
    assert (found.wish.kinds, found.wish.weight_g, found.wish.size) == ({LOCKER}, 20_000, Size(1, 2, 3))
    assert shown(found) == ("Київ", ["10054"])


async def test_a_line_without_a_town_is_of_the_town_before(desk):
    (kyiv, *_) = await branches.towns(desk, "киів")
    assert shown(await branches.find(desk, "54", town_id=kyiv.id)) == ("Київ", ["54"])
    assert shown(await branches.find(desk, "бандери", town_id=kyiv.id)) == ("Київ", ["54"])


@pytest.mark.parametrize("words", ["Кіровоград", "кропив", "Kropyvnytskyi", "крапивницкий", "Кировоград"])
async def test_a_town_is_found_by_any_of_its_names(desk, words):
    assert [one.name for one in await branches.towns(desk, words)][:1] == ["Кропивницький"]


async def test_pages_hold_all_of_a_town_once(desk):
    (kyiv, *_) = await branches.towns(desk, "київ")
    pages = [await branches.in_town(desk, kyiv.id, page=page) for page in range(3)]
    numbers = [one.branch.number for found in pages for one in found.branches]
    assert numbers == [*map(str, range(1, 13)), "54", "10054"]
    assert {found.many for found in pages} == {14}
    assert (await branches.town(desk, kyiv.id)).many == 14
    assert await branches.town(desk, 10**9) is None


async def test_the_nearest_that_can_take_the_parcel_come_first(desk):
    found = await branches.nearest(desk, Point(50.45, 30.52), Wish(kinds=frozenset({LOCKER})))
    assert [(one.branch.number, one.distance_m) for one in found] == [("10054", 0)]


async def test_a_map_shows_all_that_stand_in_its_piece(desk):
    (one,) = await branches.on_map(desk, Box(south=50, west=30, north=51, east=31))
    assert one.many == len(BRANCHES) - 1
    assert await branches.on_map(desk, Box(south=1, west=1, north=2, east=2)) == ()


async def test_one_branch_stands_until_it_went(desk):
    (found,) = (await branches.find(desk, "київ 54")).branches
    assert (await branches.one(desk, found.id, Wish(weight_g=31_000))).obstacles == (Obstacle.TOO_HEAVY,)
    await take(desk, CITIES, [one for one in BRANCHES if one.number != "54"])
    assert await branches.one(desk, found.id) is None
    assert (await branches.find(desk, "київ 54")).branches == ()


async def test_a_new_reading_is_searched_at_once(desk):
    assert await branches.towns(desk, "луцьк") == ()
    await take(desk, [*CITIES, City("lu", "Луцьк", "Волинська")], [*BRANCHES, office("lu", "1")])
    assert shown(await branches.find(desk, "луцьк")) == ("Луцьк", ["1"])


async def test_the_number_tells_which_of_two_towns_of_one_name_is_meant(desk):
    twins = [City("i1", "Іванівка", "Одеська"), City("i2", "Іванівка (Херсонська обл.)", "Херсонська")]
    await take(desk, [*CITIES, *twins], [*BRANCHES, office("i1", "1"), office("i2", "1"), office("i2", "2")])
    found = await branches.find(desk, "іванівка 1")
    assert (found.town, [one.region for one in found.towns]) == (None, ["Херсонська", "Одеська"])
    assert (await branches.find(desk, "іванівка 2")).town.region == "Херсонська"
    assert (await branches.find(desk, "іванівка одеська 1")).town.region == "Одеська"


async def test_a_street_of_the_town_before_goes_before_a_village_of_that_name(desk):
    village = City("v", "Зелена", "Чернівецька")
    await take(desk, [*CITIES, village], [*BRANCHES, office("v", "1")])
    (lviv, *_) = await branches.towns(desk, "львів")
    assert (await branches.find(desk, "зелена", town_id=lviv.id)).town.name == "Львів"
    assert (await branches.find(desk, "с. зелена", town_id=lviv.id)).town.name == "Зелена"
    assert (await branches.find(desk, "зелена")).town.name == "Зелена"
    assert (await branches.find(desk, "зеленаа")).town.name == "Зелена"
    assert shown(await branches.find(desk, "зеленна хата", town_id=lviv.id)) == ("Львів", ["6"])
    assert shown(await branches.find(desk, "позняки", town_id=lviv.id)) == ("Львів", [])
    assert (await branches.find(desk, "київ", town_id=lviv.id)).town.name == "Київ"


async def test_a_branch_stands_in_the_town_of_either_key(desk):
    await take(desk, CITIES, [*BRANCHES, office("elsewhere", "9", settlement="l"), office("nowhere", "8")])
    assert shown(await branches.find(desk, "львів 9")) == ("Львів", ["9"])
    (one,) = await branches.on_map(desk, Box(south=50, west=30, north=51, east=31))
    assert one.many == len(BRANCHES) + 1  # one of them is closed, two are new


async def test_region_and_district_are_told_by_the_branches_where_no_town_tells_them(desk):
    await take(
        desk, [City("x", "Рогатин", "")], [office("x", "1", region="Івано-Франківська", district="Рогатинський")]
    )
    (town,) = await branches.towns(desk, "рогатин")
    assert (town.region, town.district) == ("Івано-Франківська", "Рогатинський")


async def test_carriers_stand_side_by_side_and_are_left_out_where_another_is_asked_for(desk):
    await take(desk, [City("k", "Київ", "Київська")], [office("k", "54", reference="other")], carrier="other")
    ours = Wish(carriers=frozenset({"nova_poshta"}))
    point, box = Point(50.45, 30.52), Box(south=50, west=30, north=51, east=31)
    assert {one.carrier for one in await branches.nearest(desk, point, most=99)} == {"nova_poshta", "other"}
    assert {one.carrier for one in await branches.nearest(desk, point, ours, most=99)} == {"nova_poshta"}
    assert sum(one.many for one in await branches.on_map(desk, box, ours)) == len(BRANCHES) - 1
    kyivs = await branches.towns(desk, "київ")
    assert [(one.carrier, one.many) for one in kyivs] == [("nova_poshta", 14), ("other", 1)]
    assert (await branches.find(desk, "київ 54")).town.carrier == "nova_poshta"
    (theirs,) = (await branches.find(desk, "київ 54", Wish(carriers=frozenset({"other"})))).branches
    assert theirs.carrier == "other"


async def test_those_open_now_come_first_among_those_about_as_far(desk):
    always, never = (Opening(time(0), time(23, 59)),) * 7, (None,) * 7
    places = [
        office("k", "1", latitude=50.4501, opening=never),
        office("k", "2", latitude=50.4512, opening=always),
        office("k", "3", latitude=50.4509),  # open till six; it is noon there
        office("k", "4", latitude=50.46, opening=always),
        office("k", "5", latitude=50.4502, is_working=False),
        office("k", "6", latitude=None, longitude=None),
    ]
    await take(desk, CITIES, places)
    found = await branches.nearest(desk, Point(50.45, 30.52))
    assert [one.branch.number for one in found] == ["3", "2", "1", "4"]
    assert [one.distance_m for one in found] == [100, 133, 11, 1112]
    assert [one.branch.number for one in await branches.nearest(desk, Point(50.45, 30.52), most=2)] == ["3", "2"]
    assert await branches.nearest(desk, Point(-50, -30)) == ()


async def test_the_nearest_is_not_one_in_the_corner_of_what_was_looked_at_first(desk):
    corner = office("k", "1", latitude=50.4526, longitude=30.5241)  # 409 m away
    north = office("k", "2", latitude=50.45297)  # 330 m
    await take(desk, CITIES, [corner, north])
    (found,) = await branches.nearest(desk, Point(50.45, 30.52), most=1)
    assert (found.branch.number, found.distance_m) == ("2", 330)


async def test_a_phone_is_no_number_of_a_branch(desk):
    assert (await branches.find(desk, "київ 0671234567")).many == 14


async def test_a_town_is_listed_by_distance_where_the_person_stands_near(desk):
    await take(desk, CITIES, [office("k", "1", latitude=50.5), office("k", "2"), office("k", "3", latitude=None)])
    (kyiv,) = await branches.towns(desk, "київ")
    found = await branches.in_town(desk, kyiv.id, near=Point(50.45, 30.52))
    assert [(one.branch.number, one.distance_m) for one in found.branches] == [("2", 0), ("1", 5560), ("3", None)]


async def test_a_map_gathers_what_stands_together_and_names_what_stands_alone(desk):
    alone = office("l", "77", latitude=49.84, longitude=24.03)
    await take(desk, CITIES, [*BRANCHES, alone])
    box = Box(south=44, west=22, north=53, east=41)
    one, other = sorted(await branches.on_map(desk, box), key=lambda cluster: cluster.many)
    assert (one.many, one.only.branch, one.middle) == (1, alone, Point(49.84, 24.03))
    assert (other.many, other.only) == (len(BRANCHES) - 1, None)
    assert (other.middle.latitude, other.middle.longitude) == (pytest.approx(50.45), pytest.approx(30.52))
    assert [cluster.many for cluster in await branches.on_map(desk, box, most=1)] == [len(BRANCHES)]
    assert await branches.on_map(desk, box, Wish(weight_g=10**6)) == ()


@pytest.mark.parametrize(
    "line", ["", "   ", "???", "№", "0", "0671234567", "20450123456789", "а" * 5000, "\0\n'\"%_", "1 2 3 4"]
)
async def test_lines_that_mean_nothing_find_nothing(desk, line):
    found = await branches.find(desk, line)
    assert (found.town, found.towns, found.branches) == (None, (), ())
    assert await branches.towns(desk, line) == ()


async def test_pages_end_and_begin(desk):
    (kyiv, *_) = await branches.towns(desk, "київ")
    assert (await branches.in_town(desk, kyiv.id, page=99)).branches == ()
    assert (await branches.in_town(desk, kyiv.id, page=-1)).branches == (await branches.in_town(desk, kyiv.id)).branches
    assert await branches.in_town(desk, 10**9) == Found()
    assert await branches.one(desk, 10**9) is None


async def test_closed_on_a_day_is_an_obstacle_only_where_it_is_asked(desk):
    sunday = datetime(2026, 11, 29, 12, tzinfo=ZoneInfo("Europe/Kyiv"))
    found = await branches.find(desk, "київ", Wish(open_at=sunday))
    assert found.branches[0].branch.number == "10054"
    assert found.branches[1].obstacles == (Obstacle.CLOSED_NOW,)
    found = await branches.find(desk, "київ у неділю")
    assert found.branches[1].obstacles == (Obstacle.CLOSED_ON_SUNDAY,)
