"""What was wished for comes back as it was kept."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.branch_search import Wish
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import BranchKind
from bot.services.kept_wish import kept, read
from tests.desk import NOW

GRAMS = st.integers(1, 10**7)
WISHES = st.builds(
    Wish,
    kinds=st.frozensets(st.sampled_from(BranchKind)),
    carriers=st.frozensets(st.sampled_from(["nova_poshta", "meest"])),
    weight_g=st.none() | GRAMS,
    size=st.none() | st.builds(Size, GRAMS, GRAMS, GRAMS),
    declared_value=st.none() | st.builds(Money, GRAMS, st.just("UAH")),
    pays_out_cod=st.booleans(),
    takes_cards=st.booleans(),
    open_at=st.none() | st.datetimes().map(lambda _: NOW + timedelta(minutes=5)),
    open_on_sunday=st.booleans(),
)


@given(WISHES)
def test_it_comes_back_through_json(wish):
    assert read(json.loads(json.dumps(kept(wish))), NOW) == wish


def test_open_now_of_an_hour_ago_is_not_meant_any_more():
    told = kept(Wish(open_at=NOW))
    assert read(told, NOW + timedelta(minutes=59)).open_at == NOW
    assert read(told, NOW + timedelta(minutes=61)).open_at is None
