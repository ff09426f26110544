"""The world of parcels: which there are, and which follows which. Where one stands depends on start and clock alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sandbox.demo_parcels import DEMO_PARCELS
from sandbox.parcel import Link, Parcel, State, Step

__all__ = ["Link", "Parcel", "State", "Step", "World", "WorldClock"]

_TITLES = {
    "1": "Waybill made in {origin}, not handed over yet",
    "2": "Waybill deleted",
    "4": "Accepted in {origin}",
    "41": "Moving within {destination}",
    "5": "On the way to {destination}",
    "6": "In {destination}, going to the branch",
    "7": "At the branch in {destination}",
    "8": "In a parcel locker in {destination}",
    "9": "Received in {destination}",
    "10": "Received in {destination}, money on its way",
    "11": "Received in {destination}, money paid out",
    "101": "With the courier in {destination}",
    "102": "Going back: the sender asked for it",
    "103": "Refused in {destination}, going back",
    "104": "Redirected: a new number carries on",
    "111": "Failed attempt at the door in {destination}",
}


class WorldClock(Protocol):
    """What the world needs of a clock: SandboxClock has it, a test may bring a still one."""

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""

    def wind(self, by: timedelta) -> None:
        """Move on by `by`."""


class World:
    """Parcels that move as the clock is wound. A restart needs nothing but the instant of the start."""

    def __init__(self, started_at: datetime, clock: WorldClock, parcels: Iterable[Parcel] = DEMO_PARCELS) -> None:
        """Begin at `started_at` with `parcels`: the demo's, where nothing else is given."""
        self.started_at = started_at.replace(microsecond=0)
        self._clock = clock
        self._parcels: dict[str, Parcel] = {}
        self._made_from: dict[str, list[str]] = {}
        for parcel in parcels:
            self.add(parcel)

    @classmethod
    def load(cls, path: Path, clock: WorldClock) -> World:
        """Take up the world that `path` tells the start of; at first use it starts now."""
        if not path.exists():
            path.write_text(clock.now().replace(microsecond=0).isoformat(), encoding="ascii")
        return cls(datetime.fromisoformat(path.read_text(encoding="ascii")), clock)

    def add(self, parcel: Parcel) -> Parcel:
        """Put a parcel into this world (in place of one of the same number) and return the one that stands in it."""
        placed = replace(parcel, started_at=self.started_at)
        self._parcels[placed.number] = placed
        if placed.made_from is not None:
            self._made_from.setdefault(placed.made_from.number, []).append(placed.number)
        return placed

    def find(self, number: str) -> Parcel | None:
        """Return the parcel of that number, whether its journey has begun or not."""
        return self._parcels.get(number)

    def successor(self, parcel: Parcel) -> Parcel | None:
        """Return the newest parcel that was made from this one, once it exists."""
        made = [self._parcels[number] for number in self._made_from.get(parcel.number, ())]
        begun = [later for later in made if later.state_at(self.now()) is not None]
        return begun[-1] if begun else None

    def parcels(self) -> list[dict[str, str]]:
        """List what exists now: number, title (English, where it is) and the recipient's phone."""
        standing = ((parcel, parcel.state_at(self.now())) for parcel in self._parcels.values())
        return [
            {"number": parcel.number, "title": _title(parcel, state), "phone": parcel.recipient_phone}
            for parcel, state in standing
            if state is not None
        ]

    def now(self) -> datetime:
        """The world's instant."""
        return self._clock.now()

    def wind(self, by: timedelta) -> None:
        """Move the world's clock on."""
        self._clock.wind(by)


def _title(parcel: Parcel, state: State) -> str:
    words = _TITLES.get(state.code, "In status " + state.code)
    return words.format(origin=parcel.origin.town.latin, destination=parcel.destination.town.latin)
