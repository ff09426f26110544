"""Whether this task stands inside a write transaction. The network asks before it is used (design, law 1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class NetworkInTransaction(AssertionError):
    """The network was used while a write transaction was open in the same task. A bug of ours, always."""


@contextmanager
def writing() -> Iterator[None]:
    """Mark everything inside as standing in a write transaction."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def assert_not_writing(what: str) -> None:
    """Refuse to use the network for `what` inside a write transaction; on in production too."""
    if _writing.get():
        raise NetworkInTransaction(f"{what} inside a write transaction")
