"""A file becomes a grid of text, or is refused with its reason: early, and whatever it claims to be."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import SheetRefused
from bot.domain.sheet import Form
from bot.reading import sheet_file
from bot.reading.sheet_columns import layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_rows import read_rows
from tests.sheets import csv_, order, xlsx

SHEET = "xl/worksheets/sheet1.xml"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def refused(content):
    with pytest.raises(SheetRefused) as told:
        read_file(content)
    return told.value.key


def workbook(*cells, name="Аркуш"):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for row, column, value in cells:
            sheet.write(row, column, value)
    return content.getvalue()


def repacked(content, **changed):
    """The same archive with other parts in it."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, changed.get(entry.filename, old.read(entry.filename)))
    return packed.getvalue()


def test_numbers_come_as_excel_shows_them():
    content = workbook((0, 0, 380671234567.0), (0, 1, 5.0), (0, 2, 0.1 + 0.2), (0, 3, 1500.5), (0, 4, "067"))
    assert read_file(content).rows == (("380671234567", "5", "0.3", "1500.5", "067"),)


def test_the_first_sheet_with_cells_is_read_and_empty_edges_are_cut():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("порожній")
        sheet = book.add_worksheet("замовлення")
        sheet.write(2, 1, " a ")
        sheet.write(40, 30, " ")
    assert read_file(content.getvalue()).rows == (("", ""), ("", ""), ("", "a"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_is_read_in_every_encoding_and_with_every_separator(encoding, delimiter):
    rows = [order(1, goods='Чайник "Їжак", синій; великий', weight="1,5"), order(2, city="Київ")]
    grid = read_file(csv_(rows, delimiter=delimiter).encode(encoding))
    assert (grid.form, grid.delimiter, grid.rows[1:]) == (Form.CSV, delimiter, tuple(rows))


def test_a_zip_bomb_is_refused_by_its_directory_in_milliseconds():
    bomb = repacked(workbook((0, 0, "a")), **{SHEET: b" " * (200 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    began = time.monotonic()
    assert refused(bomb) == "error-sheet-too-big"
    assert time.monotonic() - began < 0.5


def test_an_archive_that_lies_about_its_size_hurts_only_the_process_that_reads_it():
    honest = repacked(workbook((0, 0, "a")), **{SHEET: _endless_sheet()})
    lie = bytearray(honest)
    size = len(_endless_sheet()).to_bytes(4, "little")
    while (at := lie.find(size)) >= 0:
        lie[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(lie)) in {"error-sheet-too-big", "error-sheet-broken", "error-sheet-too-long"}


def _endless_sheet():
    head = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="str"><v>%s</v></c></row>' % (n, n, b"x" * 900) for n in range(1, 90_000)
    )
    return head + rows + b"</sheetData></worksheet>"


def test_two_cells_that_claim_the_whole_sheet_take_no_memory_of_ours():
    """Were it read here, it would take all the memory there is."""
    began = time.monotonic()
    assert refused(workbook((0, 0, "a"), (1048575, 16383, "b"))) == "error-sheet-too-big"
    assert refused(workbook((0, 0, "a"), (1048575, 99, "b"))) == "error-sheet-too-big"  # 3 GB
    assert refused(workbook((0, 0, "a"), (1048575, 2, "b"))) == "error-sheet-too-long"
    assert refused(workbook((0, 0, "a"), (0, 5000, "b"))) == "error-sheet-too-wide"
    assert time.monotonic() - began < 20


def test_what_is_locked_broken_empty_or_too_much_says_so():
    assert refused(LOCKED) == "error-sheet-locked"
    assert refused(b"PK\x03\x04 and nothing more") == "error-sheet-broken"
    assert refused(repacked(workbook((0, 0, "a")), **{SHEET: b"<worksheet><sheetData><row>"})) == "error-sheet-broken"
    assert refused(b"") == "error-sheet-empty"
    assert refused(b";;;\n;;\n") == "error-sheet-empty"
    assert refused(b"a" * (11 * 1024 * 1024)) == "error-sheet-too-big"
    assert refused(b"a;b\n" * 5002) == "error-sheet-too-long"
    assert refused(b";".join([b"a"] * 61)) == "error-sheet-too-wide"
    assert refused(b"a;" + b"b" * 1001) == "error-sheet-cell"
    assert refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == "error-sheet-broken"


def test_a_reader_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(sheet_file, "_MOST_SECONDS", 0.001)
    assert refused(workbook((0, 0, "a"))) == "error-sheet-too-big"


def test_a_formula_that_was_never_counted_is_empty_and_never_counted_here():
    assert read_file(workbook((0, 0, "a"), (0, 1, "=1+1"), (1, 0, "b"))).rows[0][0] == "a"


def test_a_thousand_rows_are_read_within_a_second_or_two():
    content = xlsx([order(number) for number in range(1, 1001)])
    began = time.monotonic()
    grid = read_file(content)
    assert len(read_rows(grid, layout_of(grid), "UAH")) == 1000
    assert time.monotonic() - began < 5


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_whatever_comes_as_text_is_read_or_refused(content):
    _read_or_refuse(b"\n" + content)


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=8), min_size=1, max_size=8))
@settings(max_examples=300)
def test_whatever_stands_in_the_cells_is_read_or_refused(rows):
    _read_or_refuse(csv_(rows[1:], tuple(rows[0])).encode("utf-8", "replace"))


_CELL = st.sampled_from(
    ["ПІБ", "Телефон", "Місто", "Відділення", "Сума", "Вага", "0671234567", "3.8E+11", "Олена", "Київ", "№5", "-",
     "1,5",      "вул. Зелена 5", "30x20x10", "так", "=1+1", "2025-05-05", "", "0", "1e999", "٣", "½", "1 500,00 грн",
     "Платник"]
)  # fmt: skip


@given(st.lists(st.lists(_CELL, min_size=5, max_size=7), min_size=2, max_size=6))
@settings(max_examples=400)
def test_whatever_an_order_says_is_read_or_refused(rows):
    _read_or_refuse(csv_([tuple(row) for row in rows], ("ПІБ", "Телефон", "Місто", "Відділення", "Сума")).encode())


def _read_or_refuse(content):
    try:
        grid = read_file(content)
        layout = layout_of(grid)
    except SheetRefused:
        return
    assert len(read_rows(grid, layout, "UAH")) <= len(grid.rows)
