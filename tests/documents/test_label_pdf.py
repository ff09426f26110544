"""Many carriers' labels become one PDF that scanners still read, in packing order; what is broken is named."""

from __future__ import annotations

import io
import random

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.units import mm

from bot.documents.label_pdf import SMALLEST_SCALE, LabelFile, Layout, join_labels
from sandbox.nova_poshta.labels import FORMS, labels_pdf
from sandbox.parcel import Parcel

OFFICE_SCANNER_DPI = 300
A_PAGE = {Layout.ONE: 1, Layout.FOUR: 4, Layout.SIX: 6}


def numbers(many):
    return [f"2045888{place:07}" for place in range(1, many + 1)]


def label(number, form="Marking_100x100", seats=1):
    parcel = Parcel(number=number, sender_phone="380990000100", recipient_phone="380990000001", journey=(), seats=seats)
    return LabelFile(number, labels_pdf(FORMS[form], [parcel]))


def turned(one, degrees):
    writer = PdfWriter(clone_from=io.BytesIO(one.content))
    for page in writer.pages:
        page.rotate(degrees)
    return LabelFile(one.number, written(writer))


def written(writer):
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def codes(pdf, dpi=OFFICE_SCANNER_DPI):
    """What another decoder reads off each page as it is printed, from left to right and from the top down."""
    return [[code.text for code in in_reading_order(page, dpi)] for page in pypdfium2.PdfDocument(pdf)]


def in_reading_order(page, dpi=OFFICE_SCANNER_DPI):
    found = zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil().convert("L"))
    return sorted(found, key=lambda code: (code.position.top_left.y // 300, code.position.top_left.x))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("many", [1, 4, 13])
def test_every_number_is_read_back_in_the_order_of_packing(layout, many):
    sheets = join_labels([label(number) for number in numbers(many)], layout)
    assert sheets.left_out == ()
    read = codes(sheets.content)
    assert [text for page in read for text in page] == numbers(many)
    assert len(read) == -(-many // A_PAGE[layout])


@pytest.mark.parametrize("layout", Layout)
def test_a_cheap_thermal_printer_still_prints_what_scanners_read(layout):
    sheets = join_labels([label(number) for number in numbers(6)], layout)
    assert [text for page in codes(sheets.content, dpi=203) for text in page] == numbers(6)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_label_that_lies_on_its_side_in_the_file_is_printed_as_a_reader_shows_it(layout, degrees):
    lying = turned(label(numbers(1)[0]), degrees)
    shown = in_reading_order(pypdfium2.PdfDocument(lying.content)[0])[0]
    printed = in_reading_order(pypdfium2.PdfDocument(join_labels([lying], layout).content)[0])[0]
    assert (printed.text, abs(printed.orientation)) == (lying.number, abs(shown.orientation))


def test_only_what_the_carrier_shows_of_a_page_is_printed():
    a4 = label(numbers(1)[0], "Document")  # a waybill on the upper half of A4
    writer = PdfWriter(clone_from=io.BytesIO(a4.content))
    page = writer.pages[0]
    top = float(page.mediabox.top)
    page.cropbox = RectangleObject((0, top / 2, 100 * mm, top / 2 + 100 * mm))
    sheets = join_labels([LabelFile(a4.number, written(writer)), label(numbers(2)[1])], Layout.FOUR)
    assert codes(sheets.content) == [numbers(2)]


def test_each_seat_has_its_label():
    first, second = numbers(2)
    sheets = join_labels([label(first, seats=3), label(second)], Layout.FOUR)
    assert codes(sheets.content) == [[first, first, first, second]]


@pytest.mark.parametrize("layout", Layout)
def test_what_would_become_too_small_to_scan_gets_a_page_of_its_own_where_its_turn_is(layout):
    first, large, last = numbers(3)
    sheets = join_labels([label(first), label(large, "Document_A5"), label(last)], layout)
    assert codes(sheets.content) == [[first], [large], [last]]
    page = PdfReader(io.BytesIO(sheets.content)).pages[1]
    assert round(float(page.mediabox.width) / mm) == 148


@pytest.mark.parametrize("layout", Layout)
def test_bars_keep_their_proportions_and_enough_width(layout):
    """The bar code is as wide against its height as before, and no module is below what scanners are made for."""
    one = label(numbers(1)[0])
    before = box_of(one.content)
    after = box_of(join_labels([one], layout).content)
    shrunk = after[0] / before[0]
    assert SMALLEST_SCALE <= shrunk <= 1.001
    assert after[0] / after[1] == pytest.approx(before[0] / before[1], rel=0.02)
    assert 0.28 * shrunk >= 0.25


def box_of(pdf):
    """Width of the first bar code, and how tall its first bar is, in pixels."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=600 / 72).to_pil().convert("L")
    corner = zxingcpp.read_barcodes(page)[0].position
    x, y = corner.top_left.x + 4, corner.top_left.y
    tall = next(rows for rows in range(2000) if page.getpixel((x, y + rows)) > 128)
    tall += next(rows for rows in range(2000) if page.getpixel((x, y - rows)) > 128)
    return corner.top_right.x - corner.top_left.x, tall


def truncated(one):
    return LabelFile(one.number, one.content[: len(one.content) // 3])


def page_for_errors(one):
    return LabelFile(one.number, b'<html><body>502 Bad Gateway</body></html>{"success":false}')


def empty_page(one):
    writer = PdfWriter()
    writer.add_blank_page(100 * mm, 100 * mm)
    return LabelFile(one.number, written(writer))


def without_pages(one):
    return LabelFile(one.number, written(PdfWriter()))


def nothing(one):
    return LabelFile(one.number, b"")


def locked(one):
    writer = PdfWriter(clone_from=io.BytesIO(one.content))
    writer.encrypt("secret", algorithm="RC4-128")
    return LabelFile(one.number, written(writer))


@pytest.mark.parametrize("broken", [truncated, page_for_errors, empty_page, without_pages, nothing, locked])
def test_a_label_that_cannot_be_read_is_named_and_the_others_are_printed(broken):
    first, bad, last = numbers(3)
    sheets = join_labels([label(first), broken(label(bad)), label(last)], Layout.FOUR)
    assert sheets.left_out == (bad,)
    assert codes(sheets.content) == [[first, last]]


def test_where_nothing_can_be_read_there_is_no_file():
    assert join_labels([nothing(label(numbers(1)[0]))], Layout.SIX).content is None
    assert join_labels([], Layout.SIX).content is None


def test_bytes_of_a_label_do_not_print():
    one = label(numbers(1)[0])
    assert "Zrazok" not in repr(one)
    assert "PDF" not in repr(join_labels([one], Layout.ONE))


@pytest.mark.parametrize("seed", range(40))
def test_whatever_bytes_lie_the_rest_is_printed(seed):
    chance = random.Random(seed)
    good, bad = label(numbers(1)[0]), bytearray(label(numbers(2)[1]).content)
    for _ in range(chance.choice([1, 5, 50, 400])):
        bad[chance.randrange(len(bad))] = chance.randrange(256)
    sheets = join_labels([good, LabelFile("other", bytes(bad))], Layout.FOUR)
    assert good.number in codes(sheets.content)[0]
