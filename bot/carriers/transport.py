"""From the outgoing client's errors to the carriers': the one place where a lost write becomes OutcomeUnknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from bot.carriers.base import CarrierError, Garbled, OutcomeUnknown, Unavailable
from bot.http import Answer, Call, Effect, Http, HttpError, TooLarge, Unusable

T = TypeVar("T")

_SAMPLE = 200
_PRIVATE = re.compile(r"\S+@\S+|[A-Za-z0-9_-]{16,}|\d+|[^\W\d_a-zA-Z]+")


class Down(Unusable):
    """The carrier says that it is down: with a page for people, or in its own words."""


async def ask(http: Http, call: Call, read: Callable[[Answer], T]) -> T:
    """Make the call; CarrierError where `read` gets no answer that it can use."""
    try:
        return await http.fetch(call, read)
    except HttpError as error:
        raise _carrier_error(call, error) from error


def _carrier_error(call: Call, error: HttpError) -> CarrierError:
    carrier = call.peer.name
    if call.effect is Effect.WRITE and error.sent:
        return OutcomeUnknown(carrier, str(error))
    if isinstance(error, Down):
        return Unavailable(carrier, str(error))
    if isinstance(error, Unusable):
        return Garbled(carrier, str(error), error.sample)
    if isinstance(error, TooLarge):
        return Garbled(carrier, str(error))
    return Unavailable(carrier, str(error))


def scrubbed(body: bytes) -> str:
    """Show the shape of an answer's beginning: markup and short Latin words stay, all that may be private goes."""
    return _PRIVATE.sub("…", body[:_SAMPLE].decode("utf-8", "replace"))
