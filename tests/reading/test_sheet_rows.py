"""A row says what it says: spoiled phones, sums of all kinds, places in one cell; nothing is guessed."""

from __future__ import annotations

import pytest

from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.reading import sheet_cells
from bot.reading.sheet_columns import layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_rows import read_rows
from tests.sheets import csv_

HEADINGS = ("ПІБ", "Телефон", "Місто", "Відділення", "Вага", "Розміри", "Оцінка", "Післяплата", "Платник", "Перевізник")
NAMES = ("name", "phone", "city", "branch", "weight", "size", "declared", "cod", "payer", "carrier")
PLAIN = ("Зразок Олена Іванівна", "0671234567", "Київ", "5", "1,5", "30x20x10", "500", "", "отримувач", "Нова пошта")


def rows(*said, headings=HEADINGS):
    grid = read_file(csv_(list(said), headings).encode())
    return read_rows(grid, layout_of(grid), "UAH")


def row(**told):
    """A row that is plain but for what is said otherwise, below a plain one."""
    return rows(PLAIN, tuple((dict(zip(NAMES, PLAIN, strict=True)) | told).values()))[1]


def faults(one):
    return [fault.key for fault in one.faults]


@pytest.mark.parametrize(
    ("said", "digits"),
    [("380671234567", "380671234567"), ("380671234567.0", "380671234567"), ("671234567", "380671234567"),
     ("0671234567", "380671234567"), ("+38 (067) 123-45-67", "380671234567"), ("80671234567", "380671234567"),
     ("067 123 45 67, 050 111 22 33", "380671234567"), ("'+380671234567", "380671234567"),
     ("+48 600 123 456", "48600123456"), ("12345", None), ("38067123456", None), ("3.80671E+11", None), ("", None)],
)  # fmt: skip
def test_a_phone_is_read_as_excel_has_left_it(said, digits):
    found = sheet_cells.phone(said)
    assert (found and found.digits) == digits


@pytest.mark.parametrize(
    ("said", "minor"),
    [("1 500,00 грн", 150000), ("1500.5", 150050), ("1,500.00", 150000), ("1.500,00", 150000), ("2,400", 240000),
     ("1500=", 150000), ("1\u00a0500 ₴", 150000), ("12,5", 1250), ("1 234 567", 123456700)],
)  # fmt: skip
def test_a_sum_is_read_in_every_spelling(said, minor):
    assert row(declared=said).draft.declared_value == Money(minor, "UAH")


@pytest.mark.parametrize("said", ["10 20", "багато", "1.2.3,4,5 5", "-5", "0.001", "1e9"])
def test_what_is_no_sum_is_a_fault_and_no_sum(said):
    found = row(declared=said)
    assert (found.draft.declared_value, faults(found)) == (None, ["row-sum"])


def test_another_currency_is_a_fault():
    assert faults(row(declared="$20")) == ["row-currency"]


@pytest.mark.parametrize(
    ("said", "minor"),
    [("", None), ("-", None), ("ні", None), ("Оплачено", None), ("0", None), ("450", 45000), ("так", 50000),
     ("накладений платіж", 50000), ("Оплата при отриманні", 50000), ("картка", None), ("+", 50000)],
)  # fmt: skip
def test_money_on_delivery_is_a_sum_or_a_word(said, minor):
    found = row(cod=said).draft.cod
    assert (found and found.minor) == minor


def test_money_on_delivery_without_any_sum_is_a_fault():
    assert faults(row(cod="так", declared="")) == ["row-cod-without-sum"]


@pytest.mark.parametrize(
    ("said", "number", "delivery"),
    [("5", "5", None), ("№5", "5", None), ("Відділення №5 (до 30 кг): вул. Київська, 77", "5", Delivery.BRANCH),
     ('Поштомат "Нова Пошта" №12345: вул. Х, 5', "12345", Delivery.LOCKER), ("нп 54", "54", None),
     ("12 відділення", "12", Delivery.BRANCH), ("Отделение № 3", "3", Delivery.BRANCH),
     ("поштомат 44", "44", Delivery.LOCKER),
     ("Пункт приймання-видачі (до 30 кг): 3", "3", Delivery.BRANCH), ("5.0", "5", None), ("005", "5", None)],
)  # fmt: skip
def test_a_branch_is_read_with_its_kind_where_that_is_said(said, number, delivery):
    draft = row(branch=said).draft
    assert (draft.branch_number, draft.delivery) == (number, delivery)


@pytest.mark.parametrize("said", ["", "2025-05-12", "біля метро", "вул. Шевченка"])
def test_what_names_no_branch_and_no_door_is_a_fault(said):
    assert faults(row(branch=said)) == ["row-no-place"]


