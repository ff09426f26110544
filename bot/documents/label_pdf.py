"""Labels of many parcels → one PDF in the given order: one a page, or four or six on A4 with marks to cut along.

A label is drawn whole and in its own proportions, never larger than it is and never smaller than SMALLEST_SCALE: bars
0.28 mm wide stay above the 0.25 mm that hand-held scanners are made for (GS1 General Specifications, 5.4). One that
would have to be smaller gets a page of its own size.
"""

from __future__ import annotations

import enum
import io
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

SMALLEST_SCALE = 0.9
_EDGE = 4 * mm  # of a sheet: no printer reaches farther
_TICK = 3 * mm
_LEAST_SIDE = 20 * mm  # no label is smaller
_MOST_PAGES = 100  # of one label: seats, each with its own

# What pypdf was seen to raise over bytes that lie.
_BROKEN = (PyPdfError, OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
_UNREADABLE = (*_BROKEN, struct.error, zlib.error, NotImplementedError)


class Layout(enum.StrEnum):
    """How labels stand on paper."""

    ONE = "100x100"
    FOUR = "a4x4"
    SIX = "a4x6"


@dataclass(frozen=True, slots=True)
class LabelFile:
    """One parcel's label as its carrier prints it: one page for each seat. It names people: its bytes never print."""

    number: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """The PDF (None where no label could be read) and the numbers of those whose label could not."""

    content: bytes | None = field(repr=False)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one label may stand on a sheet, in points from the sheet's lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sort of paper, and its cells in the order in which they are filled."""

    page: tuple[float, float]
    cells: tuple[_Cell, ...]


def _on_a4(columns: int, rows: int) -> _Sheet:
    width, height = (A4[0] - 2 * _EDGE) / columns, (A4[1] - 2 * _EDGE) / rows
    places = [(column, row) for row in reversed(range(rows)) for column in range(columns)]
    return _Sheet(A4, tuple(_Cell(_EDGE + x * width, _EDGE + y * height, width, height) for x, y in places))


_SHEETS = {
    Layout.ONE: _Sheet((100 * mm, 100 * mm), (_Cell(0, 0, 100 * mm, 100 * mm),)),
    Layout.FOUR: _on_a4(2, 2),
    Layout.SIX: _on_a4(2, 3),
}


def join_labels(labels: Sequence[LabelFile], layout: Layout) -> LabelSheets:
    """Put the labels on sheets. Work for the processor, some 10 ms a label: call it in a thread.

    A label that cannot be read is left out and named; the others are printed.
    """
    pages: list[PageObject] = []
    left_out = []
    for label in labels:
        try:
            pages += _pages_of(label.content)
        except _UNREADABLE:
            left_out.append(label.number)
    content = _written(_laid_out(pages, _SHEETS[layout])) if pages else None
    return LabelSheets(content, tuple(left_out))


def _pages_of(content: bytes) -> list[PageObject]:
    """The label's pages, upright, each with its lower left corner at nought.

    They are drawn anew for that, which is also how one learns that all of a page can be read.
    """
    pages, anew = PdfReader(io.BytesIO(content)).pages, PdfWriter()
    if not 0 < len(pages) <= _MOST_PAGES:
        raise ValueError(f"a label of {len(pages)} pages")
    for page in pages:
        _redraw(page, anew)
    return list(PdfReader(_file_of(anew)).pages)


def _redraw(page: PageObject, anew: PdfWriter) -> None:
    drawn = page.get_contents()
    if drawn is None or not drawn.operations:
        raise ValueError("an empty page")
    turn, seen = Transformation().rotate(-page.rotation), page.cropbox
    corners = [turn.apply_on(corner) for corner in (seen.lower_left, seen.upper_right)]
    lefts, bottoms = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    width, height = max(lefts) - min(lefts), max(bottoms) - min(bottoms)
    if min(width, height) < _LEAST_SIDE:
        raise ValueError("a page of no size")
    upright = turn.translate(-min(lefts), -min(bottoms))
    anew.add_blank_page(width, height).merge_transformed_page(page, upright)


def _file_of(writer: PdfWriter) -> io.BytesIO:
    file = io.BytesIO()
    writer.write(file)
    return file


def _scale(label: PageObject, cell: _Cell) -> float:
    """By how much it is made smaller, in both directions alike."""
    return min(1.0, cell.width / float(label.mediabox.width), cell.height / float(label.mediabox.height))


def _laid_out(labels: Sequence[PageObject], sheet: _Sheet) -> list[tuple[_Sheet, list[PageObject]]]:
    """Sheets in the order in which they are printed; one of a label's own size stands where its turn is."""
    sheets: list[tuple[_Sheet, list[PageObject]]] = []
    for label in labels:
        on, placed = sheets[-1] if sheets else (None, [])
        if _scale(label, sheet.cells[0]) < SMALLEST_SCALE:
            sheets.append((_own(label), [label]))
        elif on is sheet and len(placed) < len(sheet.cells):
            placed.append(label)
        else:
            sheets.append((sheet, [label]))
    return sheets


def _own(label: PageObject) -> _Sheet:
    size = float(label.mediabox.width), float(label.mediabox.height)
    return _Sheet(size, (_Cell(0, 0, *size),))


def _written(sheets: Iterable[tuple[_Sheet, list[PageObject]]]) -> bytes:
    writer = PdfWriter()
    for sheet, labels in sheets:
        page = writer.add_blank_page(*sheet.page)
        if len(sheet.cells) > 1:
            page.merge_page(PdfReader(io.BytesIO(_marks(sheet))).pages[0])
        for label, cell in zip(labels, sheet.cells, strict=False):
            page.merge_transformed_page(label, _into(cell, label))
        page.compress_content_streams()
    return _file_of(writer).getvalue()


def _into(cell: _Cell, label: PageObject) -> Transformation:
    """To the middle of its cell."""
    scale = _scale(label, cell)
    left = cell.left + (cell.width - float(label.mediabox.width) * scale) / 2
    bottom = cell.bottom + (cell.height - float(label.mediabox.height) * scale) / 2
    return Transformation().scale(scale).translate(left, bottom)


def _marks(sheet: _Sheet) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=sheet.page)
    canvas.setLineWidth(0.3)
    lefts = {edge for cell in sheet.cells for edge in (cell.left, cell.left + cell.width)}
    bottoms = {edge for cell in sheet.cells for edge in (cell.bottom, cell.bottom + cell.height)}
    for left in lefts:
        for bottom in bottoms:
            canvas.line(left - _TICK, bottom, left + _TICK, bottom)
            canvas.line(left, bottom - _TICK, left, bottom + _TICK)
    canvas.save()
    return file.getvalue()
