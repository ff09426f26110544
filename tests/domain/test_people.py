"""People read a moment ago are remembered, for a moment and not without bound."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain import people
from bot.domain.people import Person, RecentPeople

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
OLENA = Person(telegram_id=1, id=7, language="uk")


def test_a_person_is_remembered_for_half_a_minute():
    recent = RecentPeople()
    assert recent.find(1, NOW) is None
    recent.remember(OLENA, NOW)
    assert recent.find(1, NOW + timedelta(seconds=29)) is OLENA
    assert recent.find(1, NOW + timedelta(seconds=30)) is None
    assert recent.find(2, NOW) is None


def test_a_person_who_changed_is_forgotten():
    recent = RecentPeople()
    recent.forget(1)
    recent.remember(OLENA, NOW)
    recent.forget(1)
    assert recent.find(1, NOW) is None


def test_the_one_kept_longest_goes_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(people, "_MOST", 2)
    recent = RecentPeople()
    for telegram_id in (1, 2, 1, 3):  # the first was read again, so that the second is the oldest
        recent.remember(Person(telegram_id), NOW)
    assert [recent.find(telegram_id, NOW) is not None for telegram_id in (1, 2, 3)] == [True, False, True]
