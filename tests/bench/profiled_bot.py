"""The ordinary bot under a profiler that leaves its imports out: `python -m tests.bench.profiled_bot FINDINGS`."""

from __future__ import annotations

import asyncio
import cProfile
import sys

from bot import app
from bot.logs import configure
from bot.settings import load


def main() -> None:
    settings = load()
    configure(settings.log_level)
    profiler = cProfile.Profile()
    profiler.runcall(asyncio.run, app.run(settings))
    profiler.dump_stats(sys.argv[1])


if __name__ == "__main__":
    main()
