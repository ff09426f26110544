"""What can be made to go wrong on the wire, by name. Which of them is on, and how often, sandbox/faults.py counts."""

from __future__ import annotations

import asyncio
import contextlib
import math
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from sandbox.nova_poshta.envelope import Entry, Envelope
from sandbox.nova_poshta.printing import Paper

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
    "ignored": _silence,
    "502": _bad_gateway,
    "503": _service_unavailable,
    "429": _too_many,
    "429-bare": _too_many_bare,
    "empty": _empty,
    "not-json": _not_json,
    "huge": _huge,
}

REFUSING = {
    "too-many": "too_many_requests",
    "denied": "wrong_key",
    "expired": "key_expired",
    "key-incorrect": "key_incorrect",
    "daily-limit": "daily_limit",
    "unavailable": "unavailable",
    "please-wait": "please_wait",
    "calculate-error": "calculate_error",
}


def _with_some_left_out(envelope: Envelope) -> Envelope:
    entries = list(envelope["data"])
    return envelope | {"data": entries[: len(entries) - math.ceil(len(entries) * _LOST)]}


def _with_wrong_types(envelope: Envelope) -> Envelope:
    """A list where an object belongs, then objects with wrong values; null and objects for lists around them."""
    spoiled: Entry = {"StatusCode": [], "Status": None, "WarehouseRecipientNumber": {}, "RecipientDateTime": 0}
    entries = [[], *({**entry, **spoiled} for entry in list(envelope["data"])[1:] if isinstance(entry, dict))]
    return envelope | {"data": entries, "errors": None, "warnings": {}, "info": None, "warningCodes": None}


def _with_null_for_data(envelope: Envelope) -> Envelope:
    return envelope | {"data": None}


def _with_empty_data(envelope: Envelope) -> Envelope:
    """A success with nothing in it although there is something: seen live, and gone two seconds later."""
    return envelope | {"data": []}


def _with_unknown_code(envelope: Envelope) -> Envelope:
    told = {"StatusCode": NEW_CODE, "Status": "Відправлення передано дронові"}
    return envelope | {"data": [{**entry, **told} for entry in envelope["data"] if isinstance(entry, dict)]}


CHANGING: dict[str, Callable[[Envelope], Envelope]] = {
    "97-of-100": _with_some_left_out,
    "wrong-types": _with_wrong_types,
    "null-data": _with_null_for_data,
    "empty-data": _with_empty_data,
    "unknown-code": _with_unknown_code,
}


SENDING = ("slow", "truncated", "reset")
DONE = "done-"
RESET_AT = re.compile(r"reset@(\d+)")
_RESET_AT_ONCE = 0
NAMES = (
    *INSTEAD,
    *REFUSING,
    *CHANGING,
    *SENDING,
    *(DONE + name for name in INSTEAD if name not in {"time-out", "ignored"}),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as it was named.

    Those that answer something else come before the work, so that nothing has happened; with "done-" before the name
    they come after it. "time-out" does the work and never answers, "ignored" does nothing and never answers.
    "reset@100" breaks the connection after 100 bytes of the body.
    """

    name: str
    done: bool
    at: int = _RESET_AT_ONCE

    @classmethod
    def named(cls, told: str) -> Fault | None:
        """Read a name; None where there is no such fault."""
        if match := RESET_AT.fullmatch(told):
            return cls("reset", done=True, at=int(match.group(1)))
        if told not in NAMES:
            return None
        return cls(told.removeprefix(DONE), done=told.startswith(DONE) or told == "time-out")

    @property
    def before_work(self) -> bool:
        """Whether nothing is done at all."""
        return self.name in INSTEAD and not self.done


async def instead(fault: Fault, request: web.Request, closing: asyncio.Event) -> web.StreamResponse:
    """Answer something else, or nothing."""
    return await INSTEAD[fault.name](request, closing)


async def sent(fault: Fault | None, request: web.Request, paper: Paper, seconds: float) -> web.StreamResponse:
    """Send the answer: whole, cut, slowly, or until the connection breaks."""
    charset = "" if paper.content_type == "application/pdf" else "; charset=utf-8"
    headers = {"Content-Type": paper.content_type + charset}
    name = fault.name if fault else ""
    if name == "slow":
        return await _slowly(request, paper.body, seconds, headers)
    if name == "reset":
        return await _reset(request, paper.body, fault.at if fault else _RESET_AT_ONCE, headers)
    body = paper.body[: len(paper.body) // 2] if name == "truncated" else paper.body
    return web.Response(body=body, headers=headers)


async def _reset(request: web.Request, body: bytes, at: int, headers: dict[str, str]) -> web.StreamResponse:
    """Promise all of the body, send `at` bytes of it and break the connection."""
    response = web.StreamResponse(headers=headers | {"Content-Length": str(len(body))})
    if at:
        await response.prepare(request)
        await response.write(body[:at])
    if request.transport is not None:
        request.transport.abort()
    return response


async def _slowly(request: web.Request, body: bytes, seconds: float, headers: dict[str, str]) -> web.StreamResponse:
    """Send the right answer in small pieces, evenly over `seconds`."""
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    size = max(1, math.ceil(len(body) / _PIECES))
    for start in range(0, len(body), size):
        await asyncio.sleep(seconds / _PIECES)
        await response.write(body[start : start + size])
    return response
