"""A branch is barred by what it cannot do, and never by what its carrier does not tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.branch_search import ANY, Obstacle, Wish
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.obstacles import is_open, obstacles_of
from bot.domain.place import Branch, BranchKind, Opening

KYIV = ZoneInfo("Europe/Kyiv")
DAY = Opening(time(9), time(18))
UNKNOWN = Branch(reference="1", number="1", kind=BranchKind.LOCKER, city="k", name="", address="")
KNOWN = replace(
    UNKNOWN,
    max_weight_g=20_000,
    max_shipment_g=30_000,
    max_size=Size(600, 400, 300),
    max_declared_value=Money(1_000_000, "UAH"),
    opening=(DAY,) * 6 + (None,),
    takes_cards=False,
    pays_out_cod=False,
    is_working=True,
)
SUNDAY = datetime(2026, 11, 29, 12, tzinfo=KYIV)
ALL = Wish(
    weight_g=10**6,
    size=Size(9000, 9000, 9000),
    declared_value=Money(10**9, "UAH"),
    pays_out_cod=True,
    takes_cards=True,
    open_at=SUNDAY,
    open_on_sunday=True,
)


def test_what_is_not_told_is_not_held_against_it():
    assert obstacles_of(UNKNOWN, ALL, KYIV) == ()


@pytest.mark.parametrize(
    ("wish", "obstacle"),
    [
        (Wish(weight_g=20_001), Obstacle.TOO_HEAVY),
        (Wish(size=Size(601, 10, 10)), Obstacle.TOO_BIG),
        (Wish(size=Size(310, 310, 310)), Obstacle.TOO_BIG),
        (Wish(declared_value=Money(1_000_001, "UAH")), Obstacle.TOO_VALUABLE),
        (Wish(pays_out_cod=True), Obstacle.NO_COD),
        (Wish(takes_cards=True), Obstacle.NO_CARD),
        (Wish(open_on_sunday=True), Obstacle.CLOSED_ON_SUNDAY),
        (Wish(open_at=SUNDAY), Obstacle.CLOSED_NOW),
        (Wish(kinds=frozenset({BranchKind.OFFICE})), Obstacle.OTHER_KIND),
    ],
)
def test_each_wish_that_it_cannot_fulfil_is_an_obstacle(wish, obstacle):
    assert obstacles_of(KNOWN, wish, KYIV) == (obstacle,)


@pytest.mark.parametrize(
    "wish",
    [
        ANY,
        Wish(weight_g=20_000),
        Wish(size=Size(300, 600, 400)),  # however it is turned
        Wish(declared_value=Money(1_000_000, "UAH")),
        Wish(declared_value=Money(10**9, "PLN")),  # no limit is told in that currency
        Wish(kinds=frozenset(BranchKind)),
    ],
)
def test_what_just_fits_is_no_obstacle(wish):
    assert obstacles_of(KNOWN, wish, KYIV) == ()


def test_the_limit_of_a_whole_shipment_counts_where_that_of_a_piece_is_not_told():
    assert obstacles_of(replace(KNOWN, max_weight_g=None), Wish(weight_g=30_001), KYIV) == (Obstacle.TOO_HEAVY,)


def test_a_closed_branch_and_one_not_for_all_are_barred_without_any_wish():
    barred = replace(KNOWN, is_working=False, may_choose=False)
    assert obstacles_of(barred, ANY, KYIV) == (Obstacle.CLOSED, Obstacle.NOT_FOR_ALL)


@pytest.mark.parametrize(
    ("told", "open_"),
    [("2026-11-27T09:00", True), ("2026-11-27T08:59", False), ("2026-11-27T17:59", True), ("2026-11-27T18:00", False)],
)
def test_hours_are_local_and_end_when_told(told, open_):
    instant = datetime.fromisoformat(told).replace(tzinfo=KYIV).astimezone(ZoneInfo("UTC"))
    assert is_open(KNOWN.opening, instant, KYIV) is open_


def test_a_day_that_ends_at_its_last_minute_ends_with_the_day():
    week = (Opening(time(0), time(23, 59)),) * 7
    assert is_open(week, datetime(2026, 11, 27, 23, 59, 30, tzinfo=KYIV), KYIV) is True
    assert is_open((), SUNDAY, KYIV) is None
