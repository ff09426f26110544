"""Names in another case come to the nominative by what stands beside them."""

from __future__ import annotations

import pytest

from bot.reading.given_names import given_name
from bot.reading.name_forms import nominative_patronymic, nominative_surname
from bot.reading.order_text import read_orders


@pytest.mark.parametrize(
    ("declined", "said"),
    [
        ("Шевчука Андрія Петровича", ("Шевчук", "Андрій", "Петрович")),
        ("Зайцевой Ольге", ("Зайцева", "Ольга", None)),
        ("Ткач Марії", ("Ткач", "Марія", None)),
        ("Левицькому Юрію", ("Левицький", "Юрій", None)),
        ("Олександра Гончарука", ("Гончарук", "Олександр", None)),
        ("Сороки Ганни Йосипівни", ("Сорока", "Ганна", "Йосипівна")),
        ("Бойкові Сергієві", ("Бойко", "Сергій", None)),
        ("Скиби Лесі", ("Скиба", "Леся", None)),
        ("Олійник Софії", ("Олійник", "Софія", None)),
        ("Кузнецова Дмитрия", ("Кузнецов", "Дмитрий", None)),
        ("Нечай-Бойко Анни", ("Нечай-Бойко", "Анна", None)),
        ("Дутку Василя", ("Дутка", "Василь", None)),
        ("Дутку Василю", ("Дутко", "Василь", None)),
        ("Федорова Игоря", ("Федоров", "Игорь", None)),
    ],
)
def test_a_declined_name_is_read_in_the_nominative(declined, said):
    (order,) = read_orders(f"для {declined}, Полтава, НП 5, 067 000 11 22", "UAH")
    assert (order.last_name, order.first_name, order.middle_name) == said


@pytest.mark.parametrize("name", ["Коваль Іван", "Зайцева Ольга", "Роман Оксана", "Мартин Ілля", "Бут Влад"])
def test_a_name_in_the_nominative_stays(name):
    (order,) = read_orders(f"{name}, Полтава, НП 5, 067 000 11 22", "UAH")
    assert f"{order.last_name} {order.first_name}" == name


def test_a_name_that_is_only_given_is_told_from_one_that_is_a_surname_too():
    only, both = given_name("Оксана"), given_name("Роман")
    assert only is not None
    assert only.only_given
    assert both is not None
    assert not both.only_given


def test_what_is_not_declined_is_left():
    assert nominative_surname("Kovalska", female=True, language="en") == "Kovalska"
    assert nominative_surname("Ткач", female=True, language="uk") == "Ткач"
    assert nominative_patronymic("Петрович") == "Петрович"
