"""What is said of a waybill: its number or what to put right, in every language, and nobody's markup."""

from __future__ import annotations

import pytest

from bot.domain.attempt import Attempt, AttemptState, Refused
from bot.domain.shipment import Waybill
from bot.screens import waybill

NUMBER, REFERENCE = "20451900000013", "P7-0a1b2c3d"


def attempt(state, *problems):
    return Attempt(
        id=7,
        shipment_id=1,
        account_id=1,
        origin_id=1,
        state=state,
        reference=REFERENCE,
        waybill=Waybill(NUMBER, "ref"),
        problems=problems,
    )


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_every_end_is_told_in_every_language(texts, language):
    speech = texts.speech(language)
    assert NUMBER in waybill.ended(speech, attempt(AttemptState.CREATED)).text
    assert NUMBER in waybill.stands(speech, attempt(AttemptState.CREATED)).text
    assert REFERENCE in waybill.stopped(speech, attempt(AttemptState.UNKNOWN)).text
    told = {
        waybill.ended(speech, attempt(AttemptState.CREATED)).text,
        waybill.ended(speech, attempt(AttemptState.CANCELLED)).text,
        waybill.ended(speech, attempt(AttemptState.REJECTED)).text,
        waybill.stands(speech, attempt(AttemptState.CREATED)).text,
        waybill.stopped(speech, attempt(AttemptState.DRAFT)).text,
        waybill.stopped(speech, attempt(AttemptState.UNKNOWN)).text,
    }
    assert len(told) == 6


def test_our_own_words_come_before_the_carriers_and_those_are_no_markup(texts):
    ours = Refused("parcels.weight", "refusal-weight", "1", "Weight")
    theirs, bare = Refused("", "", "2", "<b>Cost</b> & more"), Refused("", "", "20000200150")
    lines = waybill.ended(texts.speech("uk"), attempt(AttemptState.REJECTED, ours, theirs, bare)).text.splitlines()
    assert lines[1] == f"• {texts.speech('uk').plain('refusal-weight')}"
    assert lines[2:] == ["• &lt;b&gt;Cost&lt;/b&gt; &amp; more", "• 20000200150"]
