"""The one codec of callback data: what we write we read, and what others write never breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.taps import Action, Tap, decode

WORDS = st.text(max_size=10).filter(lambda word: len(word.encode("utf-8", "surrogatepass")) <= 40)


@given(st.builds(Tap, st.sampled_from(Action), st.integers(0, 2**63 - 1), st.text("abcуїє 0189_-:", max_size=20)))
def test_what_was_encoded_is_decoded(tap):
    assert decode(tap.encode()) == tap
    assert 1 <= len(tap.encode().encode()) <= 64


@given(st.one_of(st.text(), st.from_regex(r"[crslnfx]:[-0-9٣ ]*:.*")))
def test_nothing_that_others_write_breaks_it(data):
    tap = decode(data)
    assert tap is None or 0 <= tap.id < 2**63


@pytest.mark.parametrize("data", ["", "c", "c:1", "z:1:", "c::", "c:-1:", "c:+1:", "c: 1:", "c:٣:", f"c:{2**63}:"])
def test_what_no_button_of_ours_says_is_nothing(data):
    assert decode(data) is None or data == "c:1"


def test_an_id_hidden_behind_zeros_is_no_id():
    assert decode("c:" + "0" * 20 + "9" * 30 + ":") is None


def test_what_does_not_fit_into_a_button_is_not_encoded():
    with pytest.raises(ValueError, match="too long"):
        Tap(Action.CARD, 1, "x" * 61).encode()
