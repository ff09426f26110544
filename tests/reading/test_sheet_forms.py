"""The same orders are read from every form of a table, and what each form does to them on the way is undone or told."""

from __future__ import annotations

import io
import time
from datetime import datetime

import pytest
import xlsxwriter

from bot.domain.errors import SheetRefused
from bot.domain.sheet import Form
from bot.reading.sheet_columns import layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_rows import read_rows
from tests.old_sheets import ods, xls

HEADINGS = ("ПІБ", "Телефон", "Місто", "Відділення", "Вага", "Оцінка")
GIANT = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"'
    ' table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>'
)
LONG = (
    '<table:table-row table:number-rows-repeated="50000"><table:table-cell office:value-type="string">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)


def sheet(fill):
    """An xlsx as `fill(book, sheet)` writes it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": False}) as book:
        fill(book, book.add_worksheet())
    return content.getvalue()


def xlsx(rows):
    def fill(_book, page):
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(place, column, value)

    return sheet(fill)


def said(content):
    grid = read_file(content)
    return read_rows(grid, layout_of(grid), "UAH")


def faults(row):
    return [one.key for one in row.faults]


def refused(content):
    with pytest.raises(SheetRefused) as told:
        read_file(content)
    return told.value.key


@pytest.mark.parametrize("form", [xlsx, ods, xls])
def test_each_form_says_the_same_of_an_order(form):
    one, other = said(form([HEADINGS, ("Зразок Олена", 380671234567.0, "Київ", 5, 1.5, 500),
                            ("Проба <b>Марія</b>", 671234567, "Львів", "№ 12", "0,5", "1 200,50")]))  # fmt: skip
    told = [
        (row.draft.phone.digits, row.draft.city, row.draft.branch_number, row.draft.weight_g) for row in (one, other)
    ]
    assert told == [("380671234567", "Київ", "5", 1500), ("380671234567", "Львів", "12", 500)]
    assert (one.draft.declared_value.minor, other.draft.declared_value.minor) == (50000, 120050)
    assert (one.faults, one.number, other.number) == ((), 2, 3)


@pytest.mark.parametrize("form", [xlsx, ods, xls])
def test_each_form_that_only_a_program_writes_comes_back_as_xlsx(form):
    assert read_file(form([HEADINGS, ("Зразок Олена",)])).form is Form.XLSX


@pytest.mark.parametrize("form", [xlsx, ods, xls])
def test_a_sheet_without_a_cell_is_empty(form):
    assert refused(form([(None,)])) == "error-sheet-empty"


@pytest.mark.parametrize("form", [xlsx, ods, xls])
def test_headings_without_an_order_are_a_table_without_rows(form):
    assert said(form([HEADINGS])) == []


def test_a_locked_table_of_old_excel_says_so():
    assert refused(xls([HEADINGS], locked=True)) == "error-sheet-locked"


def test_half_a_file_is_broken_in_every_form():
    rows = [HEADINGS, *[("Зразок Олена", "0671234567", "Київ", "5", "1", "500")] * 40]
    assert {refused(form(rows)[:700]) for form in (xlsx, ods, xls)} == {"error-sheet-broken"}


def test_a_sheet_of_libreoffice_that_repeats_a_cell_without_end_hurts_nobody():
    began = time.monotonic()
    assert refused(ods([HEADINGS], GIANT)) in {"error-sheet-too-big", "error-sheet-broken", "error-sheet-too-wide"}
    assert refused(ods([HEADINGS], LONG)) == "error-sheet-too-long"
    assert time.monotonic() - began < 20


def test_fifty_thousand_rows_are_too_many_and_it_is_said_soon():
    row = ("Зразок Олена", 380671234567, "Київ", 5, 1.5, 500)
    content = xlsx([HEADINGS, *[row] * 50_000])
    text = "\n".join(["\t".join(HEADINGS), *["\t".join(map(str, row))] * 50_000]).encode("cp1251")
    began = time.monotonic()
    assert [refused(one) for one in (content, text)] == ["error-sheet-too-long"] * 2
    assert time.monotonic() - began < 20


def test_a_title_over_merged_cells_is_not_the_headings():
    def fill(_book, page):
        page.merge_range(0, 0, 0, 5, "Замовлення на 12 травня", None)
        page.write_row(1, 0, HEADINGS)
        page.write_row(2, 0, ("Зразок Олена", "0671234567", "Київ", "5", 1.5, 500))

    (one,) = said(sheet(fill))
    assert (one.draft.city, one.draft.branch_number, one.faults, one.number) == ("Київ", "5", (), 3)


def test_a_cell_merged_over_several_orders_is_the_first_ones_alone():
    """What merging leaves in the file; the others are not guessed, but told to lack it."""

    def fill(_book, page):
        page.write_row(0, 0, HEADINGS)
        for place in (1, 2):
            page.write_row(place, 0, ("Зразок Олена", "0671234567", "", "5", 1.5, 500))
        page.merge_range(1, 2, 2, 2, "Київ", None)

    first, second = said(sheet(fill))
    assert (first.draft.city, faults(first)) == ("Київ", [])
    assert (second.draft.city, faults(second)) == (None, ["row-no-city"])


def test_what_a_formula_came_to_is_read_and_one_that_was_never_counted_lacks():
    def fill(_book, page):
        page.write_row(0, 0, HEADINGS)
        for place, (phone, weight) in enumerate([("0671234567", 1.5), ("", "")], start=1):
            page.write_row(place, 0, ("Зразок Олена", "", "Київ", "5"))
            page.write_formula(place, 1, '=A1&"x"', None, phone)
            page.write_formula(place, 4, "=1+0.5", None, weight)
            page.write(place, 5, 500)

    counted, never = said(sheet(fill))
    assert (counted.draft.phone.digits, counted.draft.weight_g, faults(counted)) == ("380671234567", 1500, [])
    assert (never.draft.phone, never.draft.weight_g, faults(never)) == (None, None, ["row-no-phone"])


def test_a_branch_that_excel_made_a_date_of_is_a_fault_and_no_branch():
    def fill(book, page):
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, ("Зразок Олена", "0671234567", "Київ", "", 1.5, 500))
        page.write_datetime(1, 3, datetime(2026, 5, 12), book.add_format({"num_format": "d mmm"}))  # noqa: DTZ001

    (one,) = said(sheet(fill))
    assert (one.draft.branch_number, faults(one)) == (None, ["row-no-place"])


@pytest.mark.parametrize(
    ("value", "digits"),
    [(380671234567.0, "380671234567"), (671234567, "380671234567"), ("0671234567", "380671234567"),
     (80671234567, "380671234567"), ("+380 67 123 45 67", "380671234567"), (67123456, None), (3.8e11, None)],
)  # fmt: skip
def test_a_phone_kept_as_a_number_gets_back_its_zero_or_is_a_fault(value, digits):
    (one,) = said(xlsx([HEADINGS, ("Зразок Олена", value, "Київ", "5", 1.5, 500)]))
    assert (one.draft.phone and one.draft.phone.digits) == digits
    assert faults(one) == ([] if digits else ["row-phone"])
