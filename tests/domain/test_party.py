"""A phone is read from any spelling and never printed whole."""

from __future__ import annotations

import pytest

from bot.domain.party import Phone


@pytest.mark.parametrize(
    "text", ["380990000001", "+380990000001", "+38 (099) 000-00-01", "tel:+380-99-000-00-01", "380\u00a0990000001"]
)
def test_a_phone_is_read_from_any_spelling(text):
    assert Phone.of(text) == Phone("380990000001")


@pytest.mark.parametrize("text", ["", "no phone", "0990000001", "123456", "1" * 16, "٣٨٠٩٩٠٠٠٠٠٠١"])
def test_what_e164_does_not_know_is_no_phone(text):
    assert Phone.of(text) is None


@pytest.mark.parametrize("digits", ["", "+380990000001", "380 990000001", "0990000001", "380990000001\n"])
def test_a_phone_cannot_be_made_wrong(digits):
    with pytest.raises(ValueError, match=r"E\.164") as caught:
        Phone(digits)
    assert "99" not in str(caught.value)


@pytest.mark.parametrize("show", [str, repr, "{}".format, "{!r}".format, lambda phone: f"{[phone]}"])
def test_a_phone_never_prints_whole(show):
    assert "99000000" not in show(Phone("380990000001"))
