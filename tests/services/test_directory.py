"""A directory is taken whole or not at all, and not when it has shrunk; the old one stays and the owner is told."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot import guard
from bot.carriers.base import CarrierError
from bot.db import branches, directory, syncs
from bot.db.directory_tables import branch, branch_read, city_read
from bot.db.engine import Database
from bot.domain.directory import Counts, Outcome
from bot.domain.errors import UnderWay
from bot.domain.place import BranchKind
from bot.services.directory import NoDirectory, sync_now
from bot.services.directory_reading import LEASE
from bot.services.relay import relay
from tests.carriers.directories import CODE, by_pages, shelf
from tests.carriers.directories import branches as entries
from tests.carriers.nova_poshta.entries import envelope

FULL = Counts(200, {BranchKind.OFFICE: 200, BranchKind.LOCKER: 1000})


async def nobody(_read, _total):
    return


@pytest.fixture
async def desk(desk):
    async with shelf() as carriers:
        yield replace(desk, carriers=carriers)


async def sync(desk, **how):
    return await sync_now(desk, CODE, nobody, **how)


async def standing(desk):
    async with desk.database.read() as db:
        return await branches.count(db, CODE)


async def left_over(desk):
    async with desk.database.read() as db:
        return [(await db.execute(select(table.c.reference))).all() for table in (city_read, branch_read)]


async def told(desk):
    """What the owner was sent since the last look."""
    await relay(desk)
    texts, desk.chat.sent = [text for _, text, _ in desk.chat.sent], []
    return texts


async def test_the_first_directory_is_taken_and_the_owner_is_told_once(desk):
    ended = await sync(desk)
    assert (ended.outcome, ended.counts, ended.before) == (Outcome.TAKEN, FULL, None)
    assert await standing(desk) == FULL
    (text,) = await told(desk)
    assert "1 200" in text.replace("\xa0", " ")
    await sync(desk)
    assert await told(desk) == []
    assert await left_over(desk) == [[], []]


@pytest.mark.parametrize("percent", [0, 5, 94])
@pytest.mark.parametrize("what", ["cities", "lockers"])
async def test_a_directory_that_lost_more_than_5_percent_is_refused_the_old_one_stays_and_the_owner_is_told(
    desk, what, percent
):
    await sync(desk)
    await told(desk)
    sizes = {"cities": 200, "offices": 200, "lockers": 1000}
    sizes[what] = sizes[what] * percent // 100
    desk.carriers.has(**sizes)
    ended = await sync(desk)
    assert (ended.outcome, ended.before) == (Outcome.SMALLER, FULL)
    assert await standing(desk) == FULL
    (text,) = await told(desk)
    assert "не взяв" in text


@pytest.mark.parametrize("percent", [95, 96, 100, 120])
async def test_a_directory_that_lost_5_percent_or_less_is_taken_and_nobody_is_bothered(desk, percent):
    await sync(desk)
    await told(desk)
    desk.carriers.has(cities=2 * percent, offices=2 * percent, lockers=10 * percent)
    ended = await sync(desk)
    assert ended.outcome is Outcome.TAKEN
    assert (await standing(desk)).all_branches == 12 * percent
    assert await told(desk) == []


@pytest.mark.parametrize(
    ("before", "now", "outcome"),
    [
        ({"offices": 5000, "lockers": 200}, {"offices": 5000, "lockers": 189}, Outcome.SMALLER),
        ({"offices": 5000, "lockers": 3}, {"offices": 5000}, Outcome.SMALLER),
        ({"offices": 5000, "lockers": 3}, {"offices": 5000, "lockers": 2}, Outcome.TAKEN),
    ],
)
def test_each_kind_is_looked_at_by_itself_but_a_few_may_become_fewer(before, now, outcome):
    kinds = {"offices": BranchKind.OFFICE, "lockers": BranchKind.LOCKER}
    old, new = (Counts(9, {kinds[name]: many for name, many in one.items()}) for one in (before, now))
    assert new.is_too_small_after(old) == (outcome is Outcome.SMALLER)


@pytest.mark.parametrize("method", ["Address.getCities", "Address.getWarehouses"])
async def test_a_truncated_directory_is_refused_and_the_old_one_stays(desk, method):
    await sync(desk)
    desk.carriers.script.answers[method] = envelope(*entries(offices=3), info={"totalCount": 900})
    assert (await sync(desk)).outcome is Outcome.INCOMPLETE
    assert await standing(desk) == FULL
    assert "не весь" in (await told(desk))[-1]


async def test_a_silent_carrier_leaves_the_old_directory_and_is_told(desk, monkeypatch):
    await sync(desk)

    async def down(*_):
        raise CarrierError(CODE, "no answer")
        yield

    monkeypatch.setattr(desk.carriers.adapter, "branches", down)
    ended = await sync(desk)
    assert (ended.outcome, ended.reason) == (Outcome.UNREACHABLE, "CarrierError: no answer")
    assert await standing(desk) == FULL
    assert "не відповідає" in (await told(desk))[-1]


async def test_an_empty_directory_is_never_taken(desk):
    desk.carriers.has(cities=0, offices=0)
    assert (await sync(desk, takes_smaller=True)).outcome is not Outcome.TAKEN
    assert (await standing(desk)).all_branches == 0


async def test_who_accepts_a_smaller_one_gets_it(desk):
    await sync(desk)
    desk.carriers.has(cities=20, offices=20)
    assert (await sync(desk)).outcome is Outcome.SMALLER
    assert (await sync(desk, takes_smaller=True)).outcome is Outcome.TAKEN
    assert await standing(desk) == Counts(20, {BranchKind.OFFICE: 20})


async def ids(desk):
    async with desk.database.read() as db:
        rows = await db.execute(select(branch.c.reference, branch.c.id, branch.c.gone_at, branch.c.number))
        return {row.reference: row for row in rows}


async def test_a_branch_keeps_its_id_is_marked_gone_when_it_vanishes_and_comes_back_as_the_same(desk):
    await sync(desk)
    before = await ids(desk)
    desk.carriers.has(lockers=990, offices=200)
    await sync(desk)
    gone = await ids(desk)
    assert {name: row.id for name, row in gone.items()} == {name: row.id for name, row in before.items()}
    assert sorted(name for name, row in gone.items() if row.gone_at) == [f"lockers-{n:05}" for n in range(990, 1000)]
    desk.carriers.has()
    await sync(desk)
    assert await ids(desk) == before


async def test_what_has_changed_is_written(desk):
    await sync(desk)
    changed = [one | {"Number": "77777"} if one["Ref"] == "offices-00003" else one for one in entries(offices=200)]
    desk.carriers.script.answers["Address.getWarehouses"] = by_pages([*changed, *entries(lockers=1000)])
    await sync(desk)
    assert (await ids(desk))["offices-00003"].number == "77777"


async def test_the_carrier_is_never_asked_inside_a_transaction(desk, monkeypatch):
    asked = []
    real = desk.carriers.adapter.branches

    async def watched(*args):
        async for one in real(*args):
            asked.append(guard._writing.get())
            yield one

    monkeypatch.setattr(desk.carriers.adapter, "branches", watched)
    await sync(desk)
    assert set(asked) == {False}


async def test_readers_never_see_half_of_a_directory(desk):
    await sync(desk)
    desk.carriers.has(cities=300, offices=400, lockers=2000)
    running, seen = asyncio.create_task(sync(desk)), set()
    while not running.done():
        seen.add((await standing(desk)).all_branches)
        await asyncio.sleep(0)
    seen.add((await standing(desk)).all_branches)
    assert seen == {1200, 2400}


async def test_of_two_at_once_the_second_hears_that_one_is_under_way(desk, database_url):
    other = Database(database_url)
    ended = await asyncio.gather(sync(desk), sync(replace(desk, database=other)), return_exceptions=True)
    await other.close()
    assert sorted(type(one).__name__ for one in ended) == ["Sync", "UnderWay"]
    assert await standing(desk) == FULL


async def test_one_who_was_away_longer_than_the_lease_writes_nothing_more(desk, monkeypatch):
    real, runs = directory.put_branches, []

    async def slow(*args):
        await real(*args)
        if not runs:
            runs.append(1)
            raise asyncio.CancelledError  # as if it hung: the lease stays

    async def keeps(*_):
        return

    monkeypatch.setattr(directory, "put_branches", slow)
    monkeypatch.setattr(syncs, "release", keeps)
    with pytest.raises(asyncio.CancelledError):
        await sync(desk)
    with pytest.raises(UnderWay):
        await sync(desk)
    async with desk.database.read() as db:
        hung = await syncs.last(db, CODE)
    desk.clock.wind(seconds=LEASE.total_seconds() + 1)
    assert (await sync(desk)).outcome is Outcome.TAKEN
    async with desk.database.write() as db:
        assert not await syncs.hold(db, hung, desk.clock.now(), 1, 1)
        assert not await syncs.finish(db, replace(hung, outcome=Outcome.SMALLER), desk.clock.now())
    assert await standing(desk) == FULL


async def test_a_reading_that_is_stopped_leaves_its_lease_and_the_next_one_goes_on_at_once(desk):
    running = asyncio.create_task(sync(desk))
    while not (await left_over(desk))[1]:
        await asyncio.wait({running}, timeout=0.001)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (await standing(desk)).all_branches == 0
    assert (await sync(desk)).outcome is Outcome.TAKEN


async def test_a_carrier_that_is_not_connected_has_no_directory(desk):
    with pytest.raises(NoDirectory):
        await sync_now(desk, "ukrposhta", nobody)
