"""A simulator on a free port, over a world whose clock stands still until it is wound."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta, serving
from sandbox.world import Parcel, Step, World

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
KEY = "the-shop's-key"
SENDER, RECIPIENT, STRANGER = "380990000100", "380990000001", "380990000009"


@dataclass
class StillClock:
    instant: datetime = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def wind(self, by: timedelta) -> None:
        self.instant += by


@dataclass
class Shop:
    """A client that asks as the reference says a client asks."""

    http: httpx.AsyncClient
    url: str
    world: World
    clock: StillClock
    faults: Faults
    simulator: NovaPoshta

    async def ask(self, properties: Any, *, key: str = "", suffix: str = "", **named: str) -> dict[str, Any]:
        body = {
            "apiKey": key,
            "modelName": named.get("model", "TrackingDocument"),
            "calledMethod": named.get("method", "getStatusDocuments"),
            "methodProperties": properties,
        }
        answer = await self.http.post(self.url + suffix, json=body)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        return answer.json()

    async def call(self, method: str, *, key: str = KEY, **properties: Any) -> dict[str, Any]:
        """Ask `Model.method` with the shop's key."""
        model, _, name = method.partition(".")
        return await self.ask(properties, key=key, model=model, method=name)

    async def track(self, *numbers: str, phone: str = "") -> dict[str, Any]:
        return await self.ask({"Documents": [{"DocumentNumber": number, "Phone": phone} for number in numbers]})

    async def entry(self, number: str, phone: str = "") -> dict[str, Any]:
        answer = await self.track(number, phone=phone)
        return answer["data"][0]

    def put(self, *codes: str, number: str = "20450000000017", **named: Any) -> Parcel:
        """A parcel that has just come to the last of `codes`, an hour after each one before."""
        hours = range(1 - len(codes), 1)
        journey = tuple(Step(timedelta(hours=hour), code) for hour, code in zip(hours, codes, strict=True))
        return self.world.add(
            Parcel(number=number, sender_phone=SENDER, recipient_phone=RECIPIENT, journey=journey, **named)
        )


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    clock, faults = StillClock(), Faults()
    world = World(clock.now(), clock)
    simulator = NovaPoshta(world, clock, faults, frozenset({KEY}))
    async with serving(simulator) as url, httpx.AsyncClient(trust_env=False, timeout=5) as http:
        yield Shop(http, url, world, clock, faults, simulator)


@pytest.fixture
def recorded() -> Callable[[str], dict[str, Any]]:
    if not SAMPLES.is_dir():
        pytest.skip("no ../shared/samples")

    def read(variant: str, method: str = "TrackingDocument.getStatusDocuments") -> dict[str, Any]:
        (file,) = SAMPLES.glob(f"{method}__*{variant}.json")
        return json.loads(file.read_text(encoding="utf-8"))

    return read
