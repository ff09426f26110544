"""A counter that grows with every change, to wait on: what /stage/events and the state file follow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Changes:
    """How many changes there have been; `listeners` are called at each."""

    def __init__(self) -> None:
        """Start at nothing changed."""
        self.version = 0
        self.listeners: list[Callable[[], None]] = []
        self._next = asyncio.Event()

    def happened(self) -> None:
        """Count one more and wake everybody who waits."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()
        for listener in self.listeners:
            listener()

    async def after(self, version: int, seconds: float) -> int:
        """The version, as soon as it is another than `version`, at the latest after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self.version == version:
                    await self._next.wait()
        except TimeoutError:
            pass
        return self.version
