"""The map opens from the chat; a shop's link ends in a branch of the shop's order."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.db import widgets
from bot.db.tables import branch_choice
from bot.domain.place import City
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.services.standing import take
from tests.stage import DeskStage
from tests.web.test_branches import BRANCHES, branch

KYIV = City("kyiv", "Київ", "Київська")


@pytest.fixture
async def stage(tmp_path, stage_database, stage_mode):
    """A bot with an address of its own, a directory, and a shop's site."""
    async with DeskStage(tmp_path, stage_database, webhook=stage_mode == "webhook", pages=True) as running:
        await take(running.desk, [KYIV], [*BRANCHES, branch("54")])
        async with running.desk.database.write() as db:
            await widgets.add(db, "ab12cd34", "https://shop.example", "uk", running.desk.clock.now())
        yield running


async def choices(stage):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(branch_choice))]


def opens(message):
    """The addresses of the Mini Apps that a message's buttons open."""
    return [one["web_app"]["url"] for row in message["inline_keyboard"] for one in row if "web_app" in one]


async def test_the_map_opens_in_the_persons_language(stage, chat, other_chat):
    for one, words, language in ((chat, "на мапі", "uk"), (other_chat, "на карте", "ru")):
        await one.say("/map")
        assert opens(await one.expect(words)) == [f"{stage.pages}/branches/map?lang={language}"]


@on_both_engines
@in_both_modes
async def test_by_a_shops_link_a_branch_is_found_in_words_and_taken_by_a_tap(stage, chat, owner_chat):
    await owner_chat.say("/start")
    await chat.start("o-ab12cd34-UA-17")
    asked = await chat.expect("№ UA-17")
    assert opens(asked) == [f"{stage.pages}/branches/map?lang=uk&order=o-ab12cd34-UA-17"]
    await chat.say("київ 54")
    await chat.expect("Котре")
    await chat.tap("№ 54")
    await chat.expect("магазин уже знає")
    (one,) = await choices(stage)
    assert one["order_number"] == "UA-17"
    await stage.tick()
    told = await owner_chat.expect("Замовлення № UA-17")
    assert "Відділення № 54" in told["text"]


async def test_words_that_find_nothing_end_the_asking_but_the_map_stays(stage, chat):
    await chat.start("o-ab12cd34-17")
    await chat.expect("№ 17")
    await chat.say("абракадабра")
    told = await chat.expect("Такого не знайшов")
    assert opens(told) == [f"{stage.pages}/branches/map?lang=uk&order=o-ab12cd34-17"]
    await chat.say("/help")
    await chat.expect("Ось що я вмію")


async def test_a_link_of_a_site_that_is_not_there_is_told_so(stage, chat):
    await chat.start("o-zz12cd34-17")
    await chat.expect("вже не діє")


@pytest.mark.parametrize("data", ["to:999999:ab12cd34-17", "to:1:zz12cd34-17", "to:1:", "to:1:ab12cd34-<b>"])
async def test_a_forged_choice_is_refused(stage, chat, data):
    await chat.say("/help")
    await chat.expect("Ось що я вмію")
    stage.forge(chat, data)
    assert await chat.tap("forged")
    assert await choices(stage) == []


async def test_any_other_start_greets(stage, chat):
    await chat.start("o-nothing")
    await chat.expect("Вітаю")
