"""The same table again with what became of each row beside it. What is in a cell stays text: nothing of it runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter

from bot.domain.sheet import Form, Grid

_PLAIN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{0,3}[1-9])?")
_RUNS_IN_EXCEL = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOST_COLUMNS = 60
_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """What is written beside the table: headings, in which columns, and by row (from 0) the cells. It never prints.

    `marked` are the rows that somebody has to look at.
    """

    header: int | None
    headings: tuple[str, ...]
    columns: tuple[int, ...]
    cells: Mapping[int, Sequence[str]] = field(repr=False)
    marked: frozenset[int] = frozenset()


def filled(grid: Grid, beside: Beside) -> bytes:
    """Write the file, in the form that it came in; without headings the new ones stand in a row above."""
    rows = _rows(grid, beside)
    return _csv(rows, grid.delimiter) if grid.form is Form.CSV else _xlsx(rows)


@dataclass(frozen=True, slots=True)
class _Line:
    cells: list[str]
    is_header: bool = False
    is_marked: bool = False


def _rows(grid: Grid, beside: Beside) -> Iterator[_Line]:
    width = max(len(grid.rows[0]), *(column + 1 for column in beside.columns))
    if beside.header is None:
        yield _Line(_put([""] * width, beside.columns, beside.headings), is_header=True)
    for place, row in enumerate(grid.rows):
        cells = [*row, *[""] * (width - len(row))]
        is_header = place == beside.header
        told = beside.headings if is_header else beside.cells.get(place)
        put = cells if told is None else _put(cells, beside.columns, told)
        yield _Line(put, is_header, place in beside.marked)


def _put(cells: list[str], columns: Sequence[int], told: Sequence[str]) -> list[str]:
    for column, text in zip(columns, told, strict=True):
        cells[column] = text
    return cells


def _csv(rows: Iterator[_Line], delimiter: str) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([_harmless(cell) for cell in row.cells] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_RUNS_IN_EXCEL) else cell


def _xlsx(rows: Iterator[_Line]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True, **_AS_TEXT}) as book:
        bold, marked = book.add_format({"bold": True}), book.add_format({"bg_color": "#FDE9D9"})
        sheet = book.add_worksheet()
        sheet.set_column(0, _MOST_COLUMNS, _WIDTH)
        for place, row in enumerate(rows):
            form = bold if row.is_header else marked if row.is_marked else None
            for column, cell in enumerate(row.cells):
                if _PLAIN_NUMBER.fullmatch(cell):
                    sheet.write_number(place, column, float(cell), form)
                elif cell:
                    sheet.write_string(place, column, cell, form)
    return content.getvalue()