def test_a_door_may_stand_where_branches_do():
    draft = row(branch="вул. Зелена, 12, кв. 7").draft
    assert (draft.delivery, draft.street, draft.house, draft.flat) == (Delivery.DOOR, "вул. Зелена", "12", "7")


@pytest.mark.parametrize(
    ("said", "city", "region"),
    [("м. Київ", "Київ", None), ("Бровари, Київська обл.", "Бровари", "Київська"),
     ("Київ (Київська)", "Київ", "Київська"),
     ("смт Гостомель, Бучанський р-н, Київська область", "Гостомель", "Київська"), ("Кривий Ріг", "Кривий Ріг", None)],
)  # fmt: skip
def test_a_town_is_read_without_its_kind_and_with_its_region(said, city, region):
    draft = row(city=said).draft
    assert (draft.city, draft.region) == (city, region)


def test_town_and_branch_may_stand_in_one_cell():
    headings = ("ПІБ", "Телефон", "Адреса доставки")
    one, other = rows(
        ("Зразок Олена", "0671234567", "Київ, Відділення №5: вул. Київська, 77"),
        ("Проба Марія", "0671234567", "Львівська обл., м. Стрий, просп. Чорновола 5/7"),
        headings=headings,
    )
    assert (one.draft.city, one.draft.branch_number, one.faults) == ("Київ", "5", ())
    assert (other.draft.city, other.draft.region, other.draft.house) == ("Стрий", "Львівська", "5/7")


@pytest.mark.parametrize(("said", "grams"), [("0,5", 500), ("500 г", 500), ("1,500", 1500), ("2 кг", 2000), ("", None)])
def test_a_weight_is_kilograms_unless_it_says_grams(said, grams):
    assert row(weight=said).draft.weight_g == grams


@pytest.mark.parametrize("said", ["abc", "0", "1-2", "9999999"])
def test_a_weight_that_is_none_is_a_fault(said):
    assert faults(row(weight=said)) == ["row-weight"]


def test_sizes_stand_in_one_cell_or_in_three():
    assert row(size="30*20*10 см").draft.size == Size(300, 200, 100)
    assert row(size="300х200х100 мм").draft.size == Size(300, 200, 100)
    assert faults(row(size="220х200")) == ["row-size"]
    headings = (*HEADINGS[:4], "Довжина", "Ширина", "Висота")
    assert rows((*PLAIN[:4], "30", "20", "10,5"), headings=headings)[0].draft.size == Size(300, 200, 105)


@pytest.mark.parametrize(
    ("said", "parts"),
    [("Зразок Олена", ("Зразок", "Олена", None)), ("ЗРАЗОК-ПРОБА ОЛЕНА", ("Зразок-Проба", "Олена", None)),
     ("зразок олена іванівна", ("Зразок", "Олена", "Іванівна")),
     ("Олена Іванівна Зразок", ("Зразок", "Олена", "Іванівна"))],
)  # fmt: skip
def test_a_name_stands_as_on_a_waybill(said, parts):
    draft = row(name=said).draft
    assert (draft.last_name, draft.first_name, draft.middle_name) == parts


def test_half_a_name_or_none_is_a_fault():
    assert (faults(row(name="Зразок")), faults(row(name=""))) == (["row-half-name"], ["row-no-name"])


def test_payers_and_carriers_are_known_by_their_words():
    assert (row(payer="Відправник").draft.payer, row(payer="покупець").draft.payer) == (Payer.SENDER, Payer.RECIPIENT)
    assert (row(carrier="НП").draft.carrier, row(carrier="Укрпошта").draft.carrier) == ("nova_poshta", "ukrposhta")
    assert faults(row(carrier="самовивіз")) == ["row-carrier"]


def test_rows_are_counted_as_excel_counts_and_totals_and_empty_rows_are_none():
    found = rows(PLAIN, ("",) * 10, PLAIN, HEADINGS, ("Разом", "", "", "", "", "", "1000", "", "", ""))
    assert [one.number for one in found] == [2, 4]


def test_a_row_that_has_its_waybill_is_not_sent_again():
    (one,) = rows((*PLAIN, "20450000000001"), headings=(*HEADINGS, "ТТН"))
    assert (one.waybill, faults(one)) == ("20450000000001", ["row-has-waybill"])


def test_nothing_of_a_recipient_prints():
    said = repr(row()) + repr(rows(PLAIN))
    assert not any(word in said for word in ("Зразок", "Олена", "671234567"))
