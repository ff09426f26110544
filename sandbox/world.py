"""The world of parcels: which there are, and which follows which. Where one stands depends on start and clock alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sandbox import journeys
from sandbox.demo_parcels import DEMO_PARCELS
from sandbox.kept_parcels import parcel_of, row_of
from sandbox.ledger import Ledger
from sandbox.parcel import Link, Parcel, State, Step
from sandbox.places import Place

__all__ = ["Link", "Parcel", "State", "Step", "World", "WorldClock"]

_KEPT = "parcels"
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
    """Parcels that move as the clock is wound.

    What the world began with follows from its start alone; what people have done since is kept in the ledger.
    """

    def __init__(
        self,
        started_at: datetime,
        clock: WorldClock,
        parcels: Iterable[Parcel] = DEMO_PARCELS,
        ledger: Ledger | None = None,
    ) -> None:
        """Begin at `started_at` with `parcels`, by default the demo's; then go on with the ledger."""
        self.started_at = started_at.replace(microsecond=0)
        self.ledger = ledger or Ledger()
        self._clock = clock
        self._parcels: dict[str, Parcel] = {}
        self._made_from: dict[str, dict[str, None]] = {}
        for parcel in parcels:
            self.add(parcel)
        for row in self.ledger.rows(_KEPT).values():
            self.add(parcel_of(row))

    @classmethod
    def load(cls, path: Path, clock: WorldClock) -> World:
        """Take up the world that `path` tells the start of; at first use it starts now. Its ledger lies beside it."""
        if not path.exists():
            path.write_text(clock.now().replace(microsecond=0).isoformat(), encoding="ascii")
        ledger = Ledger(path.with_suffix(".journal"))
        return cls(datetime.fromisoformat(path.read_text(encoding="ascii")), clock, ledger=ledger)

    def add(self, parcel: Parcel) -> Parcel:
        """Put a parcel into this world (in place of one of the same number) and return the one that stands in it."""
        placed = replace(parcel, started_at=self.started_at)
        self._parcels[placed.number] = placed
        if placed.made_from is not None:
            self._made_from.setdefault(placed.made_from.number, {})[placed.number] = None
        return placed

    def keep(self, parcel: Parcel) -> Parcel:
        """Put a parcel in, or change one, so that a restart finds it."""
        self.ledger.put(_KEPT, parcel.number, row_of(parcel))
        return self.add(parcel)

    def new_number(self) -> str:
        """A number that nobody has yet, in the shape of this year's; neighbours do not follow each other."""
        count = len(self._parcels)
        while (number := f"20451{(count * 7919 + 31337) % 10**9:09}") in self._parcels:
            count += 1
        return number

    def act(self, number: str, deed: str) -> None:
        """Do one of what people do: hand_over, collect, let_lie, refuse; ValueError where that cannot be."""
        deeds = {"hand_over": self.hand_over, "collect": self.collect, "let_lie": self.let_lie, "refuse": self.refuse}
        if number not in self._parcels or deed not in deeds:
            raise ValueError(f"there is no parcel {number} to {deed}")
        deeds[deed](number)

    def hand_over(self, number: str) -> Parcel:
        """Let the sender bring a parcel that was only written out."""
        return self.keep(journeys.handed_over(self._parcels[number], self.now()))

    def collect(self, number: str) -> Parcel:
        """Let the recipient take it."""
        return self.keep(journeys.collected(self._parcels[number], self.now()))

    def let_lie(self, number: str) -> Parcel:
        """Let nobody come for it: after two weeks it goes back under a new number."""
        return self._with_a_way_back(journeys.left_lying(self._parcels[number], self.now()))

    def refuse(self, number: str) -> Parcel:
        """Let the recipient refuse it: it goes back under a new number."""
        return self._with_a_way_back(journeys.refused(self._parcels[number], self.now()))

    def delete(self, number: str) -> Parcel:
        """Let the sender delete a waybill that was not handed over."""
        return self.keep(journeys.deleted(self._parcels[number], self.now()))

    def send_back(self, number: str, to: Place, at: datetime) -> Parcel:
        """Let the sender have it returned at an instant; gives the parcel that travels back, under a new number."""
        return self._travel_back(self.keep(journeys.sent_back(self._parcels[number], at)), to)

    def redirect(self, number: str, heir: Parcel, at: datetime) -> Parcel:
        """Let `heir`, under a new number, carry on at an instant from where the parcel stands."""
        old = self.keep(journeys.redirected(self._parcels[number], at))
        heir = replace(heir, number=self.new_number(), origin=old.destination, made_from=Link(number, "Redirecting"))
        return self._begin(heir, at)

    def forget(self, number: str) -> None:
        """Let a parcel never have been, as one that an order was to make."""
        parcel = self._parcels.pop(number, None)
        if parcel is not None:
            self.ledger.drop(_KEPT, number)
            self._made_from.get(parcel.made_from.number if parcel.made_from else "", {}).pop(number, None)

    def _with_a_way_back(self, parcel: Parcel) -> Parcel:
        kept = self.keep(parcel)
        self._travel_back(kept, kept.origin)
        return kept

    def _travel_back(self, parcel: Parcel, to: Place) -> Parcel:
        heir = replace(
            parcel,
            number=self.new_number(),
            recipient_phone=parcel.sender_phone,
            recipient_name=parcel.sender_name,
            origin=parcel.destination,
            destination=to,
            made_from=Link(parcel.number, "CargoReturn"),
            to_pay=0,
            transfer=0,
            reference="",
            stored_until=None,
        )
        return self._begin(heir, journeys.going_back_at(parcel) or self.now())

    def _begin(self, heir: Parcel, at: datetime) -> Parcel:
        """Let a parcel be written out and set off at `at`."""
        written = self.add(replace(heir, journey=(Step(at - self.started_at, "1"),)))
        return self.keep(journeys.handed_over(written, at))

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
        return [
            {"number": parcel.number, "title": _title(parcel, state), "phone": parcel.recipient_phone}
            for parcel, state in self.standing()
        ]

    def standing(self) -> list[tuple[Parcel, State]]:
        """All that exists now, with where it is."""
        asked = ((parcel, parcel.state_at(self.now())) for parcel in self._parcels.values())
        return [(parcel, state) for parcel, state in asked if state is not None]

    def now(self) -> datetime:
        """The world's instant."""
        return self._clock.now()

    def wind(self, by: timedelta) -> None:
        """Move the world's clock on."""
        self._clock.wind(by)


def _title(parcel: Parcel, state: State) -> str:
    words = _TITLES.get(state.code, "In status " + state.code)
    return words.format(origin=parcel.origin.town.latin, destination=parcel.destination.town.latin)
