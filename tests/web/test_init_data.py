"""Whoever Telegram names is let in, for an hour; anybody else, and any other word, is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.init_data import NotGenuine, Visitor, verified
from tests.web.signing import TOKEN, fields, signature, signed

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def test_the_person_is_the_one_whom_telegram_names():
    visitor = verified(signed(NOW), TOKEN, NOW)
    assert (visitor.telegram_id, visitor.language) == (7001, "uk")
    assert visitor.launch == dict(parse_qsl(signed(NOW)))["hash"]


def test_fields_that_telegram_may_add_one_day_are_signed_too():
    told = signed(NOW, chat_type="private", signature="Zm9v", start_param="київ & інші=1")
    assert verified(told, TOKEN, NOW).telegram_id == 7001


@pytest.mark.parametrize(
    "age", [timedelta(0), timedelta(minutes=59, seconds=59), timedelta(hours=1), timedelta(seconds=-60)]
)
def test_fresh_is_an_hour_and_a_minute_of_wrong_clocks(age):
    assert verified(signed(NOW - age), TOKEN, NOW)


@pytest.mark.parametrize("age", [timedelta(hours=1, seconds=1), timedelta(days=400), timedelta(seconds=-61)])
def test_what_is_old_or_from_the_future_is_refused_though_it_is_signed(age):
    with pytest.raises(NotGenuine, match=r"too old|future"):
        verified(signed(NOW - age), TOKEN, NOW)


def test_what_was_signed_for_another_bot_is_refused():
    with pytest.raises(NotGenuine, match="signature"):
        verified(signed(NOW, token="9:other"), TOKEN, NOW)


@pytest.mark.parametrize(
    "hash_", ["", "0" * 64, "підпис", "\x00", "%ff", "\udcff".encode("utf-8", "surrogatepass").hex()]
)
def test_a_wrong_hash_is_refused_whatever_it_is_made_of(hash_):
    told = urlencode(fields(NOW) | {"hash": hash_}, quote_via=quote)
    with pytest.raises(NotGenuine, match="signature"):
        verified(told, TOKEN, NOW)


def test_a_field_that_stands_twice_is_refused():
    again = quote(json.dumps({"id": 1}))
    for told in (f"{signed(NOW)}&user={again}", f"user={again}&{signed(NOW)}", f"{signed(NOW)}&hash=0"):
        with pytest.raises(NotGenuine, match="twice"):
            verified(told, TOKEN, NOW)


@pytest.mark.parametrize(
    "user", ["", "null", "[]", "{", "1", '{"id": "7"}', '{"id": true}', '{"id": 0}', '{"id": -5}', "[" * 5000]
)
def test_without_a_user_nobody_is_let_in(user):
    told = fields(NOW) | {"user": user}
    with pytest.raises(NotGenuine):
        verified(urlencode(told | {"hash": signature(told)}, quote_via=quote), TOKEN, NOW)


@pytest.mark.parametrize("date", ["", "now", "-5", "1e9", "99999999999999", "١٢٣"])
def test_without_a_date_nobody_is_let_in(date):
    told = fields(NOW) | {"auth_date": date}
    with pytest.raises(NotGenuine, match="date"):
        verified(urlencode(told | {"hash": signature(told)}, quote_via=quote), TOKEN, NOW)


@pytest.mark.parametrize("told", ["", "tma", "&&", "a=%zz", "user", "=" * 40, "a=1&" * 50 + "b=1", "a=" + "x" * 9000])
def test_what_has_no_such_form_is_refused(told):
    with pytest.raises(NotGenuine):
        verified(told, TOKEN, NOW)


@given(st.text(max_size=400))
def test_any_text_is_refused_quietly(text):
    with pytest.raises(NotGenuine):
        verified(text, TOKEN, NOW)


@given(st.integers(0, len(signed(NOW)) - 1), st.characters(codec="ascii"))
def test_one_letter_changed_is_another_word(place, letter):
    told = signed(NOW)
    changed = told[:place] + letter + told[place + 1 :]
    try:
        same = dict(parse_qsl(changed, keep_blank_values=True)) == dict(parse_qsl(told))
    except ValueError:
        same = False
    try:
        assert verified(changed, TOKEN, NOW) == verified(told, TOKEN, NOW)
        assert same
    except NotGenuine:
        assert not same or changed != told


@given(
    st.integers(1, 2**52 - 1), st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
)
def test_any_user_of_telegrams_is_told_as_signed(one, language):
    visitor = verified(signed(NOW, {"id": one, "language_code": language}), TOKEN, NOW)
    assert visitor == Visitor(one, language[:35] if language is not None else None, visitor.launch)
