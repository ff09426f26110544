"""Waybills, labels and registries as PDF, with a Code 128 that scanners read. Latin letters: no font is shipped."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from sandbox.latin import latin
from sandbox.nova_poshta import places
from sandbox.parcel import Parcel

_SQUARE_100, _SQUARE_85 = (100 * mm, 100 * mm), (85 * mm, 85 * mm)
_MARGIN = 6 * mm
_LINE = 5 * mm
_BAR = 0.4 * mm
_ROWS_A_SHEET = 25


@dataclass(frozen=True, slots=True)
class Form:
    """A sort of paper: the page, and how many labels of which size stand on it."""

    page: tuple[float, float]
    label: tuple[float, float]


FORMS = {
    "Document": Form(A4, (A4[0], A4[1] / 2)),
    "Document_A5": Form(A5, A5),
    "Marking_100x100": Form(_SQUARE_100, _SQUARE_100),
    "Marking_85x85": Form(A4, _SQUARE_85),
    "Marking_85x85_single": Form(_SQUARE_85, _SQUARE_85),
}


def labels_pdf(form: Form, parcels: Sequence[Parcel], copies: int = 1, first: int = 1) -> bytes:
    """Labels, one for every seat and copy; on a page of several the first stands at position `first`."""
    seats = [(parcel, seat) for parcel in parcels for _ in range(copies) for seat in range(1, max(1, parcel.seats) + 1)]
    return _drawn(form.page, lambda canvas: _labels(canvas, form, seats, first))


def sheet_pdf(number: str, parcels: Sequence[Parcel]) -> bytes:
    """A registry: its number as a bar code and a row for each waybill."""
    return _drawn(A4, lambda canvas: _sheet(canvas, number, parcels))


def _drawn(page: tuple[float, float], draw: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    # uncompressed, so that a test can read the bars
    canvas = Canvas(file, pagesize=page, pageCompression=0, invariant=1)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def _labels(canvas: Canvas, form: Form, seats: Sequence[tuple[Parcel, int]], first: int) -> None:
    width, height = form.label
    columns, rows = int(form.page[0] // width), int(form.page[1] // height)
    a_page = columns * rows
    for place, (parcel, seat) in enumerate(seats, start=first - 1):
        if place % a_page == 0 and place > first - 1:
            canvas.showPage()
        column, row = place % a_page % columns, place % a_page // columns
        canvas.saveState()
        canvas.translate(column * width, form.page[1] - (row + 1) * height)
        _label(canvas, form.label, parcel, seat)
        canvas.restoreState()


def _label(canvas: Canvas, size: tuple[float, float], parcel: Parcel, seat: int) -> None:
    top = size[1] - _MARGIN
    lines = [
        f"{_spaced(parcel.number)}   {seat}/{max(1, parcel.seats)}",
        f"From: {latin(parcel.sender_name)} {parcel.sender_phone}",
        f"{parcel.origin.town.latin} {latin(parcel.origin.street)}",
        f"To: {latin(parcel.recipient_name)} {parcel.recipient_phone}",
        f"{parcel.destination.town.latin} No {parcel.destination.number} {latin(parcel.destination.street)}",
        f"{latin(parcel.goods)[:40]} {parcel.weight} kg, {parcel.declared} UAH",
        f"To pay: {parcel.to_pay or parcel.transfer} UAH" if parcel.to_pay or parcel.transfer else "Nothing to pay",
    ]
    for place, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if place in {0, 4} else "Helvetica", 9)
        canvas.drawString(_MARGIN, top - (place + 1) * _LINE, line[:52])
    _code(canvas, parcel.number, _MARGIN, _MARGIN)


def _spaced(number: str) -> str:
    return f"{number[:2]} {number[2:6]} {number[6:10]} {number[10:]}"


def _code(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    Code128(text, barWidth=_BAR, barHeight=18 * mm, quiet=True, humanReadable=True).drawOn(canvas, left, bottom)


def _sheet(canvas: Canvas, number: str, parcels: Sequence[Parcel]) -> None:
    for start in range(0, max(1, len(parcels)), _ROWS_A_SHEET):
        if start:
            canvas.showPage()
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(_MARGIN, A4[1] - 2 * _MARGIN, f"Registry {number}, {len(parcels)} waybills")
        _code(canvas, number, _MARGIN, A4[1] - 45 * mm)
        canvas.setFont("Helvetica", 9)
        for place, parcel in enumerate(parcels[start : start + _ROWS_A_SHEET]):
            told = f"{start + place + 1}. {_spaced(parcel.number)}  {parcel.destination.town.latin}  {parcel.weight} kg"
            address = latin(places.full_name(parcel.destination))[:60]
            canvas.drawString(_MARGIN, A4[1] - 55 * mm - place * 2 * _LINE, told)
            canvas.drawString(2 * _MARGIN, A4[1] - 55 * mm - place * 2 * _LINE - 4 * mm, address)
