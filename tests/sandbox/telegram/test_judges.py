"""Strangers judge the server: python-telegram-bot and grammY in environments of their own, and aiogram."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat import Chat
from tests.sandbox.telegram.conftest import picture

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".venv-judges" / "bin" / "python"
JUDGE = Path(__file__).with_name("judge_ptb.py")
GRAMMY = ROOT / "tests" / "judges" / "grammy"
NODE = shutil.which("node")
SECRET = "A-secret_of_9"
needs_judges = pytest.mark.skipif(not PYTHON.exists(), reason="no .venv-judges")


needs_node_judges = pytest.mark.skipif(
    NODE is None or not (GRAMMY / "node_modules" / "grammy").exists(), reason="no node judges"
)
OF_PYTHON = (PYTHON, JUDGE)
WITH_FILES = {
    "python-telegram-bot": (PYTHON, JUDGE.with_name("judge_ptb_files.py")),
    "grammY": (NODE, GRAMMY / "judge.js"),
}


@contextlib.asynccontextmanager
async def judge(stage, mode: str, command=OF_PYTHON) -> AsyncIterator[asyncio.subprocess.Process]:
    """The judge's bot, until it has served; what it complains of is printed."""
    running = await asyncio.create_subprocess_exec(
        *command, stage.url, stage.server.token, mode, SECRET,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(30):
            assert await running.stdout.readline() == b"ready\n", (await running.stderr.read()).decode()
        yield running
    finally:
        running.terminate()
        _, complaints = await running.communicate()
        sys.stderr.write(complaints.decode())
    assert b"Traceback" not in complaints


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@needs_judges
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_python_telegram_bot_holds_a_conversation(judged, way):
    mode = way if way == "polling" else free_port()
    async with judge(judged, mode), Chat(judged.url, judged.olya.id) as chat:
        await chat.say("/start")
        greeting = await chat.expect("Вітаю, Оля")
        assert [one["type"] for one in greeting["entities"]] == ["bold", "italic"]
        assert chat.buttons == ["Тицьни", "Сайт"]
        assert await chat.tap("Тицьни") == {"answered": True, "text": "Готово", "show_alert": True}
        assert (await chat.expect("Тицьнуто"))["edited"] is True
        await chat.expect("Номер?")
        assert chat.messages[-2]["venue"]["address"] == "Київ"
        await chat.share_contact()
        await chat.expect("свій 380990000001")
        await chat.share_contact("+380990000002", user_id=7)
        await chat.expect("чужий 380990000002")
        await chat.say("щось", forwarded=True)
        await chat.expect("переслано: BadRequest BadRequest ok ok")
        await chat.say("підпис", caption=True)
        await chat.expect("сказано")
        await nothing_pends(judged)
    methods = {one["method"] for one in (await judged.client.get("/stage/log")).json()["requests"]}
    assert ("getUpdates" in methods) == (way == "polling")
    judged.watch.faults = [fault for fault in judged.watch.faults if "end tag" not in fault]  # wrong on purpose


@needs_judges
async def test_python_telegram_bot_refuses_a_webhook_call_with_a_wrong_secret(judged):
    async with judge(judged, free_port()), Chat(judged.url, judged.olya.id) as chat:
        await asyncio.sleep(0.5)
        judged.server.account.state.webhook.secret = "wrong"
        await chat.say("/start")
        await chat.quiet(0.5)
        told = await judged.bot("getWebhookInfo")
        assert told["last_error_message"].startswith("Wrong response from the webhook: 403")
        judged.server.account.state.webhook.secret = SECRET
        await chat.expect("Вітаю")


@pytest.mark.parametrize(
    "whose",
    [pytest.param("python-telegram-bot", marks=needs_judges), pytest.param("grammY", marks=needs_node_judges)],
)
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_strangers_exchange_files_places_and_results(judged, whose, way):
    mode = way if way == "polling" else free_port()
    async with judge(judged, mode, WITH_FILES[whose]), Chat(judged.url, judged.olya.id) as chat:
        await chat.start("ttn_2045")
        await chat.expect("Вітаю: ttn_2045")
        assert (await chat.tap("Тицьни"))["text"] == "Готово"
        assert (await chat.expect("Тицьнуто"))["edited"] is True
        await send_files(chat)
        await use_inline_mode(chat)
        said = await chat.say("20450000000001")
        await chat.edit(said["message_id"], "20450000000002")
        await chat.expect("змінено: 20450000000002")
        await chat.say("меню")
        await chat.expect("меню: https://example.com/map")
        await chat.say("зітри")
        await chat.expect("стерто, (IMAGE_PROCESS_FAILED|Image_process_failed)")
        assert "зітри" not in str(chat)
        await meet_in_a_group(judged, chat.person_id)
        await nothing_pends(judged)


async def nothing_pends(judged) -> None:
    """Every update is taken in the end: the last one may still be on its way when its answer is there."""
    for _ in range(100):
        if not (await judged.bot("getWebhookInfo"))["pending_update_count"]:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("an update was never taken")


async def send_files(chat: Chat) -> None:
    await chat.send_photo(picture(1000, 500), "етикетка")
    seen = await chat.expect("фото 800x400|фото 1000x500")
    taken = await chat.file(seen)
    again = await chat.expect(f"байтів {len(taken)}")
    assert again["edited"] is True
    await chat.send_document(b"%PDF-1.4", "ТТН.pdf")
    back = await chat.expect("ваш файл")
    assert (back["document"]["file_name"], await chat.file(back)) == ("копія-ТТН.pdf", b"%PDF-1.4")
    await chat.send_location(50.45, 30.52)
    await chat.expect("^$")
    assert chat.messages[-1]["location"] == {"latitude": 50.45, "longitude": 30.52}
    await chat.say("альбом")
    await chat.expect("перше")
    first, second = chat.messages[-2:]
    assert first["album"] == second["album"]


async def use_inline_mode(chat: Chat) -> None:
    card, photo = await chat.inline("2045")
    assert (card["title"], photo["type"]) == ("2045", "photo")
    await chat.choose("card")
    await chat.expect("обрано card True")
    assert (await chat.tap("Тицьни"))["text"] == "Готово"
    assert any(one["text"] == "Тицьнуто через бота" for one in chat.messages)
    await chat.choose("photo")
    await chat.expect("обрано photo False")


async def meet_in_a_group(stage, person_id: int) -> None:
    made = await stage.stage("groups", title="Склад", members=[person_id], bot="member")
    async with Chat(stage.url, person_id, made["id"]) as chat:
        await chat.expect("нас 2 у «Склад»")
        await chat.say("просто так")
        await chat.say(f"/start@{stage.server.account.username} x")
        await chat.expect("Вітаю: x")


@needs_node_judges
async def test_grammy_refuses_a_webhook_call_with_a_wrong_secret(judged):
    async with judge(judged, free_port(), WITH_FILES["grammY"]), Chat(judged.url, judged.olya.id) as chat:
        judged.server.account.state.webhook.secret = "wrong"
        await chat.say("/start")
        await chat.quiet(0.5)
        told = await judged.bot("getWebhookInfo")
        assert told["last_error_message"].startswith("Wrong response from the webhook: 401")
        judged.server.account.state.webhook.secret = SECRET
        await chat.expect("Вітаю")


def aiogram_dispatcher():
    """A bot of aiogram that echoes with a button, and on its tap edits, answers and sends a venue."""
    from aiogram import Dispatcher  # noqa: PLC0415  # seconds to import: only this test pays them
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message  # noqa: PLC0415

    dispatcher = Dispatcher()
    button = InlineKeyboardButton(text="Тицьни", callback_data="tap")

    async def echo(message: Message) -> None:
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=markup)

    async def tapped(query: CallbackQuery) -> None:
        await query.message.edit_text("Тицьнуто")
        await query.answer("Готово")
        await query.message.answer_venue(50.45, 30.52, "Відділення 1", "Київ")

    dispatcher.message.register(echo)
    dispatcher.callback_query.register(tapped)
    return dispatcher


async def test_aiogram_holds_a_conversation(judged):
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    dispatcher = aiogram_dispatcher()
    session = AiohttpSession(api=TelegramAPIServer.from_base(judged.url))
    async with Bot(judged.server.token, session=session) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
        async with Chat(judged.url, judged.olya.id) as chat:
            await chat.say("Відлуння")
            assert (await chat.expect("Відлуння", timeout=20))["entities"][0]["type"] == "bold"
            assert (await chat.tap("Тицьни"))["text"] == "Готово"
            assert (await chat.expect("Тицьнуто"))["edited"] is True
            assert chat.messages[-1]["venue"]["title"] == "Відділення 1"
        await dispatcher.stop_polling()
        await polling
