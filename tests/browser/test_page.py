"""The page in a real Chromium, against the real stage and a scripted bot."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect
from scripted_bot import ScriptedBot

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.telegram import Person, TelegramServer, serving
from sandbox.world import World

CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
TOKEN = "7000000001:" + "x" * 35
OLENA = 7001
SERHII = 7002
SHOTS = Path(__file__).parent / "shots"

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage():
    clock = SandboxClock()
    server = TelegramServer(token=TOKEN, clock=clock, faults=Faults(), world=World(datetime.now(UTC), clock))
    for row in (
        {"id": OLENA, "first_name": "Олена", "language_code": "uk", "role": "customer", "phone": "380990000001"},
        {"id": SERHII, "first_name": "Сергій", "language_code": "ru", "role": "customer", "phone": "380990000002"},
    ):
        server.add_person(Person(**row))
    async with serving(server, port=0) as url, httpx.AsyncClient(base_url=url) as phone:
        for person_id in (OLENA, SERHII):
            await phone.post(f"/stage/chats/{person_id}/say", json={"text": "/start"})
        yield url


@pytest_asyncio.fixture(loop_scope="module")
async def bot(stage):
    bot = ScriptedBot(stage, TOKEN)
    await bot.forget_what_waits()
    yield bot
    await bot.close()


@pytest_asyncio.fixture(loop_scope="module")
async def visit(chromium, stage):
    """Open the page in a window of that size; at the end nothing was logged and nothing asked elsewhere."""
    contexts, complaints, elsewhere = [], [], []

    async def open_page(size=DESKTOP, scheme="light", address=None):
        context = await chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(stage) else None)
        await page.goto(address or stage)
        await expect(page.locator("#people button")).not_to_have_count(0)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert complaints == []
    assert elsewhere == []


def bubbles(page):
    """What the bot has said."""
    return page.locator(".message.bot .bubble")


def own(page):
    """The newest that the person has said."""
    return page.locator(".message.person .bubble").last


async def say(page, words):
    await page.get_by_role("textbox", name="Message").fill(words)
    await page.keyboard.press("Enter")


async def test_a_word_goes_to_the_bot_and_its_answer_comes_without_a_reload(visit, bot):
    bot.listen()
    page = await visit()
    await say(page, "20450000000001")
    heard = await bot.heard("message")
    assert (heard["text"], heard["from"]["id"], heard["from"]["language_code"]) == ("20450000000001", OLENA, "uk")
    await bot.call("sendMessage", chat_id=OLENA, text="Бачу вашу посилку")
    await expect(bubbles(page)).to_contain_text("Бачу вашу посилку")
    await expect(own(page)).to_contain_text("20450000000001")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")


async def test_shift_enter_makes_a_new_line(visit, bot):
    bot.listen()
    page = await visit()
    await page.get_by_role("textbox", name="Message").fill("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    assert (await bot.heard("message"))["text"] == "one\ntwo"


async def test_entities_stand_where_telegram_put_them(visit, bot):
    page = await visit()
    text = (
        "📦 <b>жирний <i>обидва</i></b> <code>2045</code> <a href='https://example.com/a'>тут</a> "
        "<tg-spoiler>таємне</tg-spoiler>\n<blockquote>цитата</blockquote>\nкінець &lt;b&gt;"
    )
    await bot.call("sendMessage", chat_id=OLENA, text=text, parse_mode="HTML")
    bubble = bubbles(page).first
    await expect(bubble.locator("strong")).to_have_text("жирний обидва")
    await expect(bubble.locator("strong em")).to_have_text("обидва")
    await expect(bubble.locator("code")).to_have_text("2045")
    await expect(bubble.locator("blockquote")).to_have_text("цитата")
    link = bubble.locator("a")
    await expect(link).to_have_attribute("href", "https://example.com/a")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    await expect(bubble).to_contain_text("кінець <b>")
    await bubble.get_by_role("button", name="Hidden text").click()
    await expect(bubble.locator(".shown")).to_have_text("таємне")


async def test_markup_in_a_text_stays_text(visit, bot):
    page = await visit()
    await bot.call("sendMessage", chat_id=OLENA, text="<img src=x onerror=alert(1)><script>alert(2)</script>")
    await expect(bubbles(page).first).to_contain_text("<img src=x onerror=alert(1)><script>")
    assert await page.locator("#messages img, #messages script").count() == 0


@pytest.mark.parametrize("as_alert", [False, True])
async def test_a_tap_is_answered_by_a_toast_or_an_alert(visit, bot, as_alert):
    bot.listen()
    page = await visit()
    keyboard = {"inline_keyboard": [[{"text": "Оновити", "callback_data": "fresh"}]]}
    await bot.call("sendMessage", chat_id=OLENA, text="картка", reply_markup=keyboard)
    key = page.get_by_role("button", name="Оновити")
    await key.click()
    query = await bot.heard("callback_query")
    assert query["data"] == "fresh"
    await expect(key).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Щойно було", show_alert=as_alert)
    if as_alert:
        await expect(page.get_by_role("dialog")).to_contain_text("Щойно було")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog")).to_be_hidden()
    else:
        await expect(page.locator("#toast")).to_have_text("Щойно було")
        await expect(page.locator("#toast")).to_be_visible()
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_edit_changes_the_bubble_in_place_and_keeps_the_focus(visit, bot):
    page = await visit()
    keyboard = {"inline_keyboard": [[{"text": "Оновити", "callback_data": "fresh"}]]}
    sent = await bot.call("sendMessage", chat_id=OLENA, text="у дорозі", reply_markup=keyboard)
    await page.get_by_role("button", name="Оновити").focus()
    edit = {"chat_id": OLENA, "message_id": sent["message_id"], "text": "прибула", "reply_markup": keyboard}
    await bot.call("editMessageText", **edit)
    await expect(bubbles(page)).to_have_count(1)
    await expect(bubbles(page).first).to_contain_text("прибула")
    await expect(bubbles(page).first).to_contain_text("edited")
    await expect(page.get_by_role("button", name="Оновити")).to_be_focused()


async def test_copy_buttons_copy_and_address_buttons_open_a_tab_of_their_own(visit, bot):
    page = await visit()
    row = [{"text": "Номер", "copy_text": {"text": "20450000000001"}}, {"text": "Сайт", "url": "https://example.com/x"}]
    await bot.call("sendMessage", chat_id=OLENA, text="картка", reply_markup={"inline_keyboard": [row]})
    await page.get_by_role("button", name="Номер").click()
    await expect(page.locator("#toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "20450000000001"
    link = page.get_by_role("link", name="Сайт")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))


async def test_the_reply_keyboard_shares_the_contact_and_says_its_words(visit, bot):
    bot.listen()
    page = await visit()
    rows = [[{"text": "Поділитися контактом", "request_contact": True}], [{"text": "Мої посилки"}]]
    await bot.call("sendMessage", chat_id=OLENA, text="Чий це номер?", reply_markup={"keyboard": rows})
    await page.get_by_role("button", name="Поділитися контактом").click()
    heard = await bot.heard("message")
    assert heard["contact"]["phone_number"].lstrip("+") == "380990000001"
    assert heard["contact"]["user_id"] == OLENA
    await expect(page.locator(".contact")).to_contain_text("+380990000001")
    await page.get_by_role("button", name="Мої посилки").click()
    assert (await bot.heard("message"))["text"] == "Мої посилки"
    await bot.call("sendMessage", chat_id=OLENA, text="Дякую", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_role("group", name="Suggested answers")).to_be_hidden()


async def test_a_venue_shows_its_place(visit, bot):
    page = await visit()
    place = {"latitude": 49.84021, "longitude": 24.0122, "title": "Відділення №12", "address": "Львів, Зразкова, 1"}
    await bot.call("sendVenue", chat_id=OLENA, **place)
    for words in ("Відділення №12", "Львів, Зразкова, 1", "49.84021, 24.01220"):
        await expect(page.locator(".venue")).to_contain_text(words)


async def test_typing_is_seen_and_ends_with_the_answer(visit, bot):
    page = await visit()
    await bot.call("sendChatAction", chat_id=OLENA, action="typing")
    await expect(page.locator("#typing")).to_be_visible()
    await bot.call("sendMessage", chat_id=OLENA, text="готово")
    await expect(page.locator("#typing")).to_be_hidden()


async def test_the_command_menu_is_the_bots_own(visit, bot):
    bot.listen()
    await bot.call("setMyCommands", commands=[{"command": "start", "description": "почати"}])
    page = await visit()
    await page.get_by_role("button", name="Commands").click()
    await page.locator("#commands").get_by_role("button", name="/start").click()
    assert (await bot.heard("message"))["text"] == "/start"
    await page.get_by_role("textbox", name="Message").fill("/st")
    await expect(page.locator("#commands button")).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert (await bot.heard("message"))["text"] == "/start"


async def test_a_forwarded_message_says_so_on_both_sides(visit, bot):
    bot.listen()
    page = await visit()
    await page.get_by_role("button", name="Send as forwarded").click()
    await say(page, "20450000000001")
    assert (await bot.heard("message"))["forward_origin"]
    await expect(own(page)).to_contain_text("Forwarded")
    await expect(page.get_by_role("button", name="Send as forwarded")).to_have_attribute("aria-pressed", "false")


async def test_the_clock_winds_the_world(visit):
    page = await visit()
    before = datetime.fromisoformat(await page.locator("#hour").get_attribute("datetime"))
    await page.get_by_role("button", name="+1 day").click()
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator("#toast")).to_contain_text("It is now")
    assert await hours_since(page, before) == 25


async def hours_since(page, before):
    after = datetime.fromisoformat(await page.locator("#hour").get_attribute("datetime"))
    return round((after - before) / timedelta(hours=1))


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
    await say(page, "дуже-довге-" * 20 + " /start")
    await expect(own(page)).to_contain_text("дуже")
    await expect(bubbles(page)).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await page.evaluate("log.scrollWidth - log.clientWidth") == 0
    assert await page.evaluate((Path(__file__).parent / "contrast.js").read_text()) == []
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"page-{size['width']}-{scheme}.png")
