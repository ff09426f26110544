"""What a storekeeper writes off the scale is grams, and nonsense is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.weight import MOST_G, looks_like_weight, read_weight

MEANT = {
    "1,24": 1240,
    "1.24": 1240,
    "1.24 кг": 1240,
    "1,240 кг": 1240,
    "1240 г": 1240,
    "1240": 1240,
    "1 240": 1240,
    "1 240 г": 1240,
    "1 кг 240 г": 1240,
    "1кг240г": 1240,
    "кг 1 240 г": 1240,
    "кг 1,24": 1240,
    "1кг 240": 1240,
    "1.24kg": 1240,
    "1240 грам": 1240,
    "вага 1,24": 1240,
    "Вага: 1.24 кг.": 1240,
    "0,5": 500,
    "0.05": 50,
    "5": 5000,
    "30 кг": 30000,
    "99": 99000,
    "100": 100,
    "350": 350,
    "350 гр": 350,
    "2 кіло": 2000,
    "0,3 кг": 300,
    "12,5": 12500,
}


@pytest.mark.parametrize(("text", "grams"), MEANT.items())
def test_a_weight_is_read(text, grams):
    assert read_weight(text) == grams
    assert looks_like_weight(text)


@pytest.mark.parametrize(
    "text",
    ["0", "0,0", "0 г", "-3", "1,2,4", "1..2", "кг", "г", "1,24 кг 5 кг", "5 г 1 кг", "1 2 3", "9999999", "1,2345"],
)
def test_nonsense_is_no_weight(text):
    assert read_weight(text) is None


@pytest.mark.parametrize(
    "text", ["20450000000001", "0990000001", "380990000001", "привіт", "Львів 5", "5 шт", "", "№ 12", "Олена 1,24 кг"]
)
def test_what_is_something_else_is_left_to_others(text):
    assert not looks_like_weight(text)


@given(st.text(alphabet="0123456789.,-' кгКГgk\u00a0", max_size=30))
def test_any_scribble_is_a_sound_weight_or_none(text):
    grams = read_weight(text)
    assert grams is None or 1 <= grams <= MOST_G


@given(st.integers(1, MOST_G))
def test_what_is_written_out_is_read_back(grams):
    assert read_weight(f"{grams} г") == grams
    assert read_weight(f"{grams / 1000:.3f} кг") == grams
    assert read_weight(f"{grams // 1000} кг {grams % 1000} г") == grams
