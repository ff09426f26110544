"""The ordinary bot in a process forked from a parent that has done the slow imports and has no loop and no engine."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot import app
from bot.jobs import ticking
from bot.jobs.relay_outbox import relay_outbox
from bot.jobs.ticking import Ticking
from bot.logs import configure
from bot.services.polling import poll
from bot.services.settling import settle
from bot.settings import Settings
from tests.faults import draft_points
from tests.faults.crash_points import POINTS, TRANSACTIONS
from tests.faults.seams import Seams, break_down, find

IMPORTED_BY = os.getpid()
ANSWERS_WITHIN = 45.0
ROOT = Path(__file__).parents[2]
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload([__name__, "tests.faults.warm"])


def start_parent() -> None:
    """Start the parent and wait until it has imported everything."""
    process = context.Process(target=_is_preloaded)
    process.start()
    process.join(60)
    assert process.exitcode == 0, "the parent could not import the bot: every child would, for seconds"


def _is_preloaded() -> None:
    assert os.getpid() != IMPORTED_BY


def live(settings: Settings, log: Path, control: Connection, armed: str) -> None:
    """The child's whole life."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    seams = Seams(control.send, (*POINTS, *draft_points.POINTS), TRANSACTIONS | draft_points.TRANSACTIONS)
    seams.install()
    seams.arm(armed)
    ticking.JOBS = ()  # the test says when the jobs fire
    configure(settings.log_level)
    asyncio.run(_Child(control, seams).live(settings))


class _Child:
    """Obeys the test while the ordinary bot runs in the same loop."""

    def __init__(self, control: Connection, seams: Seams) -> None:
        self._control = control
        self._seams = seams
        self._ticking: Ticking | None = None

    async def live(self, settings: Settings) -> None:
        loop = asyncio.get_running_loop()
        loop.add_reader(self._control.fileno(), self._obey)
        parent = multiprocessing.parent_process()
        assert parent is not None
        loop.add_reader(parent.sentinel, os._exit, 1)  # nobody is left to test it
        owner, name = find("bot.jobs.ticking:Ticking.start")
        setattr(owner, name, self._remembering(getattr(owner, name)))
        await app.run(settings)

    def _remembering(self, start: Any) -> Any:
        def started(one: Ticking) -> None:
            self._ticking = one
            start(one)

        return started

    def _obey(self) -> None:
        try:
            order, *words = self._control.recv()
        except EOFError:
            os._exit(1)
        match order:
            case "arm":
                self._seams.arm(*words)
            case "break":
                break_down(*words)
            case "tick":
                self._task = asyncio.create_task(self._tick())
                return
        self._control.send("done")

    async def _tick(self) -> None:
        assert self._ticking is not None
        await poll(self._ticking._desk)
        await settle(self._ticking._desk)
        await relay_outbox(self._ticking._desk)
        self._control.send("done")


class BotChild:
    """The test's side of one such process."""

    def __init__(self, settings: Settings, log: Path, armed: str = "") -> None:
        """Start it; with `armed`, it dies at the point of that name."""
        self._log = log
        self._control, theirs = context.Pipe()
        self._process = context.Process(target=live, args=(settings, log, theirs, armed), daemon=True)
        self._process.start()
        theirs.close()

    async def arm(self, point: str) -> None:
        """Let it die there."""
        await self._order("arm", point)

    async def break_down(self, seam: str, how: str) -> None:
        """Let a function of it fail: see seams.break_down."""
        await self._order("break", seam, how)

    async def tick(self) -> None:
        """Let the jobs do what is due, without waiting for their next firing."""
        await self._order("tick")

    def tick_to_death(self) -> None:
        """The same for one that is to die of it."""
        self._control.send(("tick",))

    async def killed_at(self) -> str:
        """Wait for its death by its own hand; where it happened."""
        reached = await self._hears()
        assert await self.ended() == -9, f"it did not die by SIGKILL\n{self.log()}"
        return reached

    def terminate(self) -> None:
        """SIGTERM."""
        self._process.terminate()

    async def ended(self, within: float = ANSWERS_WITHIN) -> int:
        """The exit code, as soon as there is one."""
        await asyncio.to_thread(self._process.join, within)
        code = self._process.exitcode
        assert code is not None, f"it still lives after {within} s\n{self.log()}"
        return code

    def kill(self) -> None:
        """End it for sure."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._control.close()

    def log(self) -> str:
        """What it and those before it have written."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    async def logged(self, event: str) -> dict[str, Any]:
        """The first line of that event, as soon as it is there."""
        until = time.monotonic() + ANSWERS_WITHIN
        while time.monotonic() < until:
            for line in self.log().splitlines():
                if line.startswith("{") and json.loads(line)["event"] == event:
                    return dict(json.loads(line))
            await asyncio.sleep(0.01)
        raise AssertionError(f"no {event!r} in\n{self.log()}")

    async def _order(self, *words: str) -> None:
        self._control.send(words)
        assert await self._hears() == "done"

    async def _hears(self) -> str:
        heard = await asyncio.to_thread(self._control.poll, ANSWERS_WITHIN)
        assert heard, f"it came to no such point within {ANSWERS_WITHIN} s\n{self.log()}"
        try:
            return str(self._control.recv())
        except EOFError:
            raise AssertionError(f"it ended too soon\n{self.log()}") from None
