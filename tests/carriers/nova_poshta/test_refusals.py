import json
import re
from pathlib import Path

import pytest

from bot.carriers.base import Problem
from bot.carriers.nova_poshta.refusals import _BY_CODE, _TABLE, _TEXTS, explained
from bot.carriers.nova_poshta.waybill_rules import LOCKER_CM, LOCKER_KG
from tests.words import read_texts

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
CODES = SAMPLES / "Common.getMessageCodeText__daaner-NovaPoshta__codes-en-uk.json"


@pytest.mark.parametrize("code", _TEXTS)
def test_a_refusal_means_the_same_by_its_code_and_by_its_text_alone(code):
    by_code, by_text = explained(Problem(code, "")), explained(Problem("", _TEXTS[code]))
    assert (by_code.field, by_code.key) == (by_text.field, by_text.key)
    assert by_code.field
    assert by_code.key


def test_no_code_has_two_meanings():
    listed = [code for _, codes in _TABLE.values() for code in codes.split()]
    assert len(listed) == len(set(listed)) == len(_BY_CODE)


def test_a_limit_at_the_end_of_a_text_does_not_matter():
    told = explained(Problem("", "Recipient Warehouse max allowed Width is 40"))
    assert told == Problem("", "Recipient Warehouse max allowed Width is 40", "parcels.size", "refusal-branch-size")


def test_what_we_have_no_words_for_stays_as_it_was_told():
    unknown = Problem("20009999999", "Щось нове", "Weight")
    assert explained(unknown) == unknown


@pytest.mark.parametrize("speech", read_texts().all, ids=lambda speech: speech.language)
def test_our_words_name_the_limits_that_are_checked(speech):
    assert re.findall(r"\d+", speech.plain("refusal-locker-weight")) == [str(LOCKER_KG)]
    assert re.findall(r"\d+", speech.plain("refusal-locker-size")) == [str(side) for side in LOCKER_CM]


@pytest.mark.skipif(not CODES.exists(), reason="no ../shared/samples")
def test_the_carriers_texts_are_those_of_its_own_table():
    table = json.loads(CODES.read_bytes())
    for code, text in _TEXTS.items():
        if code in table:
            assert text in table[code].values()
