"""What people do with parcels, and that a restart goes on with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox.clock import SandboxClock
from sandbox.journeys import NotNow
from sandbox.kept_parcels import parcel_of, row_of
from sandbox.places import KYIV_BRANCH, KYIV_DOOR, LVIV_BRANCH, ODESA_LOCKER
from sandbox.world import Link, Parcel, Step, World

HOUR = timedelta(hours=1)
NUMBER = "20450000000017"


def world_with(**named) -> World:
    clock = SandboxClock()
    world = World(clock.now(), clock, [])
    written = Parcel(
        number=NUMBER,
        sender_phone="380990000100",
        recipient_phone="380990000001",
        journey=(Step(timedelta(0), "1"),),
        **named,
    )
    world.keep(written)
    return world


def met_by(world: World, number: str, hours: int) -> list[str]:
    met: list[str] = []
    for _ in range(hours):
        code = world.find(number).state_at(world.now()).code
        if met[-1:] != [code]:
            met.append(code)
        world.wind(HOUR)
    return met


@pytest.mark.parametrize(
    ("named", "way"),
    [
        ({"destination": LVIV_BRANCH}, ["4", "5", "6", "7", "9"]),
        ({"destination": KYIV_BRANCH}, ["4", "41", "7", "9"]),
        ({"destination": ODESA_LOCKER}, ["4", "5", "6", "8", "9"]),
        ({"destination": KYIV_DOOR}, ["4", "41", "101", "9"]),
        ({"destination": LVIV_BRANCH, "transfer": 500}, ["4", "5", "6", "7", "10", "11"]),
    ],
)
def test_handed_over_it_travels_and_is_collected(named, way):
    world = world_with(**named)
    assert met_by(world, NUMBER, 3) == ["1"]
    world.hand_over(NUMBER)
    assert met_by(world, NUMBER, 90) == way


def test_it_can_be_collected_before_its_time():
    world = world_with()
    world.hand_over(NUMBER)
    world.wind(27 * HOUR)
    world.collect(NUMBER)
    assert met_by(world, NUMBER, 40) == ["9"]


def test_let_lie_it_waits_two_weeks_and_goes_back_under_a_new_number():
    world = world_with()
    world.hand_over(NUMBER)
    world.let_lie(NUMBER)
    assert met_by(world, NUMBER, 15 * 24) == ["4", "5", "6", "7"]
    world.wind(2 * 24 * HOUR)
    back = world.successor(world.find(NUMBER))
    assert world.find(NUMBER).state_at(world.now()).code == "102"
    assert back.made_from == Link(NUMBER, "CargoReturn")
    assert back.recipient_phone == "380990000100"


def test_refused_it_goes_back_at_once_without_anything_to_pay():
    world = world_with(to_pay=500)
    world.hand_over(NUMBER)
    world.wind(27 * HOUR)
    world.refuse(NUMBER)
    assert world.find(NUMBER).state_at(world.now()).code == "103"
    back = world.successor(world.find(NUMBER))
    assert (back.to_pay, back.destination) == (0, world.find(NUMBER).origin)
    assert met_by(world, back.number, 60) == ["4", "5", "6", "7", "9"]


def test_what_cannot_be_done_now_is_refused_and_changes_nothing():
    world = world_with()
    for act in (world.collect, world.refuse, world.let_lie):
        with pytest.raises(NotNow, match="status 1"):
            act(NUMBER)
    world.hand_over(NUMBER)
    for act in (world.hand_over, world.delete, world.collect):
        with pytest.raises(NotNow, match="status 4"):
            act(NUMBER)
    assert met_by(world, NUMBER, 7) == ["4", "5"]


def test_a_restart_goes_on_with_what_people_have_done(tmp_path):
    clock = SandboxClock(tmp_path / "shift")
    world = World.load(tmp_path / "world", clock)
    demo = next(iter(world.parcels()))["number"]
    world.hand_over(demo)
    world.wind(27 * HOUR)
    world.refuse(demo)
    world.wind(2 * HOUR)
    again = World.load(tmp_path / "world", SandboxClock(tmp_path / "shift"))
    assert again.parcels() == world.parcels()
    assert again.successor(again.find(demo)).number == world.successor(world.find(demo)).number


def test_a_parcel_is_kept_whole():
    parcel = Parcel(
        number=NUMBER,
        sender_phone="380990000100",
        recipient_phone="380990000001",
        journey=(Step(HOUR, "111", reason="Немає вдома"),),
        destination=ODESA_LOCKER,
        made_from=Link("20450000000024", "Redirecting"),
        to_pay=12.5,
        payer="Sender",
        reference="A-1",
    )
    assert parcel_of(row_of(parcel)) == parcel


def test_new_numbers_are_free_and_have_the_carriers_shape():
    world = world_with()
    numbers = set()
    for _ in range(50):
        number = world.new_number()
        numbers.add(number)
        world.keep(Parcel(number=number, sender_phone="380990000100", recipient_phone="380990000001", journey=()))
    assert len(numbers) == 50
    assert all(len(number) == 14 and number.startswith("20451") for number in numbers)


@pytest.mark.parametrize(("number", "deed"), [("20450000009999", "hand_over"), (NUMBER, "eat"), (NUMBER, "collect")])
def test_an_act_that_cannot_be_is_refused(number, deed):
    with pytest.raises(ValueError, match=r"no parcel|status 1"):
        world_with().act(number, deed)


def test_people_act_by_name():
    world = world_with()
    for deed, code in (("hand_over", "4"), ("refuse", "103")):
        world.act(NUMBER, deed)
        assert world.find(NUMBER).state_at(world.now()).code == code
        world.wind(27 * HOUR)
