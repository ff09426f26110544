"""One pass of load over one bot, and what many passes come to."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

from tests.bench.load import Load, MakeUpdate, listen
from tests.bench.subjects import Subject
from tests.bench.telegram import BotApi

_WARM_UP_S = 0.7


@dataclass(slots=True)
class Figures:
    """What the passes of one variant saw; the median of each counts."""

    per_second: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    rss_mb: float = 0.0

    def note(self, load: Load, seconds: float, cpu: float, rss_mb: float) -> None:
        """Take one pass in."""
        self.per_second.append(load.finished / seconds)
        self.cpu_us.append(cpu / max(load.finished, 1) * 1e6)
        ordered = sorted(load.latencies)
        self.p50_ms.append(ordered[len(ordered) // 2] * 1000)
        self.p99_ms.append(ordered[int(len(ordered) * 0.99)] * 1000)
        self.rss_mb = rss_mb

    @property
    def rate(self) -> float:
        """Updates per second."""
        return statistics.median(self.per_second)


async def saturate(api: BotApi, subject: Subject, make: MakeUpdate, seconds: float, figures: Figures) -> None:
    """Keep the window full."""
    await _pass(api, subject, make, None, seconds, figures)


async def press(
    api: BotApi, subject: Subject, make: MakeUpdate, per_second: float, seconds: float, figures: Figures
) -> None:
    """Post so many a second, at random instants."""
    await _pass(api, subject, make, per_second, seconds, figures)


async def _pass(
    api: BotApi, subject: Subject, make: MakeUpdate, per_second: float | None, seconds: float, figures: Figures
) -> None:
    for length in (_WARM_UP_S, seconds):
        load = Load(subject.webhook, make)
        listen(api, load)
        await load.open()
        cpu = subject.cpu_seconds()
        if per_second is None:
            await load.closed_loop(length)
        else:
            await load.open_loop(per_second, length)
        finished = load.finished
        cpu = subject.cpu_seconds() - cpu
        await load.close()
        load.finished = finished
    figures.note(load, seconds, cpu, subject.rss_mb())
