"""Finding a branch (A7, A10, B45): by words, in a town, near a place, on a piece of the map."""

from __future__ import annotations

from dataclasses import replace

from bot.desk import BackOffice
from bot.domain.branch_search import ANY, Around, Box, Cluster, Found, FoundBranch, FoundTown, Point, Wish
from bot.reading.branch_line import branch_line_of
from bot.reading.branch_said import BranchLine
from bot.services.branch_choice import rows_of
from bot.services.branch_directory import directory_of
from bot.services.branch_listing import branches_around
from bot.services.branch_map import clusters, nearest_places
from bot.services.branch_towns import meant_in_town, meant_towns, towns_named
from bot.services.branch_words import wish_of, words_left

PAGE = 8


async def find(
    desk: BackOffice, line: str, wish: Wish = ANY, town_id: int | None = None, around: Around | None = None
) -> Found:
    """Read one line of free text ("київ 54", "поштомат біля метро Позняки 20 кг") and find what it means.

    What the line says is added to `wish`; `town_id` is the town spoken of before, used where the line names none, and
    `around` the place spoken of before, used where it names no place at all.
    """
    read = branch_line_of(line)
    said = wish_of(desk, read, wish)
    async with desk.database.read() as db:
        directory = await directory_of(desk, db)
        meant = meant_towns(directory, read, town_id, said.carriers)
        if around is not None and _has_no_place(read):
            meant = replace(meant, around=around)
        if meant.town is None:
            return Found(towns=meant.others, wish=said, words=words_left(meant.rest))
        listed = branches_around(desk, directory, meant, said)
        shown = [directory.index.columns.ids[place] for place in listed.places[:PAGE]]
        branches = await rows_of(desk, db, shown, said, listed.near)
    many, words = len(listed.places), words_left(listed.rest)
    return Found(meant.town.town, meant.others, branches, many, said, words, listed.missed, meant.around)


def says_no_place(line: str) -> bool:
    """Whether a line says only what the branch must be able to do."""
    return _has_no_place(branch_line_of(line))


def _has_no_place(line: BranchLine) -> bool:
    return not line.parts and not line.number


def wished(desk: BackOffice, line: str, wish: Wish) -> Wish:
    """What a line says of the branch, added to what was wished before."""
    return wish_of(desk, branch_line_of(line), wish)


async def towns(desk: BackOffice, words: str, most: int = PAGE) -> tuple[FoundTown, ...]:
    """Towns that begin so or are nearly so named, in any spelling, the likeliest first."""
    async with desk.database.read() as db:
        return towns_named(await directory_of(desk, db), words)[:most]


async def town(desk: BackOffice, town_id: int) -> FoundTown | None:
    """The town of our id; None where it stands no more."""
    async with desk.database.read() as db:
        entry = (await directory_of(desk, db)).index.town(town_id)
    return None if entry is None else entry.town


async def in_town(
    desk: BackOffice, town_id: int, wish: Wish = ANY, *, words: str = "", page: int = 0, near: Point | None = None
) -> Found:
    """One page of the town's branches: a number, a street or a landmark in `words`; those that can be picked first."""
    read = branch_line_of(words)
    said = wish_of(desk, read, wish)
    async with desk.database.read() as db:
        directory = await directory_of(desk, db)
        entry = directory.index.town(town_id)
        if entry is None:
            return Found(wish=said)
        meant = meant_in_town(directory, read, entry, None if near is None else Around(near))
        listed = branches_around(desk, directory, meant, said)
        first = max(page, 0) * PAGE
        shown = [directory.index.columns.ids[place] for place in listed.places[first : first + PAGE]]
        branches = await rows_of(desk, db, shown, said, listed.near)
    many, left = len(listed.places), words_left(listed.rest)
    return Found(entry.town, (), branches, many, said, left, listed.missed, meant.around)


async def nearest(desk: BackOffice, point: Point, wish: Wish = ANY, most: int = 10) -> tuple[FoundBranch, ...]:
    """The nearest that can be picked: those open now first among those about as far."""
    async with desk.database.read() as db:
        index = (await directory_of(desk, db)).index
        places = nearest_places(desk, index, point, wish, most)
        return await rows_of(desk, db, [index.columns.ids[place] for place in places], wish, point)


async def on_map(desk: BackOffice, box: Box, wish: Wish = ANY, most: int = 400) -> tuple[Cluster, ...]:
    """What stands in a piece of the map, gathered into at most `most` clusters of a grid."""
    async with desk.database.read() as db:
        index = (await directory_of(desk, db)).index
        gathered = clusters(desk, index, box, wish, most)
        alone = [index.columns.ids[one.places[0]] for one in gathered if len(one.places) == 1]
        known = {one.id: one for one in await rows_of(desk, db, alone, wish)}
    ids = index.columns.ids
    return tuple(Cluster(one.middle, len(one.places), known.get(ids[one.places[0]])) for one in gathered)


async def one(desk: BackOffice, branch_id: int, wish: Wish = ANY) -> FoundBranch | None:
    """The branch of our id as it stands now; None where it went."""
    async with desk.database.read() as db:
        found = await rows_of(desk, db, [branch_id], wish)
    return found[0] if found else None
