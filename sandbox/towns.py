"""Real towns of Ukraine with where they lie and how many live there, out of towns.tsv. Knows no carrier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox.latin import latin

_FILE = Path(__file__).with_name("towns.tsv")


@dataclass(frozen=True, slots=True)
class Town:
    """A town in Ukrainian as carriers write it; of several of one name in the country the smaller ones say their area.

    `area` is an adjective ("Київська"), degrees are those of a map, `people` its inhabitants.
    """

    name: str
    area: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    people: int = 0

    @property
    def latin(self) -> str:
        """Its name for the stage's own page."""
        return latin(self.name)


@cache
def towns() -> tuple[Town, ...]:
    """All of them, the largest first."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    met: set[str] = set()
    return tuple(_town(line, met) for line in lines if not line.startswith("#"))


@cache
def by_name() -> dict[str, Town]:
    """The towns by their unique names."""
    return {town.name: town for town in towns()}


def named(name: str) -> Town:
    """The town of that name; KeyError where the list has none."""
    return by_name()[name]


def _town(line: str, met: set[str]) -> Town:
    name, area, latitude, longitude, people = line.split("\t")
    unique = f"{name} ({area} обл.)" if name in met else name
    met.add(name)
    return Town(unique, area, float(latitude), float(longitude), int(people))
