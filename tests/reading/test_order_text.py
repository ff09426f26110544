"""Orders are read from whatever people write, and what is not said is not guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.order_text import read_orders
from bot.reading_command import READERS
from tests.reading.order_maker import STYLES, make
from tests.reading.own_messages import own_messages
from tests.reading.own_orders import Message, messages, right

EVERY = messages()
EXACT_AT_LEAST = 0.985
MADE, MADE_EXACT_AT_LEAST = 150, 0.97


def read(text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = READERS["orders"](text)
    return found


def test_the_invented_orders_are_read_and_none_gets_a_wrong_phone_or_branch():
    faults = {message.name: wrong for message in EVERY if (wrong := right(message, read(message.text)))}
    assert len(EVERY) >= 720
    assert len(faults) <= len(EVERY) * (1 - EXACT_AT_LEAST), faults
    dangerous = [name for name, wrong in faults.items() if {"phone taken wrongly", "branch taken wrongly"} & set(wrong)]
    assert dangerous == []


@pytest.mark.parametrize("message", [one for one in EVERY if not one.orders], ids=lambda one: one.name)
def test_where_there_is_no_order_none_is_found(message: Message):
    assert read(message.text) == []


@pytest.mark.parametrize("style", STYLES)
def test_orders_put_together_at_random_are_read(style):
    made = [one for seed in range(MADE * 8) if (one := make(seed)).style == style][:MADE]
    missed = [one.text for one in made if not _is_read(one)]
    assert len(missed) <= len(made) * (1 - MADE_EXACT_AT_LEAST), missed


def _is_read(made) -> bool:
    found = read_orders(made.text, "UAH")
    if len(found) != 1:
        return False
    one = found[0]
    said = (one.last_name, one.first_name, one.middle_name)
    return (
        tuple(part and part.lower() for part in said) == tuple(part and part.lower() for part in made.name)
        and one.phone is not None
        and one.phone.digits == made.phone
        and (one.city or "").lower() == made.town.lower()
        and one.branch_number == made.number
        and (one.delivery == "locker") == made.locker
        and (str(one.cod.major.to_integral()) if one.cod else None) == made.cod
    )


_WORDS = """
НП нова пошта відділення поштомат кур'єр вул. Соборна буд. кв. Київ м. Одесса Укрпошта індекс Петренко Оксана для Ткач
Марії 067 000 11 22 +380670001122 0670001122 +48 600 000 123 15 №7 31904 04071 ой, не 5, а 8 2 місця 3,4 кг 60х40х30
наложка 1500 грн 1,5к оголошена передоплата решта отримувач відправник , . : ; 1) 2) ( ) / - « » 🥰 двадцять перше
тисяча сто"""
PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map(" ".join))
def test_no_phone_and_no_branch_is_made_up_of_nothing(text):
    for order in read_orders(text, "UAH"):
        digits = re.sub(r"\D", "", text)
        assert order.phone is None or order.phone.digits.removeprefix("380") in digits
        said = order.branch_number
        assert said is None or said in digits or re.search("двадцят|перш|тисяч|сто", text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_nothing_that_can_be_typed_stops_the_reader(text):
    read_orders(text, "UAH")


def test_a_long_message_is_read_in_good_time():
    text = "Коваль Ігор, 0670001122, Київ, НП 5, плед, наложка 500; " * 200
    assert len(read_orders(text, "UAH")) >= 1


@pytest.mark.parametrize("written", ["067 000 11 2", "0670001122 3", "06700011223", "+38067000112"])
def test_a_phone_with_a_digit_too_few_or_too_many_is_told_not_taken(written):
    (order,) = read_orders(f"Коваль Ігор, {written}, Київ, НП 5", "UAH")
    taken = order.phone.digits if order.phone else None
    assert (taken, order.wrong_phone) in {(None, re.sub(r"\D", "", written)), ("380670001122", None)}
    assert written == "0670001122 3" or order.wrong_phone


def test_who_and_where_never_print():
    (order,) = read_orders("Кур'єр, Київ, вул. Соборна 5, кв. 7, Коваль Ігор Петрович, 0670001122", "UAH")
    assert order.street == "вул. Соборна"
    assert not {"Коваль", "Ігор", "Петрович", "Соборна", "0670001122"} & set(re.findall(r"\w+", repr(order)))


def test_no_message_of_a_customer_about_a_parcel_is_an_order():
    asked = [message.text for message in own_messages()][::7]
    assert len(asked) > 300
    assert [text for text in asked if read_orders(text, "UAH")] == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Відправник: Кузик Олег 0670001122. Отримувач: Маліцька Тетяна, Самбір НП 1", None),
        ("Сич Ніна, Львів, НП 5, 0670001122, запасний 0500001122", "380670001122"),
        ("Сич Ніна, Львів, НП 5, не 0670001122, а 0500001122", "380500001122"),
        ("Мій номер 0670001122. Отримує мама: Сич Ніна, 0500001122, Львів, НП 5", "380500001122"),
    ],
)
def test_of_several_phones_the_recipients_main_one_is_taken(text, digits):
    (order,) = read_orders(text, "UAH")
    assert (order.phone.digits if order.phone else None) == digits


@pytest.mark.parametrize(
    ("written", "shop", "currency"),
    [
        ("наложка 500", "PLN", "PLN"),
        ("наложка 5 тис", "PLN", "PLN"),
        ("наложка 500 грн", "PLN", "UAH"),
        ("наложка ₴500", "PLN", "UAH"),
        ("наложка 500 zł", "UAH", "PLN"),
        ("наложка 500 злотих", "UAH", "PLN"),
        ("наложенный платеж 500 руб", "UAH", "RUB"),
        ("наложка 500 евро", "UAH", "EUR"),
        ("наложка 500", None, None),
        ("наложка 500 грн", None, "UAH"),
    ],
)
def test_a_sum_is_in_the_currency_written_by_it_else_in_the_shops(written, shop, currency):
    (order,) = read_orders(f"Коваль Ігор, 0670001122, Полтава, НП 5, {written}", shop)
    assert (order.cod.currency if order.cod else None) == currency
