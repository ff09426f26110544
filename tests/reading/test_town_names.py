"""A town is found by whatever people call it, and by nothing else."""

from __future__ import annotations

import pytest

from bot.domain.place import Branch, BranchKind
from bot.reading.branch_line import branch_line_of
from bot.reading.branch_place import AskedPlace, asked_place, fitting, fold_place
from bot.reading.branch_said import Lead, Part
from bot.reading.regions import region_meant
from bot.reading.renamed import renamed
from bot.reading.russian import in_ukrainian, street_in_ukrainian
from bot.reading.spelling import fold_name
from bot.reading.town_names import TownNames
from bot.reading.words import words_of

TOWNS = [
    "Київ",
    "Кропивницький",
    "Івано-Франківськ",
    "Біла Церква",
    "Кам'янське",
    "Мала Виска",
    "Новомосковськ",
    "Ківерці",
]
NAMES = TownNames(map(fold_name, TOWNS))


def called(places):
    return [TOWNS[place] for place in places]


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Київ", "Київ"), ("Киев", "Київ"), ("Kyiv", "Київ"), ("Kiev", "Київ"), ("Києві", "Київ"), ("Kijów", "Київ"),
        ("Кіровоград", "Кропивницький"), ("Кировоград", "Кропивницький"), ("камянське", "Кам'янське"),
        ("Днепродзержинск", "Кам'янське"), ("Белая Церковь", "Біла Церква"), ("Bila Tserkva", "Біла Церква"),
        ("Малая Виска", "Мала Виска"), ("Самар", "Новомосковськ"), ("Франик", "Івано-Франківськ"),
    ],
)  # fmt: skip
def test_a_town_is_known_by_its_names_in_every_language_and_time(words, town):
    assert called(NAMES.named(words.split())) == [town]


def test_a_beginning_finds_all_that_begin_so():
    assert called(NAMES.beginning(["Ки"])) == ["Київ", "Ківерці", "Кропивницький"]  # once Кировоград
    assert called(NAMES.beginning(["ів", "фр"])) == ["Івано-Франківськ"]
    assert NAMES.beginning(["церква"]) == []


@pytest.mark.parametrize(
    ("word", "slips", "town"),
    [
        ("кийв", 1, "Київ"),
        ("кииїв", 1, "Київ"),
        ("мир", 0, None),
        ("крапивницкй", 2, "Кропивницький"),
        ("абв", 0, None),
    ],
)
def test_slips_are_counted_and_few_are_forgiven(word, slips, town):
    near = NAMES.nearly([word])
    assert ([TOWNS[near[0][1]], near[0][0]] if near else [None, slips]) == [town, slips]


def test_two_slips_do_not_make_another_beginning():
    assert NAMES.nearly(["тропивницкй"]) == []


def test_renamed_towns_know_each_other_whichever_name_stands():
    known = dict(renamed())
    assert fold_name("Кіровоград") in known[fold_name("Кропивницький")]
    assert fold_name("Кропивницький") in known[fold_name("Кіровоград")]
    assert all(name not in others for name, others in renamed())


def test_russian_endings_become_ukrainian_ones_word_by_word():
    assert "нова каховка" in in_ukrainian("новая каховка")
    assert "миколаивка" in in_ukrainian("николаевка")
    assert street_in_ukrainian("солнечная") == "сонячн"
    assert street_in_ukrainian("хрещатик") == "хрещатик"


@pytest.mark.parametrize(
    ("word", "region"),
    [
        ("львівська", "Львівська"), ("львовская", "Львівська"), ("запорожская", "Запорізька"), ("одеській", "Одеська"),
        ("Франківська", "Івано-Франківська"), ("чернігівська", "Чернігівська"), ("черновицкая", "Чернівецька"),
        ("садова", None), ("київ", None),
    ],
)  # fmt: skip
def test_a_region_is_an_adjective_nearest_to_its_name(word, region):
    regions = ["Івано-Франківська", "Запорізька", "Львівська", "Одеська", "Чернівецька", "Чернігівська"]
    assert region_meant(Part(words_of(word)[0], Lead.REGION), regions) == region


ADDRESSES = [
    " вул садова 8 ", " пров садова 9 ", " просп соборна 1 ", " вул киивска 5 ", " вул сонячна 8 тц глобус ",
    " вул саксаганского 3 ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (AskedPlace(words=("садова",)), [0, 1]), (AskedPlace(words=("садовой",)), [0, 1]),
        (AskedPlace(words=("садова",), houses=("9",)), [1, 0]), (AskedPlace(words=("садова",), sort="пров"), [1, 0]),
        (AskedPlace(words=("сдова",)), [0, 1]), (AskedPlace(words=("глобус",)), [4]),
        (AskedPlace(words=("позняки",)), []), (AskedPlace(), []),
    ],
)  # fmt: skip
def test_addresses_fit_by_whole_words_then_by_their_beginning_then_nearly(asked, found):
    assert fitting(ADDRESSES, asked) == found


def test_a_place_is_folded_without_its_town_and_with_what_the_name_adds():
    told = Branch(
        reference="", number="5", kind=BranchKind.OFFICE, city="", city_name="Київ",
        name="Відділення №5: вул. Ґонти, 8 (ТЦ «Глобус»)", address="Київ, вул. Ґонти, 8",
    )  # fmt: skip
    assert fold_place(told) == " вул гонти 8 тц глобус "
    assert asked_place(branch_line_of("тц глобус")).words == ("глобус",)
