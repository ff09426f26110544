"""The client itself. It must not be used inside a write transaction (law 1) and says so."""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
from collections.abc import Callable
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar

import httpx
import stamina
import stamina.instrumentation

from bot.guard import assert_not_writing
from bot.http.body import ACCEPT_ENCODING, collect
from bot.http.breaker import Breaker
from bot.http.errors import HttpError, NoAnswer, ServerFailed, Unusable
from bot.http.message import Answer, Call, Effect
from bot.http.pace import Pace

T = TypeVar("T")

_ATTEMPTS = 3
_LONGEST_PAUSE = 1.0


class Http:
    """One pool of connections for the whole desk, with a breaker for each peer and a pace for each host."""

    def __init__(self, silence: float = 5.0) -> None:
        """Open nothing yet. Who does not say a byte for `silence` seconds is given up.

        Environment proxies, .netrc, cookies and redirects have no say here.
        """
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)  # at INFO they log URLs, and some hold a key
        stamina.instrumentation.set_on_retry_hooks(())  # the breaker speaks once; a line per retry would drown it
        self._client = httpx.AsyncClient(
            headers={"User-Agent": f"Pakunok/{_version()}", "Accept-Encoding": ACCEPT_ENCODING},
            timeout=httpx.Timeout(silence, connect=min(3.0, silence)),
            follow_redirects=False,
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )
        self._breakers: dict[str, Breaker] = {}
        self._paces: dict[str, Pace] = {}

    async def fetch(self, call: Call, read: Callable[[Answer], T]) -> T:
        """Make the call and give what `read` makes of the answer; HttpError where there is none.

        `read` raises Unusable for an answer that is not the peer's own format: it counts against the peer and a read
        is tried again. Whatever else it raises passes through.
        """
        assert_not_writing(call.peer.name)
        until = asyncio.get_running_loop().time() + call.within
        attempts = _ATTEMPTS if call.effect is Effect.READ else 1
        async for attempt in stamina.retry_context(
            on=partial(_worth_another, until),
            attempts=attempts,
            timeout=None,
            wait_max=_LONGEST_PAUSE,
            wait_jitter=0.5,
        ):
            with attempt:
                return await self._attempt(call, read, until)
        raise AssertionError("the last attempt returns or raises")

    async def close(self) -> None:
        """Close the pool."""
        await self._client.aclose()

    async def _attempt(self, call: Call, read: Callable[[Answer], T], until: float) -> T:
        await self._pace(call).turn(until)
        with self._breaker(call).guarding():
            answer = await self._exchange(call, until)
            if answer.is_redirect:
                raise Unusable("redirects are not followed")
            return read(answer)

    async def _exchange(self, call: Call, until: float) -> Answer:
        sending = _Sending()
        try:
            async with asyncio.timeout_at(until):
                return await self._stream(call, sending)
        except TimeoutError:
            raise NoAnswer("no time left", sent=sending.started) from None
        except httpx.TransportError as error:
            # the library's own texts may quote what was received
            raise NoAnswer(type(error).__name__, sent=sending.started) from None

    async def _stream(self, call: Call, sending: _Sending) -> Answer:
        async with self._client.stream(
            call.method,
            call.url,
            content=call.body or None,
            headers=dict(call.headers),
            extensions={"trace": sending.trace},
        ) as response:
            if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                raise ServerFailed(response.status_code)
            body = await collect(response, call.max_bytes)
            return Answer(response.status_code, dict(response.headers), body)

    def _breaker(self, call: Call) -> Breaker:
        return self._breakers.setdefault(call.peer.name, Breaker(call.peer, asyncio.get_running_loop().time))

    def _pace(self, call: Call) -> Pace:
        return self._paces.setdefault(httpx.URL(call.url).netloc.decode(), Pace(call.peer.calls_per_second))


class _Sending:
    """Whether a byte of the request may have left: until then a failure is provably not carried out."""

    def __init__(self) -> None:
        self.started = False

    async def trace(self, event: str, _details: object) -> None:
        if event.endswith("send_request_headers.started"):
            self.started = True


def _worth_another(until: float, error: Exception) -> bool:
    has_time = asyncio.get_running_loop().time() + _LONGEST_PAUSE < until
    return isinstance(error, HttpError) and error.is_transient and has_time


def _version() -> str:
    try:
        return importlib.metadata.version("pakunok")
    except importlib.metadata.PackageNotFoundError:
        return "checkout"
