"""How a fault of sandbox/faults.py strikes a request of the bot, by its method's name as the place.

Names: 429[:seconds], 403, 500, 502, drop-before, drop-after, slow[:seconds]; at the place "update": duplicate.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from sandbox.faults import Faults
from sandbox.telegram.refusals import Refused

RETRY_AFTER = 3
SLOW = 2.0
OF_METHODS = frozenset({"429", "403", "500", "502", "drop-before", "drop-after", "slow"})
GATEWAY_PAGE = """<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx/1.18.0</center>
</body>
</html>
"""


class Dropped(Exception):
    """The connection is to be closed without an answer."""


class Gateway(Exception):
    """The proxy before Telegram answers with its HTML page instead."""


def due(faults: Faults, place: str, names: frozenset[str] | set[str]) -> str | None:
    """The fault that strikes `place` now, counted, where its kind is one of `names`; others stay uncounted."""
    on = faults.listed()
    name = on.get(place, on.get("*", ""))
    return faults.strike(place) if name.partition(":")[0] in names else None


async def strike_before(name: str | None) -> None:
    """Let the fault strike before the method has any effect."""
    kind, _, figure = (name or "").partition(":")
    if kind == "429":
        raise Refused("too_many_requests", retry_after=int(figure or RETRY_AFTER))
    if kind == "403":
        raise Refused("bot_blocked")
    if kind == "500":
        raise Refused("server_failed")
    if kind == "502":
        raise Gateway
    if kind == "drop-before":
        raise Dropped
    if kind == "slow":
        await asyncio.sleep(float(figure or SLOW))


def hang_up(request: web.Request) -> web.Response:
    """Close the connection at once; what is returned never reaches anybody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
