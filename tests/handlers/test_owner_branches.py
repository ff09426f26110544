"""The owner sees each directory, has it read anew in one message, and takes a smaller one only when it is meant so."""

from __future__ import annotations

import pytest

from bot.db import branches, syncs
from bot.services.owner_directory import read_waiting
from tests.carriers.directories import CODE, shelf


@pytest.fixture
async def carriers(stage):
    """A small directory in place of the simulator's 51,001 points."""
    async with shelf() as carriers:
        stage.desk.carriers.__class__ = type("Small", (type(stage.desk.carriers),), {"connection": carriers.connection})
        yield carriers


async def read(stage):
    await read_waiting(stage.desk)
    await stage.tick()


async def standing(stage):
    async with stage.desk.database.read() as db:
        return (await branches.count(db, CODE)).all_branches


async def first_read(stage, chat):
    await chat.say("/branches")
    await chat.expect("Списку ще немає")
    await chat.tap("Оновити: Нова пошта")
    await read(stage)
    await chat.expect("список міст і відділень оновлено")


async def test_a_directory_is_read_in_the_message_that_asked_for_it(stage, owner_chat, carriers):
    await first_read(stage, owner_chat)
    assert len(stage.sent_to(owner_chat)) == 2  # the greeting, and this one
    await owner_chat.say("/branches")
    said = (await owner_chat.expect("Оновлено"))["text"].replace("\xa0", " ")
    assert "точок: 1 200 (відділень 200, поштоматів 1 000, пунктів 0)" in said


async def test_a_smaller_one_is_taken_by_a_tap_and_one_smaller_still_is_not(stage, owner_chat, carriers):
    await first_read(stage, owner_chat)
    carriers.has(offices=100, lockers=900)
    await owner_chat.tap("Оновити")
    await read(stage)
    await owner_chat.expect("набагато менший")
    carriers.has(offices=10, lockers=90)
    await owner_chat.tap("Узяти новий")
    await read(stage)
    await owner_chat.expect("набагато менший")
    assert await standing(stage) == 1200
    await owner_chat.tap("Узяти новий")
    await read(stage)
    await owner_chat.expect("оновлено")
    assert await standing(stage) == 100


async def test_the_button_of_figures_that_are_not_the_last_any_more_takes_nothing(stage, owner_chat, carriers):
    await first_read(stage, owner_chat)
    carriers.has(offices=100, lockers=900)
    await owner_chat.tap("Оновити")
    await read(stage)
    await owner_chat.expect("набагато менший")
    carriers.has()
    await owner_chat.say("/branches")
    await owner_chat.expect("виявився замалим")
    await owner_chat.tap("Оновити")
    await read(stage)
    await owner_chat.expect("список міст і відділень оновлено")
    assert "застаріла" in (await owner_chat.tap("Узяти новий"))["text"]
    assert await standing(stage) == 1200


async def test_two_taps_ask_once(stage, owner_chat, carriers):
    await owner_chat.say("/branches")
    await owner_chat.expect("Списку ще немає")
    await owner_chat.tap("Оновити")
    stage.forge(owner_chat, f"b:0:{CODE}")
    assert "саме читається" in (await owner_chat.tap("forged"))["text"]


@pytest.mark.parametrize("data", [f"b:0:{CODE}", "t:1:"])
async def test_nobody_but_the_owner_reads_or_takes_anything(stage, owner_chat, other_chat, carriers, data):
    await first_read(stage, owner_chat)
    carriers.has(offices=100, lockers=900)
    await other_chat.say("/start")
    await other_chat.expect("Здравствуйте")
    stage.forge(other_chat, data)
    assert (await other_chat.tap("forged"))["text"] == "Этого вам видеть нельзя."
    async with stage.desk.database.read() as db:
        assert await syncs.waiting(db, stage.desk.clock.now()) == []


@pytest.mark.parametrize("data", ["b:0:ukrposhta", "b:0:", "t:999:", "t:1:"])
async def test_a_forged_tap_of_the_owner_does_nothing(stage, owner_chat, carriers, data):
    await first_read(stage, owner_chat)
    stage.forge(owner_chat, data)
    assert "застаріла" in (await owner_chat.tap("forged"))["text"]
    async with stage.desk.database.read() as db:
        assert await syncs.waiting(db, stage.desk.clock.now()) == []


async def test_for_others_there_is_no_such_command(stage, chat, carriers):
    await chat.say("/branches")
    await chat.expect("Не бачу тут номера")
