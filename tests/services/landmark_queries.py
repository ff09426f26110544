"""Reads landmark_queries.tsv, and judges what a line found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sandbox.towns import by_name
from tests.services.branch_queries import was_heard

_FILE = Path(__file__).with_name("landmark_queries.tsv")
_CLOSE_M = 5_000  # the simulated towns are round, the real ones are not


@dataclass(frozen=True)
class LandmarkQuery:
    """A line with the landmark that it means: "" where the town must be asked for, "-" where it means none."""

    line: str
    town: str
    landmark: str
    said: tuple[str, ...]

    @property
    def is_held_back(self):
        """Not looked at while the search was made better."""
        return hashlib.sha256(self.line.encode()).digest()[0] % 3 == 0


def landmark_queries():
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [_query(*line.split("\t")) for line in lines]


def _query(line, town, landmark="", said=""):
    assert town in by_name(), town
    return LandmarkQuery(line, town, landmark, tuple(said.split()))


def is_right(query, found):
    """Whether the line found branches around the landmark, the nearest first, or what else it means."""
    if not all(was_heard(word, found.wish) for word in query.said):
        return False
    if not query.landmark:
        return found.town is None and query.town in [one.name for one in found.towns]
    landmark = found.around.landmark if found.around else None
    if query.landmark == "-":
        return landmark is None and found.town is not None and found.town.name == query.town
    is_meant = landmark is not None and (landmark.town, landmark.ukrainian) == (query.town, query.landmark)
    return is_meant and _are_nearest(found)


def _are_nearest(found):
    fitting = [one.distance_m for one in found.branches if not one.obstacles]
    return bool(fitting) and fitting == sorted(fitting) and fitting[0] < _CLOSE_M
