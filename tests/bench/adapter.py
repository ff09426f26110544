"""What our adapter costs a tracked document, against bare json.loads of the same bytes in the same run."""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import time
from dataclasses import dataclass

from pydantic import SecretStr

from bot.carriers.base import Account, Carrier, Tracked, TrackQuery
from bot.carriers.nova_poshta import NovaPoshta, fields
from bot.clock import Clock
from sandbox.nova_poshta import protected
from tests.bench.carrier_answers import DOCUMENTS, body, numbers
from tests.bench.tick_ways import CODE, Recorded

AIM = 2.0
_LOOKS = 5
_BATCHES = 4
_ACCOUNT = Account(CODE, SecretStr(""), 1)


@dataclass(frozen=True, slots=True)
class Costs:
    """Processor µs a document, by what the carrier tells; medians."""

    what: str
    ours: float
    parsing: float

    @property
    def ratio(self) -> float:
        """How much more than parsing alone."""
        return self.ours / self.parsing


def measure(rounds: int) -> list[Costs]:
    """Measure answers that hide what is protected, and those that a phone has opened."""
    opened = [(batch, body(batch, look)) for batch in range(_BATCHES) for look in range(_LOOKS)]
    closed = [(batch, _closed(answer)) for batch, answer in opened]
    gc.collect()
    gc.set_threshold(50_000, 20, 50)  # as the running bot does
    return [asyncio.run(_costs(what, told, rounds)) for what, told in (("no phone", closed), ("fields open", opened))]


def _closed(answer: bytes) -> bytes:
    told = json.loads(answer)
    entries = [protected.emptied(entry, protected.PROTECTED) for entry in told["data"]]
    return json.dumps(told | {"data": entries}, ensure_ascii=False).encode()


async def _costs(what: str, answers: list[tuple[int, bytes]], rounds: int) -> Costs:
    ours: list[float] = []
    parsing: list[float] = []
    for _ in range(rounds + 1):
        for batch, answer in answers:
            fields._utc.cache_clear()  # in a sweep every call brings times and sums of its own
            fields._hryvnias.cache_clear()
            ours.append(await _track(batch, answer))
            parsing.append(_parse(answer))
    del ours[: len(answers)], parsing[: len(answers)]  # the first round warms up
    return Costs(what, statistics.median(ours), statistics.median(parsing))


async def _track(batch: int, answer: bytes) -> float:
    adapter: Carrier = NovaPoshta(Recorded(answer), "", Clock().now)  # type: ignore[arg-type]
    queries = [TrackQuery(number) for number in numbers(batch)]
    began = time.process_time()
    told = await adapter.track(_ACCOUNT, queries)
    spent = time.process_time() - began
    if not all(isinstance(one, Tracked) for one in told.values()) or len(told) != DOCUMENTS:
        raise RuntimeError("an answer for each document, or the comparison says nothing")
    return spent / DOCUMENTS * 1e6


def _parse(answer: bytes) -> float:
    began = time.process_time()
    json.loads(answer)
    return (time.process_time() - began) / DOCUMENTS * 1e6


def show(told: list[Costs]) -> None:
    """Print the figures and the verdicts."""
    print("\nThe adapter, processor µs a tracked document; the aim is twice json.loads of the same bytes")
    print(f"{'':14}{'adapter':>9}{'json.loads':>12}{'ratio':>8}")
    for one in told:
        verdict = "ok" if one.ratio <= AIM else "MISSED"
        print(f"{one.what:14}{one.ours:9.1f}{one.parsing:12.1f}{one.ratio:8.2f} {verdict}")
