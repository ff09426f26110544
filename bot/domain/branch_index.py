"""All towns and branches of the directory as they are searched: columns in memory, a few dozen bytes a branch.

Built whole from what stands and never changed. Rows are read from the database by id once it is known which are shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.branch_search import FoundTown
from bot.domain.curve import Curve
from bot.domain.place import Branch


@dataclass(frozen=True, slots=True)
class Able:
    """What branches can do that differ in nothing else: a branch without name, number and place."""

    carrier: str
    branch: Branch


@dataclass(frozen=True, slots=True)
class TownEntry:
    """A town, its carrier's key and folded name, and which of the branches stand in it: from `first` up to `end`."""

    town: FoundTown
    folded: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class BranchColumns:
    """The branches, town by town, and in a town by number. Places unknown are not a number."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    able: array[int] = field(default_factory=lambda: array("L"))
    latitudes: array[float] = field(default_factory=lambda: array("d"))
    longitudes: array[float] = field(default_factory=lambda: array("d"))
    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BranchIndex:
    """What stands: `able` are the kinds of ability that `columns.able` points at, `curve` is where branches stand."""

    towns: Sequence[TownEntry]
    columns: BranchColumns
    able: Sequence[Able]
    town_places: dict[int, int]
    curve: Curve

    def town(self, town_id: int) -> TownEntry | None:
        """The town of our id."""
        place = self.town_places.get(town_id)
        return None if place is None else self.towns[place]
