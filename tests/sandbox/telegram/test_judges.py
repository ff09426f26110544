"""Strangers judge the server: python-telegram-bot in an environment of its own, and aiogram."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat import Chat

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".venv-judges" / "bin" / "python"
JUDGE = Path(__file__).with_name("judge_ptb.py")
SECRET = "A-secret_of_9"
needs_judges = pytest.mark.skipif(not PYTHON.exists(), reason="no .venv-judges")


@contextlib.asynccontextmanager
async def judge(stage, mode: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The judge's bot, until it has served; what it complains of is printed."""
    running = await asyncio.create_subprocess_exec(
        PYTHON, JUDGE, stage.url, stage.server.token, mode, SECRET,
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
        assert (await judged.bot("getWebhookInfo"))["pending_update_count"] == 0
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
