"""The map in a real browser: by itself, in Telegram, and in the checkout of a shop at another origin.

With SCREENSHOTS=<folder> it leaves pictures there, as test_journey.py does.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.browser_stage import DESKTOP, PHONE, bubbles
from tests.browser.map_stage import STRANGE, WIDGET, map_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
PICTURES = os.environ.get("SCREENSHOTS")
CONTRAST = (Path(__file__).parent / "contrast.js").read_text()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory, sqlite_file):
    async with map_stage(tmp_path_factory.mktemp("map"), sqlite_file) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="module")
async def visit(chromium, desk):
    """Open an address; at the end nothing was complained of and nobody else was asked for anything."""
    contexts, complaints, asked_elsewhere = [], [], []
    homes = (desk.pages, desk.shop, desk.url, "data:", "blob:")

    async def open_page(address, size=DESKTOP, scheme="light", script=None, **more):
        context = await chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", **more)
        contexts.append(context)
        if script:
            await context.add_init_script(script)
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(homes) else asked_elsewhere.append(asked.url))
        await page.goto(address)
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        await context.close()
    assert complaints == []
    assert asked_elsewhere == []


# The middle and the title of the first of these marks that nothing covers.
IN_THE_OPEN = """(marks) => {
  for (const pin of document.querySelectorAll(marks)) {
    const { x, y, width, height } = pin.getBoundingClientRect();
    const at = [x + width / 2, y + height / 2];
    if (pin.contains(document.elementFromPoint(...at))) return [...at, pin.title.replace(/ (?=[0-9]+,)/, " № ")];
  }
  return null;
}"""


def address(desk, **query):
    told = "&".join(f"{name}={value}" for name, value in {"lang": "uk", **query}.items())
    return f"{desk.pages}/branches/map?{told}"


def lines(page):
    return page.locator("#list .line")


def search(page):
    return page.get_by_role("combobox", name="Місто, номер або вулиця")


async def picture(page, name):
    if PICTURES:
        await page.wait_for_timeout(600)
        await page.screenshot(path=f"{PICTURES}/{name}.png")


async def test_a_town_with_a_typo_is_suggested_and_chosen_by_keyboard(visit, desk):
    page = await visit(address(desk))
    await search(page).fill("Харкив")
    option = page.get_by_role("option").filter(has_text="Харків").first
    await expect(option).to_be_visible()
    await expect(search(page)).to_have_attribute("aria-expanded", "true")
    await search(page).press("ArrowDown")
    await expect(option).to_have_attribute("aria-selected", "true")
    await expect(search(page)).to_have_attribute("aria-activedescendant", "town-0")
    await search(page).press("Enter")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(page.locator("#summary")).to_contain_text("Харків. Знайдено:")
    await expect(lines(page)).to_have_count(8)
    await page.get_by_role("button", name="Показати ще").click()
    await expect(lines(page)).to_have_count(16)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_metro_station_is_named_on_the_map_and_what_is_nearest_comes_first(visit, desk, size):
    page = await visit(address(desk), size)
    await search(page).fill("біля метро Позняки до 30 кг")
    await search(page).press("Enter")
    await expect(page.locator("#summary")).to_have_text("метро Позняки, Київ: найближчі")
    await expect(page.locator(".here")).to_have_text("метро Позняки")
    await expect(lines(page).first).to_contain_text(re.compile(r"\d\s(м|км)"))
    await picture(page, f"map-metro-{'phone' if size == PHONE else 'desktop'}")
    await search(page).fill("")
    await expect(page.locator(".here")).to_have_count(0)


async def test_the_whole_way_is_gone_by_keyboard_and_the_focus_returns(visit, desk):
    page = await visit(address(desk))
    await search(page).focus()
    await page.keyboard.type("львів")
    await page.keyboard.press("Enter")
    await expect(lines(page)).to_have_count(8)
    await lines(page).nth(1).focus()
    await page.keyboard.press("Enter")
    card = page.get_by_role("article")
    await expect(card).to_be_focused()
    await expect(card.get_by_role("heading")).to_contain_text("Відділення № 2")
    await page.keyboard.press("Escape")
    await expect(card).to_be_hidden()
    await expect(lines(page).nth(1)).to_be_focused()


async def test_the_card_tells_address_hours_limits_payment_cost_and_day(visit, desk):
    page = await visit(address(desk, weight=2000))
    await search(page).fill("київ 54")
    await search(page).press("Enter")
    card = page.get_by_role("article")
    await expect(card.get_by_role("heading")).to_contain_text("Відділення № 54")
    await expect(card).to_contain_text("Київ, ")
    await expect(card.locator(".price")).to_contain_text("₴")
    await expect(card.locator(".price")).to_contain_text("прибуде")
    await card.locator("summary").click()
    await expect(card.locator("tr")).to_have_count(7)
    await expect(card.locator("tr.today")).to_have_count(1)
    await expect(card).to_contain_text("Приймає до")
    await expect(page.locator(".pin.chosen")).to_have_count(1)
    await picture(page, "map-desktop")


async def test_a_branch_is_picked_on_the_map_of_a_phone(visit, desk):
    page = await visit(address(desk), PHONE, has_touch=True)
    await search(page).fill("Кропивницький")
    await search(page).press("Enter")
    await expect(lines(page)).to_have_count(8)
    await expect(page.locator(".crowd")).not_to_have_count(0)
    for _ in range(8):
        if (at := await page.evaluate(IN_THE_OPEN, ".pin")) is not None:
            break
        if (crowd := await page.evaluate(IN_THE_OPEN, ".crowd")) is not None:
            await page.touchscreen.tap(*crowd[:2])
        await page.wait_for_timeout(700)
    x, y, title = at
    await page.touchscreen.tap(x, y)
    await expect(page.get_by_role("article").get_by_role("heading")).to_have_text(title.partition(",")[0])
    await expect(page.locator(".pin.chosen")).to_have_count(1)


async def test_only_lockers_that_take_20_kilograms_are_offered(visit, desk):
    page = await visit(address(desk, q="Львів"))
    await expect(lines(page)).to_have_count(8)
    await page.get_by_role("button", name="Поштомат", exact=True).click()
    await page.get_by_role("combobox", name="Вага посилки").select_option("20000")
    await expect(page.get_by_role("button", name="Поштомат", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(lines(page).first).to_contain_text("Поштомат")
    kinds = await lines(page).locator("b").all_inner_texts()
    assert kinds
    assert all("Поштомат" in one for one in kinds)
    assert await page.locator("#list .line:not(.off) .why").count() == 0
    await page.get_by_role("combobox", name="Вага посилки").select_option("30000")
    await expect(page.locator("#summary")).to_contain_text("нічого немає")
    await expect(lines(page).first).to_contain_text("Посилка заважка")


async def test_the_map_moves_and_the_list_follows_what_is_in_view(visit, desk):
    page = await visit(address(desk))
    await expect(page.locator(".crowd")).not_to_have_count(0)
    await page.locator("#map").focus()
    for _ in range(9):
        await page.keyboard.press("+")
        await page.wait_for_timeout(60)
    await expect(page.locator("#summary")).to_contain_text(re.compile("На мапі|Посуньте|наблизьте"))
    await page.get_by_role("button", name="Віддалити").click()
    await picture(page, "map-country")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 360, "height": 640}, PHONE, {"width": 900, "height": 700}, DESKTOP])
async def test_nothing_sticks_out_and_every_text_can_be_read(visit, desk, size, scheme):
    for language in ("uk", "ru", "en"):
        page = await visit(f"{desk.pages}/branches/map?lang={language}&q=Kyiv", size, scheme)
        await expect(lines(page)).to_have_count(8)
        for _ in range(2):
            assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert await page.evaluate(CONTRAST) == []
            await lines(page).first.click() if await lines(page).first.is_visible() else None
            await expect(page.locator("#card")).to_be_visible()


async def test_everything_that_can_be_used_has_a_name(visit, desk):
    page = await visit(address(desk, q="Київ"), PHONE)
    await expect(lines(page)).to_have_count(8)
    nameless = """(all) => all.filter((one) =>
        !(one.ariaLabel || one.labels?.length || one.textContent.trim())).map((one) => one.outerHTML)"""
    assert await page.locator("button, a, input, select").evaluate_all(nameless) == []
    assert await page.locator("html").get_attribute("lang") == "uk"


# In Telegram

NATIVE = """window.told = [];
window.TelegramWebviewProxy = { postEvent: (type, data) => window.told.push([type, JSON.parse(data)]) };"""
DARK = (
    "%7B%22bg_color%22%3A%22%23101820%22%2C%22text_color%22%3A%22%23ffffff%22%2C%22button_color%22%3A%22%2350a8eb%22%7D"
)


async def signed_app(desk):
    """The address with what this stage's Telegram signed, as a tap on the chat's button opens it."""
    messages = desk.telegram.account.state.chats[desk.buyer.person_id].messages
    newest = next(
        number for number, one in reversed(messages.items()) if one.by_bot and "web_app" in str(one.inline_keyboard)
    )
    opened = await desk.buyer._post("web_app", {"message_id": newest, "row": 0, "column": 0})
    return opened["url"]


async def test_on_a_telephone_telegrams_own_buttons_and_colours_are_used(visit, desk):
    page = await visit(f"{await signed_app(desk)}&tgWebAppThemeParams={DARK}", PHONE, script=NATIVE)
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 24, 32)"
    await search(page).fill("київ 54")
    await search(page).press("Enter")
    await expect(page.get_by_role("article")).to_be_visible()
    told = dict(await page.evaluate("window.told"))
    assert (told["web_app_setup_main_button"]["is_visible"], told["web_app_setup_main_button"]["text"]) == (
        True,
        "Обрати це",
    )
    assert told["web_app_setup_back_button"] == {"is_visible": True}
    assert {"web_app_ready", "web_app_expand", "web_app_trigger_haptic_feedback"} <= set(told)
    await page.evaluate("window.Telegram.WebView.receiveEvent('back_button_pressed')")
    await expect(page.get_by_role("article")).to_be_hidden()
    assert dict(await page.evaluate("window.told"))["web_app_setup_main_button"]["is_visible"] is False


async def test_taken_in_the_mini_app_it_is_answered_in_the_chat_once(visit, desk):
    page = await visit(await signed_app(desk), PHONE, script=NATIVE)
    await search(page).fill("київ 54")
    await search(page).press("Enter")
    await expect(page.get_by_role("article")).to_be_visible()
    await picture(page, "map-phone")
    before = len(desk.sent_to(desk.buyer))
    await page.evaluate("window.Telegram.WebView.receiveEvent('main_button_pressed')")
    await page.evaluate("window.Telegram.WebView.receiveEvent('main_button_pressed')")
    await expect(page.locator("#said")).to_contain_text("Готово")
    await page.wait_for_timeout(1200)
    assert ["web_app_close", {}] in await page.evaluate("window.told")
    await page.evaluate("window.Telegram.WebView.receiveEvent('main_button_pressed')")
    await desk.tick()
    told = [one["text"] for one in desk.sent_to(desk.buyer)[before:]]
    assert len(told) == 1
    assert "Тепер це ваше відділення" in told[0]
    assert re.search("№ ?54", told[0])


async def test_opened_too_long_ago_it_asks_to_be_opened_again(visit, desk):
    page = await visit(await signed_app(desk), PHONE, script=NATIVE)
    desk.wind(hours=2)
    await search(page).fill("київ 54")
    await search(page).press("Enter")
    await expect(page.get_by_role("article")).to_be_visible()
    await page.evaluate("window.Telegram.WebView.receiveEvent('main_button_pressed')")
    await expect(page.locator("#said")).to_contain_text("Відкрийте її з чату ще раз")
    assert [one for one in visit.complaints if "401" in one]
    visit.complaints.clear()


async def test_in_telegrams_web_client_the_choice_comes_into_the_chat(visit, desk):
    page = await visit(desk.url, DESKTOP)
    await page.locator("#people button").filter(has_text="Зразок").last.click()
    await page.get_by_role("button", name="Обрати на мапі").last.click()
    app = page.frame_locator("#app-box iframe")
    box = app.get_by_role("combobox", name="Місто, номер або вулиця")
    await box.fill("львів 3")
    await box.press("Enter")
    main = page.locator("#app-main")
    await expect(main).to_have_text("Обрати це")
    await main.click()
    await expect(page.locator("#app")).to_be_hidden()
    await desk.tick()
    await expect(bubbles(page).last).to_contain_text(re.compile("Тепер це ваше відділення.*№ ?3", re.DOTALL))


async def test_a_branch_is_sent_by_typing_behind_the_bots_name_and_leads_back_to_the_bot(visit, desk):
    page = await visit(desk.url, PHONE)
    box = page.get_by_role("textbox", name="Message")
    await box.fill(f"@{(await desk_name(page))} відділення біля метро Позняки")
    offers = page.locator("#results").get_by_role("button")
    await expect(offers.first).to_contain_text(re.compile("Київ, №.*\\d.(м|км)", re.DOTALL))
    await picture(page, "inline-branches")
    await offers.first.click()
    card = page.locator(".message.person .bubble").last
    await expect(card).to_contain_text("Посилки до 30")
    await card.get_by_role("link", name="Зробити моїм").click()
    await expect(bubbles(page).last).to_contain_text("Відділення №")
    await page.get_by_role("button", name="Це моє відділення").last.click()
    await expect(bubbles(page).last).to_contain_text("Ваше відділення")


async def desk_name(page):
    state = await page.evaluate("fetch('/stage/state').then((answer) => answer.json())")
    return state["bot"]["username"]


# In a shop's checkout


async def test_the_shops_page_receives_the_choice_and_the_focus_returns(visit, desk):
    page = await visit(f"{desk.shop}/{WIDGET}")
    opener = page.get_by_role("button", name="Обрати відділення")
    await opener.click()
    frame = page.frame_locator("dialog iframe")
    box = frame.get_by_role("combobox", name="Місто, номер або вулиця")
    await box.fill("київ 54")
    await box.press("Enter")
    await expect(frame.locator(".price")).to_contain_text("₴")
    await expect(frame.get_by_role("combobox", name="Вага посилки")).to_have_value("2000")
    await picture(page, "widget")
    await frame.get_by_role("button", name="Обрати це").click()
    await expect(page.locator("dialog")).to_be_hidden()
    await expect(opener).to_be_focused()
    await expect(page.locator(".pakunok-chosen")).to_contain_text("Київ")
    heard = dict(await page.evaluate("window.heard"))
    assert heard["event"] == heard["callback"]
    assert (heard["event"]["number"], heard["event"]["town"], heard["event"]["currency"]) == ("54", "Київ", "UAH")
    assert heard["event"]["price"] > 0
    assert await page.locator("[name=branch_number]").input_value() == "54"
    assert await page.locator("[name=branch_reference]").input_value() == heard["event"]["reference"]
    assert float(await page.locator("[name=branch_price]").input_value()) == heard["event"]["price"]


async def test_the_widget_closes_by_escape_and_by_its_cross(visit, desk):
    page = await visit(f"{desk.shop}/{WIDGET}", PHONE)
    opener = page.get_by_role("button", name="Обрати відділення")
    frame = page.frame_locator("dialog iframe")
    for close in ("Escape", "cross"):
        await opener.click()
        await expect(frame.get_by_role("button", name="Закрити")).to_be_visible()
        if close == "cross":
            await frame.get_by_role("button", name="Закрити").click()
        else:
            await frame.get_by_role("combobox", name="Місто, номер або вулиця").press("Escape")
        await expect(page.locator("dialog")).to_be_hidden()
        await expect(opener).to_be_focused()
    assert await page.evaluate("window.heard") == []


async def test_the_shops_page_believes_nobody_else(visit, desk):
    page = await visit(f"{desk.shop}/{WIDGET}")
    await page.get_by_role("button", name="Обрати відділення").click()
    await expect(page.frame_locator("dialog iframe").get_by_role("button", name="Закрити")).to_be_visible()
    said = {"type": "pakunok:branch", "widget": WIDGET, "branch": {"number": "666", "name": "", "town": ""}}
    await page.evaluate("said => window.postMessage(said, '*')", said)
    forged = "said => { const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.eval("
    forged += "`parent.postMessage(${JSON.stringify(said)}, '*')`); }"
    await page.evaluate(forged, said)
    await page.wait_for_timeout(300)
    assert await page.evaluate("window.heard") == []
    await expect(page.locator("dialog")).to_be_visible()


async def test_a_page_of_another_origin_gets_no_map(visit, desk):
    page = await visit(f"{desk.shop}/{STRANGE}")
    await page.get_by_role("button", name="Обрати відділення").click()
    await page.wait_for_timeout(800)
    assert "combobox" not in await page.frames[-1].content()
    assert [one for one in visit.complaints if "frame-ancestors" in one or "refused" in one.lower()]
    visit.complaints.clear()
