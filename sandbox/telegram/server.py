"""The server as a whole: Bot API, stage and page on one port."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from aiohttp import web

from sandbox.faults import Faults
from sandbox.telegram.account import Account, Clock, World
from sandbox.telegram.bot_api import BotApi, Observer, envelope
from sandbox.telegram.chats import JSON, Person
from sandbox.telegram.files import Shelf
from sandbox.telegram.kept import StateFile, load
from sandbox.telegram.refusals import Refused
from sandbox.telegram.requests import LARGEST_REQUEST
from sandbox.telegram.stage import OWN_PLACE, Stage, errors_as_json

PAGE = Path(__file__).with_name("page")
FAREWELL = 1.0  # seconds that open requests have at the stop


@dataclass(frozen=True)
class BareWorld:
    """A world with a clock and without parcels."""

    clock: Clock

    def now(self) -> datetime:
        """The clock's instant."""
        return self.clock.now()

    def wind(self, by: timedelta) -> None:
        """Move the clock on."""
        self.clock.wind(by)

    def parcels(self) -> list[JSON]:
        """None at all."""
        return []

    def act(self, number: str, deed: str) -> None:
        """Refuse: nothing can be done with a parcel that is not there."""
        raise ValueError(f"there is no parcel {number} to {deed}")


@dataclass
class TelegramServer:
    """A local Bot API server for the bot of `token` (digits:letters).

    `faults_of`: the faults of other simulators, which /stage/faults switches too, by their prefix. `observers` see
    every request of the bot. `redelivery_pause`: see Delivery.pause. `privacy`: whether the bot sees in groups only
    what is meant for it. Files are kept in a folder beside the state, in memory without one. `at_hand`: what a person
    has ready to be sent with one tap, by their id: titles and texts.
    """

    token: str
    clock: Clock
    state_file: Path | None = None
    faults: Faults = field(default_factory=Faults)
    world: World | None = None
    faults_of: Mapping[str, Faults] = field(default_factory=dict)
    observers: list[Observer] = field(default_factory=list)
    redelivery_pause: float = 1.0
    privacy: bool = True
    at_hand: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    account: Account = field(init=False)

    def __post_init__(self) -> None:
        """Take up what the state file holds."""
        self.account = Account(self.token, self.clock, self.faults, load(self.state_file), privacy=self.privacy)
        self.account.shelf = Shelf(self.state_file.with_suffix(".files") if self.state_file is not None else None)
        self._file = StateFile(self.state_file, self.account.state)

    def add_person(self, person: Person) -> Person:
        """Let somebody have a telephone; gives the person with an id."""
        return self.account.add_person(person)

    def application(self) -> web.Application:
        """The whole server: /bot<token>/…, /stage/…, the page at / and /page/."""
        api = BotApi(self.account, self.observers)
        api.delivery.pause = self.redelivery_pause
        stage = Stage(
            api, self.world or BareWorld(self.clock), {OWN_PLACE: self.faults, **self.faults_of}, self.at_hand
        )
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[errors_as_json])
        app.router.add_route("*", "/bot{token}/{method}", api.handle)
        app.router.add_route("*", "/bot{tail:.*}", _no_method)
        app.router.add_get("/file/bot{token}/{path:.+}", api.download)
        app.add_routes(stage.routes())
        app.router.add_get("/", _index)
        app.router.add_static("/page/", PAGE)
        app.cleanup_ctx.append(partial(self._life, api))
        app.on_shutdown.append(partial(self._farewell, api))
        return app

    async def _life(self, api: BotApi, _app: web.Application) -> AsyncIterator[None]:
        """Deliver and keep from the start to the stop."""
        self.account.changes.listeners.append(self._file.touch)
        await api.delivery.start()
        yield
        self.account.changes.listeners.remove(self._file.touch)
        await api.delivery.stop()
        self._file.write()

    async def _farewell(self, api: BotApi, _app: web.Application) -> None:
        """Let those who wait go home."""
        api.poller.end(None)
        self.account.changes.happened()


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


async def _no_method(_request: web.Request) -> web.Response:
    refused = Refused("token_malformed")
    return web.json_response(envelope(refused), status=refused.code)


@asynccontextmanager
async def serving(server: TelegramServer, port: int = 0) -> AsyncIterator[str]:
    """Run the server on 127.0.0.1 and give its address; port 0 takes any free one.

    A request ends with its connection, so that a poller who was killed no longer counts as listening.
    """
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=FAREWELL, handler_cancellation=True)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
