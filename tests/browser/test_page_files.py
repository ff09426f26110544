"""The page with what is no text: files both ways, albums, places, inline results, groups, Mini Apps, deep links."""

import asyncio
import re
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import expect

from tests.browser.browser_stage import OLENA, PHONE, SERHII, bubbles, own, say
from tests.sandbox.telegram.conftest import picture

SHOTS = Path(__file__).parent / "shots"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj trailer<</Root 1 0 R>>"
)
CARD = {
    "type": "article",
    "id": "card",
    "title": "20450000000001",
    "description": "Прибула у відділення №12",
    "input_message_content": {"message_text": "Прибула"},
    "reply_markup": {"inline_keyboard": [[{"text": "Оновити", "callback_data": "again"}]]},
}
pytestmark = pytest.mark.asyncio(loop_scope="module")


def upload(name="label.png", kind="image/png", content=None):
    return {"name": name, "mimeType": kind, "buffer": content or picture(800, 600)}


async def attach(page, what):
    await page.get_by_role("button", name="Attach").click()
    await page.locator("#attach-menu").get_by_role("button", name=what).click()


async def offered(page, *files, what="Photo"):
    """The window that sends files, filled."""
    async with page.expect_file_chooser() as chooser:
        await attach(page, what)
    await (await chooser.value).set_files(list(files))
    dialog = page.get_by_role("dialog", name="Send files")
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_photo_goes_with_its_caption_and_is_opened_in_place(visit, bot):
    bot.listen()
    page = await visit()
    dialog = await offered(page, upload())
    await expect(dialog.get_by_role("img", name="label.png")).to_be_visible()
    await dialog.get_by_label("Caption").fill("моя етикетка")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    heard = await bot.heard("message")
    assert (heard["caption"], heard["photo"][-1]["width"]) == ("моя етикетка", 800)
    await expect(dialog).to_be_hidden()
    await own(page).get_by_role("button", name="Open the photo").click()
    viewer = page.get_by_role("dialog", name="Photo")
    await expect(viewer.get_by_role("img")).to_be_visible()
    assert await viewer.get_by_role("img").evaluate("image => image.naturalWidth") == 800
    await page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()


async def test_a_file_is_sent_as_it_is_and_a_picture_may_be_too(visit, bot):
    bot.listen()
    page = await visit()
    body = picture(2000, 1000)
    dialog = await offered(page, upload("scan.png", content=body))
    await dialog.get_by_label("Send as photos").uncheck()
    await dialog.get_by_role("button", name="Send", exact=True).click()
    heard = await bot.heard("message")
    assert (heard["document"]["file_name"], heard["document"]["file_size"]) == ("scan.png", len(body))
    dialog = await offered(page, upload("list.csv", "text/csv", b"a;b"), what="File")
    await expect(dialog.get_by_label("Send as photos")).to_be_hidden()
    await dialog.get_by_role("button", name="Send", exact=True).click()
    assert (await bot.heard("message"))["document"]["file_name"] == "list.csv"
    await expect(own(page).get_by_role("link")).to_have_attribute("download", "list.csv")


async def test_files_can_be_dropped_and_pasted(visit, bot):
    bot.listen()
    page = await visit()
    drop = """(name) => {
      const given = new DataTransfer();
      given.items.add(new File(["a;b"], "list.csv", { type: "text/csv" }));
      const event = name === "paste"
        ? new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true })
        : new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true });
      document.getElementById("text").dispatchEvent(event);
    }"""
    for name in ("drop", "paste"):
        await page.evaluate(drop, name)
        dialog = page.get_by_role("dialog", name="Send files")
        await expect(dialog).to_contain_text("list.csv")
        await dialog.get_by_role("button", name="Send", exact=True).click()
        assert (await bot.heard("message"))["document"]["file_name"] == "list.csv"
        await expect(dialog).to_be_hidden()


async def test_what_could_not_be_sent_stays_in_the_window(visit, bot):
    page = await visit()
    dialog = await offered(page, upload(content=b"no picture"))
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#toast")).to_have_text("IMAGE_PROCESS_FAILED")
    await expect(dialog).to_be_visible()
    assert ["400" in complaint for complaint in visit.complaints] == [True]
    visit.complaints.clear()


async def test_albums_stand_together(visit, bot):
    bot.listen()
    page = await visit()
    dialog = await offered(page, upload(), upload("b.png"), upload("c.png"))
    await dialog.get_by_label("Caption").fill("три")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    for _ in range(3):
        assert (await bot.heard("message"))["media_group_id"]
    await expect(own(page).get_by_role("button", name="Open the photo")).to_have_count(3)
    await expect(own(page)).to_contain_text("три")


