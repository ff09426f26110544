"""The HTTP edge: health for whoever watches, and Telegram's webhook where one is set."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.desk import Desk
from bot.domain.errors import DeskError, Undelivered
from bot.services import health
from bot.services.chat import NotAnUpdate, RawUpdate
from bot.web.branches import add_branches

WEBHOOK_PATH = "/telegram/webhook"
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_MOST_BYTES = 1024 * 1024

_log = structlog.get_logger(__name__)

Take = Callable[[RawUpdate], Awaitable[None]]


@dataclass(slots=True)
class Readiness:
    """Whether traffic may come: set by app.py as it starts and stops."""

    serving: bool = False


def application(desk: Desk, readiness: Readiness, take: Take | None) -> web.Application:
    """Make the application; with `take`, which sees an update through, Telegram may push to it."""
    app = web.Application(client_max_size=_MOST_BYTES)
    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", _Ready(desk, readiness).answer)
    add_branches(app, desk)
    if take is not None:
        app.router.add_post(WEBHOOK_PATH, _Webhook(desk.settings.webhook_secret, take).receive)
    return app


async def _healthz(_request: web.Request) -> web.Response:
    return web.json_response({"ok": True})


class _Ready:
    def __init__(self, desk: Desk, readiness: Readiness) -> None:
        self._desk = desk
        self._readiness = readiness

    async def answer(self, _request: web.Request) -> web.Response:
        checks = {"serving": self._readiness.serving, "database": await health.database_answers(self._desk)}
        return web.json_response(checks, status=200 if all(checks.values()) else 503)


class _Webhook:
    """200 only when nothing more is needed (law 8); anything else and Telegram sends the update again."""

    def __init__(self, secret: str, take: Take) -> None:
        self._secret = secret.encode()
        self._take = take

    async def receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        try:
            await self._take(_object(await request.read()))
        except (NotAnUpdate, web.RequestPayloadError):
            return web.Response(status=400)
        except (Undelivered, DeskError) as error:
            _log.warning("answer_not_delivered", why=str(error))
            return web.Response(status=503)
        return web.Response()


def _object(body: bytes) -> dict[str, object]:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAnUpdate from error
    if not isinstance(parsed, dict):
        raise NotAnUpdate
    return parsed
