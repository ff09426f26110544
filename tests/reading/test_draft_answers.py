"""An answer in words or by a button says one thing of a draft, or nothing at all; it never breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cod import Payer
from bot.domain.draft import Door, Draft, Field
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.reading.draft_answers import chosen, read_addition, read_phone, read_template, said

HRYVNIAS = 100


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("099 000-00-21", "380990000021"),
        ("+38 (099) 000 00 21", "380990000021"),
        ("8 099 000 00 21", "380990000021"),
        ("380990000021", "380990000021"),
        ("+48 500 000 021", "48500000021"),
        ("500 000 021", None),
        ("099 000 00 2", None),
        ("+38099000002", None),
        ("завтра", None),
    ],
)
def test_a_phone_is_read_whole_or_not_at_all(text, digits):
    phone = read_phone(text)
    assert (phone and phone.digits) == digits


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        (Field.NAME, "  Зразок   Олена ", {"name": "Зразок Олена"}),
        (Field.TOWN, "Полтава 5", {"city": "Полтава", "number": "5"}),
        (Field.TOWN, "Біла Церква, відд. №12", {"city": "Біла Церква", "number": "12"}),
        (Field.TOWN, "Кривий Ріг", {"city": "Кривий Ріг", "number": ""}),
        (Field.BRANCH, "відділення № 7", {"number": "7"}),
        (Field.BRANCH, "на Садовій", {"number": "на Садовій"}),
        (Field.DOOR, "вул. Соборна, 5а, кв. 12", {"door": Door(street="вул. Соборна", house="5а", flat="12")}),
        (
            Field.DOOR,
            "просп. Миру буд 7/3",
            {"door": Door(street="просп. Миру", house="7/3"), "delivery": Delivery.DOOR},
        ),
        (Field.WEIGHT, "1,24", {"weight_g": 1240}),
        (Field.WEIGHT, "800 г", {"weight_g": 800}),
        (Field.WEIGHT, "1 240 гр", {"weight_g": 1240}),
        (Field.SIZE, "30х20*10,5 см", {"size": Size(300, 200, 105)}),
        (Field.SEATS, "2 місця", {"seats": 2}),
        (Field.COD, "1 450 грн", {"cod": Money(1450 * HRYVNIAS, "UAH")}),
        (Field.COD, "оплачено", {"cod": Money(0, "UAH")}),
        (Field.DECLARED, "500", {"declared": Money(500 * HRYVNIAS, "UAH")}),
    ],
)
def test_words_that_answer(field, text, told):
    answered = said(Draft(), field, text)
    assert {name: getattr(answered, name) for name in told} == told


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.NAME, "Олена"),
        (Field.NAME, "Зразок 0990000021"),
        (Field.PHONE, "дзвоніть"),
        (Field.TOWN, "123"),
        (Field.DOOR, "вул. Соборна"),
        (Field.WEIGHT, "0"),
        (Field.WEIGHT, "багато"),
        (Field.WEIGHT, "2000"),
        (Field.WEIGHT, "1 2 3"),
        (Field.SIZE, "30х20"),
        (Field.SEATS, "0"),
        (Field.SEATS, "1,5"),
        (Field.DECLARED, "0"),
        (Field.PAYER, "хтось"),
        (Field.GOODS, "   "),
    ],
)
def test_words_that_are_no_answer(field, text):
    assert said(Draft(), field, text) is None


@pytest.mark.parametrize(
    ("field", "key", "told"),
    [
        (Field.WEIGHT, "500", {"weight_g": 500}),
        (Field.SIZE, "30x20x10", {"size": Size(300, 200, 100)}),
        (Field.PAYER, "sender", {"payer": Payer.SENDER}),
        (Field.COD, "0", {"cod": Money(0, "UAH")}),
        (Field.DECLARED, "50000UAH", {"declared": Money(50_000, "UAH")}),
    ],
)
def test_a_button_says_one_thing(field, key, told):
    answered = chosen(Draft(), field, key)
    assert {name: getattr(answered, name) for name in told} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0990000021", ("", "380990000021", "", "")),
        ("Зразок Олена", ("Зразок Олена", None, "", "")),
        ("Зразок Олена Іванівна, 099 000 00 21", ("Зразок Олена Іванівна", "380990000021", "", "")),
        ("Полтава нп 3", ("", None, "Полтава", "3")),
        ("відділення 12", ("", None, "", "12")),
    ],
)
def test_what_people_write_after_an_order(text, told):
    read = read_addition(text)
    assert (read.name, read.phone and read.phone.digits, read.city, read.number) == told


@pytest.mark.parametrize("text", ["дякую", "коли приїде кур'єр?", "скасуйте, будь ласка", "20450000000001"])
def test_what_adds_nothing(text):
    assert read_addition(text) is None


def test_goods_with_their_weight():
    assert read_template("кросівки 1,2 кг 35×25×15") == ("кросівки", 1200, Size(350, 250, 150))
    assert read_template("чохол на айфон: 80 г") == ("чохол на айфон", 80, None)
    assert read_template("кросівки") is None


@given(st.sampled_from(list(Field)), st.text(max_size=200))
def test_no_words_and_no_key_break_it(field, text):
    said(Draft(), field, text)
    chosen(Draft(), field, text)
    read_addition(text)
    read_template(text)
