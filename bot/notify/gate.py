"""The one gate through which everything to Telegram goes: its limits, answers before notices, silence when told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_notice: ContextVar[bool] = ContextVar("notice", default=False)
_MOST_CHATS = 10_000
_PERSON, _GROUP = (1.0, 10.0), (1 / 3, 5.0)  # messages a second, and how many at once


@contextmanager
def as_notice(notice: bool = True) -> Iterator[None]:  # noqa: FBT001, FBT002 - the one thing there is to say
    """Whatever is sent inside lets answers go first, if it is a notice."""
    token = _notice.set(notice)
    try:
        yield
    finally:
        _notice.reset(token)


@dataclass(slots=True)
class _Bucket:
    """Tokens that come back at `rate` a second, up to `most`."""

    rate: float
    most: float
    tokens: float
    at: float

    def fill(self, now: float) -> None:
        self.tokens = min(self.most, self.tokens + (now - self.at) * self.rate)
        self.at = now

    def wait(self, spare: float) -> float:
        """Seconds until one token more than `spare` is there."""
        return max(0.0, (1 + spare - self.tokens) / self.rate)


class Gate:
    """About 30 messages a second in all, 1 a second in a chat with short bursts, 20 a minute in a group.

    Telegram publishes no exact limits; what it says with a 429 always wins (Bot API, ResponseParameters.retry_after).
    """

    def __init__(self, per_second: int) -> None:
        """Let `per_second` messages through in all; a third of them is kept for answers."""
        self._per_second = per_second
        self._all = _Bucket(per_second, per_second, per_second, 0.0)
        self._chats: dict[int, _Bucket] = {}
        self._frozen_until = 0.0

    def freeze(self, seconds: float) -> None:
        """Send nothing at all for so long."""
        self._frozen_until = max(self._frozen_until, asyncio.get_running_loop().time() + seconds)

    async def turn(self, chat_id: int) -> None:
        """Wait until a message to this chat may go out."""
        loop = asyncio.get_running_loop()
        while (pause := self._take(chat_id, loop.time())) > 0:  # noqa: ASYNC110 - time is what is waited for
            await asyncio.sleep(pause)

    def _take(self, chat_id: int, now: float) -> float:
        if now < self._frozen_until:
            return self._frozen_until - now
        chat = self._chat(chat_id, now)
        self._all.fill(now)
        chat.fill(now)
        spare = self._per_second / 3 if _notice.get() else 0.0
        pause = max(self._all.wait(spare), chat.wait(0.0))
        if pause == 0:
            self._all.tokens -= 1
            chat.tokens -= 1
        return pause

    def _chat(self, chat_id: int, now: float) -> _Bucket:
        bucket = self._chats.pop(chat_id, None)
        if bucket is None:
            if len(self._chats) >= _MOST_CHATS:
                del self._chats[next(iter(self._chats))]
            rate, burst = _GROUP if chat_id < 0 else _PERSON
            bucket = _Bucket(rate, burst, burst, now)
        self._chats[chat_id] = bucket
        return bucket
