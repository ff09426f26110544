"""Inside the forked bot alone: wraps the functions at which a crash point lies, and dies where it was told to."""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

import httpx
from aiogram.methods import TelegramMethod
from aiohttp import ClientResponse

from bot.db.engine import Database
from tests.faults.crash_points import POINTS, TRANSACTIONS, Point

_transaction: ContextVar[str] = ContextVar("transaction", default="")


class Seams:
    """Which point is armed, and which were passed since. `tell` is called with the point's name right before death."""

    def __init__(
        self,
        tell: Callable[[str], None],
        points: Sequence[Point] = POINTS,
        transactions: Mapping[str, str] = TRANSACTIONS,
    ) -> None:
        self._tell = tell
        self._points = points
        self._transactions = transactions
        self._armed = ""
        self._passed: set[str] = set()

    def arm(self, name: str) -> None:
        """Die at the point of this name; "" lets live."""
        self._armed = name
        self._passed.clear()

    def install(self) -> None:
        """Wrap every seam of the table."""
        for seam in {point.seam for point in self._points if ":" in point.seam} | set(self._transactions):
            owner, name = find(seam)
            setattr(owner, name, self._wrapped(seam, getattr(owner, name)))
        Database.write = self._naming(Database.write)

    def _wrapped(self, seam: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def enter(args: tuple[Any, ...]) -> None:
            if seam in self._transactions and not _transaction.get():
                _transaction.set(self._transactions[seam])
            self._reach(seam, "before", _method(args))

        @functools.wraps(real)
        def sync(*args: Any, **kwargs: Any) -> Any:
            enter(args)
            try:
                return real(*args, **kwargs)
            finally:
                self._reach(seam, "after", _method(args))

        @functools.wraps(real)
        async def asynchronous(*args: Any, **kwargs: Any) -> Any:
            enter(args)
            try:
                return await real(*args, **kwargs)
            finally:
                self._reach(seam, "after", _method(args))

        return asynchronous if inspect.iscoroutinefunction(real) else sync

    def _naming(self, real: Callable[..., Any]) -> Callable[..., Any]:
        @asynccontextmanager
        async def write(database: Database) -> Any:
            token = _transaction.set("")
            try:
                async with real(database) as connection:
                    yield connection
                    self._reach(_transaction.get(), "written", "")
                self._reach(_transaction.get(), "committed", "")
            finally:
                _transaction.reset(token)

        return write

    def _reach(self, seam: str, when: str, method: str) -> None:
        for point in self._points:
            here = (point.seam, point.when) == (seam, when) and (not point.of or method in point.of)
            if here and (not point.then or point.then in self._passed):
                self._passed.add(point.name)
                if point.name == self._armed:
                    self._tell(point.name)
                    os.kill(os.getpid(), signal.SIGKILL)


def find(seam: str) -> tuple[Any, str]:
    """The object that holds the seam's function, and the function's name there."""
    module, _, path = seam.partition(":")
    *holders, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for holder in holders:
        owner = getattr(owner, holder)
    getattr(owner, name)
    return owner, name


_WRITES = ("InternetDocument.save", "InternetDocument.update")


def _method(args: tuple[Any, ...]) -> str:
    for arg in args:
        if arg in _WRITES:
            return str(arg)
        if isinstance(arg, TelegramMethod):
            return arg.__api_method__
        if isinstance(arg, ClientResponse):
            return arg.url.name
        if isinstance(arg, httpx.Request) and arg.content:
            return str(json.loads(arg.content).get("calledMethod", ""))
    return ""


def break_down(seam: str, how: str) -> None:
    """From now on the function at the seam fails: by "raise", once by "raise once", by "html" in its Message."""
    owner, name = find(seam)
    real = getattr(owner, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if how == "raise once":
            setattr(owner, name, real)
        if how.startswith("raise"):
            raise RuntimeError("broken on purpose")
        return replace(real(*args, **kwargs), text="<b>never closed")

    setattr(owner, name, broken)
