"""What was built last out of something that changes seldom. Knows not what it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Built anew once what it was built from has another stamp; meanwhile the old one serves whoever asks."""

    def __init__(self) -> None:
        """Begin with nothing built."""
        self._built: tuple[Hashable, T] | None = None
        self._building = asyncio.Lock()

    async def of(self, stamp: Hashable, build: Callable[[], Awaitable[T]]) -> T:
        """Give what was built of this stamp: one caller builds it, others wait only where there is nothing older."""
        built = self._built
        if built is not None and (built[0] == stamp or self._building.locked()):
            return built[1]
        async with self._building:
            built = self._built
            if built is None or built[0] != stamp:
                self._built = built = (stamp, await build())
        return built[1]
