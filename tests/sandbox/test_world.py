from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import SandboxClock
from sandbox.demo_parcels import DEMO_PARCELS, OLENA
from sandbox.world import Link, Parcel, Step, World

HOUR = timedelta(hours=1)
STATES_OF_THE_DEMO = {"1", "2", "4", "5", "6", "7", "8", "9", "10", "11", "41", "101", "103", "104", "111"}


def new_world(parcels=DEMO_PARCELS) -> World:
    clock = SandboxClock()
    return World(clock.now(), clock, parcels)


def code_of(world: World, number: str) -> str | None:
    state = world.find(number).state_at(world.now())
    return state.code if state else None


def number_at(world: World, code: str) -> str:
    return next(shown["number"] for shown in world.parcels() if code_of(world, shown["number"]) == code)


def parcel(*steps: tuple[int, str], **named) -> Parcel:
    return Parcel(
        **{"number": "20450000000017", "sender_phone": "380990000100", "recipient_phone": OLENA} | named,
        journey=tuple(Step(hours * HOUR, code) for hours, code in steps),
    )


def test_the_demo_begins_with_a_parcel_in_every_state_the_carrier_knows():
    world = new_world()
    assert {code_of(world, shown["number"]) for shown in world.parcels()} == STATES_OF_THE_DEMO


def test_numbers_have_the_carriers_shape_and_none_is_there_twice():
    numbers = [one.number for one in DEMO_PARCELS]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) == 14 and number.startswith(("2045", "2040", "59")) for number in numbers)


def test_all_people_are_invented():
    phones = {phone for one in DEMO_PARCELS for phone in (one.sender_phone, one.recipient_phone)}
    assert all(phone.startswith("380990000") for phone in phones)


def test_olena_has_several_parcels_and_pays_for_some_in_either_way():
    hers = [one for one in DEMO_PARCELS if one.recipient_phone == OLENA]
    assert len(hers) >= 4
    assert any(one.to_pay for one in hers)
    assert any(one.transfer for one in hers)


def test_the_one_on_the_way_arrives_and_is_collected_after_a_day():
    world = new_world()
    number = number_at(world, "5")
    met = []
    for _ in range(40):
        if not met or met[-1] != code_of(world, number):
            met.append(code_of(world, number))
        world.wind(HOUR)
    assert met == ["5", "6", "7", "9"]


def test_the_one_that_nobody_collects_goes_home_under_a_new_number():
    world = new_world()
    old = world.find(number_at(world, "6"))
    world.wind(10 * 24 * HOUR)
    assert world.successor(old) is None
    world.wind(24 * HOUR)
    back = world.successor(old)
    assert code_of(world, old.number) == "102"
    assert back.made_from == Link(old.number, "CargoReturn")
    assert back.destination == old.origin
    world.wind(5 * 24 * HOUR)
    assert code_of(world, back.number) == "9"


@pytest.mark.parametrize(("code", "why"), [("103", "CargoReturn"), ("104", "Redirecting")])
def test_a_refused_and_a_redirected_parcel_travel_on_under_a_new_number(code, why):
    world = new_world()
    old = world.find(number_at(world, code))
    assert world.successor(old).made_from == Link(old.number, why)
    assert code_of(world, world.successor(old).number) == "5"


def test_money_on_its_way_is_paid_out_in_the_end():
    world = new_world()
    number = number_at(world, "10")
    world.wind(24 * HOUR)
    assert code_of(world, number) == "11"


def test_one_parcel_stands_within_a_day_of_paid_storage():
    world = new_world()
    states = [world.find(shown["number"]).state_at(world.now()) for shown in world.parcels()]
    waiting = [state for state in states if state.code == "7"]
    assert any(timedelta(0) < state.arrived_at + 8 * 24 * HOUR - world.now() < 24 * HOUR for state in waiting)


def test_a_parcel_is_a_function_of_start_and_clock_alone():
    wound = new_world()
    fresh = World(wound.started_at, SandboxClock())
    instant = wound.started_at + 30 * HOUR
    wound.wind(100 * HOUR)
    for one in DEMO_PARCELS:
        assert wound.find(one.number).state_at(instant) == fresh.find(one.number).state_at(instant)


def test_a_restart_needs_only_the_start_kept_in_a_file(tmp_path):
    clock = SandboxClock(tmp_path / "shift")
    world = World.load(tmp_path / "started", clock)
    world.wind(26 * HOUR)
    again = World.load(tmp_path / "started", SandboxClock(tmp_path / "shift"))
    assert again.started_at == world.started_at
    assert again.parcels() == world.parcels()
    assert again.parcels() != new_world().parcels()


def test_a_step_counts_from_its_very_instant_and_not_before():
    world = new_world([])
    placed = world.add(parcel((0, "1"), (1, "4")))
    turn = world.started_at + HOUR
    assert placed.state_at(turn - timedelta(microseconds=1)).code == "1"
    assert placed.state_at(turn).code == "4"


def test_before_its_first_step_a_parcel_is_nowhere_to_be_seen():
    world = new_world([])
    placed = world.add(parcel((1, "1")))
    assert placed.state_at(world.now()) is None
    assert world.parcels() == []
    world.wind(HOUR)
    assert [shown["number"] for shown in world.parcels()] == [placed.number]


def test_state_tells_arrival_hand_over_and_expectation():
    world = new_world([])
    placed = world.add(parcel((-9, "1"), (-4, "5"), (2, "7"), (5, "9")))
    start = world.started_at
    on_the_way, received = placed.state_at(start), placed.state_at(start + 6 * HOUR)
    assert (on_the_way.arrived_at, on_the_way.received_at) == (None, None)
    assert on_the_way.expected_at == start + 2 * HOUR
    assert (received.created_at, received.arrived_at, received.received_at) == (
        start - 9 * HOUR,
        start + 2 * HOUR,
        start + 5 * HOUR,
    )


def test_steps_may_be_told_in_any_order():
    world = new_world([])
    placed = world.add(parcel((5, "9"), (2, "7"), (-9, "1")))
    assert placed.state_at(world.started_at + 3 * HOUR).code == "7"


def test_adding_a_number_again_replaces_the_parcel():
    world = new_world([])
    world.add(parcel((0, "1")))
    world.add(parcel((0, "4")))
    assert code_of(world, "20450000000017") == "4"


def test_a_parcel_of_no_world_says_so():
    with pytest.raises(ValueError, match="no world"):
        parcel((0, "1")).state_at(datetime(2026, 1, 1, tzinfo=UTC))


def test_a_title_tells_in_english_where_it_is():
    world = new_world([])
    world.add(parcel((0, "7")))
    world.add(parcel((0, "777"), number="20450000000024"))
    assert [shown["title"] for shown in world.parcels()] == ["At the branch in Lviv", "In status 777"]
