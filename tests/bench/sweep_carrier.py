"""The simulated carrier of a sweep, in a process of its own, so that its memory and processor are not counted."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import Clock
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta, serving
from sandbox.parcel import Parcel, Step
from sandbox.world import World

_JOURNEY = (Step(timedelta(0), "1"), Step(timedelta(hours=1), "5"))
_TOLD: dict[str, Any] = {"journey": _JOURNEY, "sender_phone": "380990000100", "recipient_phone": "380990000001"}


def number_of(place: int) -> str:
    """The number of the parcel at this place of a sweep."""
    return f"20459{place:09d}"


async def main(parcels: int) -> None:
    """Serve so many parcels until the input ends; the address is printed first."""
    clock = Clock()
    there = (Parcel(number=number_of(place), **_TOLD) for place in range(parcels))
    world = World(datetime.now(UTC) - timedelta(hours=5), clock, there)  # type: ignore[arg-type]
    async with serving(NovaPoshta(world, clock, Faults())) as url:  # type: ignore[arg-type]
        print(url, flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
