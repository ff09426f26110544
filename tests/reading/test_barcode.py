"""What is read off a photo, and which of it is a tracking number."""

from __future__ import annotations

import asyncio
import time

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from bot.domain.numbers import NOVA_POSHTA, RUSSIAN_POST, UKRPOSHTA, Doubt, FoundNumber
from bot.reading.barcode import Code, Kind, numbers_on, numbers_on_photo, read_codes
from bot.reading.picture import Fault, UnreadablePicture
from tests.reading.labels import Codes, draw_code, draw_label
from tests.reading.photo_set import as_jpeg, number_of, on_cardboard, photos, several_on_cardboard, squeezed

WAYBILL = "20450000000001"
FOUND = FoundNumber(WAYBILL, (NOVA_POSHTA,))
GOODS = "4820000000017"


@pytest.mark.parametrize(
    ("symbology", "text", "kind"),
    [
        ("Code128", WAYBILL, Kind.CODE_128),
        ("Code128", "RB123456785UA", Kind.CODE_128),
        ("QR", f"https://example.com/tracking/?cargo_number={WAYBILL}", Kind.QR),
        ("ECC200DataMatrix", WAYBILL, Kind.DATA_MATRIX),
        ("I2of5", "10100007123454", Kind.ITF),
        ("Standard39", WAYBILL, Kind.CODE_39),
        ("Standard93", WAYBILL, Kind.CODE_93),
        ("EAN13", GOODS, Kind.GOODS),
        ("EAN8", "96385074", Kind.GOODS),
    ],
)
def test_every_kind_of_code_is_read(symbology, text, kind):
    assert read_codes(as_jpeg(draw_code(symbology, text, 1200))) == [Code(text, kind)]


@pytest.mark.parametrize("symbology", ["DataMatrix", "Code128", "QRCode"])
def test_what_the_standard_of_goods_speaks_of_is_goods(symbology):
    article = zxingcpp.create_barcode("(01)04820000000017(21)7", zxingcpp.BarcodeFormat[symbology], gs1=True)
    photo = Image.fromarray(article.to_image(scale=6))
    assert [code.kind for code in read_codes(as_jpeg(photo))] == [Kind.GOODS]


def linear(text):
    return Code(text, Kind.CODE_128)


@pytest.mark.parametrize(
    ("codes", "numbers"),
    [
        ([linear(WAYBILL)], [FOUND]),
        ([linear(f" {WAYBILL} ")], [FOUND]),
        ([linear(f"{WAYBILL}0002")], [FOUND]),  # the seat, in all ways of writing it
        ([linear(f"{WAYBILL}2")], [FOUND]),
        ([linear(f"{WAYBILL}-2")], [FOUND]),
        ([linear(f"{WAYBILL} 2/3")], [FOUND]),
        ([linear(f"{WAYBILL}_0002")], [FOUND]),
        ([linear(f"{WAYBILL}00021")], []),  # too long for a seat
        ([linear("2045000000001")], []),  # a machine prints no slips
        ([linear("00148200000000000017")], []),  # a pallet
        ([linear("0503819472615")], [FoundNumber("0503819472615", (UKRPOSHTA,))]),
        ([linear("RB123456785UA")], [FoundNumber("RB123456785UA", (UKRPOSHTA,))]),
        ([linear("RB123456784UA")], [FoundNumber("RB123456784UA", (UKRPOSHTA,), Doubt.CHECK_DIGIT)]),
        ([Code("10100007123454", Kind.ITF)], [FoundNumber("10100007123454", (RUSSIAN_POST,))]),
        ([Code("10100007123453", Kind.ITF)], []),
        ([linear(WAYBILL), Code(WAYBILL, Kind.QR)], [FOUND]),
        ([Code(f"ТТН {WAYBILL}; тел. 380990000001", Kind.QR)], [FOUND]),
        ([Code(f"https://example.com/?a=1&cargo_number={WAYBILL}&b=380990000001", Kind.QR)], [FOUND]),
        ([Code(f"{WAYBILL}\n20450000000002", Kind.QR)], [FOUND, FoundNumber("20450000000002", (NOVA_POSHTA,))]),
        ([Code("5059000000012", Kind.GOODS)], []),  # else Ukrposhta's, by its first digits
        ([Code("BEGIN:VCARD\nTEL:+380990000001\nEND:VCARD", Kind.QR)], []),
        ([], []),
    ],
)
def test_numbers_are_told_from_all_else_that_codes_hold(codes, numbers):
    assert numbers_on(codes) == numbers


