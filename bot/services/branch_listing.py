"""The branches that a line means in its town, and around what they are listed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk import BackOffice
from bot.domain.branch_search import Point, Wish
from bot.reading.branch_said import BranchLine
from bot.services.branch_directory import Directory
from bot.services.branch_towns import Meant
from bot.services.branch_words import branches_meant, words_left


@dataclass(frozen=True, slots=True)
class Listed:
    """Places of branches in the index, from where they are measured, what of the line they fit and what not."""

    places: list[int]
    near: Point | None
    rest: BranchLine
    missed: str = ""


def branches_around(desk: BackOffice, directory: Directory, meant: Meant, wish: Wish) -> Listed:
    """List the town's branches; where a place to look around of is known, words that nothing fits hide nobody."""
    if meant.town is None:
        return Listed([], None, meant.rest)
    near = meant.around.point if meant.around else None
    places = branches_meant(desk, directory, meant.town, wish, meant.rest, near)
    if places or near is None:
        return Listed(places, near, meant.rest)
    bare = replace(meant.rest, parts=[], number="")
    return Listed(branches_meant(desk, directory, meant.town, wish, bare, near), near, bare, words_left(meant.rest))
