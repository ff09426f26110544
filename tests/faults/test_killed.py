"""Killed for real at every point between receiving and having answered (design, law 8): nothing lost, nothing twice."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.faults.crash_points import (
    CHANGE,
    EFFECTS,
    NOTICES,
    UPDATES,
    may_have_been_told,
    on_the_way,
    second_kill,
    worth_trying,
)
from tests.faults.journeys import ARRIVED, JOURNEYS, SENT
from tests.faults.marks import only_polling


async def _go(stage, journey, kills, tally):
    """Start on the way, be killed at these points one after another, and come to its end."""
    await journey.before()
    already = await stage.shown_to(journey.chat)
    await stage.bot.arm(kills[0].name)
    journey.act()
    for killed, following in zip(kills, [*kills[1:], None], strict=True):
        assert await stage.bot.killed_at() == killed.name
        tally["kills"] += 1
        await journey.while_dead(killed)
        await stage.start_bot(following.name if following else "")
        if following and journey.name in NOTICES:
            await stage.listens()
            journey.act()
    tally["lost"] += 1
    await journey.answered()
    tally["lost"] -= 1
    await journey.finished()
    return await stage.shown_to(journey.chat) - already - 1


async def _is_answered_once(stage, journey, kills, tally):
    tally["runs"] += 1
    more = await _go(stage, journey, kills, tally)
    may = sum(point.second_answer for point in kills)
    tally["second"] += min(more, may)
    tally["wrongly"] += max(0, more - may)
    assert 0 <= more <= may, f"{1 + more} answers\n{journey.chat}"


async def _killed_at_every_point(stage, name, tally):
    for point in worth_trying(name, stage.mode, stage.engine):
        tally["points"] += 1
        with _told(f"killed at {point.name}"):
            await _is_answered_once(stage, JOURNEYS[name](stage), [point], tally)


async def _killed_twice_at_every_point(stage, name, tally):
    for point in worth_trying(name, stage.mode, stage.engine):
        second = second_kill(point, name, stage.mode)
        if second is not None:
            with _told(f"killed at {point.name}, then at {second.name}"):
                await _is_answered_once(stage, JOURNEYS[name](stage), [point, second], tally)


@contextmanager
def _told(note):
    try:
        yield
    except BaseException as error:
        error.add_note(note)
        raise


@pytest.mark.parametrize("name", sorted(UPDATES))
async def test_killed_anywhere_every_update_is_answered_and_works_once(stage, name, tally):
    await _killed_at_every_point(stage, name, tally)


@pytest.mark.parametrize("name", sorted(EFFECTS))
async def test_the_restart_killed_as_well_changes_nothing_of_that(stage, name, tally):
    await _killed_twice_at_every_point(stage, name, tally)


@only_polling  # how updates come is nothing to the relay
@pytest.mark.parametrize("name", sorted(NOTICES))
async def test_killed_anywhere_poll_and_relay_lose_no_notice(stage, name, tally):
    await _killed_at_every_point(stage, name, tally)


@only_polling  # how updates come is nothing to the relay
@pytest.mark.parametrize("name", sorted(NOTICES))
async def test_the_restart_killed_as_well_poll_and_relay_lose_no_notice(stage, name, tally):
    await _killed_twice_at_every_point(stage, name, tally)


@only_polling  # how updates come is nothing to the relay
async def test_dead_for_a_night_it_tells_where_the_parcel_is_and_nothing_of_the_way_there(stage, tally):
    for point in on_the_way(CHANGE, stage.mode):
        if not point.depends_on_the_engine:
            continue  # whatever lies between two transactions leaves behind what the first of them left
        tally["runs"] += 1
        with _told(f"killed at {point.name}, for a night"):
            journey = JOURNEYS[CHANGE](stage)
            await _dies_for_a_night(stage, journey, point, tally)
            told = [message["text"] for message in stage.sent_to(journey.chat)][1:]
            assert sum(ARRIVED in one for one in told) == 1
            assert sum(SENT in one for one in told) == len(told) - 1 <= may_have_been_told(point)


async def _dies_for_a_night(stage, journey, point, tally):
    await journey.before()
    await stage.bot.arm(point.name)
    journey.act()
    assert await stage.bot.killed_at() == point.name
    tally["kills"] += 1
    stage.wind(hours=9)
    await stage.start_bot()
    await stage.listens()
    for _ in range(2):
        await stage.bot.tick()
        stage.wind(hours=1)
