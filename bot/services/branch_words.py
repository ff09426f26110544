"""What the words of a line ask of branches: the wish they say, and the branches of a town that they mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk import BackOffice
from bot.domain.branch_index import BranchColumns, TownEntry
from bot.domain.branch_search import Point, Wish
from bot.reading.branch_place import asked_place, fitting
from bot.reading.branch_said import BranchLine, Lead
from bot.services.branch_choice import Judge
from bot.services.branch_directory import Directory

_METRO = "metro "


def wish_of(desk: BackOffice, line: BranchLine, wish: Wish) -> Wish:
    """Add what the line says to what was wished before."""
    return replace(
        wish,
        kinds=line.kinds or wish.kinds,
        weight_g=line.weight_g or wish.weight_g,
        size=line.size or wish.size,
        pays_out_cod=line.pays_out_cod or wish.pays_out_cod,
        takes_cards=line.takes_cards or wish.takes_cards,
        open_on_sunday=line.open_on_sunday or wish.open_on_sunday,
        open_at=_open_at(desk, line) or wish.open_at,
    )


def _open_at(desk: BackOffice, line: BranchLine) -> datetime | None:
    now, zone = desk.clock.now(), desk.settings.shop_zone
    if line.at is not None:
        day = now.astimezone(zone).date() + timedelta(days=line.in_days)
        return datetime.combine(day, line.at, zone).astimezone(now.tzinfo)
    return now if line.open_now and not line.open_on_sunday and not line.in_days else None


def words_left(line: BranchLine) -> str:
    """The number and the place that a line names, as a line of its own."""
    number = [f"№{line.number}"] if line.number else []
    return " ".join([*number, *(_METRO * (part.lead is Lead.METRO) + part.word.text for part in line.parts)])


def branches_meant(
    desk: BackOffice, directory: Directory, town: TownEntry, wish: Wish, line: BranchLine, near: Point | None = None
) -> list[int]:
    """Places of the town's branches that a line means, those that can be picked first."""
    columns, judge = directory.index.columns, Judge(desk, directory.index, wish)
    asked = asked_place(line)
    if asked.number:
        return judge.allowed_first(numbered(columns, town, asked.number))
    if asked.words:
        found = [town.first + place for place in fitting(columns.words[town.first : town.end], asked)]
        shown = judge.allowed_first(judge.listed(found))
        return shown or judge.allowed_first([one for house in asked.houses for one in numbered(columns, town, house)])
    places = judge.listed(range(town.first, town.end))
    if near is not None:
        places = _nearest_first(columns, places, near)
    return judge.allowed_first(places)


def numbered(columns: BranchColumns, town: TownEntry, number: str) -> list[int]:
    """Places of the branches of that number in a town."""
    return [place for place, one in enumerate(columns.numbers[town.first : town.end], town.first) if one == number]


def _nearest_first(columns: BranchColumns, places: Sequence[int], near: Point) -> list[int]:
    """As far as the order goes the ground is flat within a town; those that stand nowhere are farthest."""
    north, east, narrow = near.latitude, near.longitude, math.cos(math.radians(near.latitude)) ** 2
    latitudes, longitudes = columns.latitudes, columns.longitudes
    squares = [(latitudes[one] - north) ** 2 + narrow * (longitudes[one] - east) ** 2 for one in places]
    away = [math.inf if math.isnan(square) else square for square in squares]
    return [place for _, place in sorted(zip(away, places, strict=True))]
