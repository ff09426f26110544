"""A branch as one person sees it, and a list of branches as one looks through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.branch_search import FoundBranch, FoundTown, Wish


@dataclass(frozen=True, slots=True)
class ShownBranch:
    """A branch, the moment by its own clock, and whether it is the one that the person likes best."""

    found: FoundBranch
    local: datetime
    is_mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One page of what was found; `many` of all pages.

    `town` is the one that is looked in, `towns` are those among which the person must choose. `words` are what else was
    looked for: a number, a street; `missed` are those that found nothing. `mine` is the person's own branch, `map_at`
    the address that the map is served at.
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
