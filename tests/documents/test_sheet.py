"""The file comes back as it came, with more columns; whatever a cell holds, it is text and nothing of it runs."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.documents.sheet import Beside, filled
from bot.domain.sheet import Form, Grid
from bot.reading.sheet_file import read_file

HEADINGS = ("ТТН", "Ціна", "Дата", "Результат")
DANGEROUS = (
    '=HYPERLINK("http://x.example","y")', "+380671234567", "-1+1", "@SUM(A1)", "\t=1", "=1+1", "http://x.example",
    "<b>&", "'=1", "internal:A1", "mailto:a@b.example", "＝1+1", "1e5", "0671234567", "TRUE", "{=1}",
)  # fmt: skip


def beside(header=0, columns=(2, 3, 4, 5), **cells):
    return Beside(header, HEADINGS, columns, {int(row[1:]): told for row, told in cells.items()}, frozenset({2}))


def test_the_cells_come_back_with_the_new_ones_beside_them():
    grid = Grid((("ПІБ", "Сума"), ("Зразок Олена", "1500.5"), ("Проба", "7")))
    content = filled(
        grid, beside(r1=("20450000000001", "70.00", "2025-11-20", "створено"), r2=("", "", "", "без телефону"))
    )
    assert read_file(content).rows == (
        ("ПІБ", "Сума", *HEADINGS),
        ("Зразок Олена", "1500.5", "20450000000001", "70.00", "2025-11-20", "створено"),
        ("Проба", "7", "", "", "", "без телефону"),
    )


def test_without_headings_ours_stand_above():
    content = filled(Grid((("Зразок", "7"),)), beside(header=None, r0=("1", "", "", "створено")))
    assert read_file(content).rows == (("", "", *HEADINGS), ("Зразок", "7", "1", "", "", "створено"))


def test_our_own_columns_of_before_are_written_over():
    grid = Grid((("ПІБ", *HEADINGS), ("Зразок", "", "", "", "без телефону")))
    content = filled(grid, beside(columns=(1, 2, 3, 4), r1=("1", "2", "3", "створено")))
    assert read_file(content).rows == (("ПІБ", *HEADINGS), ("Зразок", "1", "2", "3", "створено"))


def test_no_cell_of_a_workbook_is_a_formula_or_a_link():
    grid = Grid((("a", "b"), *((one, "") for one in DANGEROUS)))
    content = filled(grid, beside(r1=("=1", "+1", "@1", "=cmd|' /C calc'!A0")))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not any("hyperlink" in archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "<f>" not in sheet
    assert [row[0] for row in read_file(content).rows[1:]] == [one.strip() for one in DANGEROUS]


def test_no_cell_of_text_begins_with_what_runs():
    grid = Grid((("a", "b"), *((one, "") for one in DANGEROUS)), Form.CSV, ";")
    text = filled(grid, beside(r1=("=1", "+1", "@1", "-1"))).decode("utf-8-sig")
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(";")]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for cell in cells)
    assert "'+380671234567" in cells


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_comes_back_with_its_own_separator(delimiter):
    grid = Grid((("a", "b"), ("1,5", 'x"y;z')), Form.CSV, delimiter)
    back = read_file(filled(grid, beside(r1=("1", "", "", "так"))))
    assert (back.delimiter, back.rows[1]) == (delimiter, ("1,5", 'x"y;z', "1", "", "", "так"))


def test_phones_keep_their_plus_and_numbers_their_zeros():
    grid = Grid((("a", "b"), ("+380671234567", "0671234567"), ("380671234567", "1.50")))
    back = read_file(filled(grid, beside())).rows[1:]
    assert [row[:2] for row in back] == [("+380671234567", "0671234567"), ("380671234567", "1.50")]
