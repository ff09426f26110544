"""The cards of drafts in every language: whole, escaped, short enough, and every button's data decodes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.attempt import Attempt, AttemptState, Refused
from bot.domain.branch_search import FoundBranch, FoundTown, Obstacle
from bot.domain.cod import Payer
from bot.domain.draft import Caution, Door, Draft, Field, Gap, GapWhy, Option, SendsFrom, Stage, Warn
from bot.domain.habits import Habits, Template, fill
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone
from bot.domain.place import Branch, BranchKind
from bot.domain.quote import PricePart, Quote
from bot.domain.shipment import Waybill, Why
from bot.domain.shown_draft import Place, ShownDraft
from bot.screens import draft_questions, drafts, habits
from bot.screens.draft_words import ASK_BECAUSE
from bot.screens.taps import decode
from tests.desk import NOW
from tests.words import read_texts

SPEECHES = pytest.mark.parametrize("speech", read_texts().all, ids=lambda speech: speech.language)
TOWN = FoundTown(5, "nova_poshta", "Полтава", "Полтавська", "Полтавський", 9)
BRANCH = FoundBranch(
    7, "nova_poshta",
    Branch(
        reference="r", number="3", kind=BranchKind.OFFICE, city="c", address="",
        name="Відділення №3 (до 30 кг): вул. <b>",
    ),
)  # fmt: skip
FROM = SendsFrom(
    origin_id=1, account_id=1, carrier="nova_poshta", city="Київ", label="Відділення №1: вул. Х", sender="Зразок & Ко",
    currency="UAH",
)  # fmt: skip
DRAFT = Draft(
    id=9_000_000_001, name="<i>Зразок</i> Олена", phone=Phone("380990000021"), delivery=Delivery.BRANCH, city="Полтава",
    number="3", goods="a < b", weight_g=1240, size=Size(300, 200, 105), seats=2, cod=Money(150_000, "UAH"),
    changed_at=NOW,
)  # fmt: skip
MADE = Attempt(
    id=1, shipment_id=1, account_id=1, origin_id=1, state=AttemptState.CREATED,
    waybill=Waybill("20450000000001", "r", Money(9_750, "UAH"), NOW.date()),
)  # fmt: skip


def shown(draft=DRAFT, stage=Stage.DRAFT, **told):
    place = told.pop("place", Place(town=TOWN, branch=BRANCH))
    filled = fill(draft, Habits(), None)
    return ShownDraft(draft=draft, filled=filled, place=place, origin=FROM, stage=stage, **told)


def is_sound(message):
    assert len(message.text) < 4096
    assert "<i>Зразок" not in message.text
    taps = [button.tap for row in message.rows for button in row]
    assert all(decode(tap) is not None and len(tap.encode()) <= 64 for tap in taps)
    return message.text, [button.text for row in message.rows for button in row]


@SPEECHES
def test_a_whole_draft_says_all_and_can_be_made_by_one_tap(speech):
    quote = Quote({PricePart.DELIVERY: Money(9_750, "UAH"), PricePart.COD_FEE: Money(5_000, "UAH")}, NOW.date())
    text, buttons = is_sound(drafts.card(speech, shown(quote=quote)))
    for told in ("&lt;i&gt;Зразок", "+380990000021", "a &lt; b", "вул. &lt;b&gt;"):
        assert told in text
    text = text.replace(",", ".")
    assert "97.50" in text  # what the waybill's card says later
    assert "50.00" in text
    assert "147.50" not in text
    assert "(до 30 кг)" not in text
    assert buttons[0] == speech.plain("button-draft-create")


@SPEECHES
def test_every_gap_has_its_question_and_its_answers(speech):
    options = (
        Option("5", TOWN),
        Option("7", BRANCH),
        Option("500", 500),
        Option("1", FROM),
        Option("s", Size(1, 2, 3)),
    )
    for field in Field:
        for why in GapWhy:
            gap = Gap(field, why, options, (Obstacle.TOO_HEAVY,))
            text, buttons = is_sound(drafts.card(speech, shown(gaps=(gap,), place=Place())))
            assert "❓" in text
            assert speech.plain("button-draft-create") not in buttons
            is_sound(draft_questions.question(speech, shown(), gap))
    assert all(why in GapWhy and field in Field for field, why in ASK_BECAUSE)


@SPEECHES
@pytest.mark.parametrize("state", AttemptState)
def test_every_state_of_an_attempt_has_its_card(speech, state):
    problems = (Refused("recipient.phone", "refusal-phones-equal", ""), Refused("x", "", "1", "<b>слова</b>"))
    attempt = replace(MADE, state=state, problems=problems, next_look_at=NOW)
    stage = {AttemptState.CREATED: Stage.MADE, AttemptState.CANCELLED: Stage.CANCELLED}.get(state, Stage.CHECKING)
    if state in (AttemptState.REJECTED, AttemptState.ABSENT):
        stage = Stage.DRAFT
    for may_undo in (True, False):
        card = drafts.card(speech, shown(stage=stage, attempt=attempt, may_cancel=True), may_undo=may_undo)
        text, _ = is_sound(card)
        assert "<b>слова" not in text


@SPEECHES
def test_cautions_doors_parts_and_what_was_thrown_away(speech):
    door = replace(DRAFT, delivery=Delivery.DOOR, door=Door(street="вул. Х", house="5", flat="2"), why=Why.SIZE)
    cautions = (Caution(Warn.FOREIGN_PHONE), Caution(Warn.NOT_COLLECTED, many=2), Caution(Warn.DUPLICATE, number="1"))
    text, buttons = is_sound(drafts.card(speech, shown(door, cautions=cautions, place=Place(town=TOWN))))
    assert text.count("⚠️") == 3
    assert buttons[0] == speech.plain("button-draft-create-anyway")
    is_sound(drafts.card(speech, shown(stage=Stage.DISCARDED)))
    is_sound(draft_questions.what_to_change(speech, shown()))
    is_sound(draft_questions.discard_for_sure(speech, shown()))
    is_sound(draft_questions.cancel_for_sure(speech, shown(attempt=MADE)))
    is_sound(draft_questions.why_once_more(speech, shown()))
    is_sound(draft_questions.listed(speech, [DRAFT, Draft(id=1)], 20, 1))
    is_sound(draft_questions.listed(speech, [], 0, 0))


@SPEECHES
def test_the_shops_habits_are_shown_and_asked_for(speech):
    set_ = Habits(
        weight_g=500, size=Size(300, 200, 100), payer=Payer.SENDER, declared=Money(20_000, "UAH"), goods="<b>"
    )
    text, _ = is_sound(habits.card(speech, set_, [Template(id=1, words="к" * 100, folded="к", weight_g=1)]))
    assert "&lt;b&gt;" in text
    is_sound(habits.card(speech, Habits(payer=None), []))
    for what in ("weight", "size", "goods", "payer", "declared", "cod_form", "template"):
        is_sound(habits.question(speech, what, ()))
