"""An article has one key, by whichever code it is photographed."""

from __future__ import annotations

import pytest

from bot.reading.barcode import Code, Kind
from bot.reading.goods_codes import codes_in_hand, goods_key, goods_on, is_article
from tests.reading.labels import Codes, draw_code, draw_label
from tests.reading.photo_set import as_jpeg

EAN = "4820000000017"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("4820000000017", "04820000000017"),
        ("04820000000017", "04820000000017"),
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("0104820000000017", "04820000000017"),
        ("010482000000001710LOT7", "04820000000017"),
        ("https://shop.example/01/04820000000017/10/LOT7", "04820000000017"),
        ("SKU-77\n", "SKU-77"),
        ("https://shop.example/kettle", "https://shop.example/kettle"),
        ("  ", ""),
        ("x" * 300, "x" * 100),
    ],
)
def test_one_article_has_one_key(text, key):
    assert goods_key(text) == key


@pytest.mark.parametrize(
    ("symbology", "text", "key"),
    [
        ("EAN13", EAN, "04820000000017"),
        ("EAN8", "96385074", "00000096385074"),
        ("UPCA", "036000291452", "00036000291452"),
        ("QR", "SKU-77", "SKU-77"),
        ("Code128", "SKU-77", "SKU-77"),
        ("ECC200DataMatrix", "0104820000000017", "04820000000017"),
    ],
)
def test_a_photo_of_an_article_tells_its_key(symbology, text, key):
    assert goods_on(codes_in_hand(as_jpeg(draw_code(symbology, text, 1000)))) == [key]


def test_the_label_of_a_parcel_is_no_article():
    codes = codes_in_hand(as_jpeg(draw_label("20450000000013", Codes.BOTH, 1200)))
    assert codes
    assert goods_on(codes) == []


def test_of_a_label_and_an_article_side_by_side_both_are_told():
    assert goods_on([Code("20450000000013", Kind.CODE_128), Code(EAN, Kind.GOODS)]) == ["04820000000017"]


@pytest.mark.parametrize("text", ["4820000000017", "96385074", "036000291452"])
def test_what_a_scanner_types_is_an_article(text):
    assert is_article(text)


@pytest.mark.parametrize(
    "text", ["4820000000018", "20450000000013", "380990000001", "380990000004", "1234567", "", "SKU"]
)
def test_a_parcel_a_phone_and_a_slip_are_none(text):
    assert not is_article(text)
