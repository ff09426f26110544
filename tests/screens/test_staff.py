"""Everything about the shop's people can be said in every language, in no more than Telegram takes, and escaped."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.audit import AuditLine, Did
from bot.domain.errors import AlreadyDone, LastOwner, NamedOwner, TooManyTries, WrongCode
from bot.domain.roles import RIGHTS, STAFF, Right, Role
from bot.domain.staff import Invitation, InvitationState, Member, Roster
from bot.screens import audit, menu, staff
from bot.screens.audit import _FIELD, _VALUE
from bot.screens.taps import Action, decode
from bot.services.inviting import _CLOSED
from tests.desk import NOW
from tests.words import read_texts

KYIV = ZoneInfo("Europe/Kyiv")
SPEECHES = pytest.mark.parametrize("speech", read_texts().all, ids=lambda speech: speech.language)
NAMES = {7101: "<b>Анна & Ко" * 20, 7102: "", 7103: "Богдан"}
LATER = NOW + timedelta(hours=48)


def invitation(number, role=Role.COURIER, **told):
    given = {"invited_by": 7101, "expires_at": LATER, "used_by": None, "used_at": None, "revoked_at": None}
    return Invitation(id=number, role=role, **given | told)


INVITATIONS = {
    InvitationState.OPEN: invitation(1),
    InvitationState.USED: invitation(2, used_by=7102, used_at=NOW),
    InvitationState.EXPIRED: invitation(3, expires_at=NOW),
    InvitationState.REVOKED: invitation(4, revoked_at=NOW),
}


@pytest.mark.parametrize("state", InvitationState)
def test_every_state_of_an_invitation_is_told_from_the_others(state):
    assert INVITATIONS[state].state(NOW) is state


def test_an_invitation_of_who_is_gone_is_closed():
    assert invitation(5, invited_by=None).state(NOW) is InvitationState.REVOKED


@SPEECHES
def test_the_list_names_everybody_and_offers_to_revoke_what_is_open(speech):
    members = [Member(n, 7101 + n % 3, frozenset({Role.COURIER, Role.OWNER})) for n in range(1, 200)]
    known = Roster([*members, Member(None, 7010, frozenset({Role.OWNER}))], list(INVITATIONS.values()), NAMES)
    shown = staff.roster(speech, known, NOW, KYIV)
    assert "&lt;b&gt;" in shown.text
    assert "<b>Анна" not in shown.text
    assert len(shown.text.encode("utf-16-le")) // 2 <= 4096
    assert sum(len(row) for row in shown.rows) <= 100  # Bot API, InlineKeyboardMarkup
    taps = [decode(button.tap) for row in shown.rows for button in row]
    assert [tap.id for tap in taps if tap.word == "revoke"] == [1]


@SPEECHES
def test_a_card_offers_what_is_not_yet_so(speech):
    shown = staff.card(speech, Member(5, 7103, frozenset({Role.COURIER})), "Богдан")
    words = [decode(button.tap).word for row in shown.rows for button in row]
    assert words == ["+storekeeper", "-courier", "+manager", "+owner", "off", "list"]
    without = staff.card(speech, Member(5, 7103, frozenset()), "")
    assert "off" not in [decode(button.tap).word for row in without.rows for button in row]
    assert "7103" in without.text
    assert "off-yes" in str(staff.remove_for_sure(speech, Member(5, 7103, frozenset()), "Богдан").rows)


@SPEECHES
def test_an_invitation_says_who_invites_to_what(speech):
    for role in STAFF:
        shown = staff.invitation(speech, "p" * 32, role, "<Марія>")
        assert "&lt;Марія&gt;" in shown.text
        assert decode(shown.rows[0][0].tap) == decode(f"{Action.JOIN}:0:{'p' * 32}")
        assert staff.joined(speech, role).text
        assert staff.invited(speech, invitation(1, role), "https://t.me/x?start=i_s", KYIV).text.count("https://") == 1
    assert staff.invitation(speech, "p" * 32, Role.OWNER, "").text
    assert len(staff.choose_role(speech).rows) == len(STAFF) + 1


@SPEECHES
def test_what_is_told_afterwards(speech):
    assert staff.roles_changed(speech, [Role.OWNER, Role.COURIER]).text != staff.roles_changed(speech, []).text
    assert "Богдан" in staff.has_joined(speech, "Богдан", INVITATIONS[InvitationState.USED]).text
    assert staff.became_owner(speech).text


@SPEECHES
@pytest.mark.parametrize("did", Did)
def test_every_line_of_the_trail_has_its_words(speech, did):
    line = AuditLine(NOW, did, 7101, 31, 7102, {"roles": ["courier"]}, {"roles": ["courier", "owner"]})
    shown = audit.page(speech, [line] * 10, NAMES, (1, True), KYIV)
    assert len(shown.text.encode("utf-16-le")) // 2 <= 4096
    assert [decode(button.tap).number for button in shown.rows[0]] == [0, 2]
    gone = audit.page(speech, [AuditLine(NOW, did, None, None, None, {}, {})], {}, (0, False), KYIV)
    assert speech.plain("person-gone") in gone.text
    assert gone.rows == ()


@SPEECHES
@pytest.mark.parametrize("field", _FIELD)
@pytest.mark.parametrize("told", [None, 1500, *_VALUE])
def test_every_field_that_was_changed_has_its_words(speech, field, told):
    line = AuditLine(NOW, Did.DEFAULT_CHANGED, 7101, None, None, {field: None}, {field: told})
    shown = audit.page(speech, [line], NAMES, (0, False), KYIV).text
    assert speech.plain("did-value-none") in shown
    assert field not in shown or "_" not in field
    assert told is None or (speech.number(told) if told == 1500 else speech.plain(_VALUE[told])) in shown


@SPEECHES
def test_an_empty_trail_says_so(speech):
    assert speech.plain("audit-nothing") in audit.page(speech, [], {}, (0, False), KYIV).text


@SPEECHES
@pytest.mark.parametrize("error", [AlreadyDone, LastOwner, NamedOwner, TooManyTries, WrongCode])
def test_every_refusal_has_its_words_and_fits_a_taps_answer(speech, error):
    assert 0 < len(speech.plain(error.key)) <= 200  # Bot API, answerCallbackQuery


@SPEECHES
@pytest.mark.parametrize("key", [*_CLOSED.values(), "error-invitation-unknown", "error-role-held"])
def test_every_closed_link_says_why(speech, key):
    assert 0 < len(speech.plain(key)) <= 200


@SPEECHES
def test_the_menu_has_the_commands_of_the_rights(speech):
    def names(*roles):
        return {one.name for one in menu.commands_of(speech, roles)}

    everybodys = {one.name for one in menu.everybodys(speech)}
    assert names() == names(Role.CUSTOMER) == names(Role.COURIER) == everybodys
    assert names(Role.OWNER) - everybodys == {
        *("pack", "drafts", "new", "defaults"),
        *("carriers", "connect", "branches", "widget", "staff", "audit"),
    }
    assert names(Role.STOREKEEPER) - everybodys == {"pack", "drafts", "new"}
    assert Right.MANAGE_STAFF not in RIGHTS[Role.MANAGER]
