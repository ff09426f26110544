"""Now is an aware instant in UTC; a day depends on where one stands."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock, local_day
from sandbox.clock import SandboxClock

KYIV = ZoneInfo("Europe/Kyiv")


def test_now_is_the_wall_clock_in_utc():
    now = Clock().now()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=5)


def test_the_clock_follows_a_world_that_is_wound(tmp_path):
    file = tmp_path / "shift"
    clock = Clock(file)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    world = SandboxClock(file)
    for by in (timedelta(hours=1), timedelta(days=1)):
        world.wind(by)
        assert abs(clock.now() - world.now()) < timedelta(seconds=5)


def test_the_shift_is_read_again_only_when_the_file_has_changed(tmp_path):
    file = tmp_path / "shift"
    file.write_text("3600", encoding="ascii")
    clock = Clock(file)
    clock.now()
    stamp = file.stat()
    file.write_text("not a number", encoding="ascii")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert clock.now() - datetime.now(UTC) > timedelta(minutes=59)


def test_a_shift_that_is_no_number_is_not_passed_over(tmp_path):
    file = tmp_path / "shift"
    file.write_text("soon", encoding="ascii")
    with pytest.raises(ValueError, match="soon"):
        Clock(file).now()


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 11, 25, 21, 59, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 11, 25, 22, 0, tzinfo=UTC), date(2026, 11, 26)),
        (datetime(2026, 7, 1, 21, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),  # the night without an hour
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),  # the night with one twice
    ],
)
def test_the_day_is_that_of_the_zone(instant, day):
    assert local_day(instant, KYIV) == day