async def test_a_pdf_of_the_bot_is_opened_in_place(visit, bot):
    page = await visit()
    await bot.upload("sendDocument", {"document": ("ТТН.pdf", PDF)}, chat_id=str(OLENA), caption="Ваша ТТН")
    await bubbles(page).get_by_role("button", name="Open ТТН.pdf").click()
    viewer = page.get_by_role("dialog", name="ТТН.pdf")
    address = await viewer.locator("iframe").get_attribute("src")
    assert address.startswith("/stage/files/")
    answer = await page.request.get(page.url.partition("#")[0].rstrip("/") + address)
    assert (await answer.body(), answer.headers["content-type"]) == (PDF, "application/pdf")
    await expect(viewer.get_by_role("link", name="Open in a tab")).to_have_attribute("href", address)
    await viewer.get_by_role("button", name="Close").click()
    await expect(viewer).to_be_hidden()


async def test_a_location_is_a_town_or_any_point(visit, bot):
    bot.listen()
    page = await visit()
    await attach(page, "Location")
    dialog = page.get_by_role("dialog", name="Send a location")
    await dialog.get_by_role("button", name="Львів").click()
    await dialog.get_by_label("Longitude").fill("24.03")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    assert (await bot.heard("message"))["location"] == {"latitude": 49.8397, "longitude": 24.03}
    await expect(own(page)).to_contain_text("49.83970, 24.03000")


async def test_ones_contact_can_be_shared_from_the_menu(visit, bot):
    bot.listen()
    page = await visit()
    await attach(page, "My contact")
    assert (await bot.heard("message"))["contact"]["user_id"] == OLENA
    phone, time = await own(page).locator(".contact p").bounding_box(), await own(page).locator("time").bounding_box()
    assert time["y"] >= phone["y"] + phone["height"] or time["x"] >= phone["x"] + phone["width"]


async def test_what_the_bot_offers_inline_is_listed_and_chosen(visit, bot):
    bot.listen()
    page = await visit()
    me = await bot.call("getMe")
    await page.get_by_role("textbox", name="Message").fill(f"@{me['username']} 2045")
    query = await bot.heard("inline_query")
    assert query["query"] == "2045"
    await bot.call("answerInlineQuery", inline_query_id=query["id"], results=[CARD], cache_time=0)
    result = page.locator("#results").get_by_role("button", name="20450000000001")
    await expect(result).to_contain_text("Прибула у відділення №12")
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / "inline.png")
    await result.click()
    assert (await bot.heard("chosen_inline_result"))["result_id"] == "card"
    await expect(own(page)).to_contain_text(f"via @{me['username']}")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    await expect(page.locator("#results")).to_be_hidden()


async def test_a_group_is_made_and_shows_who_wrote(visit, bot):
    bot.listen()
    page = await visit()
    await page.get_by_role("button", name="Make a group").click()
    await page.get_by_label("Title").fill("Склад")
    await page.get_by_role("button", name="Make", exact=True).click()
    await expect(page.locator("#bot-name")).to_have_text("Склад")
    group = (await bot.heard("my_chat_member"))["chat"]["id"]
    assert (await bot.heard("message"))["new_chat_members"][0]["is_bot"]
    await bot.call("sendMessage", chat_id=group, text="Я тут")
    await expect(bubbles(page)).to_contain_text("Я тут")
    await say(page, "/start")
    assert (await bot.heard("message"))["text"] == "/start"
    await page.locator("#people").get_by_role("button", name="Сергій").click()
    await expect(page.locator("#bot-name")).not_to_have_text("Склад")
    await page.locator("#groups").get_by_role("button", name="Склад").click()
    await expect(page.locator(".message.other .bubble")).to_contain_text("Олена")
    await say(page, "/help")
    assert (await bot.heard("message"))["from"]["id"] == SERHII
    await page.screenshot(path=SHOTS / "group.png")


async def test_ones_own_message_can_be_edited(visit, bot):
    bot.listen()
    page = await visit()
    await say(page, "2045000000000")
    await bot.heard("message")
    await own(page).hover()
    await own(page).get_by_role("button", name="Edit").click()
    box = page.get_by_role("textbox", name="Message")
    await expect(box).to_have_value("2045000000000")
    await box.press("End")
    await box.type("1")
    await page.screenshot(path=SHOTS / "edit.png")
    await page.keyboard.press("Enter")
    assert (await bot.heard("edited_message"))["text"] == "20450000000001"
    await expect(own(page)).to_contain_text("edited")
    await expect(page.locator("#editing")).to_be_hidden()
    await own(page).hover()
    await own(page).get_by_role("button", name="Edit").click()
    await page.get_by_role("button", name="Stop editing").click()
    await say(page, "нове")
    assert (await bot.heard("message"))["text"] == "нове"


