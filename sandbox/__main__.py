"""`python -m sandbox`: the demo, from the first line it prints to the last. Loads what is slow while the bot starts."""

from __future__ import annotations

import argparse
import asyncio
import signal
import socket
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path

from sandbox.bot_process import BotProcess
from sandbox.keys import Keys
from sandbox.people import OWNER_ID
from sandbox.sockets import HOST, listen, port_of
from sandbox.state_folder import StateFolder, StateInUse, take

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Run until told to end (0), or until the bot ends by itself (1)."""
    options = _options()
    try:
        folder = take(options.state)
    except StateInUse as other:
        tell(f"A demo is running with the state in {options.state} already: {other}")
        return 1
    return asyncio.run(perform(folder, port=options.port, with_bot=not options.no_bot))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="The whole desk on one machine, to try out.")
    parser.add_argument("--port", type=int, default=8100, help="where the page is (default 8100; 0: any free one)")
    parser.add_argument("--state", type=Path, default=Path(".demo"), help="folder for what is kept (default .demo)")
    parser.add_argument("--no-bot", action="store_true", help="only the stage: bring a bot of your own")
    return parser.parse_args()


def tell(line: str) -> None:
    """Say it now, even into a pipe."""
    print(line, flush=True)  # noqa: T201 - this is what the command says to its user


async def perform(folder: StateFolder, *, port: int, with_bot: bool) -> int:
    """Set the stage, let the bot play, clear away: the bot first, while its Telegram still answers."""
    told_to_end = _ending()
    keys = Keys.kept(folder.keys)
    telegram_at, nova_poshta_at = listen(port), listen(0)
    address = f"http://{HOST}:{port_of(telegram_at)}"
    if port not in (0, port_of(telegram_at)):
        tell(f"Port {port} is taken by another program; the demo uses {port_of(telegram_at)} instead.")
    async with AsyncExitStack() as cleared:
        bot = None
        if with_bot:
            settings = bot_settings(folder, keys, address, nova_poshta_at) | bot_address(listen(0))
            bot = await BotProcess.start(settings, folder, tell)
            cleared.push_async_callback(bot.stop)
        folder.sign(f"{address}" + (f", bot process {bot.pid}" if bot else ""))
        from sandbox.stage import serving_stage  # noqa: PLC0415 - the bot starts while this loads

        await cleared.enter_async_context(serving_stage(folder, keys, telegram_at, nova_poshta_at))
        tell(f"Pakunok, the demo: open {address}")
        if bot is None:
            await told_to_end.wait()
            return 0
        cleared.push_async_callback(bot.stop)
        return await watch(bot, address, told_to_end)


def _ending() -> asyncio.Event:
    told = asyncio.Event()
    for one in _ENDING:
        asyncio.get_running_loop().add_signal_handler(one, told.set)
    return told


def bot_settings(folder: StateFolder, keys: Keys, telegram: str, nova_poshta_at: socket.socket) -> dict[str, str]:
    """Name every setting of the demo's bot; none of them exists for the demo alone."""
    return {
        "BOT_TOKEN": keys.bot_token,
        "SECRET_KEY": keys.secret_key,
        "OWNER_ID": str(OWNER_ID),
        "TELEGRAM_API_URL": telegram,
        "NOVA_POSHTA_URL": f"http://{HOST}:{port_of(nova_poshta_at)}/v2.0/json/",
        "NOVA_POSHTA_KEY": keys.nova_poshta_key,
        "CLOCK_SHIFT_FILE": str(folder.clock),
        "DATABASE_URL": f"sqlite:///{folder.database}",
    }


def bot_address(free: socket.socket) -> dict[str, str]:
    """Where browsers reach the bot's own pages: a port that is free now, left to the bot."""
    port = port_of(free)
    free.close()
    return {"HTTP_PORT": str(port), "PUBLIC_URL": f"http://{HOST}:{port}"}


async def watch(bot: BotProcess, address: str, told_to_end: asyncio.Event) -> int:
    """Say when the bot is ready and when it dies; give the exit code."""
    ready = asyncio.create_task(_say_when_ready(address))
    ended = asyncio.create_task(bot.ended())
    told = asyncio.create_task(told_to_end.wait())
    await asyncio.wait({ended, told}, return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    if told.done():
        tell("Ending; the state is kept. `make demo-reset` forgets it.")
        return 0
    told.cancel()
    tell(f"The bot ended by itself with exit code {ended.result()}. Its log ends so:\n{bot.last_lines()}")
    return 1


async def _say_when_ready(address: str) -> None:
    from sandbox.stage import bot_listens  # noqa: PLC0415 - loaded by now

    begun = time.monotonic()
    tell("The bot is starting…")
    await bot_listens(address)
    tell(f"The bot is ready, {time.monotonic() - begun:.0f} s later. Ctrl-C ends the demo.")


if __name__ == "__main__":
    sys.exit(main())
