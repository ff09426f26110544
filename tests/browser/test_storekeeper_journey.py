"""A storekeeper's whole way: invited by the owner, an order pasted with a typo, two taps, and a label that scans.

The page, the simulated carrier and the ordinary bot around it are those of the demo. With SCREENSHOTS=<folder> it
leaves a picture there (docs/pictures).
"""

from __future__ import annotations

import os
import re
import secrets

import pypdfium2
import pytest
import zxingcpp
from playwright.async_api import async_playwright, expect

from sandbox.nova_poshta import accounts
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.browser.browser_stage import DESKTOP, PHONE, bubbles, say
from tests.browser.conftest import CHROMIUM, QUIET
from tests.handlers.storekeeper.conftest import keep_sender, small_country
from tests.handlers.storekeeper.pasted import order, written
from tests.services.standing import take
from tests.stage import OWNER_ID, DeskStage

PICTURES = os.environ.get("SCREENSHOTS")
MOST_TAPS = 3  # after an order was pasted


class Hand:
    """One person at one page; counts what they tap."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    async def tap(self, button):
        self.taps += 1
        await self.page.locator(".message.bot").get_by_role("button", name=button).last.click()

    async def say(self, words):
        await say(self.page, words)

    async def told(self, words):
        await expect(bubbles(self.page).last).to_contain_text(words, timeout=20_000)
        return await bubbles(self.page).last.inner_text()


def books(stage):
    """The waybills that stand at the carrier."""
    return [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]


async def open_for(browser, stage, name, size):
    page = await browser.new_page(viewport=size, reduced_motion="reduce")
    await page.goto(stage.url)
    people = page.locator("#people button")
    await expect(people).not_to_have_count(0)
    if size is DESKTOP:
        await people.filter(has_text=name).click()
        await expect(page.locator("#people button[aria-current=true]")).to_contain_text(name)
    return Hand(page)


async def invited(owner):
    """What the owner's link starts the bot with."""
    await owner.say("/staff")
    await owner.told("Люди магазину")
    await owner.tap("Запросити")
    await owner.told("На яку роль")
    await owner.tap("комірник")
    link = await owner.told("Перешліть це посилання")
    return re.search(r"\?start=(\w+)", link)[1]


async def joined(keeper, payload):
    await keeper.say(f"/start {payload}")  # as Telegram does where the link is opened
    await keeper.told("запрошує вас працювати")
    await keeper.tap("Приймаю")
    await keeper.told("Вітаю в команді")


async def numbers_of_label(page):
    """Open the label in the page, and let another decoder read the codes that stand on it."""
    file = bubbles(page).last.get_by_role("button", name=re.compile(r"Open .*\.pdf"))
    await expect(file).to_be_visible(timeout=20_000)
    await file.click()
    viewer = page.get_by_role("dialog")
    source = await viewer.locator("iframe").get_attribute("src")
    answer = await page.request.get(page.url.rstrip("/") + source)
    await viewer.get_by_role("button", name="Close").click()
    (sheet,) = pypdfium2.PdfDocument(await answer.body())
    return {code.text for code in zxingcpp.read_barcodes(sheet.render(scale=4).to_pil().convert("L"))}


async def test_from_the_invitation_to_the_label_in_three_taps_and_one_waybill(tmp_path, sqlite_url):
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    async with DeskStage(tmp_path, sqlite_url, jobs=True) as stage, async_playwright() as playwright:
        key = secrets.token_hex(16)
        stage.nova_poshta.office.accounts = {key: accounts.Account()}
        await keep_sender(stage.desk, key)
        await take(stage.desk, *small_country())
        chat = await stage.person("uk", name="Богдан")
        await stage.person("uk", person_id=OWNER_ID, name="Марія")
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        keeper = await open_for(browser, stage, "Богдан", PHONE)
        payload = await invited(await open_for(browser, stage, "Марія", DESKTOP))
        await joined(keeper, payload)
        create = await send_order(keeper, chat)
        (waybill,) = books(stage)
        assert await numbers_of_label(keeper.page) == {waybill["number"]}
        await leave_picture(keeper.page)
        await keeper.say("/drafts")
        await keeper.told("Чернеток немає")
        stage.forge(chat, create)
        await chat.tap("forged")
        cards = bubbles(keeper.page).filter(has_text=re.compile(rf"Накладна\s+{waybill['number']}"))
        await expect(cards).to_have_count(2, timeout=20_000)
        assert books(stage) == [waybill]
        await browser.close()


async def send_order(keeper, chat):
    """Paste it, answer what is asked, create; what the button that creates carried."""
    keeper.taps = 0
    await keeper.say(written(order(city="Плтава")))
    await keeper.told("яке це місто")
    await keeper.tap("Полтава, Полтавська")
    await keeper.told("Відділення №3")
    await chat.expect("Відділення №3")
    (create,) = [
        one["callback_data"] for row in chat.messages[-1]["inline_keyboard"] for one in row if "Створити" in one["text"]
    ]
    await keeper.tap("Створити накладну")
    await expect(bubbles(keeper.page).last).to_contain_text("🏷", timeout=20_000)
    assert keeper.taps <= MOST_TAPS
    return create


async def leave_picture(page):
    if PICTURES:
        await page.locator("#log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
        await page.screenshot(path=f"{PICTURES}/storekeeper.png")
