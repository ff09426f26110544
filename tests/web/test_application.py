"""The HTTP edge: health, and a webhook that only Telegram may use and that says 200 when nothing more is needed."""

from __future__ import annotations

from contextlib import asynccontextmanager

import httpx
import pytest
from aiohttp import web

from bot.domain.errors import Busy, Undelivered
from bot.services.chat import NotAnUpdate
from bot.web.application import WEBHOOK_PATH, Readiness, application

HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Taking:
    """Keeps what came; raises `failure` where there is one."""

    def __init__(self):
        self.came = []
        self.failure = None

    async def __call__(self, raw):
        self.came.append(raw)
        if self.failure is not None:
            raise self.failure


@asynccontextmanager
async def serving(app):
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        await runner.cleanup()


@pytest.fixture
def readiness():
    return Readiness()


@pytest.fixture
def taking():
    return Taking()


@pytest.fixture
async def client(desk, readiness, taking):
    async with serving(application(desk, readiness, taking)) as client:
        yield client


def signed(desk):
    return {HEADER: desk.settings.webhook_secret}


async def test_alive_is_who_answers_and_ready_is_who_serves_with_a_database(client, desk, readiness):
    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/readyz")).json() == {"serving": False, "database": True}
    assert (await client.get("/readyz")).status_code == 503
    readiness.serving = True
    assert (await client.get("/readyz")).status_code == 200


async def test_without_its_database_the_desk_is_not_ready(client, desk, readiness, monkeypatch):
    readiness.serving = True

    async def does_not():
        return False

    monkeypatch.setattr(type(desk.database), "answers", lambda _: does_not())
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"serving": True, "database": False})


async def test_an_update_of_telegrams_is_taken(client, desk, taking):
    answer = await client.post(WEBHOOK_PATH, headers=signed(desk), json={"update_id": 1})
    assert (answer.status_code, taking.came) == (200, [{"update_id": 1}])


@pytest.mark.parametrize("secret", [None, b"", b"wrong", "пароль".encode(), b"\xff\xfe"])
async def test_without_the_secret_nothing_is_read(client, taking, secret):
    headers = {} if secret is None else {HEADER.encode(): secret}
    answer = await client.post(WEBHOOK_PATH, headers=headers, content=b"[" * 1000)
    assert (answer.status_code, taking.came) == (401, [])


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'"text"', b"null"])
async def test_what_is_no_object_is_turned_away(client, desk, taking, body):
    answer = await client.post(WEBHOOK_PATH, headers=signed(desk), content=body)
    assert (answer.status_code, taking.came) == (400, [])


async def test_too_large_a_body_is_turned_away(client, desk, taking):
    answer = await client.post(WEBHOOK_PATH, headers=signed(desk), content=b" " * (1024 * 1024 + 1))
    assert (answer.status_code, taking.came) == (413, [])


@pytest.mark.parametrize(
    ("failure", "status"), [(NotAnUpdate(), 400), (Undelivered("no answer"), 503), (Busy(), 503)], ids=repr
)
async def test_telegram_is_told_to_come_again_only_where_that_helps(client, desk, taking, failure, status):
    taking.failure = failure
    answer = await client.post(WEBHOOK_PATH, headers=signed(desk), json={"update_id": 1})
    assert answer.status_code == status


async def test_while_polling_there_is_no_webhook(desk, readiness):
    async with serving(application(desk, readiness, None)) as client:
        assert (await client.post(WEBHOOK_PATH, headers=signed(desk), json={"update_id": 1})).status_code == 404
