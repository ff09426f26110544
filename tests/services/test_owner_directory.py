"""The first reading comes at once, the nightly one once a local day; one goes on after a restart, and chatters not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot.db import branches, syncs
from bot.db.directory_tables import directory_sync
from bot.domain.directory import Counts, Outcome, Sync
from bot.domain.errors import NotAllowed, Undelivered
from bot.domain.people import Person
from bot.domain.place import BranchKind
from bot.screens import directory as screens
from bot.services import owner_directory
from bot.services.directory_reading import LEASE
from bot.services.owner_directory import ask_when_due, read_waiting
from bot.services.relay import relay
from tests.carriers.directories import CODE, shelf
from tests.desk import NOW

PLACE = (7010, 5)


@pytest.fixture
async def desk(desk):
    async with shelf() as carriers:
        yield replace(desk, carriers=carriers)


async def asked(desk):
    async with desk.database.read() as db:
        return (await db.execute(select(func.count()).select_from(directory_sync))).scalar_one()


async def ask_at(desk, *instant):
    desk.clock.instant = datetime(*instant, tzinfo=UTC)
    await ask_when_due(desk)
    before = await asked(desk)
    await read_waiting(desk)
    return before


async def test_the_first_directory_is_asked_for_at_once_and_once(desk):
    assert await ask_at(desk, 2026, 11, 25, 0, 1) == 1
    assert await ask_at(desk, 2026, 11, 25, 0, 2) == 1


async def test_it_is_asked_for_once_a_day_after_half_past_three_of_the_shops_clock(desk):
    assert await ask_at(desk, 2026, 11, 25, 1, 29) == 1  # the first of all
    assert await ask_at(desk, 2026, 11, 25, 1, 31) == 2
    assert await ask_at(desk, 2026, 11, 25, 21, 59) == 2
    assert await ask_at(desk, 2026, 11, 26, 1, 29) == 2
    assert await ask_at(desk, 2026, 11, 26, 12, 0) == 3  # the machine was off at night


async def test_the_nights_of_the_clock_changes_have_one_reading(desk):
    autumn = [(2026, 10, 25, 0, 31), (2026, 10, 25, 1, 31)]  # both half past three in Kyiv
    spring = [(2026, 3, 29, 0, 59), (2026, 3, 29, 1, 0), (2026, 3, 29, 1, 31)]  # 02:59, then 04:00 at once
    assert await ask_at(desk, 2026, 3, 28, 1, 0) == 1  # the first of all
    assert [await ask_at(desk, *one) for one in spring] == [1, 2, 2]
    assert [await ask_at(desk, *one) for one in autumn] == [3, 3]


async def test_where_nights_are_switched_off_nothing_is_asked(desk):
    quiet = replace(desk, settings=desk.settings.model_copy(update={"nightly_branches": False}))
    assert await ask_at(quiet, 2026, 11, 25, 12) == 0


async def test_two_replicas_read_once(desk):
    await asyncio.gather(*(ask_when_due(desk) for _ in range(3)))
    await asyncio.gather(*(read_waiting(desk) for _ in range(3)))
    assert await asked(desk) == 1


async def ask_in_chat(desk):
    async with desk.database.write() as db:
        await syncs.ask(db, CODE, desk.clock.now(), chat_id=PLACE[0], message_id=PLACE[1])


@pytest.mark.parametrize(("pause", "edits"), [(60.0, 1), (0.0, 3)])
async def test_the_progress_is_shown_at_most_once_a_pause_in_the_message_that_asked(desk, monkeypatch, pause, edits):
    monkeypatch.setattr(owner_directory, "_EDIT_EACH_S", pause)
    await ask_in_chat(desk)
    await read_waiting(desk)  # 1200 branches, three batches
    assert len(desk.chat.edits) == edits
    await relay(desk)
    chat_id, message_id, message = desk.chat.edits[-1]
    assert len(desk.chat.edits) == edits + 1
    assert (chat_id, message_id) == PLACE
    assert "оновлено" in message.text
    assert desk.chat.sent == []


def test_the_pause_between_two_edits_is_two_seconds():
    assert owner_directory._EDIT_EACH_S == 2.0


async def test_a_progress_that_cannot_be_shown_stops_nothing_and_the_end_is_told_later(desk):
    await ask_in_chat(desk)
    desk.chat.fails = [Undelivered("no answer"), Undelivered("no answer")]
    await read_waiting(desk)
    async with desk.database.read() as db:
        assert (await syncs.last(db, CODE)).outcome is Outcome.TAKEN
    await relay(desk)
    assert desk.chat.edits == []
    desk.clock.wind(minutes=1)
    await relay(desk)
    assert "оновлено" in desk.chat.edits[-1][2].text


async def test_what_a_stopped_process_has_left_is_read_by_the_next_one(desk):
    await ask_in_chat(desk)
    async with desk.database.write() as db:
        left = await syncs.begin(db, CODE, desk.clock.now(), LEASE)
    await read_waiting(desk)
    async with desk.database.read() as db:
        assert (await syncs.find(db, left.id)).outcome is None
    desk.clock.wind(minutes=2, seconds=1)
    await read_waiting(desk)
    async with desk.database.read() as db:
        assert (await syncs.find(db, left.id)).outcome is Outcome.TAKEN
        assert (await branches.count(db, CODE)).all_branches == 1200


OLD = Counts(200, {BranchKind.OFFICE: 200, BranchKind.LOCKER: 1000})
ENDED = Sync(id=7, carrier=CODE, asked_at=NOW, finished_at=NOW, counts=OLD, before=OLD)


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_end_is_told_in_every_language_with_a_way_on(texts, language, outcome):
    message = screens.ended(texts.speech(language), replace(ENDED, outcome=outcome))
    taps = [button.tap for row in message.rows for button in row]
    assert taps == [f"b:0:{CODE}", "t:7:"] if outcome is Outcome.SMALLER else [f"b:0:{CODE}"]
    assert "directory" not in message.text
    assert outcome.value not in message.text.split()


async def test_whoever_is_not_the_owner_sees_no_states(desk):
    with pytest.raises(NotAllowed):
        await owner_directory.states(desk, Person(1))
