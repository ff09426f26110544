"""What a branch's hours mean at a moment."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.opening import Hours, hours_at
from bot.domain.place import Opening

DAY = Opening(time(9), time(18))
ALWAYS = Opening(time(0), time(23, 59))
WEEK = (DAY, DAY, DAY, DAY, DAY, Opening(time(10), time(15)), None)


def at(day, hour, minute=0):
    """The first of June 2026 is a Monday."""
    return datetime(2026, 6, day, hour, minute, tzinfo=ZoneInfo("Europe/Kyiv"))


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (at(1, 9), Hours(until=time(18))),
        (at(1, 17, 59), Hours(until=time(18))),
        (at(1, 18), Hours(days=1, opens=time(9))),
        (at(1, 8, 59), Hours(days=0, opens=time(9))),
        (at(5, 20), Hours(days=1, opens=time(10))),
        (at(6, 15), Hours(days=2, opens=time(9))),
        (at(7, 12), Hours(days=1, opens=time(9))),
    ],
)
def test_it_is_open_till_or_opens_at(moment, hours):
    assert hours_at(WEEK, moment) == hours


def test_a_branch_open_on_one_day_of_the_week_opens_again_in_a_week():
    assert hours_at((DAY, *(None,) * 6), at(1, 20)) == Hours(days=7, opens=time(9))


def test_what_the_carrier_does_not_tell_is_not_made_up():
    assert hours_at((), at(1, 12)) is None


def test_a_locker_never_closes_and_a_ruin_never_opens():
    assert hours_at((ALWAYS,) * 7, at(1, 3)) == Hours(always=True)
    assert hours_at((None,) * 7, at(1, 3)) == Hours()
