"""A carrier's directory of towns and branches: how big it is, and when a new one is too small to be believed."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.place import BranchKind

_MOST_GONE_PERCENT = 5
_FEW = 100


class Outcome(enum.StrEnum):
    """How the reading of a directory ended."""

    TAKEN = "taken"
    SMALLER = "smaller"  # refused: empty, or too much smaller than the one before
    INCOMPLETE = "incomplete"  # refused: it ended before its end, or could not be read
    UNREACHABLE = "unreachable"  # the carrier does not answer, wants to be asked less, or refuses the key


@dataclass(frozen=True, slots=True)
class Counts:
    """How many towns, and how many branches of each kind."""

    cities: int
    branches: Mapping[BranchKind, int]

    @property
    def all_branches(self) -> int:
        """Branches of all kinds."""
        return sum(self.branches.values())

    def is_empty(self) -> bool:
        """Whether towns or branches are missing altogether: a carrier has both."""
        return not self.cities or not self.all_branches

    def is_too_small_after(self, before: Counts) -> bool:
        """Whether more than 5 % of the towns, of the branches or of one kind of them went at once.

        A kind of less than a hundred may change by more, but not vanish.
        """
        return (
            _fell(before.cities, self.cities)
            or _fell(before.all_branches, self.all_branches)
            or any(_vanished(before.branches.get(kind, 0), self.branches.get(kind, 0)) for kind in BranchKind)
        )


def _fell(before: int, now: int) -> bool:
    return now * 100 < before * (100 - _MOST_GONE_PERCENT)


def _vanished(before: int, now: int) -> bool:
    return _fell(before, now) if before >= _FEW else before > 0 and now == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """One reading of a carrier's directory, asked for, under way (`started_at`) or over (`finished_at`).

    `read` of `total` branches have come so far. `before` is what it was compared with; None where it was the first.
    `place` is the message (chat id, message id) in which who asked for it sees how far it is.
    """

    id: int
    carrier: str
    asked_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    lease_until: datetime | None = None
    read: int = 0
    total: int = 0
    outcome: Outcome | None = None
    reason: str = ""
    counts: Counts | None = None
    before: Counts | None = None
    takes_smaller: bool = False
    compare_with: int | None = None
    place: tuple[int, int] | None = None

    @property
    def may_be_taken(self) -> bool:
        """Whether it was refused for its size alone: whole, not empty, only smaller."""
        return self.outcome is Outcome.SMALLER and self.counts is not None and not self.counts.is_empty()


@dataclass(frozen=True, slots=True)
class DirectoryState:
    """What stands of a carrier's directory, the reading that it came by, and the newest one, whatever became of it."""

    carrier: str
    counts: Counts
    taken: Sync | None
    last: Sync | None
