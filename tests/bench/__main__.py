"""`make bench`: ratios of one run on one machine. Absolute figures say little; floors are on the ratios."""

from __future__ import annotations

import argparse
import asyncio

from tests.bench import throughput


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0)
    asked = parser.parse_args()
    throughput.show(asyncio.run(throughput.measure(asked.rounds, asked.seconds)))


if __name__ == "__main__":
    main()
