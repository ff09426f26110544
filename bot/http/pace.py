"""A pace: calls to one host leave no faster than it can bear."""

from __future__ import annotations

import asyncio

from bot.http.errors import NoAnswer


class Pace:
    """Hands out turns `gap` seconds apart, in the order of asking."""

    def __init__(self, calls_per_second: float) -> None:
        """Infinite calls per second is no pace at all."""
        self._gap = 1 / calls_per_second
        self._next = 0.0

    async def turn(self, until: float) -> None:
        """Wait for a turn; refuse at once where none is free before `until` (the loop's time)."""
        now = asyncio.get_running_loop().time()
        at = max(self._next, now)
        if at > until:
            raise NoAnswer("no turn in time", sent=False)
        self._next = at + self._gap
        await asyncio.sleep(at - now)
