"""A parcel's status is a function of the set of its events."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tracking import (
    STEPS,
    Leg,
    Reason,
    Status,
    TrackingEvent,
    current_reason,
    current_status,
    status_for,
    step,
)

START = datetime(2026, 11, 25, 10, tzinfo=UTC)


def event(status: Status | None, hour: float = 0, leg: Leg = Leg.OUTBOUND, code: str = "") -> TrackingEvent:
    return TrackingEvent(
        carrier="nova_poshta",
        number="20450000000001",
        leg=leg,
        raw_code=code or str(status),
        raw_text="",
        occurred_at=START + timedelta(hours=hour),
        observed=False,
        status=status,
    )


events = st.builds(
    event,
    st.one_of(st.none(), st.sampled_from(Status)),
    st.integers(min_value=0, max_value=5),  # few hours, so that ties are common
    st.sampled_from(Leg),
)


@given(st.lists(events, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)
    assert current_status(shuffled) is current_status(told)


@given(st.lists(events, max_size=12), st.data())
def test_what_is_told_twice_changes_nothing(told, data):
    again = data.draw(st.lists(st.sampled_from(told), max_size=6)) if told else []
    assert current_status(told + again) is current_status(told)


@given(st.lists(st.lists(events, max_size=4), max_size=4))
def test_batches_may_come_in_any_order(batches):
    forwards = [one for batch in batches for one in batch]
    backwards = [one for batch in reversed(batches) for one in batch]
    assert current_status(forwards) is current_status(backwards)


@given(st.lists(events, max_size=10))
def test_unknown_codes_take_no_part(told):
    known = [one for one in told if one.status is not None]
    assert current_status(told) is current_status(known)


@given(st.lists(events, max_size=10))
def test_a_parcel_that_is_home_again_stays_home(told):
    home = event(Status.DELIVERED, hour=-1, leg=Leg.RETURN)
    assert current_status([*told, home]) is Status.RETURNED


@given(st.lists(events, max_size=8))
def test_a_parcel_that_has_moved_is_never_new_or_cancelled(told):
    moved = [event(Status.IN_TRANSIT, hour=-1), *told]
    assert current_status(moved) not in {Status.NOT_FOUND, Status.CREATED, Status.CANCELLED}


def test_nothing_told_means_not_found():
    assert current_status([]) is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([(Status.CREATED, 0), (Status.ACCEPTED, 1), (Status.IN_TRANSIT, 2)], Status.IN_TRANSIT),
        ([(Status.IN_TRANSIT, 0), (Status.CREATED, 5)], Status.IN_TRANSIT),  # a late label
        ([(Status.DELIVERED, 2), (Status.IN_TRANSIT, 24 * 365)], Status.DELIVERED),  # a scan from the future
        ([(Status.DELIVERED, 2), (Status.RETURNING, 3)], Status.RETURNING),
        ([(Status.RETURNING, 3), (Status.READY_FOR_PICKUP, 4)], Status.RETURNING),
        ([(Status.RETURNING, 3), (Status.DELIVERED, 4)], Status.DELIVERED),  # refused, then taken after all
        ([(Status.READY_FOR_PICKUP, 1), (Status.DELIVERY_FAILED, 2)], Status.DELIVERY_FAILED),
        ([(Status.CREATED, 0), (Status.NOT_FOUND, 1)], Status.NOT_FOUND),
        ([(Status.IN_TRANSIT, 0), (Status.NOT_FOUND, 1)], Status.IN_TRANSIT),
        ([(Status.CREATED, 0), (Status.CANCELLED, 1)], Status.CANCELLED),
        ([(Status.IN_TRANSIT, 0), (Status.CANCELLED, 1)], Status.IN_TRANSIT),
        ([(Status.CANCELLED, 0), (Status.DELIVERED, 1)], Status.CANCELLED),
        ([(Status.CANCELLED, 0), (Status.ACCEPTED, 1)], Status.ACCEPTED),  # deleted in the cabinet, sent all the same
        ([(Status.IN_TRANSIT, 0), (Status.READY_FOR_PICKUP, 0)], Status.READY_FOR_PICKUP),  # a tie
        ([(Status.DELIVERED, 0), (Status.READY_FOR_PICKUP, 0)], Status.DELIVERED),
    ],
)
def test_the_fold_follows_the_parcel(told, status):
    assert current_status(event(one, hour) for one, hour in told) is status


def test_a_return_leg_reads_as_the_way_back():
    out = [event(Status.CREATED, 0), event(Status.READY_FOR_PICKUP, 1), event(Status.RETURNING, 2)]
    back = [event(Status.IN_TRANSIT, 3, Leg.RETURN), event(Status.READY_FOR_PICKUP, 4, Leg.RETURN)]
    assert current_status([*out, *back]) is Status.RETURNING
    assert current_status([*out, *back, event(Status.DELIVERED, 5, Leg.RETURN)]) is Status.RETURNED


def test_a_redirected_leg_reads_as_the_way_out():
    told = [event(Status.READY_FOR_PICKUP, 1), event(Status.DELIVERED, 5, Leg.REDIRECT)]
    assert current_status(told) is Status.DELIVERED


@pytest.mark.parametrize("status", [None, Status.NOT_FOUND])
def test_a_return_number_that_is_not_known_yet_says_nothing_new(status):
    assert status_for(event(status, leg=Leg.RETURN)) is status


def test_statuses_tie_in_the_order_of_their_declaration():
    assert [status.rank for status in Status] == list(range(len(Status)))


ON_THE_WAY = [
    Status.ACCEPTED,
    Status.IN_TRANSIT,
    Status.OUT_FOR_DELIVERY,
    Status.DELIVERY_FAILED,
    Status.PROBLEM,
    Status.READY_FOR_PICKUP,
]


@pytest.mark.parametrize(("earlier", "later"), list(itertools.combinations(ON_THE_WAY, 2)))
def test_of_two_events_at_one_instant_the_higher_rank_wins(earlier, later):
    assert current_status([event(later), event(earlier)]) is later


def test_final_statuses_are_those_after_which_nobody_waits():
    assert {status for status in Status if status.is_final} == {Status.DELIVERED, Status.RETURNED, Status.CANCELLED}


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_step(status):
    assert 0 <= step(status) <= STEPS


def test_an_event_is_the_same_in_whatever_zone_it_is_told():
    told = event(Status.ACCEPTED)
    kyiv = replace(told, occurred_at=told.occurred_at.astimezone(ZoneInfo("Europe/Kyiv")))
    assert kyiv.identity == told.identity
    assert len(told.identity) == 16


@pytest.mark.parametrize(
    "change",
    [
        {"carrier": "meest"},
        {"number": "20450000000002"},
        {"leg": Leg.RETURN},
        {"raw_code": "7"},
        {"occurred_at": START + timedelta(seconds=1)},
        {"place": "Львів"},
    ],
)
def test_another_event_has_another_identity(change):
    told = event(Status.ACCEPTED)
    assert replace(told, **change).identity != told.identity


def test_an_event_without_a_zone_cannot_be_made():
    with pytest.raises(ValueError, match="naive"):
        replace(event(Status.ACCEPTED), occurred_at=datetime(2026, 11, 25, 10))  # noqa: DTZ001


def why(reason: Reason | None, hour: float) -> TrackingEvent:
    return replace(event(Status.PROBLEM, hour), reason=reason)


@pytest.mark.parametrize(
    "status",
    [Status.DELIVERY_FAILED, Status.PROBLEM, Status.RETURNING, Status.RETURNED, Status.CANCELLED],
)
def test_the_newest_reason_told_is_the_reason(status):
    told = [why(Reason.CUSTOMS, 1), why(Reason.REFUSED, 3), why(None, 4), why(Reason.ABSENT, 2)]
    assert current_reason(told, status) is Reason.REFUSED
    assert current_reason(reversed(told), status) is Reason.REFUSED
    assert current_reason([why(None, 1)], status) is None


@pytest.mark.parametrize("status", [Status.IN_TRANSIT, Status.READY_FOR_PICKUP, Status.DELIVERED])
def test_a_parcel_that_goes_well_needs_no_reason(status):
    assert current_reason([why(Reason.ABSENT, 1)], status) is None
