"""The bot's HTTP edge as strangers, Telegram and watchers meet it on the wire: never a 500."""

from __future__ import annotations

import asyncio
import json

import asyncpg
from sqlalchemy.engine import make_url

from bot.web.application import WEBHOOK_PATH
from tests.conftest import TEST_POSTGRES_URL
from tests.faults.marks import only_polling, only_postgresql, only_sqlite, only_webhook

SECRET = "X-Telegram-Bot-Api-Secret-Token"


async def _status(stage, head: bytes, body: bytes = b"") -> int:
    """Write the bytes and read the status; what is announced and not sent is not waited for."""
    reader, writer = await asyncio.open_connection("127.0.0.1", stage.settings.http_port)
    start = f"POST {WEBHOOK_PATH} HTTP/1.1\r\nHost: bot\r\n".encode()
    writer.write(start + head + b"\r\n" + body)
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    return int(line.split()[1])


def _signed(stage) -> bytes:
    return f"{SECRET}: {stage.settings.webhook_secret}\r\n".encode()


@only_sqlite
@only_webhook
async def test_without_the_secret_one_is_turned_away_before_the_body(stage):
    announced = b"Content-Length: 500000\r\n"
    for secret in (b"", b"wrong", "пароль".encode(), b"\xff\xfe", stage.settings.webhook_secret.encode() + b"\xc3"):
        assert await _status(stage, SECRET.encode() + b": " + secret + b"\r\n" + announced) == 401
    assert await _status(stage, announced) == 401


def _nested(levels: int) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels


BODIES = {
    "no JSON": b"{",
    "no object": b"[]",
    "nothing": b"",
    "no update_id": b"{}",
    "a wrong update_id": b'{"update_id": "1"}',
    "a negative update_id": b'{"update_id": -1}',
    "an update_id of five thousand digits": b'{"update_id": ' + b"1" * 5000 + b"}",
    "brackets": b"[" * 100_000,
    "braces": b'{"update_id":1,"message":' * 30_000,
    "no UTF-8": b"\xff\xfe{}",
}
TAKEN = {
    "a deep update": b'{"update_id": 1, "message": ' + _nested(400) + b"}",
    "half a letter": json.dumps({"update_id": 2, "message": {"text": "\ud800"}}).encode(),
    "no number at all": b'{"update_id": 3, "message": NaN}',
    "a kind that nobody asked for": b'{"update_id": 4, "poll": {}}',
}


@only_sqlite
@only_webhook
async def test_whatever_is_pushed_has_an_answer_that_is_not_500(stage):
    stage.forgives.add("update_unreadable")
    for told, body in (BODIES | TAKEN).items():
        head = _signed(stage) + f"Content-Length: {len(body)}\r\n".encode()
        assert await _status(stage, head, body) == (200 if told in TAKEN else 400), told
    spoiled = _signed(stage) + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n"
    assert await _status(stage, spoiled, b"gzip") == 400
    stage.forgives.add("Unhandled exception")  # aiohttp's own word for a body that it could not unpack
    large = b" " * (1024 * 1024 + 1)
    assert await _status(stage, _signed(stage) + f"Content-Length: {len(large)}\r\n".encode(), large) == 413
    chunked = _signed(stage) + b"Transfer-Encoding: chunked\r\n"
    assert await _status(stage, chunked, f"{len(large):x}\r\n".encode() + large + b"\r\n0\r\n\r\n") == 413


@only_sqlite
@only_polling
async def test_until_telegram_knows_the_bot_it_is_alive_and_not_ready(stage):
    stage.bot.kill()
    stage.telegram.faults.switch_on("getMe", "500")
    await stage.start_bot()
    await stage.bot.logged("telegram_broken")
    assert (await stage.get("/healthz"), await stage.get("/readyz")) == (200, 503)
    stage.telegram.faults.switch_off()
    await stage.listens()


async def _on_server(stage, allowed: str) -> None:
    name = make_url(stage.settings.database_url.get_secret_value()).database
    server = await asyncpg.connect(TEST_POSTGRES_URL)
    await server.execute(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {allowed}")
    await server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
    await server.close()


@only_postgresql
async def test_with_the_database_gone_the_bot_is_not_ready_and_loses_nothing(stage):
    stage.forgives.add("update_failed")
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    await chat.say("/start")
    await chat.expect("Вітаю")
    await stage.confirmed()
    await _on_server(stage, "false")
    assert (await stage.get("/healthz"), await stage.get("/readyz")) == (200, 503)
    update_id = (await chat.say(number))["update_id"]
    await stage.bot.logged("update_failed")
    await stage._database.close()
    await _on_server(stage, "true")
    await chat.expect(number)
    await stage.confirmed()
    await stage.listens()
    assert await stage.shown_to(chat) == 2
    assert await stage.seen(update_id) == (True, True)
