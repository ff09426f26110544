"""The states of an attempt hold together: nothing leads out of an end, and what is live is guarded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.attempt import (
    ANSWERS_WITHIN,
    IN_DOUBT,
    LIVE,
    LOOKS,
    OVER,
    AttemptState,
    first_look,
    is_absent,
    may_follow,
)


@pytest.mark.parametrize("state", sorted(OVER))
def test_nothing_leads_out_of_an_end(state):
    assert [other for other in AttemptState if other is not state and may_follow(state, other)] == []


def test_every_state_but_the_ends_leads_somewhere_and_every_one_is_reached():
    reached = {AttemptState.DRAFT}
    while more := {after for before in reached for after in AttemptState if may_follow(before, after)} - reached:
        reached |= more
    assert reached == set(AttemptState)
    assert {
        state for state in AttemptState if all(not may_follow(state, o) for o in AttemptState if o != state)
    } == OVER


@pytest.mark.parametrize("state", list(AttemptState))
def test_the_carrier_is_asked_from_a_draft_alone(state):
    assert may_follow(state, AttemptState.SENDING) == (state in {AttemptState.DRAFT, AttemptState.SENDING})


def test_what_is_in_doubt_is_live_and_what_is_live_is_not_over():
    assert IN_DOUBT < LIVE
    assert not LIVE & OVER


def test_one_look_proves_nothing_and_none_comes_before_the_carrier_had_its_time():
    assert [is_absent(looks) for looks in range(LOOKS + 1)] == [False, False, True]
    now, lag = datetime(2026, 11, 25, tzinfo=UTC), timedelta(minutes=2)
    assert first_look(now, lag) - now == ANSWERS_WITHIN + lag
