"""`pakunok print-agent` in a process that kills itself at the point named first; "" lets it live."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot import print_ways
from bot.__main__ import main

# Of the second label: the function, and whether death comes before or after it.
FOLDER_POINTS = {
    "nothing done": ("_write_through", "before"),
    "written beside": ("_write_through", "after"),
    "about to claim": ("begin", "before"),
    "claimed": ("begin", "after"),
    "named": ("finish", "before"),
    "finished": ("finish", "after"),
}
PRINTER_POINTS = {
    "about to claim": ("begin", "before"),
    "claimed": ("begin", "after"),
    "handed over": ("finish", "before"),
    "finished": ("finish", "after"),
}
_SECOND = 2


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, when: str) -> None:
    """Die at the second call."""
    home: Any = print_ways if name.startswith("_") else print_ways.Store
    real: Callable[..., Any] = getattr(home, name)
    calls: list[str] = []

    async def deadly(*args: object) -> object:
        calls.append(name)
        if (len(calls), when) == (_SECOND, "before"):
            die()
        result = await real(*args)
        if len(calls) == _SECOND:
            die()
        return result

    def deadly_write(file: Path, content: bytes) -> None:
        calls.append(name)
        if (len(calls), when) == (_SECOND, "before"):
            file.write_bytes(content[:100])  # half of it
            die()
        real(file, content)
        if len(calls) == _SECOND:
            die()

    awaited: Callable[..., Awaitable[object] | None] = deadly_write if name.startswith("_") else deadly
    setattr(home, name, awaited)


if __name__ == "__main__":
    if sys.argv[1]:
        arm(*(FOLDER_POINTS | PRINTER_POINTS)[sys.argv[1]])
    sys.exit(main(["print-agent", *sys.argv[2:]]))
