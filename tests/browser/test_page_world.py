"""Around the chat: people, the clock, parcels, and what the page says when somebody does not answer."""

import asyncio
import re
from datetime import datetime, timedelta

import pytest
from playwright.async_api import expect

from sandbox.clock import SandboxClock
from sandbox.telegram import TelegramServer, serving
from tests.browser.browser_stage import SERHII, TOKEN, bubbles, own, people_of_tests, say

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def hours_since(page, before):
    after = datetime.fromisoformat(await page.locator("#hour").get_attribute("datetime"))
    return round((after - before) / timedelta(hours=1))


async def test_the_clock_winds_the_world(visit):
    page = await visit()
    before = datetime.fromisoformat(await page.locator("#hour").get_attribute("datetime"))
    await page.get_by_role("button", name="+1 day").click()
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator("#toast")).to_contain_text("It is now")
    async with asyncio.timeout(5):
        while await hours_since(page, before) != 25:  # noqa: ASYNC110 - the page tells it by itself
            await asyncio.sleep(0.05)


async def test_a_parcel_tapped_is_a_message(visit, bot):
    bot.listen()
    page = await visit()
    parcel = page.locator("#parcels button").first
    number = await parcel.get_attribute("data-number")
    await expect(parcel).to_contain_text(re.compile(r"380990000\d{3}"))
    await parcel.click()
    assert (await bot.heard("message"))["text"] == number
    await expect(own(page)).to_contain_text(number)


async def test_another_person_has_another_chat_and_an_unread_mark(visit, bot):
    page = await visit()
    await bot.call("sendMessage", chat_id=SERHII, text="Вам посылка")
    other = page.locator("#people").get_by_role("button", name="Сергій")
    await expect(other).to_contain_text("1")
    await expect(bubbles(page)).to_have_count(0)
    await page.get_by_role("textbox", name="Message").fill("half a word")
    await other.click()
    await expect(bubbles(page).first).to_contain_text("Вам посылка")
    await expect(other.locator(".unread")).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    await page.reload()
    await expect(bubbles(page).first).to_contain_text("Вам посылка")
    await page.locator("#people").get_by_role("button", name="Олена").click()
    await expect(bubbles(page)).to_have_count(0)


async def test_a_person_can_be_added_and_writes_in_their_language(visit, bot):
    bot.listen()
    page = await visit()
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("Name").fill("Zofia")
    await page.get_by_label("Telegram language").select_option("Polish")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator("#bot-line")).to_contain_text("Zofia")
    await page.get_by_role("button", name="Start").click()
    heard = await bot.heard("message")
    assert (heard["text"], heard["from"]["language_code"], heard["from"]["first_name"]) == ("/start", "pl", "Zofia")


async def test_a_bot_that_does_not_listen_yet_is_said_plainly(visit, bot):
    page = await visit()
    await expect(page.locator("#banner")).to_contain_text("not listening yet")
    bot.listen()
    await expect(page.locator("#banner")).to_be_hidden()


async def test_a_blocked_bot_cannot_be_written_to_until_unblocked(visit, bot):
    page = await visit()
    button = page.get_by_role("button", name="Block the bot")
    await button.click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_disabled()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await button.click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_enabled()


async def test_the_page_finds_a_server_that_was_started_again(chromium, tmp_path):
    def server():
        server = TelegramServer(token=TOKEN, clock=SandboxClock(), state_file=tmp_path / "telegram.json")
        people_of_tests(server)
        return server

    context = await chromium.new_context()
    page = await context.new_page()
    async with serving(server()) as url:
        await page.goto(url)
        await say(page, "before")
        await expect(own(page)).to_contain_text("before")
    await expect(page.locator("#banner")).to_contain_text("does not answer")
    async with serving(server(), port=int(url.rpartition(":")[2])):
        await expect(page.locator("#banner")).not_to_contain_text("does not answer")
        await say(page, "after")
        await expect(own(page)).to_contain_text("after")
        await expect(page.locator(".message.person")).to_have_count(2)
        await context.close()
