"""Metro stations and parts of towns: the list is plausible; a line that names one is told from one that does not."""

from __future__ import annotations

import math
from importlib import resources
from itertools import pairwise

import pytest

from bot.domain.branch_search import LandmarkKind
from bot.reading.branch_line import branch_line_of
from bot.reading.landmarks import all_landmarks, landmarks_said

# south, west, north, east
BOXES = {
    "Київ": (50.21, 30.23, 50.60, 30.83),
    "Харків": (49.87, 36.08, 50.11, 36.48),
    "Дніпро": (48.35, 34.85, 48.56, 35.25),
    "Одеса": (46.33, 30.60, 46.63, 30.83),
    "Львів": (49.76, 23.90, 49.91, 24.13),
    "Запоріжжя": (47.74, 34.98, 47.95, 35.27),
}
FIRST_STATIONS = {"Академмістечко", "Героїв Дніпра", "Сирець", "Холодна гора", "Історичний музей", "Метробудівників"}
_DEGREE_KM = 111.2


def stations(town):
    return [one for one in all_landmarks().values() if (one.kind, one.town) == (LandmarkKind.METRO, town)]


def kilometres(one, other):
    north = one.point.latitude - other.point.latitude
    east = (one.point.longitude - other.point.longitude) * math.cos(math.radians(one.point.latitude))
    return _DEGREE_KM * math.hypot(north, east)


def meant(line):
    said = landmarks_said(branch_line_of(line))
    return [(one.kind.value, one.town, one.ukrainian) for one in said[0].landmarks] if said else []


def test_every_station_of_the_three_undergrounds_is_known():
    assert {town: len(stations(town)) for town in BOXES if stations(town)} == {"Київ": 52, "Харків": 30, "Дніпро": 6}


def test_every_landmark_stands_in_its_town():
    for one in all_landmarks().values():
        south, west, north, east = BOXES[one.town]
        assert south < one.point.latitude < north, one
        assert west < one.point.longitude < east, one


@pytest.mark.parametrize("town", ["Київ", "Харків", "Дніпро"])
def test_neighbours_on_a_line_are_as_far_from_each_other_as_stations_are(town):
    for one, other in pairwise(stations(town)):
        if other.ukrainian not in FIRST_STATIONS:
            assert 0.35 < kilometres(one, other) < 3.5, (one.ukrainian, other.ukrainian)


def test_a_part_of_a_town_is_near_the_station_of_its_name():
    metro = {(one.town, one.ukrainian): one for one in all_landmarks().values() if one.kind is LandmarkKind.METRO}
    same = [one for one in all_landmarks().values() if one.kind is LandmarkKind.DISTRICT]
    near = [(one, metro[one.town, one.ukrainian]) for one in same if (one.town, one.ukrainian) in metro]
    assert len(near) > 8
    assert all(kilometres(one, other) < 1.6 for one, other in near)


def test_no_name_is_listed_twice_in_a_town():
    text = resources.files("bot.reading").joinpath("landmarks.tsv").read_text("utf-8")
    assert len(all_landmarks()) == sum(not line.startswith("#") for line in text.splitlines())


@pytest.mark.parametrize(
    ("line", "one"),
    [
        ("біля метро Позняки", ("metro", "Київ", "Позняки")),
        ("near Pozniaky metro", ("metro", "Київ", "Позняки")),
        ("Pozniaky metro parcel locker", ("metro", "Київ", "Позняки")),
        ("ст. м. Пазняки", ("metro", "Київ", "Позняки")),
        ("на позняках", ("district", "Київ", "Позняки")),
        ("метро площадь льва толстого", ("metro", "Київ", "Площа Українських Героїв")),
        ("метро 23 августа", ("metro", "Харків", "23 серпня")),
        ("на Салтовке", ("district", "Харків", "Салтівка")),
        ("на сихові", ("district", "Львів", "Сихів")),
        ("на масиві троєщина", ("district", "Київ", "Троєщина")),
        ("на троїщині", ("district", "Київ", "Троєщина")),
    ],
)
def test_a_landmark_is_heard_in_any_case_language_and_with_a_slip(line, one):
    assert meant(line) == [one]


def test_a_name_that_several_towns_have_means_all_of_them():
    assert {town for _, town, _ in meant("метро вокзальна")} == {"Київ", "Харків", "Дніпро"}


@pytest.mark.parametrize(
    "line", ["вул. Оболонь", "вокзальна", "наукова 5", "київська", "хрещатик 22", "київ 54", "дякую", "метро", ""]
)
def test_a_street_or_a_house_is_no_landmark(line):
    assert meant(line) == []
