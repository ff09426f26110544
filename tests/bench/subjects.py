"""The bots that are measured, each in a process of its own on the first core."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.telegram import BotApi

ROOT = Path(__file__).parents[2]
YARDSTICKS = Path(__file__).parent / "yardsticks"
JUDGES = ROOT / ".venv-judges" / "bin" / "python"
OUR_CORE, THEIR_CORE = 1, 0
_START_S = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Subject:
    """A running bot: its process and where its updates go."""

    process: int
    webhook: tuple[str, int, str, str]

    def cpu_seconds(self) -> float:
        """What the process has used so far, all threads, user and system."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def rss_mb(self) -> float:
        """What it holds in memory now."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def pin(core: int) -> None:
    """Keep this process, and what it starts, to one core where there are two."""
    if len(os.sched_getaffinity(0)) > 1:
        os.sched_setaffinity(0, {core})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _token(bot_id: int) -> str:
    return f"{bot_id}:{secrets.token_urlsafe(26)[:35]}"


@asynccontextmanager
async def yardstick(api: BotApi, address: str, script: str, python: Path, **more: str) -> AsyncIterator[Subject]:
    """Run a stock echo as its script starts it."""
    bot_id = secrets.randbelow(10**8) + 10**8
    env = {"TOKEN": _token(bot_id), "API": address, "PORT": str(_free_port()), **more}
    async with _running([str(python), str(YARDSTICKS / script)], env, api, bot_id) as subject:
        yield subject


@asynccontextmanager
async def our_bot(api: BotApi, address: str, database_url: str, profile: Path | None = None) -> AsyncIterator[Subject]:
    """Run the ordinary bot by its ordinary settings; under a profiler where a file for its findings is named."""
    bot_id, port = secrets.randbelow(10**8) + 10**8, _free_port()
    env = {
        "BOT_TOKEN": _token(bot_id),
        "SECRET_KEY": secrets.token_hex(32),
        "OWNER_ID": "1",
        "DATABASE_URL": database_url,
        "TELEGRAM_API_URL": address,
        "TELEGRAM_RATE": "1000000",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "HTTP_PORT": str(port),
        "NIGHTLY_BRANCHES": "false",
        "PYTHONPATH": str(ROOT),
    }
    how = ["tests.bench.profiled_bot", str(profile)] if profile else ["bot", "run"]
    async with _running([sys.executable, "-m", *how], env, api, bot_id) as subject:
        yield subject


@asynccontextmanager
async def _running(command: Sequence[str], env: Mapping[str, str], api: BotApi, bot_id: int) -> AsyncIterator[Subject]:
    process = await asyncio.create_subprocess_exec(
        *command,
        env={"PATH": os.environ["PATH"], **env},
        cwd="/",  # no .env is found there
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        preexec_fn=lambda: pin(THEIR_CORE),
    )
    try:
        webhook = await api.webhook_of(bot_id, _START_S)
        await _listening(webhook[1])
        yield Subject(process.pid, webhook)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 40)


async def _listening(port: int) -> None:
    """Wait until somebody takes connections there: some set their webhook before they listen."""
    async with asyncio.timeout(_START_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
