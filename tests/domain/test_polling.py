"""How often a followed parcel is asked about: by its state, and less and less where nothing more comes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.polling import end_of_free_storage, next_poll
from bot.domain.tracking import Status

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")
ANY = {"known_for": timedelta(days=1), "final_looks": 0, "storage_ends": None}


@pytest.mark.parametrize("status", [status for status in Status if not status.is_final])
def test_a_parcel_under_way_is_always_asked_about_again_within_a_day(status):
    due = next_poll(status, NOW, **ANY)
    assert NOW < due <= NOW + timedelta(days=1)


@pytest.mark.parametrize("status", [status for status in Status if status.is_final])
def test_what_is_final_is_looked_at_twice_more_and_then_never(status):
    looks = [next_poll(status, NOW, **{**ANY, "final_looks": looks}) for looks in range(3)]
    assert looks == [NOW + timedelta(hours=24), NOW + timedelta(hours=48), None]


def test_a_waiting_parcel_is_asked_about_four_times_an_hour_in_the_last_half_day_of_free_storage():
    def pause(left):
        return next_poll(Status.READY_FOR_PICKUP, NOW, **{**ANY, "storage_ends": NOW + left}) - NOW

    assert pause(timedelta(hours=12)) == pause(timedelta(0)) == timedelta(minutes=15)
    assert pause(timedelta(hours=13)) == pause(timedelta(hours=-1)) == timedelta(hours=1)


def test_pauses_for_an_unknown_number_double_up_to_a_day():
    known, pauses = timedelta(0), []
    for _ in range(12):
        pauses.append(next_poll(Status.NOT_FOUND, NOW, **{**ANY, "known_for": known}) - NOW)
        known += pauses[-1]
    assert pauses[:4] == [timedelta(minutes=15 * factor) for factor in (1, 1, 2, 4)]
    assert pauses[-1] == timedelta(hours=24)


def test_free_storage_ends_with_the_midnight_before_the_first_paid_day():
    assert end_of_free_storage(date(2026, 12, 2), KYIV) == datetime(2026, 12, 1, 22, tzinfo=UTC)
    assert end_of_free_storage(None, KYIV) is None
