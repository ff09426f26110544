"""How an exchange can end without an answer that can be used. No text here holds a URL, a header or a body.

* HttpError              `sent`: whether the other side may have got the request and done what it asks
  x NoAnswer             no connection, a broken one, or no time left
    x BreakerOpen        not asked at all: the other side failed too often just now
  x ServerFailed         5xx
  x TooLarge             more bytes than the cap
  x Unusable             complete, but not what the caller can read
"""

from __future__ import annotations


class HttpError(Exception):
    """The exchange failed. A write with `sent` has an unknown outcome."""

    sent = True
    is_transient = True


class NoAnswer(HttpError):
    """No complete answer came. `sent` is False where provably no byte of the request left."""

    def __init__(self, detail: str, *, sent: bool) -> None:
        """Keep whether the request may have arrived."""
        super().__init__(detail)
        self.sent = sent


class BreakerOpen(NoAnswer):
    """The other side failed too often just now, so it was not asked."""

    is_transient = False

    def __init__(self) -> None:
        """Nothing was sent."""
        super().__init__("left alone after failures in a row", sent=False)


class ServerFailed(HttpError):
    """The server says that it failed."""

    def __init__(self, status: int) -> None:
        """Keep the 5xx status."""
        super().__init__(f"status {status}")
        self.status = status


class TooLarge(HttpError):
    """The answer was longer than the cap and was not read to its end."""

    is_transient = False

    def __init__(self, limit: int) -> None:
        """Name the cap in bytes."""
        super().__init__(f"more than {limit} bytes")


class Unusable(HttpError):
    """The answer came and cannot be read; `sample` is its beginning, scrubbed by whoever tried to read it."""

    def __init__(self, detail: str, sample: str = "") -> None:
        """Keep a scrubbed sample."""
        super().__init__(detail)
        self.sample = sample
