"""Labels of our own drawing, 100 × 100 mm, as a parcel carries them: drawn as a PDF, then turned into pixels.

A label is printed from a PDF, so it is photographed as one: PDFium (BSD-3-Clause, Apache-2.0) draws its bars between
pixels as a printer does. Pillow has no bar codes, and bars of whole pixels would be easier to read than real ones.
"""

from __future__ import annotations

import enum
import io

import pypdfium2
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

SIDE = 100 * mm


class Codes(enum.StrEnum):
    """What is printed on a label."""

    CODE_128 = "code128"
    QR = "qr"
    BOTH = "both"


def draw_label(number: str, codes: Codes, pixels: int) -> Image.Image:
    """Return the label in grey, `pixels` wide and high."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(SIDE, SIDE), invariant=1)
    _draw_words(canvas, number)
    if codes is not Codes.QR:
        bars = {"barWidth": 0.62 * mm, "barHeight": 18 * mm, "lquiet": 6 * mm, "rquiet": 6 * mm, "humanReadable": False}
        renderPDF.draw(createBarcodeDrawing("Code128", value=number, **bars), canvas, 9 * mm, 33 * mm)
    if codes is not Codes.CODE_128:
        _place(canvas, "QR", number, (70, 3, 26, 26))
    canvas.save()
    return _pixels(sheet.getvalue(), pixels)


def draw_code(symbology: str, value: str, pixels: int) -> Image.Image:
    """Return one bare code in grey, `pixels` wide, as high as it needs, with white around it."""
    sheet = io.BytesIO()
    shape = (60, 60) if symbology in {"QR", "ECC200DataMatrix"} else (80, 20)
    canvas = Canvas(sheet, pagesize=((shape[0] + 20) * mm, (shape[1] + 20) * mm), invariant=1)
    _place(canvas, symbology, value, (10, 10, *shape))
    canvas.save()
    return _pixels(sheet.getvalue(), pixels)


def _draw_words(canvas: Canvas, number: str) -> None:
    canvas.setLineWidth(1.2)
    canvas.rect(2 * mm, 2 * mm, 96 * mm, 96 * mm)
    for height in (84, 68, 54, 31):
        canvas.line(2 * mm, height * mm, 98 * mm, height * mm)
    canvas.setFont("Helvetica-Bold", 26)
    canvas.drawString(5 * mm, 88 * mm, "KYIV 17")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60 * mm, 92 * mm, "24.11.2026  14:05")
    canvas.drawString(60 * mm, 87 * mm, "1.5 kg   30 x 20 x 10")
    canvas.drawString(5 * mm, 79 * mm, "From: Shop of Things, Lviv, branch 4")
    canvas.drawString(5 * mm, 72 * mm, "Phone 380990000001   COD 1 250.00 UAH")
    canvas.drawString(5 * mm, 63 * mm, "To: Olena Vyhadana, Kyiv, branch 17")
    canvas.drawString(5 * mm, 57 * mm, "Phone 380990000002   paid by recipient")
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(5 * mm, 24 * mm, f"{number[:2]} {number[2:6]} {number[6:10]} {number[10:]}")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(5 * mm, 8 * mm, "Seat 1 of 1   order 10482   declared 1 250 UAH")


# Squares bear no text beside them, and these bars no check digit that the carrier did not ask for.
_CHOSEN = {"QR": {}, "ECC200DataMatrix": {}, "I2of5": {"checksum": 0}, "Standard39": {"checksum": 0}}


def _place(canvas: Canvas, symbology: str, value: str, box: tuple[int, int, int, int]) -> None:
    """Draw a code into a box: left, bottom, width and height in millimetres."""
    left, bottom, width, height = (side * mm for side in box)
    chosen = _CHOSEN.get(symbology, {"humanReadable": False})
    code = createBarcodeDrawing(symbology, value=value, width=width, height=height, **chosen)
    renderPDF.draw(code, canvas, left, bottom)


def _pixels(sheet: bytes, pixels: int) -> Image.Image:
    with pypdfium2.PdfDocument(sheet) as document:
        page = document[0]
        bitmap = page.render(scale=pixels / page.get_width(), grayscale=True)
        image = bitmap.to_pil().convert("L")
        bitmap.close()
        page.close()
    return image
