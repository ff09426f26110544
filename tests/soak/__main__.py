"""`make soak`: what takes too long for every change. Ends with 1 where a waybill was made twice or is lost."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import structlog

from tests.bench.databases import engines
from tests.soak.batches import carry_out
from tests.soak.kills import kill_everywhere
from tests.soak.simulation import simulate, soaking_desk


def main() -> int:
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--only", choices=("simulation", "kills", "batches"), help="run one part alone")
    parser.add_argument("--creates", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1000, help="of the spreadsheet")
    parser.add_argument("--seed", type=int, default=20261125)
    asked = parser.parse_args()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL)
    )  # what breaks here is meant to
    harm = 0
    if asked.only in {None, "simulation"}:
        harm += _simulation(asked.creates, asked.seed)
    if asked.only in {None, "kills"}:
        harm += sum(_kills(engine) for engine in engines())
    if asked.only in {None, "batches"}:
        harm += sum(_batches(engine, asked.rows, asked.seed) for engine in engines())
    return min(harm, 1)


def _simulation(creates: int, seed: int) -> int:
    began = time.monotonic()

    async def run() -> Counter[str]:
        with tempfile.TemporaryDirectory() as folder:
            async with soaking_desk(Path(folder)) as shop:
                return await simulate(shop, creates, seed)

    told = asyncio.run(run())
    _show(f"simulation, seed {seed}", told, began)
    return told["made twice"] + told["lost"]


def _kills(engine: str) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(kill_everywhere(engine, Path(folder)))
    _show(f"kills on {engine}", told, began)
    return told["doubles"] + told["lost"] + told["unreached"]


def _batches(engine: str, rows: int, seed: int) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(carry_out(engine, Path(folder), rows, seed))
    _show(f"a spreadsheet of {rows:,} rows on {engine}", told, began)
    return told["doubles"] + told["lost"] + told["without a reason"] + told["numbers of none"]


def _show(what: str, told: Counter[str], began: float) -> None:
    counted = ", ".join(f"{name}: {count:,}" for name, count in told.items())
    print(f"{what}: {counted} ({time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
