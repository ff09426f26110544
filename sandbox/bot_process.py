"""The ordinary bot as a process of its own, told by ordinary settings where its Telegram and its carriers are."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sandbox.bot_log import passed_on, readable
from sandbox.state_folder import StateFolder

_ROOT = Path(__file__).parents[1]
# The bot gets nothing else of the caller's environment: a WEBHOOK_URL or a proxy of theirs is not the demo's.
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
_PROGRAM = ("-m", "bot", "run")
_DRAINS_WITHIN = 25.0
_LOOKS_EVERY = 0.2
_LAST_LINES = 20


class BotProcess:
    """A running bot whose log is followed; stops by SIGTERM, as anywhere else."""

    def __init__(self, process: Process, log: Path, tell: Callable[[str], None]) -> None:
        """Take over a process that writes its output into `log`; what matters of it goes to `tell`."""
        self._process = process
        self._log = log
        self._tell = tell
        self._following = asyncio.create_task(self._follow())

    @classmethod
    async def start(
        cls,
        settings: dict[str, str],
        folder: StateFolder,
        tell: Callable[[str], None],
        program: tuple[str, ...] = _PROGRAM,
    ) -> BotProcess:
        """Start the bot with these settings, in a session of its own: a Ctrl-C here is not for it."""
        inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        with folder.bot_log.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *program,
                env={**inherited, "PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": "1", **settings},
                cwd=folder.path,  # no .env of the caller's lies here
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=(folder.lock,),
            )
        return cls(process, folder.bot_log, tell)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def ended(self) -> int:
        """Wait until it ends by itself or is stopped, its log read to the end; give its exit code."""
        code = await self._process.wait()
        await self._following
        return code

    async def stop(self) -> None:
        """Let it finish what it does, at most 25 s; then it is killed. Stopping twice does no harm."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), _DRAINS_WITHIN)
        except TimeoutError:
            self._tell(f"The bot did not stop within {_DRAINS_WITHIN:.0f} s and is killed.")
            self._process.kill()
        await self.ended()

    def last_lines(self) -> str:
        """Show how its log ends."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join("  " + readable(line) for line in lines[-_LAST_LINES:])

    async def _follow(self) -> None:
        rest = b""
        with self._log.open("rb") as log:
            while True:
                over = self._process.returncode is not None
                *lines, rest = (rest + log.read()).split(b"\n")
                self._pass_on([*lines, rest] if over else lines)
                if over:
                    return
                await asyncio.sleep(_LOOKS_EVERY)

    def _pass_on(self, lines: list[bytes]) -> None:
        for line in lines:
            shown = passed_on(line.decode(errors="replace").rstrip())
            if shown is not None:
                self._tell(shown)
