"""The page on phones and desktops, light and dark, by keyboard and by screen reader."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.browser_stage import DESKTOP, OLENA, PHONE, SERHII, bubbles, own, say

SHOTS = Path(__file__).parent / "shots"
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_on_a_phone_the_panels_slide_in_and_go_by_escape(visit):
    page = await visit(PHONE)
    await expect(page.locator("#people-panel")).to_be_hidden()
    await page.get_by_role("button", name="You are Олена").click()
    await page.locator("#people").get_by_role("button", name="Сергій").click()
    await expect(page.locator("#people-panel")).to_be_hidden()
    await expect(page.locator("#bot-line")).to_contain_text("Сергій")
    await page.get_by_role("button", name="Time and parcels", exact=True).click()
    await expect(page.locator("#parcels button").first).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#world-panel")).to_be_hidden()
    await expect(page.get_by_role("button", name="Time and parcels", exact=True)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 360, "height": 640}, PHONE, {"width": 900, "height": 700}, DESKTOP])
async def test_nothing_sticks_out_and_every_text_can_be_read(visit, bot, size, scheme):
    bot.listen()
    page = await visit(size, scheme)
    keys = [[{"text": word, "callback_data": "x"} for word in ("Українська", "Русский", "English")]]
    words = "<b>20450000000001</b>\n<code>код</code> <a href='https://example.com'>посилання</a>\n" + "слово " * 60
    await bot.call("sendMessage", chat_id=OLENA, text=words, parse_mode="HTML", reply_markup={"inline_keyboard": keys})
    await say(page, "дуже-довге-" * 10 + "довге" * 30)
    await expect(own(page)).to_contain_text("дуже")
    await expect(bubbles(page)).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await page.evaluate("log.scrollWidth - log.clientWidth") == 0
    assert await page.evaluate((Path(__file__).parent / "contrast.js").read_text()) == []
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"page-{size['width']}-{scheme}.png")


async def test_everything_that_can_be_used_has_a_name(visit, bot):
    rows = [[{"text": "Номер", "copy_text": {"text": "1"}}, {"text": "Сайт", "url": "https://example.com"}]]
    await bot.call("sendMessage", chat_id=OLENA, text="x", reply_markup={"inline_keyboard": rows})
    page = await visit(PHONE)
    nameless = """(all) => all.filter((one) =>
        !(one.ariaLabel || one.labels?.length || one.textContent.trim())).map((one) => one.outerHTML)"""
    assert await page.locator("button, a, input, textarea, select").evaluate_all(nameless) == []


async def test_the_whole_way_can_be_gone_by_keyboard(visit, bot):
    bot.listen()
    page = await visit()
    await page.locator("#people").get_by_role("button", name="Сергій").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    await page.keyboard.type("привіт")
    await page.keyboard.press("Enter")
    assert (await bot.heard("message"))["from"]["id"] == SERHII
    keyboard = {"inline_keyboard": [[{"text": "Далі", "callback_data": "next"}]]}
    await bot.call("sendMessage", chat_id=SERHII, text="ось", reply_markup=keyboard)
    key = page.get_by_role("button", name="Далі")
    await expect(key).to_be_visible()
    for _ in range(12):
        await page.keyboard.press("Shift+Tab")
        if await key.evaluate("key => key === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    assert (await bot.heard("callback_query"))["data"] == "next"
