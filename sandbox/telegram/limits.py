"""How often a bot may send, where the limits are switched on (Bots FAQ: "My bot is hitting limits").

Telegram publishes about one message a second in a chat, 20 a minute in a group, 30 a second in all, and that short
bursts pass; the length of a burst is ours.
"""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

PRIVATE = (5, 5.0)  # messages in seconds: one a second, five at once pass
GROUP = (20, 60.0)
ALL = (30, 1.0)
EVERYBODY = 0


@dataclass
class Limits:
    """The real limits of sending, `on` or not. It counts only while it is on."""

    on: bool = False
    sent: dict[int, deque[float]] = field(default_factory=dict)

    def switch(self, *, on: bool) -> None:
        """Begin to count, or stop and forget."""
        self.on = on
        self.sent.clear()

    def take(self, chat_id: int, count: int = 1) -> int:
        """Count `count` messages; the seconds to wait where they are too many, then nothing is counted."""
        if not self.on:
            return 0
        now = time.monotonic()
        rates = ((EVERYBODY, ALL), (chat_id, PRIVATE if chat_id > 0 else GROUP))
        wait = max(self._wait(key, rate, count, now) for key, rate in rates)
        if wait <= 0:
            for key, _ in rates:
                self.sent[key].extend([now] * count)
        return math.ceil(wait)

    def _wait(self, key: int, rate: tuple[int, float], count: int, now: float) -> float:
        most, seconds = rate
        sent = self.sent.setdefault(key, deque())
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        over = len(sent) + count - most
        return sent[min(over, len(sent)) - 1] + seconds - now if over > 0 and sent else 0.0
