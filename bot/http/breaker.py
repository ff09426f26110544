"""A breaker: after failures in a row the other side is left alone for a while, then asked once to see."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.http.errors import BreakerOpen, HttpError
from bot.http.message import Peer

_log = logging.getLogger(__name__)


class Breaker:
    """Counts failures in a row of one peer. Logs once when it breaks and once when it recovers."""

    def __init__(self, peer: Peer, monotonic: Callable[[], float]) -> None:
        """Start closed. `monotonic` gives seconds of any origin."""
        self._peer = peer
        self._monotonic = monotonic
        self._failures = 0
        self._open_until: float | None = None
        self._probing = False

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Let one attempt through or raise BreakerOpen. Any error but HttpError means that the peer did answer."""
        probing = self._enter()
        try:
            yield
        except HttpError as error:
            self._failed(error)
            raise
        except Exception:
            self._answered()
            raise
        else:
            self._answered()
        finally:
            self._probing = self._probing and not probing

    def _enter(self) -> bool:
        if self._open_until is None:
            return False
        if self._probing or self._monotonic() < self._open_until:
            raise BreakerOpen
        self._probing = True
        return True

    def _failed(self, error: HttpError) -> None:
        self._failures += 1
        if self._failures < self._peer.failures:
            return
        if self._open_until is None:
            _log.warning("%s broke: %s, %s", self._peer.name, type(error).__name__, error)
        self._open_until = self._monotonic() + self._peer.pause

    def _answered(self) -> None:
        if self._open_until is not None:
            _log.warning("%s recovered", self._peer.name)
        self._failures = 0
        self._open_until = None
