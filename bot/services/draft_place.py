"""Where a draft goes: town and branch are taken where the words can mean one thing only, and asked for elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk import BackOffice
from bot.domain.branch_search import FoundBranch, FoundTown, Obstacle, Point, Wish
from bot.domain.draft import Draft, Field, Gap, GapWhy, Option
from bot.domain.order import Delivery
from bot.domain.shown_draft import Place
from bot.reading.gazetteer import towns_at
from bot.reading.spelling import fold_name
from bot.services import branches

MOST_OPTIONS = 6
_FAR_LARGER = 20  # times as many branches: a name alone means that town
_IN_BRACKETS = re.compile(r"\s*\(.*\)\s*")
# A wish of the shop's, not of the parcel's: it never bars a branch that was named.
_NOT_OF_THE_PARCEL = frozenset({Obstacle.CLOSED_NOW, Obstacle.CLOSED_ON_SUNDAY, Obstacle.NO_CARD})


async def find_place(desk: BackOffice, draft: Draft, wish: Wish) -> Place:
    """Say where it goes, or what is to be asked first."""
    town = await _town(desk, draft, wish)
    if isinstance(town, Gap):
        return Place(gap=town)
    if draft.delivery is Delivery.DOOR:
        missing = not (draft.door.street and draft.door.house)
        return Place(town=town, gap=Gap(Field.DOOR) if missing else None)
    branch = await _branch(desk, draft, town, wish)
    return Place(town=town, gap=branch) if isinstance(branch, Gap) else Place(town=town, branch=branch)


async def settled(desk: BackOffice, draft: Draft, wish: Wish) -> Draft:
    """The draft with the town and the branch that its words surely mean."""
    place = await find_place(desk, draft, wish)
    if place.town is None:
        return draft
    known = replace(draft, town_id=place.town.id)
    return known if place.branch is None else replace(known, branch_id=place.branch.id)


async def _town(desk: BackOffice, draft: Draft, wish: Wish) -> FoundTown | Gap:
    if draft.town_id is not None:
        known = await branches.town(desk, draft.town_id)
        if known is not None and known.carrier in wish.carriers:
            return known
    if not draft.city:
        return Gap(Field.TOWN)
    found = [one for one in await branches.towns(desk, draft.city) if one.carrier in wish.carriers]
    meant = _of_region([one for one in found if is_named(one, draft.city)], draft.region)
    if len(meant) > 1 and draft.number:
        meant = await _with_number(desk, meant, draft.number, wish) or meant
    if len(meant) == 1 or (len(meant) > 1 and not draft.region and _is_far_larger(meant)):
        return meant[0]
    why = GapWhy.UNSURE if found else GapWhy.NOT_FOUND
    return Gap(Field.TOWN, why, _towns(meant or found))


def is_named(town: FoundTown, words: str) -> bool:
    """Whether the words are the town's name in full, in whichever language or case; a typo is not."""
    name = fold_name(_IN_BRACKETS.sub("", town.name))
    if fold_name(words) == name:
        return True
    parts = words.replace("-", " ").split()
    return any(
        one.size == len(parts) and fold_name(one.town.ukrainian) == name
        for language in ("uk", "ru")
        for one in towns_at(parts, language)
    )


def _of_region(towns: Sequence[FoundTown], region: str) -> list[FoundTown]:
    """Those of the region, where it names any of them; the largest first."""
    by_size = sorted(towns, key=lambda one: -one.many)
    stem = fold_name(region)[:5]
    return [one for one in by_size if stem and fold_name(one.region).startswith(stem)] or by_size


def _is_far_larger(towns: Sequence[FoundTown]) -> bool:
    return towns[0].many >= _FAR_LARGER * max(1, towns[1].many)


async def _with_number(desk: BackOffice, towns: Sequence[FoundTown], number: str, wish: Wish) -> list[FoundTown]:
    return [one for one in towns if await _numbered(desk, one, number, wish)]


async def _numbered(desk: BackOffice, town: FoundTown, number: str, wish: Wish) -> list[FoundBranch]:
    found = await branches.in_town(desk, town.id, wish, words=number)
    return [one for one in found.branches if one.branch.number == number]


async def _named(desk: BackOffice, town: FoundTown, words: str, wish: Wish) -> list[FoundBranch]:
    """By number, or by words of the address."""
    if words.isdigit():
        return await _numbered(desk, town, words, wish)
    return list((await branches.in_town(desk, town.id, wish, words=words)).branches)


async def _branch(desk: BackOffice, draft: Draft, town: FoundTown, wish: Wish) -> FoundBranch | Gap:
    if draft.branch_id is not None:
        known = await branches.one(desk, draft.branch_id, wish)
        return await _able(desk, town, known, wish)
    if not draft.number:
        return Gap(Field.BRANCH, options=await alternatives(desk, town, wish))
    found = await _named(desk, town, draft.number, wish)
    able = [one for one in found if not _bars(one)]
    if len(able) == 1:
        return able[0]
    if able:
        return Gap(Field.BRANCH, GapWhy.UNSURE, _branches(able))
    if found:
        return await _able(desk, town, found[0], wish)
    return Gap(Field.BRANCH, GapWhy.NOT_FOUND, await alternatives(desk, town, wish))


async def _able(desk: BackOffice, town: FoundTown, known: FoundBranch | None, wish: Wish) -> FoundBranch | Gap:
    """The branch, unless it went or will not take this parcel: then the nearest that will."""
    if known is None:
        return Gap(Field.BRANCH, GapWhy.GONE, await alternatives(desk, town, wish))
    barred = _bars(known)
    if not barred:
        return known
    branch = known.branch
    near = None
    if branch.latitude is not None and branch.longitude is not None:
        near = Point(branch.latitude, branch.longitude)
    if Obstacle.OTHER_KIND in barred:  # what was said of its kind may be the mistake
        return Gap(Field.BRANCH, GapWhy.UNSURE, (Option(str(known.id), known),), barred)
    return Gap(Field.BRANCH, GapWhy.CANNOT, await alternatives(desk, town, wish, near), barred)


def _bars(found: FoundBranch) -> tuple[Obstacle, ...]:
    return tuple(one for one in found.obstacles if one not in _NOT_OF_THE_PARCEL)


async def alternatives(desk: BackOffice, town: FoundTown, wish: Wish, near: Point | None = None) -> tuple[Option, ...]:
    """Branches of the town that will take the parcel, the nearest first; of the wished kind, if any is."""
    for asked in (wish, replace(wish, kinds=frozenset())):
        found = await branches.in_town(desk, town.id, asked, near=near)
        able = [one for one in found.branches if not _bars(one)]
        if able:
            return _branches(able)
    return ()


def _branches(found: Sequence[FoundBranch]) -> tuple[Option, ...]:
    return tuple(Option(str(one.id), one) for one in found[:MOST_OPTIONS])


def _towns(found: Sequence[FoundTown]) -> tuple[Option, ...]:
    return tuple(Option(str(one.id), one) for one in found[:MOST_OPTIONS])
