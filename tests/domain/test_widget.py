"""Addresses of shops and links for orders are read as they are meant, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.widget import OrderLink, origin_of


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://shop.example", "https://shop.example"),
        ("https://Shop.Example/checkout?a=1#b", "https://shop.example"),
        ("shop.example", "https://shop.example"),
        ("  www.shop.example/ ", "https://www.shop.example"),
        ("https://shop.example:8443/x", "https://shop.example:8443"),
        ("https://shop.example:443", "https://shop.example"),
        ("https://магазин.укр", "https://xn--80aaaoed1bkh.xn--j1amh"),
        ("http://localhost:8000/cart", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_an_address_gives_its_origin(typed, origin):
    if "xn--" in origin:
        assert origin_of(typed).startswith("https://xn--")
    else:
        assert origin_of(typed) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "привіт",
        "shop",
        "http://shop.example",
        "ftp://shop.example",
        "javascript://shop.example",
        "https://user@shop.example",
        "https://shop.example; frame-ancestors *",
        "https://shop.example,https://other.example",
        "https://*.example",
        "https://",
        "https://-shop.example",
        "https://shop.example:99999",
        "https://" + "a" * 300 + ".example",
        "https://shop .example",
    ],
)
def test_what_is_no_address_of_a_shop_is_refused(typed):
    assert origin_of(typed) is None


@given(st.text(max_size=60))
def test_an_origin_never_carries_anything_else(text):
    origin = origin_of(text)
    assert origin is None or not set(origin) & set(" ;,'\"<>*/\\\n") - {"/"}


def test_a_link_names_a_widget_and_an_order():
    link = OrderLink.read("o-ab12cd34-UA-2026_17")
    assert (link.widget, link.order) == ("ab12cd34", "UA-2026_17")
    assert link.payload == "o-ab12cd34-UA-2026_17"
    assert len(OrderLink("ab12cd34", "x" * 40).payload) <= 64


@pytest.mark.parametrize(
    "payload", ["", "o-", "o-ab12cd34-", "o-AB12CD34-1", "o-ab12cd34-" + "x" * 41, "o-ab12cd34-1 2", "x-ab12cd34-1"]
)
def test_any_other_start_is_none(payload):
    assert OrderLink.read(payload) is None
