"""The chat of the page: what is written, drawn, tapped and copied. A real Chromium, the real stage, a scripted bot."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.browser_stage import OLENA, bubbles, own, say

pytestmark = pytest.mark.asyncio(loop_scope="module")


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


async def test_a_link_to_the_bot_that_is_pasted_is_followed_by_who_pastes_it(visit, bot):
    bot.listen()
    page = await visit()
    name = (await bot.call("getMe"))["username"]
    await say(page, f"https://t.me/{name}?start=i_abc")
    heard = await bot.heard("message")
    assert (heard["text"], heard["from"]["id"]) == ("/start i_abc", OLENA)
    await say(page, f"see https://t.me/{name}?start=i_abc")
    assert (await bot.heard("message"))["text"].startswith("see ")


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


async def test_what_could_not_be_sent_stays_in_the_box_and_is_said(visit, bot):
    page = await visit()
    await page.route("**/say", lambda route: route.fulfill(status=400, json={"error": "too long for this phone"}))
    await say(page, "my words")
    await expect(page.locator("#toast")).to_have_text("too long for this phone")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("my words")
    assert ["400" in complaint for complaint in visit.complaints] == [True]
    visit.complaints.clear()
