"""Columns are told by their headings and their values, in any order and language; what neither tells is asked."""

from __future__ import annotations

import pytest

from bot.domain.errors import SheetRefused
from bot.domain.sheet import Meaning
from bot.reading.sheet_columns import NONE, layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_headings import senses
from tests.sheets import csv_

HEADINGS = {
    "name": "ПІБ отримувача|Отримувач|Прізвище та ім’я|ФИО|Получатель|Recipient|Full name|Клієнт|ПИБ одержувача",
    "last": "Прізвище|Фамилия|Last name|Surname|прізв.|Фамілія",
    "first": "Ім’я|Имя|First name|Given name",
    "middle": "По батькові|Отчество|Middle name",
    "phone": "Телефон|Тел.|Моб.|Номер телефону отримувача|Мобильный|Phone number|Телефно|Телеф|Телефон получателя",
    "city": "Місто|Населений пункт|Город получателя|City|Місто доставки",
    "region": "Область|Обл.|Region",
    "branch": "Відділення|№ відділення|Відділення НП|Отделение|Склад|Warehouse|Поштомат №|Номер відділення|Виділення",
    "address": "Адреса доставки|Адрес|Shipping address|Адреса",
    "street": "Вулиця|Улица|Street",
    "house": "Будинок|Буд.|Дом|House number",
    "flat": "Квартира|Кв.|Flat",
    "postcode": "Індекс|Почтовый индекс|ZIP",
    "weight": "Вага, кг|Вес (г)|Weight|Вага посилки",
    "length": "Довжина|Длина|Length, cm",
    "size": "Габарити, см|Размеры|Dimensions|Д×Ш×В",
    "seats": "Кількість місць|К-сть місць|Количество мест|Seats",
    "declared": "Оголошена вартість|Оціночна вартість, грн|Сума|Ціна|Объявленная стоимость|Declared value|Total",
    "cod": "Накладений платіж|Післяплата|Наложенный платеж, грн|Сума накладеного платежу|COD|До сплати|Спосіб оплати",
    "payer": "Платник|Хто платить за доставку|Плательщик|Payer",
    "goods": "Опис вантажу|Товар|Назва товару|Description|Наименование|Вміст",
    "order": "№ замовлення|Номер заказа|Order ID|Замовлення №",
    "carrier": "Служба доставки|Перевізник|Спосіб доставки|Carrier",
    "note": "Примітка|Комментарий|Notes",
    "waybill": "ТТН|Номер накладної|Tracking number",
    "": "Дата замовлення|Телефон відправника|Email|Статус|Менеджер|Кількість|Город отправителя|Артикул|Знижка",
}


@pytest.mark.parametrize(
    ("meaning", "heading"), [(meaning, one) for meaning, some in HEADINGS.items() for one in some.split("|")]
)
def test_a_heading_says_what_its_column_holds(meaning, heading):
    found = senses(heading)
    assert (found[0].meaning.value if found else "") == meaning


def layout(headings, *rows, chosen=None):
    return layout_of(read_file(csv_(list(rows), headings).encode()), chosen)


def told(found):
    return {meaning.value: column for meaning, column in found.columns.items()}


ROW = ("0671234567", "Зразок Олена", "Київ", "Відділення №5")


def test_columns_are_found_in_any_order():
    found = layout(("Тел", "Отримувач", "Місто", "Відд."), ROW)
    assert told(found) == {"phone": 0, "name": 1, "city": 2, "branch": 3}
    assert found.questions == ()


def test_headings_may_stand_below_a_title_or_not_at_all():
    title = layout(("Замовлення за листопад", "", "", ""), ("Тел", "Отримувач", "Місто", "Відд."), ROW)
    assert (title.header, told(title)["phone"]) == (1, 0)
    bare = layout(ROW, ("0501234567", "Проба Марія", "Львів", "Поштомат 4455"))
    assert bare.header is None
    assert told(bare) == {"phone": 0, "name": 1, "city": 2, "address": 3}


def test_the_values_overrule_a_heading_that_names_the_wrong_column():
    found = layout(("Телефон", "Контакт", "ПІБ", "Місто", "Відділення"), ("примітка", *ROW))
    assert told(found)["phone"] == 1


def test_of_two_phones_the_spare_one_is_left_alone():
    found = layout(("Телефон 2", "Телефон", "ПІБ", "Місто", "Відділення"), ("0990000001", *ROW))
    assert (told(found)["phone"], found.questions) == (1, ())


def test_two_columns_that_may_both_be_meant_are_asked_about_and_the_answer_is_taken():
    headings, row = ("Телефон", "Тел.", "ПІБ", "Місто", "Відділення"), ("0990000001", *ROW)
    asked = layout(headings, row)
    assert [(one.meaning, one.columns) for one in asked.questions] == [(Meaning.PHONE, (0, 1))]
    answered = layout(headings, row, chosen={Meaning.PHONE: 1})
    assert (told(answered)["phone"], answered.questions) == (1, ())
    assert answered.digest == asked.digest


def test_what_is_missing_is_asked_for_among_the_columns_left():
    rows = [("так", *ROW[:3], "5"), ("ні", *ROW[:3], "7")]
    asked = layout(("Подарунок", "Телефон", "ПІБ", "Місто", "Куди везти"), *rows)
    assert [(one.meaning, one.columns) for one in asked.questions] == [(Meaning.BRANCH, (0, 4))]
    with pytest.raises(SheetRefused, match="error-sheet-no-place"):
        layout(("Подарунок", "Телефон", "ПІБ", "Місто", "Куди везти"), *rows, chosen={Meaning.BRANCH: NONE})


def test_what_is_no_table_of_orders_is_refused():
    with pytest.raises(SheetRefused, match="error-sheet-no-orders"):
        layout(("Дата", "Витрати", "Сума"), ("2025-01-01", "Папір", "500"))
    with pytest.raises(SheetRefused, match="error-sheet-no-phone"):
        layout(("ПІБ", "Місто", "Відділення"), ("Зразок Олена", "Київ", "5"))


def test_files_of_one_layout_have_one_digest_whatever_they_hold():
    one, other = (
        layout(("Тел", "ПІБ", "Місто", "Відд."), ROW),
        layout(("тел.", "П.І.Б.", "МІСТО", "відд"), (*ROW[:3], "7")),
    )
    assert layout(("Тел", "ПІБ", "Місто", "Відд"), ROW, ROW).digest == one.digest
    assert other.digest != layout(("ПІБ", "Тел", "Місто", "Відд"), ROW).digest


@pytest.mark.parametrize(
    ("heading", "cells", "grams"),
    [("Вага, г", ("500", "1500"), True), ("Вага", ("500", "1500"), True), ("Вага", ("0,5", "1,5"), False),
     ("Вага, кг", ("500", "300"), False), ("Вага", ("5", "500"), False)],
)  # fmt: skip
def test_bare_weights_are_grams_where_the_heading_or_all_of_them_say_so(heading, cells, grams):
    found = layout(("Тел", "ПІБ", "Місто", "Відд.", heading), *[(*ROW, cell) for cell in cells])
    assert found.in_grams is grams


def test_the_order_of_full_names_is_told_by_most_rows():
    names = ("Олена Зразок", "Марія Вигадка", "Петро Казка")
    found = layout(("Тел", "ПІБ", "Місто", "Відд."), *[(ROW[0], name, *ROW[2:]) for name in names])
    assert found.given_name_first
    assert not layout(("Тел", "ПІБ", "Місто", "Відд."), ROW).given_name_first
