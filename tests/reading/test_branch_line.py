"""A line that looks for a branch is taken apart: what is a number, a weight, a wish, and which words name the place."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measure import Size
from bot.domain.place import BranchKind
from bot.reading.branch_line import branch_line_of
from bot.reading.branch_place import asked_place
from bot.reading.branch_said import Lead

OFFICE, LOCKER, POINT = (frozenset({kind}) for kind in (BranchKind.OFFICE, BranchKind.LOCKER, BranchKind.POINT))


def words(line):
    return [part.word.text for part in branch_line_of(line).parts]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("відділення 5", "5"), ("5 відділення", "5"), ("нп 54 київ", "54"), ("№007 львів", "7"), ("номер 12", "12"),
        ("п'яте відділення", "5"), ("двадцять перше відділення", "21"), ("7-ме", "7"), ("Нова пошта 3", "3"),
        ("поштомат №10791", "10791"), ("київ 54", ""), ("відділення до 30 кг", ""), ("відділення", ""),
    ],
)  # fmt: skip
def test_a_number_that_is_announced_is_the_branch(line, number):
    assert branch_line_of(line).number == number


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("поштомат", LOCKER), ("почтомат", LOCKER), ("паштомат", LOCKER), ("parcel locker", LOCKER),
        ("відд. 5", OFFICE), ("отделение", OFFICE), ("атделение", OFFICE), ("вантажне", OFFICE),
        ("пункт видачі", POINT),
        ("київ", frozenset()), ("відділення чи поштомат", OFFICE | LOCKER),
    ],
)  # fmt: skip
def test_a_kind_is_heard(line, kinds):
    assert branch_line_of(line).kinds == kinds


@pytest.mark.parametrize(
    ("line", "weight_g"),
    [("20 кг", 20_000), ("до 30кг", 30_000), ("2,5 кг", 2_500), ("0.5 kg", 500), ("500 грам", 500), ("київ 20", None)],
)
def test_a_weight_is_no_number_of_a_branch(line, weight_g):
    read = branch_line_of(line)
    assert (read.weight_g, read.number) == (weight_g, "")
    assert weight_g is None or not read.parts


def test_sizes_are_centimetres_unless_told():
    assert branch_line_of("60х40х30").size == branch_line_of("60 x 40 x 30 см").size == Size(600, 400, 300)
    assert branch_line_of("600*400*300 мм").size == Size(600, 400, 300)


@pytest.mark.parametrize(
    ("line", "at", "in_days"),
    [
        ("сьогодні до 20", time(19, 59), 0), ("працює до 21:30", time(21, 29), 0), ("після 19:00", time(19, 1), 0),
        ("завтра після 19", time(19, 1), 1), ("цілодобово", time(3), 1), ("24/7", time(3), 1), ("київ до 20", None, 0),
    ],
)  # fmt: skip
def test_hours_are_heard_where_they_are_meant(line, at, in_days):
    read = branch_line_of(line)
    assert (read.at, read.in_days) == (at, in_days)


def test_wishes_are_heard_and_are_no_part_of_the_place():
    read = branch_line_of("київ у неділю карткою наложка зараз відкрите")
    assert (read.open_on_sunday, read.takes_cards, read.pays_out_cod, read.open_now) == (True,) * 4
    assert [part.word.text for part in read.parts] == ["київ"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("м. Львів, вул. Садова, 8", ["Львів", "Садова", "8"]), ("Б. Церква", ["Б", "Церква"]),
        ("підкажіть будь ласка адресу відділення в Одесі", ["Одесі"]), ("Новая почта Харьков", ["Харьков"]),
        ("Нова Каховка", ["Нова", "Каховка"]), ("Нове Село", ["Нове", "Село"]),
    ],
)  # fmt: skip
def test_what_is_left_names_the_place(line, left):
    assert words(line) == left


def test_marks_say_what_the_next_word_is():
    leads = {part.word.text: part.lead for part in branch_line_of("м. Миколаїв Львівська обл вул. Садова").parts}
    assert leads == {"Миколаїв": Lead.TOWN, "Львівська": Lead.REGION, "Садова": Lead.STREET}


@pytest.mark.parametrize(
    ("line", "number", "houses"),
    [
        ("54", "54", ()),
        ("садова 8", "", ("8",)),
        ("садова на 8", "8", ()),
        ("№5 садова 8", "5", ("8",)),
        ("5 садова", "5", ()),
    ],
)
def test_digits_right_after_a_word_of_the_street_are_a_house(line, number, houses):
    asked = asked_place(branch_line_of(line))
    assert (asked.number, asked.houses) == (number, houses)


@given(st.text(max_size=300) | st.text(alphabet="київ 0123456789хx.,-№/кг:", max_size=80))
def test_any_line_can_be_taken_apart(line):
    read = branch_line_of(line)
    assert len(read.number) <= 5
    assert read.at is None or read.in_days <= 1
