"""A real Chromium, a real stage, and a page opened on it that must neither complain nor ask anybody else."""

import shutil
from datetime import UTC, datetime

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.telegram import TelegramServer, serving
from sandbox.world import World
from tests.browser.browser_stage import DESKTOP, OLENA, SERHII, TOKEN, people_of_tests
from tests.browser.scripted_bot import ScriptedBot

expect.set_options(timeout=30_000)  # what is expected is waited for as long as a busy machine may take

CHROMIUM = shutil.which("chromium")
PDF_VIEWER = ("chrome-extension://", "chrome://")  # Chromium's own
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage():
    clock = SandboxClock()
    server = TelegramServer(token=TOKEN, clock=clock, faults=Faults(), world=World(datetime.now(UTC), clock))
    people_of_tests(server)
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
    contexts, complaints, asked_elsewhere = [], [], []

    async def open_page(size=DESKTOP, scheme="light", address=None, elsewhere=None):
        homes = (stage, "blob:", *PDF_VIEWER, elsewhere or stage)
        context = await chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(homes) else asked_elsewhere.append(asked.url))
        await page.goto(address or stage)
        await expect(page.locator("#people button")).not_to_have_count(0)
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        await context.close()
    assert complaints == []
    assert asked_elsewhere == []
