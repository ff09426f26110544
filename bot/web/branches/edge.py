"""What stands around the endpoints of the map: how often one may ask, errors as JSON, what may be kept how long."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiohttp import web

from bot.desk import Desk
from bot.domain.errors import DeskError
from bot.web.branches.asked import BadQuery
from bot.web.init_data import NotGenuine
from bot.web.rate import Rate, caller

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_log = structlog.get_logger(__name__)

_KEPT = "public, max-age=60"
_PER_SECOND, _BURST = 20.0, 120.0  # telephones of one operator may share an address
_BAD, _TOO_OFTEN, _UNSIGNED = "map-error-query", "map-error-often", "map-error-unsigned"


class Missing(Exception):
    """There is no such thing; the text is a key of locales/, or a word for a shop's programs."""


@dataclass(slots=True)
class Edge:
    """Wraps the endpoints of one desk."""

    desk: Desk
    rate: Rate = field(default_factory=lambda: Rate(_PER_SECOND, _BURST))

    def guarded(self, handler: Handler) -> Handler:
        """Answer errors as JSON {"error": key}, and nobody more often than is bearable."""

        async def answer(request: web.Request) -> web.StreamResponse:
            if not self.rate.allows(self._caller(request), asyncio.get_running_loop().time()):
                return _refused(429, _TOO_OFTEN, {"Retry-After": "1"})
            try:
                return await handler(request)
            except BadQuery as bad:
                return _refused(400, _BAD, parameter=str(bad))
            except NotGenuine:
                return _refused(401, _UNSIGNED)
            except Missing as missing:
                return _refused(404, str(missing))
            except DeskError as refused:
                _log.info("map_refused", why=refused.key)
                return _refused(503, refused.key)

        return answer

    def _caller(self, request: web.Request) -> str:
        forwarded = request.headers.get("X-Forwarded-For", "")
        return caller(request.remote, forwarded, self.desk.settings.trusted_proxies)


def _refused(status: int, key: str, headers: dict[str, str] | None = None, **more: str) -> web.Response:
    return web.json_response(
        {"error": key, **more}, status=status, headers={"Cache-Control": "no-store"} | (headers or {})
    )


def kept(request: web.Request, body: Any) -> web.Response:
    """A JSON answer with its ETag, which anybody may keep for a minute; 304 for who has it already."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    tag = hashlib.sha256(text).hexdigest()[:32]
    headers = {"Cache-Control": _KEPT, "ETag": f'"{tag}"', "X-Content-Type-Options": "nosniff"}
    if any(one.value in {tag, "*"} for one in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    answer = web.Response(body=text, content_type="application/json", charset="utf-8", headers=headers)
    answer.enable_compression()
    return answer
