"""What is asked of another system and what it answers. Neither prints what it holds."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

MAX_BYTES = 20 * 2**20


class Effect(enum.Enum):
    """Whether a call changes anything there: reads are retried, writes never (law 2)."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another system as this client treats it: its breaker opens after `failures` in a row, for `pause` seconds."""

    name: str
    calls_per_second: float = math.inf
    failures: int = 5
    pause: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `within` seconds is all the time there is, waiting and retries included."""

    peer: Peer
    effect: Effect
    method: str
    url: str = field(repr=False)
    within: float
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer below 500; header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def is_redirect(self) -> bool:
        """Whether the other side points elsewhere."""
        return 300 <= self.status < 400  # noqa: PLR2004 - the class of status 3xx

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait as the Retry-After header says (RFC 9110, a number or a date); None where it does not."""
        told = self.headers.get("retry-after", "").strip()
        if told.isascii() and told.isdigit():
            return float(told[:9])
        try:
            until, now = (parsedate_to_datetime(text) for text in (told, self.headers.get("date", "")))
            return max(0.0, (until - now).total_seconds())
        except (TypeError, ValueError):
            return None
