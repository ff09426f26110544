"""Sets the stage: the local Telegram and the carriers around one world, its people already there. Runs no bot."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.keys import Keys
from sandbox.nova_poshta import NovaPoshta
from sandbox.nova_poshta.accounts import Account, Sender
from sandbox.people import OWNER_ID, PEOPLE
from sandbox.state_folder import StateFolder
from sandbox.telegram import Person, TelegramServer
from sandbox.world import World

_SECOND_SENDER = Sender(person="Приклад Олег Петрович", phone="380990000101", edrpou="3000000002")
_LETS_GO_WITHIN = 1.0


@asynccontextmanager
async def serving_stage(
    folder: StateFolder, keys: Keys, telegram_at: socket.socket, nova_poshta_at: socket.socket
) -> AsyncIterator[None]:
    """Serve on sockets that listen already; chats, clock and parcels go on from where the folder left them."""
    clock = SandboxClock(folder.clock)
    world = World.load(folder.world, clock)
    faults = Faults()
    carrier = NovaPoshta(world, clock, faults, keys=_cabinets(keys))
    telegram = TelegramServer(
        token=keys.bot_token,
        clock=clock,
        state_file=folder.telegram,
        faults=Faults(),
        world=world,
        faults_of={"nova_poshta": faults},
        at_hand={OWNER_ID: {"A Nova Poshta key, for /connect": keys.second_nova_poshta_key}},
    )
    for person in PEOPLE:
        telegram.add_person(Person(**person))
    async with AsyncExitStack() as running:
        await running.enter_async_context(_running(carrier.application(), nova_poshta_at))
        await running.enter_async_context(_running(telegram.application(), telegram_at))
        yield


def _cabinets(keys: Keys) -> dict[str, Account]:
    """The shop's own cabinet, and a second one in which two people send."""
    return {
        keys.nova_poshta_key: Account(),
        keys.second_nova_poshta_key: Account((_SECOND_SENDER, Sender()), non_cash=False),
    }


@asynccontextmanager
async def _running(application: web.Application, at: socket.socket) -> AsyncIterator[None]:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_LETS_GO_WITHIN, handler_cancellation=True)
    await runner.setup()
    try:
        await web.SockSite(runner, at).start()
        yield
    finally:
        await runner.cleanup()


async def bot_listens(address: str) -> None:
    """Wait until the bot asks for updates or has set a webhook, as the page sees it."""
    async with ClientSession(address) as session:
        while not (state := await _asked(session, "/stage/state"))["bot"]["listening"]:
            await _asked(session, f"/stage/events?after={state['version']}")


async def _asked(session: ClientSession, path: str) -> Any:
    async with session.get(path) as answer:
        return await answer.json()
