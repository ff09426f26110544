"""Posts updates to one webhook: at most 40 outstanding, as Telegram does, each of another person."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.bench.telegram import BotApi, HttpMessages

WINDOW = 40  # Bot API, setWebhook: max_connections
PEOPLE = 10_000
_PATIENCE_S = 20.0
_update_ids = itertools.count(1)

MakeUpdate = Callable[[int, int], dict[str, Any]]  # (update_id, person_id)


@dataclass(slots=True)
class _Outstanding:
    """One update: over when its answer is seen and its delivery confirmed."""

    posted_at: float
    lane: _Lane
    shown: bool = False
    confirmed: bool = False


class _Lane(HttpMessages):
    """One kept connection to the webhook; it carries one update at a time."""

    def __init__(self, load: Load) -> None:
        super().__init__(self._confirmed)
        self._load = load
        self.person = 0

    def post(self, person: int, request: bytes) -> None:
        self.person = person
        self._transport.write(request)  # type: ignore[attr-defined]

    def _confirmed(self, _transport: asyncio.Transport, head: bytes, _body: bytes) -> None:
        self._load.confirmed(self.person, head)

    def connection_lost(self, exc: Exception | None) -> None:
        self._load.broken = True

    def close(self) -> None:
        self._transport.close()  # type: ignore[attr-defined]


@dataclass(slots=True)
class Load:
    """What one pass saw: `latencies` in seconds, posted → message there, in order of arrival."""

    webhook: tuple[str, int, str, str]
    make: MakeUpdate
    latencies: list[float] = field(default_factory=list)
    finished: int = 0
    faults: int = 0
    broken: bool = False
    _free: deque[_Lane] = field(default_factory=deque)
    _outstanding: dict[int, _Outstanding] = field(default_factory=dict)
    _due: deque[float] = field(default_factory=deque)
    _until: float = 0.0

    async def open(self) -> None:
        host, port, _, _ = self.webhook
        loop = asyncio.get_running_loop()
        for _ in range(WINDOW):
            _, lane = await loop.create_connection(lambda: _Lane(self), host, port)
            self._free.append(lane)

    async def close(self) -> None:
        """Wait for what is outstanding, then close every connection."""
        give_up = time.perf_counter() + _PATIENCE_S
        while self._outstanding and time.perf_counter() < give_up and not self.broken:  # noqa: ASYNC110 - few events
            await asyncio.sleep(0.01)
        if self._outstanding or self.broken or self.faults:
            raise RuntimeError(f"{len(self._outstanding)} updates unanswered, {self.faults} refused")
        for lane in self._free:
            lane.close()
        await asyncio.sleep(0)

    async def closed_loop(self, seconds: float) -> None:
        """Keep the window full for so long."""
        self._until = time.perf_counter() + seconds
        while self._free:
            self._post(time.perf_counter())
        await asyncio.sleep(seconds)

    async def open_loop(self, per_second: float, seconds: float) -> None:
        """Post at random instants, whatever the other side does. One that finds no free lane waits; its time runs."""
        chance = random.Random(1)
        start = at = time.perf_counter()
        while (at := at + chance.expovariate(per_second)) < start + seconds:
            while (pause := at - time.perf_counter()) > 0:  # noqa: ASYNC110 - time is what is waited for
                await asyncio.sleep(pause)
            if self._free:
                self._post(at)
            else:
                self._due.append(at)

    def _post(self, at: float) -> None:
        update_id = next(_update_ids)
        person = 1_000 + update_id % PEOPLE
        lane = self._free.popleft()
        self._outstanding[person] = _Outstanding(at, lane)
        lane.post(person, self._request(self.make(update_id, person)))

    def _request(self, update: dict[str, Any]) -> bytes:
        _, port, path, secret = self.webhook
        body = json.dumps(update).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def shown(self, chat_id: int) -> None:
        one = self._outstanding.get(chat_id)
        if one is not None and not one.shown:
            one.shown = True
            self.latencies.append(time.perf_counter() - one.posted_at)
            self._look(chat_id, one)

    def confirmed(self, person: int, head: bytes) -> None:
        self.faults += not head.startswith(b"HTTP/1.1 200")
        one = self._outstanding[person]
        one.confirmed = True
        self._look(person, one)

    def _look(self, person: int, one: _Outstanding) -> None:
        if not (one.shown and one.confirmed):
            return
        del self._outstanding[person]
        self.finished += 1
        self._free.append(one.lane)
        if self._due:
            self._post(self._due.popleft())
        elif (now := time.perf_counter()) < self._until:
            self._post(now)


def listen(api: BotApi, load: Load) -> None:
    """Tell this pass what people see."""
    api.shown = load.shown
