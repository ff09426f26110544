"""A branch as one person sees it, and a list of branches as one looks through it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.branch_search import Around, FoundBranch, FoundTown, Wish

_LINK = re.compile(r"b-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class ShownBranch:
    """A branch, the moment by its own clock, and whether it is the one that the person likes best."""

    found: FoundBranch
    local: datetime
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class BranchLink:
    """What t.me/<bot>?start=b-<id> carries: a branch that somebody was sent."""

    branch_id: int

    @classmethod
    def read(cls, payload: str) -> BranchLink | None:
        """Read the start parameter; None where it is none of ours."""
        found = _LINK.fullmatch(payload)
        return None if found is None else cls(int(found[1]))

    @property
    def payload(self) -> str:
        """The start parameter."""
        return f"b-{self.branch_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One page of what was found; `many` of all pages.

    `town` is the one that is looked in, `towns` are those among which the person must choose. `words` are what else was
    looked for: a number, a street; `missed` are those that found nothing. `mine` is the person's own branch, `map_at`
    the address that the map is served at. `around` is the place that the distances are from; where that is where the
    person is, no town is looked in.
    """

    town: FoundTown | None = None
    towns: tuple[FoundTown, ...] = ()
    branches: tuple[ShownBranch, ...] = ()
    many: int = 0
    page: int = 0
    wish: Wish = field(default_factory=Wish)
    words: str = ""
    missed: str = ""
    mine: ShownBranch | None = None
    map_at: str | None = None
    around: Around | None = None
