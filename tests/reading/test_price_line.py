"""A question about a price is read: the town, the weight, the size, the sums, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measure import Size
from bot.domain.quote import DeliveryKind
from bot.reading.price_line import PriceLine, read_price_line

BOX = Size(300, 200, 100)
DOOR, LOCKER, BRANCH = (frozenset({kind}) for kind in (DeliveryKind.DOOR, DeliveryKind.LOCKER, DeliveryKind.BRANCH))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("скільки до Львова 3 кг наложка 1500", PriceLine("Львів", 3000, cod=150_000)),
        ("цена доставки в Киев 2кг", PriceLine("Киев", 2000)),
        ("how much to Lviv 3 kg", PriceLine("Lviv", 3000)),
        ("how much to ship 1.5 kg to Odesa by courier", PriceLine("Odesa", 1500, kinds=DOOR)),
        ("скіки буде коштувати відправити в Дніпро 2 кг коробка 30х20х10", PriceLine("Дніпро", 2000, BOX)),
        ("за доставку скільки вийде якщо 10кг з Києва в Чернівці", PriceLine("Чернівці", 10_000)),
        ("почём курьером до двери по Киеву", PriceLine("Киев", kinds=DOOR)),
        ("ціна доставки?", PriceLine()),
        ("а якщо 5 кг?", PriceLine(weight_g=5000)),
        ("а до Одеси?", PriceLine("Одеса")),
        ("800 г в Полтаву", PriceLine("Полтава", 800)),
        ("три кілограми до Харкова у поштомат", PriceLine("Харків", 3000, kinds=LOCKER)),
        ("півтора кг до Сум", PriceLine("Суми", 1500)),
        ("1,5 кг Вінниця, відділення, 30*20*10", PriceLine("Вінниця", 1500, BOX, kinds=BRANCH)),
        ("коробка 300х200х100 мм 2 кг у Рівне", PriceLine("Рівне", 2000, BOX)),
        ("30 на 20 на 10, 4 кг, Житомир", PriceLine("Житомир", 4000, BOX)),
        ("до Ужгорода 2 кг оголошена 1 500 грн", PriceLine("Ужгород", 2000, declared=150_000)),
        ("в Херсон 2 кг оценка 1,5 тыс", PriceLine("Херсон", 2000, declared=150_000)),
        ("2 кг до Луцька, післяплата 999,50 грн", PriceLine("Луцьк", 2000, cod=99_950)),
        ("наложенный платёж на сумму 2000 в Запорожье 1 кг", PriceLine("Запорожье", 1000, cod=200_000)),
        ("3", PriceLine(bare=Decimal(3))),
        ("2.5", PriceLine(bare=Decimal("2.5"))),
    ],
)
def test_it_is_read(line, expected):
    assert read_price_line(line) == expected


def test_a_village_that_no_list_has_is_looked_for_as_it_was_written():
    assert read_price_line("скільки до зразківки нижньої 2 кг").town == "зразківки нижньої"


@given(st.text(max_size=200))
def test_whatever_is_written_never_raises(text):
    read_price_line(text)


@given(st.text(alphabet="0123456789 .,xх*кгсмтищ№-", max_size=60))
def test_numbers_of_every_shape_never_raise_and_nothing_weighs_nothing(text):
    weight = read_price_line(text).weight_g
    assert weight is None or weight > 0
