"""What can be made to go wrong on the wire, by name. Which of them is on, and how often, sandbox/faults.py counts."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.nova_poshta.envelope import Entry, Envelope

NEW_CODE = "777"
HUGE = 60 * 1024 * 1024
_CHUNK = 1024 * 1024
_LOST = 0.03
_PIECES = 20
_LOOK_EVERY = 0.05
_HTML = (
    "<html>\r\n<head><title>{reason}</title></head>\r\n<body>\r\n<center><h1>{reason}</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


def _page(status: int, reason: str, headers: dict[str, str] | None = None) -> web.Response:
    text = _HTML.format(reason=f"{status} {reason}")
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)


async def _silence(request: web.Request, closing: asyncio.Event) -> web.Response:
    """Say nothing until the client has left or the simulator ends."""
    while request.transport is not None and not closing.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(closing.wait(), _LOOK_EVERY)
    return web.Response()


async def _bad_gateway(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return _page(502, "Bad Gateway")


async def _service_unavailable(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return _page(503, "Service Temporarily Unavailable")


async def _too_many(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return _page(429, "Too Many Requests", {"Retry-After": "30"})


async def _too_many_bare(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return _page(429, "Too Many Requests")


async def _empty(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return web.Response(body=b"", content_type="application/json")


async def _not_json(_request: web.Request, _closing: asyncio.Event) -> web.Response:
    return web.Response(text="Сервіс тимчасово недоступний", content_type="text/html")


async def _huge(request: web.Request, _closing: asyncio.Event) -> web.StreamResponse:
    """Send 60 MB of what begins as an answer; a client that stops reading is let go."""
    response = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
    await response.prepare(request)
    await response.write(b'{"success":true,"data":[')
    for _ in range(HUGE // _CHUNK):
        await response.write(b'"",' * (_CHUNK // 3) + b" ")
    await response.write(b'""]}')
    return response


INSTEAD: dict[str, Callable[[web.Request, asyncio.Event], Awaitable[web.StreamResponse]]] = {
    "time-out": _silence,
    "502": _bad_gateway,
    "503": _service_unavailable,
    "429": _too_many,
    "429-bare": _too_many_bare,
    "empty": _empty,
    "not-json": _not_json,
    "huge": _huge,
}

REFUSING = {"too-many": "too_many_requests", "denied": "wrong_key"}


def _with_some_left_out(envelope: Envelope) -> Envelope:
    entries = envelope["data"]
    return envelope | {"data": entries[: len(entries) - math.ceil(len(entries) * _LOST)]}


def _with_wrong_types(envelope: Envelope) -> Envelope:
    """A list where an object belongs, then objects with wrong values; null and objects for lists around them."""
    spoiled: Entry = {"StatusCode": [], "Status": None, "WarehouseRecipientNumber": {}, "RecipientDateTime": 0}
    entries = [[], *({**entry, **spoiled} for entry in envelope["data"][1:])]
    return envelope | {"data": entries, "errors": None, "warnings": {}, "info": None, "warningCodes": None}


def _with_null_for_data(envelope: Envelope) -> Envelope:
    return envelope | {"data": None}


def _with_unknown_code(envelope: Envelope) -> Envelope:
    told = {"StatusCode": NEW_CODE, "Status": "Відправлення передано дронові"}
    return envelope | {"data": [{**entry, **told} for entry in envelope["data"]]}


CHANGING: dict[str, Callable[[Envelope], Envelope]] = {
    "97-of-100": _with_some_left_out,
    "wrong-types": _with_wrong_types,
    "null-data": _with_null_for_data,
    "unknown-code": _with_unknown_code,
}


async def slowly(request: web.Request, body: bytes, seconds: float) -> web.StreamResponse:
    """Send the right answer in small pieces, evenly over `seconds`."""
    response = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
    await response.prepare(request)
    size = max(1, math.ceil(len(body) / _PIECES))
    for start in range(0, len(body), size):
        await asyncio.sleep(seconds / _PIECES)
        await response.write(body[start : start + size])
    return response


SENDING = ("slow", "truncated")
NAMES = (*INSTEAD, *REFUSING, *CHANGING, *SENDING)
