"""Which changes are told, and when a night is over."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices import Milestone, milestone, quiet_until
from bot.domain.tracking import Status

KYIV = ZoneInfo("Europe/Kyiv")


def test_the_four_changes_that_matter_are_told_and_no_other():
    told = {status: milestone(status) for status in Status if milestone(status) is not None}
    assert told == {
        Status.ACCEPTED: Milestone.SENT,
        Status.IN_TRANSIT: Milestone.SENT,
        Status.OUT_FOR_DELIVERY: Milestone.SENT,
        Status.READY_FOR_PICKUP: Milestone.ARRIVED,
        Status.DELIVERED: Milestone.RECEIVED,
        Status.RETURNING: Milestone.RETURNING,
    }


@pytest.mark.parametrize(
    ("local", "until"),
    [
        ("2026-11-25T21:59:59", None),
        ("2026-11-25T22:00:00", "2026-11-26T08:00:00"),
        ("2026-11-26T07:59:59", "2026-11-26T08:00:00"),
        ("2026-11-26T08:00:00", None),
        ("2026-10-24T23:00:00", "2026-10-25T08:00:00"),  # the clock goes back in this night
        ("2026-03-28T23:00:00", "2026-03-29T08:00:00"),  # and forward in this one
    ],
)
def test_a_night_lasts_from_ten_to_eight_on_the_persons_clock(local, until):
    now = datetime.fromisoformat(local).replace(tzinfo=KYIV).astimezone(UTC)
    expected = None if until is None else datetime.fromisoformat(until).replace(tzinfo=KYIV)
    assert quiet_until(now, KYIV) == expected


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_every_night_ends_by_day_and_within_eleven_hours(now):
    until = quiet_until(now, KYIV)
    if until is not None:
        assert now < until <= now + timedelta(hours=11)
        assert quiet_until(until, KYIV) is None
