import tomllib
from importlib import resources

import pytest

from bot.carriers.nova_poshta.statuses import RULES, Rule
from bot.domain.tracking import CodState, Status

REFERENCE = [
    *("1", "2", "3", "4", "41", "5", "6", "7", "8", "9", "10", "11", "12", "14", "16"),
    *("101", "102", "103", "104", "105", "106", "107", "108", "111", "112"),
]
ROW = {"meaning": "received", "status": "delivered", "then": "final", "sure": "certain"}


def test_every_code_of_the_reference_has_a_rule():
    assert sorted(RULES) == sorted(REFERENCE)


def test_only_the_moneys_own_document_has_no_status():
    assert [code for code, rule in RULES.items() if rule.status is None] == ["16"]


def test_money_on_its_way_is_asked_about_until_it_is_there():
    assert (RULES["10"].then, RULES["10"].cod) == ("ask", CodState.IN_TRANSFER)
    assert (RULES["11"].then, RULES["11"].cod) == ("final", CodState.RECEIVED)


def test_refused_and_redirected_ones_go_on_under_another_number():
    assert sorted(code for code, rule in RULES.items() if rule.then == "next") == ["102", "103", "104", "108"]


def test_what_is_final_is_final_for_the_desk_too():
    assert all(rule.status.is_final for rule in RULES.values() if rule.then == "final")


def test_each_event_but_not_found_has_a_field_for_its_time():
    assert [code for code, rule in RULES.items() if not rule.time] == ["3"]


def test_a_rule_is_what_its_row_says():
    rule = Rule.of(ROW | {"time": ["RecipientDateTime"]})
    assert (rule.status, rule.cod, rule.time) == (Status.DELIVERED, CodState.NONE, ("RecipientDateTime",))


@pytest.mark.parametrize(
    "wrong",
    [{"status": "gone"}, {"reason": "mood"}, {"cod": "lost"}, {"then": "never"}, {"sure": "quite"}, {"colour": "red"}],
)
def test_a_row_that_says_what_there_is_not_is_refused(wrong):
    with pytest.raises((ValueError, TypeError)):
        Rule.of(ROW | wrong)


def test_the_table_has_no_row_twice():
    text = resources.files("bot.carriers.nova_poshta").joinpath("statuses.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(text)) == text.count("\nmeaning = ")
