"""The simulator itself: /v2.0/json/ on aiohttp. Nothing of the bot is imported here."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from aiohttp import web

from sandbox.faults import Faults
from sandbox.nova_poshta import faults as wire_faults
from sandbox.nova_poshta import printing
from sandbox.nova_poshta.accounts import Account
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Envelope, refused
from sandbox.nova_poshta.methods import FOR_THE_CABINET, METHODS, WITHOUT_KEY, Method
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.printing import Paper
from sandbox.nova_poshta.refusals import Refused
from sandbox.world import World, WorldClock

Keys = Collection[str] | Mapping[str, Account]
_MINUTE = timedelta(minutes=1)
_REMEMBERED = 10_000


class Asked(NamedTuple):
    """One request as tests look back at it; holds no phone and no key."""

    method: str
    documents: int
    had_phone: bool


class NovaPoshta:
    """One carrier on one world.

    `keys` are the keys that accounts have, or the accounts by key; where none is given, any key is taken for right.
    `office.find_lag` is how late a new document comes into the account's lists.
    `limit_per_minute` and `slow_for` (seconds that the fault "slow" takes) may be set at any time.
    """

    def __init__(self, world: World, clock: WorldClock, faults: Faults, keys: Keys = frozenset()) -> None:
        """Speak for `world`; `clock` is what the limit per minute is counted by."""
        self.office = Office(world, keys if isinstance(keys, Mapping) else dict.fromkeys(keys, Account()))
        self.requests: deque[Asked] = deque(maxlen=_REMEMBERED)
        self.limit_per_minute: int | None = None
        self.slow_for = 8.0
        self._clock = clock
        self._faults = faults
        self._asked_at: deque[datetime] = deque()
        self._closing = asyncio.Event()

    def application(self) -> web.Application:
        """Build the aiohttp application; the address may end in /<Model>/<method>, the body decides.

        Beside the JSON API it serves the print links, which the carrier has on another host.
        """
        application = web.Application()
        application.router.add_route("*", "/v2.0/json{suffix:(/.*)?}", self._serve)
        application.router.add_get("/{desk:orders|scanSheet}/{what:.*}", self._serve_link)
        application.on_shutdown.append(self._close)
        return application

    async def _close(self, _application: web.Application) -> None:
        self._closing.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        call = Call.read(await request.read())
        self.requests.append(_asked(call))
        return await self._answer(request, call, lambda: self._method(call)(call, self.office))

    async def _serve_link(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        call = Call(printing.key_of(path), "InternetDocument", "printLink", {})
        self.requests.append(_asked(call))

        def paper() -> Envelope | Paper:
            self._check_key(call)
            told = printing.print_linked(path, self.office)
            if told is None:
                raise web.HTTPNotFound
            return told

        return await self._answer(request, call, paper)

    async def _answer(
        self, request: web.Request, call: Call, work: Callable[[], Envelope | Paper]
    ) -> web.StreamResponse:
        """Do the work, unless a fault comes before it, and answer, unless a fault comes after it."""
        name = self._faults.strike(f"{call.model}.{call.method}", call.method) or ""
        fault = wire_faults.Fault.named(name)
        if name and fault is None:
            raise web.HTTPInternalServerError(text=f"the simulator knows no fault {name!r}")
        if fault is not None and fault.before_work:
            return await wire_faults.instead(fault, request, self._closing)
        answer = self._worked(fault, work)
        if fault is not None and fault.name in wire_faults.INSTEAD:
            return await wire_faults.instead(fault, request, self._closing)
        paper = answer if isinstance(answer, Paper) else Paper("application/json", json.dumps(answer).encode())
        return await wire_faults.sent(fault, request, paper, self.slow_for)

    def _worked(self, fault: wire_faults.Fault | None, work: Callable[[], Envelope | Paper]) -> Envelope | Paper:
        try:
            _refuse(fault)
            self._count()
            answer = work()
        except Refused as refusal:
            return refused(refusal)
        if fault is not None and fault.name in wire_faults.CHANGING and not isinstance(answer, Paper):
            return wire_faults.CHANGING[fault.name](answer)
        return answer

    def _method(self, call: Call) -> Method:
        """Find what is to be done; the key is looked at before the name, as the carrier does."""
        if not call.readable:
            raise Refused("unreadable_body")
        self._check_key(call)
        if call.model not in METHODS:
            raise Refused("unknown_model")
        if call.model in FOR_THE_CABINET and not self.office.account(call).cabinet:
            raise Refused("access_denied")
        if call.method not in METHODS[call.model]:
            raise Refused("unknown_method")
        return METHODS[call.model][call.method]

    def _check_key(self, call: Call) -> None:
        accounts = self.office.accounts
        if call.key and accounts and call.key not in accounts:
            raise Refused("wrong_key")
        expires_at = self.office.account(call).expires_at
        if call.key and expires_at is not None and expires_at <= self._clock.now():
            raise Refused("key_expired")
        if not call.key and (call.model, call.method) not in WITHOUT_KEY:
            raise Refused("no_key")

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


def _refuse(fault: wire_faults.Fault | None) -> None:
    if fault is not None and fault.name in wire_faults.REFUSING:
        raise Refused(wire_faults.REFUSING[fault.name])


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
