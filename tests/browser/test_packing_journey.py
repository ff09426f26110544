"""A storekeeper's way on a phone: an order is packed with a photo, its label is checked, labels open as a PDF.

The page, the simulated carrier and the ordinary bot around it are those of the demo. With SCREENSHOTS=<folder> it
leaves a picture there (docs/pictures).
"""

from __future__ import annotations

import os

import pypdfium2
import pytest
import zxingcpp
from playwright.async_api import async_playwright, expect

from tests.browser.browser_stage import PHONE, bubbles, say
from tests.browser.conftest import CHROMIUM, QUIET
from tests.handlers.storekeeper.packing_shop import open_shop
from tests.reading.labels import Codes, draw_code, draw_label
from tests.reading.photo_set import as_jpeg, on_cardboard
from tests.stage import DeskStage

KETTLE, IRON = "4820000000017", "4820000000031"
PICTURES = os.environ.get("SCREENSHOTS")


async def tap(page, button):
    await page.locator(".message.bot").get_by_role("button", name=button).last.click()


async def told(page, words):
    await expect(bubbles(page).last).to_contain_text(words, timeout=20_000)


async def send_photo(page, picture):
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Attach").click()
        await page.locator("#attach-menu").get_by_role("button", name="Photo").click()
    await (await chooser.value).set_files([{"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": picture}])
    await page.locator("#send-files-form").get_by_role("button", name="Send").click()


async def read_back(page, name):
    """Open the file in the page, and let another decoder read the codes that stand on it."""
    await bubbles(page).last.get_by_role("button", name=f"Open {name}").click()
    viewer = page.get_by_role("dialog", name=name)
    answer = await page.request.get(page.url.rstrip("/") + await viewer.locator("iframe").get_attribute("src"))
    await viewer.get_by_role("button", name="Close").click()
    pages = pypdfium2.PdfDocument(await answer.body())
    return [[code.text for code in zxingcpp.read_barcodes(one.render(scale=4).to_pil().convert("L"))] for one in pages]


async def test_an_order_is_packed_with_photos_and_its_label_is_this_orders(tmp_path, sqlite_url):
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    async with DeskStage(tmp_path, sqlite_url, jobs=True) as stage, async_playwright() as playwright:
        store = await open_shop(stage)
        await store.order("Приклад Тарас Петрович", lines=(("Праска", 1),), eans=(f"0{IRON}",))
        shipment_id, number = await store.order("Зразок Олена Іванівна", eans=(f"0{KETTLE}",))
        packer = await store.storekeeper()
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport=PHONE, reduced_motion="reduce")
        await page.goto(stage.url)
        await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible(
            timeout=20_000
        )  # it listens now
        await pack(page, number)
        await check_label(page, number)
        first = await store.row(shipment_id)
        assert first.glued_number == number
        stage.forge(packer, f"pk:{shipment_id}:closed")
        await packer.tap("forged")
        assert (await store.row(shipment_id)).packed_at == first.packed_at
        await print_labels(page, number)
        await browser.close()


async def pack(page, number):
    await say(page, "/pack")
    await told(page, "Запаковано 0 з 2")
    await tap(page, "Зразок Олена")
    await told(page, number)
    await send_photo(page, as_jpeg(draw_code("EAN13", KETTLE, 1000)))
    await told(page, "✅ Чайник: є")
    await tap(page, "📦 Запаковано")
    await told(page, "Запаковано 1 з 2")


async def check_label(page, number):
    await send_photo(page, as_jpeg(on_cardboard(draw_label(number, Codes.BOTH, 700), angle=8)))
    await told(page, "✅ Наліпка правильна")
    if PICTURES:
        await page.locator("#log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
        await page.screenshot(path=f"{PICTURES}/pack.png")


async def print_labels(page, number):
    await tap(page, "Усі наліпки")
    await told(page, "На чому друкуємо")
    await tap(page, "A4, по 4")
    await told(page, "1 замовлення")
    assert await read_back(page, "labels-") == [[number]]
