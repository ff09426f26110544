"""The simulator itself: /v2.0/json/ on aiohttp. Nothing of the bot is imported here."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from aiohttp import web

from sandbox.faults import Faults
from sandbox.nova_poshta import faults as wire_faults
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Envelope, refused
from sandbox.nova_poshta.refusals import Refused
from sandbox.nova_poshta.tracking import get_status_documents
from sandbox.world import World, WorldClock

METHODS: dict[str, dict[str, Callable[[Call, World], Envelope]]] = {
    "TrackingDocument": {"getStatusDocuments": get_status_documents},
}
_WITHOUT_KEY = {("TrackingDocument", "getStatusDocuments")}
_MINUTE = timedelta(minutes=1)
_REMEMBERED = 10_000


class Asked(NamedTuple):
    """One request as tests look back at it; holds no phone and no key."""

    method: str
    documents: int
    had_phone: bool


class NovaPoshta:
    """One carrier on one world.

    `keys` are the keys that accounts have; where none is given, any key is taken for right.
    `limit_per_minute` and `slow_for` (seconds that the fault "slow" takes) may be set at any time.
    """

    def __init__(self, world: World, clock: WorldClock, faults: Faults, keys: frozenset[str] = frozenset()) -> None:
        """Speak for `world`; `clock` is what the limit per minute is counted by."""
        self.requests: deque[Asked] = deque(maxlen=_REMEMBERED)
        self.limit_per_minute: int | None = None
        self.slow_for = 8.0
        self._world = world
        self._clock = clock
        self._faults = faults
        self._keys = keys
        self._asked_at: deque[datetime] = deque()
        self._closing = asyncio.Event()

    def application(self) -> web.Application:
        """Build the aiohttp application; the address may end in /<Model>/<method>, the body decides."""
        application = web.Application()
        application.router.add_route("*", "/v2.0/json{suffix:(/.*)?}", self._serve)
        application.on_shutdown.append(self._close)
        return application

    async def _close(self, _application: web.Application) -> None:
        self._closing.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        call = Call.read(await request.read())
        self.requests.append(_asked(call))
        fault = self._faults.strike(call.method) or ""
        if fault and fault not in wire_faults.NAMES:
            raise web.HTTPInternalServerError(text=f"the simulator knows no fault {fault!r}")
        if fault in wire_faults.INSTEAD:
            return await wire_faults.INSTEAD[fault](request, self._closing)
        body = json.dumps(self._answer(call, fault)).encode()
        if fault == "slow":
            return await wire_faults.slowly(request, body, self.slow_for)
        if fault == "truncated":
            body = body[: len(body) // 2]
        return web.Response(body=body, content_type="application/json", charset="utf-8")

    def _answer(self, call: Call, fault: str) -> Envelope:
        try:
            _refuse(fault)
            self._count()
            envelope = self._method(call)(call, self._world)
        except Refused as refusal:
            return refused(refusal)
        return wire_faults.CHANGING[fault](envelope) if fault in wire_faults.CHANGING else envelope

    def _method(self, call: Call) -> Callable[[Call, World], Envelope]:
        """Find what is to be done; the key is looked at before the name, as the carrier does."""
        if not call.readable:
            raise Refused("unreadable_body")
        if call.key and self._keys and call.key not in self._keys:
            raise Refused("wrong_key")
        if not call.key and (call.model, call.method) not in _WITHOUT_KEY:
            raise Refused("no_key")
        if call.model not in METHODS:
            raise Refused("unknown_model")
        if call.method not in METHODS[call.model]:
            raise Refused("unknown_method")
        return METHODS[call.model][call.method]

    def _count(self) -> None:
        """Refuse what goes over the limit of the last minute by the clock; what is refused is not counted."""
        if self.limit_per_minute is None:
            return
        now = self._clock.now()
        while self._asked_at and self._asked_at[0] <= now - _MINUTE:
            self._asked_at.popleft()
        if len(self._asked_at) >= self.limit_per_minute:
            raise Refused("too_many_requests")
        self._asked_at.append(now)


def _refuse(fault: str) -> None:
    if fault in wire_faults.REFUSING:
        raise Refused(wire_faults.REFUSING[fault])


def _asked(call: Call) -> Asked:
    told = call.properties.get("Documents")
    listed = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return Asked(call.method, len(listed), any(one.get("Phone") for one in listed))


@asynccontextmanager
async def serving(simulator: NovaPoshta, port: int = 0) -> AsyncIterator[str]:
    """Serve on 127.0.0.1 (a free port by default) and give the base URL, as a client is configured with it."""
    runner = web.AppRunner(simulator.application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v2.0/json/"
    finally:
        await runner.cleanup()
