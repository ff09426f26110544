"""Money is exact and never mixes currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import Money

minor_units = st.integers(min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("amount", "minor"),
    [
        ("1500", 150_000),
        ("1500.5", 150_050),
        ("1500.50000", 150_050),
        ("0.01", 1),
        ("-3.10", -310),
        (Decimal("2E+3"), 200_000),
        ("0", 0),
    ],
)
def test_an_amount_becomes_whole_minor_units(amount, minor):
    assert Money.of(amount, "UAH") == Money(minor, "UAH")


@pytest.mark.parametrize(
    "amount", ["", "abc", "1,50", "0.001", "NaN", "sNaN", "Infinity", "1e999999", "1.00000000000000000000000000000001"]
)
def test_what_is_no_sum_to_the_kopeck_is_refused(amount):
    with pytest.raises(ValueError, match=r"amount|minor units"):
        Money.of(amount, "UAH")


@pytest.mark.parametrize("currency", ["", "uah", "UAHX", "грн", "UAH\n"])
def test_a_currency_is_an_iso_code(currency):
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, currency)


@pytest.mark.parametrize("minor", [1.0, True, "1", None])
def test_minor_units_are_integers_and_nothing_else(minor):
    with pytest.raises(TypeError, match="whole"):
        Money(minor, "UAH")


def test_a_sum_fits_both_databases():
    assert Money(2**63 - 1, "UAH").minor == 2**63 - 1
    with pytest.raises(ValueError, match="stored"):
        Money(2**63, "UAH")


@given(minor_units)
def test_major_units_are_exact_both_ways(minor):
    money = Money(minor, "UAH")
    assert Money.of(money.major, "UAH") == money


@given(minor_units, minor_units)
def test_sums_of_one_currency_add_up(one, other):
    assert Money(one, "UAH") + Money(other, "UAH") == Money(one + other, "UAH")


def test_sums_of_two_currencies_do_not_add_up():
    with pytest.raises(ValueError, match="UAH and EUR"):
        Money(1, "UAH") + Money(1, "EUR")
