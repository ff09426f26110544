"""`pakunok sync-branches` in a process that kills itself at the point named by its only argument; "" lets it live."""

from __future__ import annotations

import os
import signal
import sys

from bot.__main__ import main
from bot.db import directory, syncs

# The function, which of its calls, and whether death comes before or after it, inside its transaction.
POINTS = {
    "asked for, not begun": (syncs, "begin", 1, "before"),
    "begun": (directory, "put_cities", 1, "before"),
    "towns kept": (directory, "put_branches", 1, "before"),
    "half of the branches kept": (directory, "put_branches", 2, "after"),
    "all branches kept": (directory, "count_read", 1, "before"),
    "compared": (syncs, "finish", 1, "before"),
    "finished, not switched": (syncs, "finish", 1, "after"),
    "about to switch": (directory, "switch", 1, "before"),
    "switched, not committed": (directory, "switch", 1, "after"),
    "committed, not cleared": (directory, "clear", 2, "before"),
}


def arm(module: object, name: str, call: int, when: str) -> None:
    """Die at this point."""
    real, calls = getattr(module, name), []

    async def deadly(*args: object) -> object:
        calls.append(name)
        if (len(calls), when) == (call, "before"):
            os.kill(os.getpid(), signal.SIGKILL)
        result = await real(*args)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(module, name, deadly)


if __name__ == "__main__":
    if sys.argv[1]:
        arm(*POINTS[sys.argv[1]])
    sys.exit(main(["sync-branches"]))
