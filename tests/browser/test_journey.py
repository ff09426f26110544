"""The whole journey as somebody takes it who tries the demo: start, number, card, time passes, refresh, it has moved.

With SCREENSHOTS=<folder> it leaves pictures there; docs/pictures are renewed by
`SCREENSHOTS=docs/pictures make test ARGS=tests/browser/test_journey.py`.
"""

import asyncio
import os
import re
import sys
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.browser_stage import DESKTOP, PHONE, bubbles, say
from tests.reading.labels import Codes, draw_label
from tests.reading.photo_set import as_jpeg, on_cardboard

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROOT = Path(__file__).parents[2]
NUMBER = "20451900000031"
PICTURES = os.environ.get("SCREENSHOTS")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def demo(tmp_path_factory):
    """`python -m sandbox` with the real bot, on any free port; its address once the bot listens."""
    state = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--state", str(state)]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        address = await line_with(process, r"open (http://\S+)")
        await line_with(process, r"The bot is (ready)")
        yield address
    finally:
        process.terminate()
        await process.communicate()
    assert process.returncode == 0


async def line_with(process, words):
    async with asyncio.timeout(60):
        async for line in process.stdout:
            if found := re.search(words, line.decode()):
                return found[1]
    raise AssertionError(f"the demo ended before it said {words!r}")


@pytest_asyncio.fixture(loop_scope="module")
async def visit(chromium, demo):
    contexts = []

    async def open_page(size):
        context = await chromium.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
        contexts.append(context)
        page = await context.new_page()
        await page.goto(demo)
        await expect(page.locator("#people button")).not_to_have_count(0)
        return page

    yield open_page
    for context in contexts:
        await context.close()


async def picture(page, name):
    if PICTURES:
        await expect(page.locator("#toast")).to_be_hidden()
        await page.screenshot(path=f"{PICTURES}/{name}.png")


async def test_start_number_card_wind_refresh_and_the_card_has_moved(visit, demo):
    page = await visit(DESKTOP)
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(bubbles(page).last).to_contain_text("Вітаю! Я покажу, де ваша посилка.")
    await say(page, NUMBER)
    card = page.locator(".message.bot").filter(has_text=NUMBER)
    await expect(card).to_contain_text("У дорозі")
    await expect(card).to_contain_text("●━●━●━○━○")
    await page.get_by_role("button", name="+1 day").click()
    await card.get_by_role("button", name="Оновити").click()
    await expect(card).to_contain_text("Чекає на вас")
    await expect(card).to_contain_text("●━●━●━●━○")
    await expect(page.locator(".message.bot")).to_have_count(2)
    await picture(page, "card")
    phone = await visit(PHONE)
    await expect(phone.locator(".message.bot").last).to_contain_text("Чекає на вас")
    await picture(phone, "card-phone")


async def test_the_sum_is_shown_once_the_phone_was_shared(visit, demo):
    page = await visit(PHONE)
    await page.locator(".message.bot").get_by_role("button", name="Показати суму").last.click()
    await page.locator("#reply-keyboard").get_by_role("button").click()
    await expect(bubbles(page).last).to_contain_text(re.compile(r"До сплати: 1\s332,00"))
    async with httpx.AsyncClient(base_url=demo) as client:
        log = (await client.get("/stage/log")).json()["requests"]
    assert [one for one in log if not one["ok"] and one["method"] != "getUpdates"] == []


FOLLOWED = "20451900000027"
SERHII, OWNER = "Сергій", "Марія"


async def act_as(page, name):
    await page.locator("#people button").filter(has_text=name).click()
    await expect(page.locator("#people button[aria-current=true]")).to_contain_text(name)


async def tap(page, name):
    await page.locator(".message.bot").last.get_by_role("button", name=name).click()


async def test_photo_card_follow_wind_arrived_mute(visit):
    page = await visit(DESKTOP)
    await act_as(page, SERHII)
    await say(page, "/start")
    await expect(bubbles(page).last).to_contain_text("Здравствуйте")
    label = as_jpeg(on_cardboard(draw_label(FOLLOWED, Codes.BOTH, 800), angle=9))
    await page.locator("input[type=file]").first.set_input_files(
        {"name": "label.jpg", "mimeType": "image/jpeg", "buffer": label}
    )
    await page.locator("#send-files-form").get_by_role("button", name="Send").click()
    card = page.locator(".message.bot").filter(has_text=FOLLOWED)
    await expect(card).to_contain_text("Новая почта")
    await card.get_by_role("button", name="Сообщать об изменениях").click()
    await expect(card.get_by_role("button", name="Не следить")).to_be_visible()
    await picture(page, "photo")
    await page.get_by_role("button", name="+1 day").click()
    await expect(bubbles(page).last).to_contain_text("Посылка прибыла и ждёт вас", timeout=30_000)
    await picture(page, "arrived")
    await say(page, "не пишите мне больше")
    await expect(bubbles(page).last).to_contain_text("Молчу")


async def test_a_question_to_a_person_is_answered_by_the_owner(visit):
    page = await visit(DESKTOP)
    await act_as(page, OWNER)
    await say(page, "/start")
    await expect(bubbles(page).last).to_contain_text("Вітаю")
    await act_as(page, SERHII)
    await say(page, "а есть такие же кроссовки 42 размера?")
    await expect(bubbles(page).last).to_contain_text("Передал ваш вопрос человеку")
    await act_as(page, OWNER)
    await page.get_by_role("button", name="Клієнт питає").click(timeout=30_000)
    await expect(bubbles(page).last).to_contain_text("Надішліть відповідь")
    await say(page, "Есть, отложить вам?")
    await expect(bubbles(page).last).to_contain_text("Передано")
    await act_as(page, SERHII)
    await expect(bubbles(page).last).to_contain_text("Есть, отложить вам?", timeout=30_000)
    await picture(page, "answered")


async def test_the_owner_connects_a_second_key_that_the_page_has_at_hand(visit, demo):
    page = await visit(DESKTOP)
    await act_as(page, OWNER)
    await say(page, "/connect")
    await tap(page, "Нова пошта")
    await expect(bubbles(page).last).to_contain_text("Надішліть сюди ключ")
    async with httpx.AsyncClient(base_url=demo) as client:
        ((key,),) = [texts.values() for texts in (await client.get("/stage/state")).json()["at_hand"].values()]
    await page.locator("#at-hand").get_by_role("button").click()
    await expect(bubbles(page).last).to_contain_text("Хто відправляє")
    await expect(page.locator("#messages")).not_to_contain_text(key)
    await tap(page, "Приклад Олег Петрович ФОП")
    await expect(bubbles(page).last).to_contain_text("Звідки відправляєте")
    await tap(page, "З відділення")
    await expect(bubbles(page).last).to_contain_text("Напишіть місто")
    await say(page, "Полтава")
    await tap(page, "Полтава")
    await expect(bubbles(page).last).to_contain_text("номер відділення")
    await say(page, "1")
    await tap(page, "Відділення №1")
    await expect(bubbles(page).last).to_contain_text("Полтава, Відділення №1")
    await expect(bubbles(page).last).to_contain_text("Не можна: безготівкова оплата")
    await picture(page, "connect")
