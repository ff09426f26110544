"""`make bench`: ratios of one run on one machine. Absolute figures say little; floors are on the ratios.

Writes nothing but its report. A missed floor comes with a profile.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable

from tests.bench import adapter, branches, directory, map_views, photos, sweep, throughput, tick
from tests.bench.databases import engines
from tests.bench.profiling import profile, profile_tick
from tests.bench.subjects import JUDGES

_MOST_PROFILES = 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", choices=PARTS, help="measure one part alone")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--parcels", type=int, default=sweep.SIZES[-1], help="of the larger sweep")
    parser.add_argument("--seconds", type=float, default=2.5, help="of each pass")
    asked = parser.parse_args()
    if len(engines()) == 1:
        print("PostgreSQL is left out: no TEST_POSTGRES_URL")
    if not JUDGES.exists():
        print("python-telegram-bot is left out: no .venv-judges (make judges)")
    for name, measure in PARTS.items():
        if asked.only in {None, name}:
            measure(asked)


def _updates(asked: argparse.Namespace) -> None:
    throughput.show_yardsticks()
    missed = throughput.show(asyncio.run(throughput.measure(asked.rounds, asked.seconds)))
    for one in missed[:_MOST_PROFILES]:
        print(f"\n{one.name} missed a floor; where its time goes:", flush=True)
        print(asyncio.run(profile(one.engine, one.what)))


def _tick(asked: argparse.Namespace) -> None:
    for engine in tick.show(*asyncio.run(tick.measure(2 * asked.rounds))):
        print(f"\n{engine}: where one tick's time goes:", flush=True)
        print(asyncio.run(profile_tick(engine)))


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "updates": _updates,
    "tick": _tick,
    "photos": lambda _: photos.show(photos.measure()),
    "directory": lambda _: directory.show(directory.measure()),
    "branches": lambda _: branches.show(*branches.measure()),
    "adapter": lambda asked: adapter.show(adapter.measure(2 * asked.rounds)),
    "map": lambda _: map_views.show(map_views.measure()),
    "sweep": lambda asked: sweep.show(sweep.measure(asked.parcels)),
}

if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    main()
