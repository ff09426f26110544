"""The owner sets the map of a site up by taps; nobody else does, by whatever buttons."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import select

from bot.db.tables import widget
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.stage import DeskStage

FORGED = ("wg:0:new", "wg:1:", "wg:1:code", "wg:1:key", "wg:1:t-dark", "wg:1:remove-yes")


@pytest.fixture
async def stage(tmp_path, stage_database, stage_mode):
    """A bot with an address of its own."""
    async with DeskStage(tmp_path, stage_database, webhook=stage_mode == "webhook", pages=True) as running:
        yield running


async def rows(stage):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(widget).order_by(widget.c.id))]


async def made(owner_chat, address="https://shop.example"):
    await owner_chat.say("/widget")
    await owner_chat.expect("оформленні замовлення")
    await owner_chat.tap("Додати сайт")
    await owner_chat.expect("адресу сайту")
    await owner_chat.say(address)
    return await owner_chat.expect("https://shop.example")


@on_both_engines
@in_both_modes
async def test_a_site_gets_its_code_and_the_code_works(stage, owner_chat):
    await made(owner_chat, "Shop.example/checkout")
    await owner_chat.tap("Темна")
    await owner_chat.tap("English")
    await owner_chat.tap("Код для сайту")
    card = await owner_chat.expect("Вставте цей код")
    (row,) = await rows(stage)
    assert (row["origin"], row["theme"], row["language"]) == ("https://shop.example", "dark", "en")
    address = re.search(r'<script src="([^"]+)" async></script>', card["text"])[1]
    assert address == f"{stage.pages}/branches/widget.js?id={row['public_id']}"
    assert f"?start=o-{row['public_id']}-123" in card["text"]
    async with httpx.AsyncClient() as browser:
        assert row["public_id"] in (await browser.get(address)).text
        page = await browser.get(f"{stage.pages}/branches/widget", params={"id": row["public_id"]})
    assert 'data-theme="dark"' in page.text


async def test_what_is_no_address_is_asked_for_again(stage, owner_chat):
    await owner_chat.say("/widget")
    await owner_chat.expect("оформленні замовлення")
    await owner_chat.tap("Додати сайт")
    await owner_chat.expect("адресу сайту")
    await owner_chat.say("мій магазин")
    await owner_chat.expect("не схоже на адресу")
    await owner_chat.say("https://shop.example")
    await owner_chat.expect("🗺")


async def test_a_site_that_has_a_map_gets_no_second_one(stage, owner_chat):
    await made(owner_chat)
    await owner_chat.say("/widget")
    await owner_chat.expect("Мапи для ваших сайтів")
    await owner_chat.tap("Додати сайт")
    await owner_chat.say("shop.example")
    await owner_chat.expect("https://shop.example")
    assert len(await rows(stage)) == 1


async def test_the_last_carrier_stays(stage, owner_chat):
    await made(owner_chat)
    await owner_chat.tap("Нова пошта")
    assert "✅ Нова пошта" in owner_chat.buttons


async def test_the_key_is_shown_once_and_stored_as_a_hash(stage, owner_chat):
    await made(owner_chat)
    await owner_chat.tap("Ключ для замовлень")
    told = await owner_chat.expect("збережіть")
    key = told["text"].split()[-1]
    assert len(key) == 43
    (row,) = await rows(stage)
    assert len(row["key_hash"]) == 32
    assert key not in str(row)


async def test_removed_it_opens_nothing_and_can_be_made_anew(stage, owner_chat):
    await made(owner_chat)
    await owner_chat.tap("Прибрати")
    await owner_chat.tap("Назад")
    await owner_chat.tap("Прибрати")
    await owner_chat.tap("Так, прибрати")
    await owner_chat.expect("Прибрав")
    (row,) = await rows(stage)
    async with httpx.AsyncClient() as browser:
        gone = await browser.get(f"{stage.pages}/branches/widget.js", params={"id": row["public_id"]})
    assert gone.status_code == 404
    await made(owner_chat)
    assert [one["retired_at"] is None for one in await rows(stage)] == [False, True]


async def test_nobody_else_touches_a_widget_by_any_button(stage, owner_chat, chat):
    await made(owner_chat)
    before = await rows(stage)
    await chat.say("/widget")
    await chat.say("20450000000001")
    await chat.expect("20450000000001")
    for data in FORGED:
        stage.forge(chat, data)
        answer = await chat.tap("forged")
        assert "не можна" in str(answer), data
    assert await rows(stage) == before
