"""Calls that come while one is under way are carried out together: many updates share a read or a commit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Together(Generic[K, T]):
    """Gathers keys and answers each with what one call gave for all. A failed call fails for all of its keys."""

    def __init__(self, run: Callable[[Collection[K]], Awaitable[Mapping[K, T]]]) -> None:
        """Carry out by `run`, which answers every key it is given."""
        self._run = run
        self._waiting: dict[K, asyncio.Future[T]] = {}
        self._worker: asyncio.Task[None] | None = None

    async def __call__(self, key: K) -> T:
        """Answer for this key, as soon as its turn is through."""
        future = self._waiting.get(key)
        if future is None:
            future = self._waiting[key] = asyncio.get_running_loop().create_future()
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await asyncio.shield(future)

    async def _work(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting, {}
            try:
                answers = await self._run(taken.keys())
            except Exception as error:  # noqa: BLE001 - it is raised again where each answer is awaited
                for future in taken.values():
                    future.set_exception(error)
            else:
                for key, future in taken.items():
                    future.set_result(answers[key])