def test_every_code_of_a_photo_is_read_once():
    photo = as_jpeg(on_cardboard(draw_label(WAYBILL, Codes.BOTH, 1100)))
    codes = read_codes(photo)
    assert sorted(codes, key=lambda code: code.kind) == [Code(WAYBILL, Kind.CODE_128), Code(WAYBILL, Kind.QR)]


def test_several_labels_on_one_photo_are_all_read():
    labels = [draw_label(number_of(label), Codes.CODE_128, 650) for label in range(3)]
    photo = squeezed(as_jpeg(several_on_cardboard(labels)))
    assert [number.value for number in numbers_on_photo(photo) or []] == [number_of(label) for label in range(3)]


def test_a_label_out_of_focus_is_read_beside_one_that_is_plain():
    labels = [draw_label(number_of(label), Codes.CODE_128, 900) for label in range(2)]
    labels[1] = labels[1].filter(ImageFilter.GaussianBlur(3.2))
    found = numbers_on_photo(as_jpeg(several_on_cardboard(labels)))
    assert {number.value for number in found} == {number_of(0), number_of(1)}


def test_goods_beside_a_label_are_no_number():
    photo = as_jpeg(several_on_cardboard([draw_code("EAN13", GOODS, 700), draw_label(WAYBILL, Codes.CODE_128, 900)]))
    assert Code(GOODS, Kind.GOODS) in read_codes(photo)
    assert numbers_on_photo(photo) == [FOUND]


def test_goods_do_not_end_the_search_for_a_label_that_is_hard_to_read():
    tilted = draw_label(WAYBILL, Codes.CODE_128, 900).rotate(26, Image.Resampling.BICUBIC, expand=True, fillcolor=168)
    photo = as_jpeg(several_on_cardboard([draw_code("EAN13", GOODS, 700), tilted]))
    assert numbers_on_photo(photo) == [FOUND]


def test_goods_alone_are_codes_without_a_number():
    assert numbers_on_photo(as_jpeg(draw_code("EAN13", GOODS, 800))) == []


@pytest.mark.parametrize("colour", [0, 168, 255])
def test_a_photo_of_nothing_holds_no_code(colour):
    assert numbers_on_photo(as_jpeg(Image.new("L", (960, 1280), colour))) is None


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (9000, 1), (1, 9000), (3, 2)])
def test_a_sliver_of_a_photo_holds_no_code(size):
    assert numbers_on_photo(as_jpeg(Image.new("L", size, 90))) is None


def test_a_photo_of_noise_holds_no_number():
    assert not numbers_on_photo(as_jpeg(Image.effect_noise((960, 1280), 120)))


@pytest.mark.parametrize("angle", [0, 25, -115])
def test_a_small_label_on_a_large_document_is_read(angle):
    table = Image.new("L", (3000, 4000), 168)
    label = draw_label(WAYBILL, Codes.CODE_128, 560)
    table.paste(label.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=168), (1900, 500))
    assert numbers_on_photo(as_jpeg(table)) == [FOUND]


def test_a_label_far_out_of_focus_is_read():
    photo = on_cardboard(draw_label(WAYBILL, Codes.CODE_128, 1100), angle=6).filter(ImageFilter.GaussianBlur(4.8))
    assert numbers_on_photo(as_jpeg(photo.resize((800, 1066), Image.Resampling.BOX))) == [FOUND]


def test_what_is_no_picture_has_a_named_fault():
    with pytest.raises(UnreadablePicture) as caught:
        read_codes(b"%PDF-1.7")
    assert caught.value.fault is Fault.NOT_A_PICTURE


async def test_others_are_served_while_photos_are_read():
    """Were the interpreter held, the loop would wake about as often as looks end: some 10 times a second."""
    jpegs = [photo.jpeg for photo in photos(codes=[Codes.CODE_128], treatments=["everything"], widths=[800], labels=4)]
    reading = asyncio.gather(*(asyncio.to_thread(read_codes, jpeg) for jpeg in jpegs))
    began, wakes = time.perf_counter(), 0
    while not reading.done():
        await asyncio.sleep(0.002)
        wakes += 1
    assert wakes / (time.perf_counter() - began) > 40
    assert len(await reading) == 4