APP = """<!doctype html><title>Карта</title><h1>Карта відділень</h1><button>Обрати</button><script>
const tell = (eventType, eventData) => parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
tell("web_app_request_theme");
window.addEventListener("message", ({ data }) => { document.title = JSON.parse(data).eventType; });
document.querySelector("button").onclick = () => tell("web_app_data_send", { data: "branch 5" });
</script>"""


@pytest_asyncio.fixture(loop_scope="module")
async def app_url():
    """A Mini App on another port of this machine."""
    app = web.Application()
    app.router.add_get("/", _page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def _page(_request):
    return web.Response(text=APP, content_type="text/html")


async def test_a_mini_app_opens_in_a_sheet_and_sends_its_data(visit, bot, app_url):
    bot.listen()
    page = await visit(PHONE, elsewhere=app_url)
    button = {"text": "Карта", "web_app": {"url": app_url}}
    await bot.call("sendMessage", chat_id=OLENA, text="Оберіть", reply_markup={"keyboard": [[button]]})
    await page.get_by_role("button", name="Карта").click()
    sheet = page.get_by_role("dialog", name="Карта")
    inside = sheet.frame_locator("iframe")
    await expect(inside.get_by_role("heading", name="Карта відділень")).to_be_visible()
    await expect(sheet.locator("iframe")).to_have_attribute("src", re.compile("#.*tgWebAppThemeParams="))
    await page.screenshot(path=SHOTS / "app.png")
    await inside.get_by_role("button", name="Обрати").click()
    assert (await bot.heard("message"))["web_app_data"] == {"data": "branch 5", "button_text": "Карта"}
    await expect(sheet).to_be_hidden()
    await expect(page.locator(".service")).to_contain_text("Карта")


async def test_the_menu_button_opens_the_bots_app(visit, bot, app_url):
    page = await visit(elsewhere=app_url)
    button = {"type": "web_app", "text": "Відділення", "web_app": {"url": app_url}}
    await bot.call("setChatMenuButton", chat_id=OLENA, menu_button=button)
    await page.get_by_role("button", name="Відділення").click()
    sheet = page.get_by_role("dialog", name="Відділення")
    await expect(sheet.frame_locator("iframe").get_by_role("heading")).to_be_visible()
    assert "tgWebAppData=query_id" in await sheet.locator("iframe").get_attribute("src")
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()


async def test_deep_links_start_the_bot_from_the_chat_and_from_the_address(visit, bot, stage):
    bot.listen()
    page = await visit(address=f"{stage}/?start=from_address")
    assert (await bot.heard("message"))["text"] == "/start from_address"
    await expect(page).to_have_url(re.compile(r"/(#\d+)?$"))
    name = (await bot.call("getMe"))["username"]
    await bot.call("sendMessage", chat_id=OLENA, text=f"https://t.me/{name}?start=ttn_1")
    await bubbles(page).get_by_role("link").click()
    assert (await bot.heard("message"))["text"] == "/start ttn_1"
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}])
async def test_files_and_places_fit_every_screen_and_can_be_read(visit, bot, size, scheme):
    bot.listen()
    page = await visit(size, scheme)
    await bot.upload(
        "sendPhoto", {"photo": ("a.png", picture(900, 600))}, chat_id=str(OLENA), caption="Так фотографуйте"
    )
    await bot.upload("sendDocument", {"document": ("ТТН 20450000000001.pdf", PDF)}, chat_id=str(OLENA))
    await bot.call("sendLocation", chat_id=OLENA, latitude=49.84, longitude=24.03)
    dialog = await offered(page, upload(), upload("b.png"))
    await page.screenshot(path=SHOTS / f"send-{size['width']}-{scheme}.png")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(own(page).locator("img")).to_have_count(2)
    await asyncio.gather(
        *(one.evaluate("image => image.decode()") for one in await page.locator("#messages img").all())
    )
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await page.evaluate("log.scrollWidth - log.clientWidth") == 0
    assert await page.evaluate((Path(__file__).parent / "contrast.js").read_text()) == []
    await page.get_by_role("button", name="Attach").click()
    await page.screenshot(path=SHOTS / f"files-{size['width']}-{scheme}.png")
    assert await page.evaluate((Path(__file__).parent / "contrast.js").read_text()) == []
