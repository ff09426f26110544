"""Every card and question of the owner's desk can be said in every language, and no name can break Telegram's HTML."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.carriers.registry import ADAPTERS
from bot.domain.roles import Role
from bot.domain.sender import (
    AccountReport,
    AccountState,
    Asks,
    Choice,
    OriginKind,
    Question,
    SendingPlace,
    ShownAccount,
)
from bot.screens import connecting, menu
from bot.screens.accounts import card, disconnect_for_sure, key_no_longer_taken, listed
from bot.screens.taps import Action, decode
from tests.desk import NOW
from tests.words import read_texts

KYIV = ZoneInfo("Europe/Kyiv")
PLACE = SendingPlace(
    kind=OriginKind.OFFICE, city="Полтава", label="<b>№1", sender='ТОВ "Зразок & Ко"', contact="Зразок", is_usual=True
)
REPORT = AccountReport(
    works=True, trouble="account-debtor", rights=("account-right-waybills",), lacks=("account-right-registries",)
)
ACCOUNT = ShownAccount(
    id=7,
    carrier="nova_poshta",
    state=AccountState.WORKING,
    version=1,
    is_readable=True,
    is_usual=True,
    report=REPORT,
    checked_at=NOW,
    places=(PLACE,),
)

SPEECHES = pytest.mark.parametrize("speech", read_texts().all, ids=lambda speech: speech.language)


def taps(message):
    return [decode(button.tap) for row in message.rows for button in row]


def words(message):
    return {tap.word for tap in taps(message) if tap.action is Action.ACCOUNT}


@SPEECHES
@pytest.mark.parametrize("state", AccountState)
@pytest.mark.parametrize("is_readable", [True, False])
@pytest.mark.parametrize("valid_until", [NOW, None])
def test_every_state_of_an_account_has_its_words(speech, state, is_readable, valid_until):
    report = replace(REPORT, works=state is AccountState.WORKING, valid_until=valid_until)
    told = card(speech, replace(ACCOUNT, state=state, is_readable=is_readable, report=report), KYIV)
    assert "<b>№1" not in told.text
    assert "Зразок &amp; Ко" in told.text
    assert all(taps(told))


@SPEECHES
def test_a_trouble_is_told_once_beside_a_key_that_works_and_not_at_all_beside_a_disconnected_one(speech):
    told = card(speech, ACCOUNT, KYIV).text
    assert told.count(speech.plain("account-debtor")) == 1
    assert speech.html("account-works") not in told
    off = card(speech, replace(ACCOUNT, state=AccountState.DISCONNECTED), KYIV).text
    assert speech.plain("account-debtor") not in off


@SPEECHES
def test_an_account_of_which_little_is_known_has_words_too(speech):
    bare = replace(ACCOUNT, report=AccountReport(works=True), checked_at=None, places=(), is_usual=False)
    (told,) = listed(speech, [bare], KYIV)
    assert speech.html("account-never-checked") in told.text
    assert speech.html("account-works") not in told.text
    assert speech.html("account-no-places") in told.text
    assert len(listed(speech, [], KYIV)) == 1


@SPEECHES
def test_no_button_is_drawn_that_cannot_work(speech):
    assert words(card(speech, ACCOUNT, KYIV)) == {"check", "off"}
    assert words(card(speech, replace(ACCOUNT, is_usual=False), KYIV)) == {"check", "off", "usual"}
    assert words(card(speech, replace(ACCOUNT, is_readable=False), KYIV)) == {"off"}
    assert words(card(speech, replace(ACCOUNT, state=AccountState.DISCONNECTED), KYIV)) == set()
    assert words(disconnect_for_sure(speech, ACCOUNT)) == {"off-yes", "show"}


@SPEECHES
@pytest.mark.parametrize("trouble", ["account-key-expired", ""])
def test_a_key_that_is_no_longer_taken_is_told_with_the_way_to_another(speech, trouble):
    refused = replace(ACCOUNT, state=AccountState.REFUSED, report=AccountReport(works=False, trouble=trouble))
    (renew, show) = taps(key_no_longer_taken(speech, refused))
    assert (renew.action, renew.id, renew.word) == (Action.CONNECT, 7, "nova_poshta")
    assert (show.action, show.word) == (Action.ACCOUNT, "show")


@SPEECHES
def test_every_carrier_says_where_its_key_is_found(speech):
    for code in ADAPTERS:
        assert connecting.ask_key(speech, code).text
    assert len(connecting.choose_carrier(speech, list(ADAPTERS), [ACCOUNT, replace(ACCOUNT, places=())]).rows) == (
        2 + len(ADAPTERS)
    )
    assert connecting.delete_yourself(speech).text
    assert connecting.key_not_taken(speech, "connect-not-a-key").text
    for was_known in (True, False):
        assert connecting.connected(speech, ACCOUNT, KYIV, was_known=was_known).rows


@SPEECHES
@pytest.mark.parametrize("asks", Asks)
@pytest.mark.parametrize("choices", [(), (Choice("0" * 36, "ф" * 300),)])
def test_every_question_can_be_asked_and_its_answers_fit_into_buttons(speech, asks, choices):
    asked = connecting.question(speech, Question(asks, 7, "point", choices))
    assert asked.text
    assert all(tap.action is Action.ORIGIN and tap.id == 7 for tap in taps(asked))


@SPEECHES
def test_the_owners_menu_is_everybodys_with_more_before_it(speech):
    offered = menu.commands_of(speech, [Role.OWNER])
    assert offered[-len(menu.everybodys(speech)) :] == menu.everybodys(speech)
    assert all(len(one.does) <= 256 for one in offered)
