"""What was said always wins; what comes from the shop's habits is marked as such; no gram is lost between pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempt import Attempt, AttemptState
from bot.domain.cod import Payer
from bot.domain.draft import DeclaredRule, Draft, Field, Stage, stage_of
from bot.domain.habits import Habits, Template, fill, template_of
from bot.domain.measure import Size
from bot.domain.money import Money
from tests.desk import NOW

SUM, FIXED = Money(150_000, "UAH"), Money(50_000, "UAH")
SHOES = Template(id=1, words="кросівки", folded="кросивк", weight_g=1200, size=Size(350, 250, 150))


def test_what_was_said_wins_and_is_not_marked():
    draft = Draft(weight_g=700, goods="сукня", declared=SUM, payer=Payer.SENDER)
    filled = fill(draft, Habits(weight_g=1000, goods="Одяг", declared=FIXED), SHOES)
    assert (filled.weight_g, filled.goods, filled.declared, filled.payer) == (700, "сукня", SUM, Payer.SENDER)
    assert filled.taken == {Field.SIZE}


def test_what_was_not_said_is_the_shops_and_marked():
    filled = fill(Draft(), Habits(weight_g=1000, goods="Одяг", declared=FIXED), None)
    assert (filled.weight_g, filled.goods, filled.declared) == (1000, "Одяг", FIXED)
    assert filled.taken == {Field.WEIGHT, Field.GOODS, Field.DECLARED, Field.PAYER}


@pytest.mark.parametrize(
    ("rule", "cod", "declared"),
    [
        (DeclaredRule.COD, SUM, SUM),
        (DeclaredRule.COD, None, FIXED),
        (DeclaredRule.FIXED, SUM, FIXED),
        (DeclaredRule.ASK, SUM, None),
    ],
)
def test_the_declared_value_follows_the_rule(rule, cod, declared):
    assert fill(Draft(cod=cod), Habits(declared_rule=rule, declared=FIXED), None).declared == declared


def test_a_sum_of_nothing_asks_for_no_money():
    assert fill(Draft(cod=Money(0, "UAH")), Habits(), None).as_cod is None


@given(st.integers(1, 100_000), st.integers(1, 50))
def test_the_pieces_weigh_what_all_weighs(weight, seats):
    pieces = fill(Draft(weight_g=weight, seats=seats), Habits(), None).pieces
    assert (len(pieces), sum(one.weight_g for one in pieces)) == (seats, weight)


def test_goods_are_known_by_how_their_words_begin():
    assert template_of("кросивки били 38", [SHOES]) is SHOES
    assert template_of("сукня", [SHOES]) is None


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (None, Stage.DRAFT),
        (AttemptState.REJECTED, Stage.DRAFT),
        (AttemptState.ABSENT, Stage.DRAFT),
        (AttemptState.CANCELLED, Stage.CANCELLED),
        (AttemptState.DRAFT, Stage.CHECKING),
        (AttemptState.SENDING, Stage.CHECKING),
        (AttemptState.UNKNOWN, Stage.CHECKING),
        (AttemptState.CANCELLING, Stage.CHECKING),
        (AttemptState.CREATED, Stage.MADE),
    ],
)
def test_the_stage_follows_from_the_newest_attempt(state, stage):
    attempt = state and Attempt(id=1, shipment_id=1, account_id=1, origin_id=1, state=state)
    assert stage_of(Draft(), attempt) is stage
    assert stage_of(Draft(discarded_at=NOW), attempt) is Stage.DISCARDED
