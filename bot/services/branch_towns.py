"""Which town a line means, and which others it may mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.domain.branch_index import TownEntry
from bot.domain.branch_search import Around, FoundTown, Landmark
from bot.reading.branch_line import branch_line_of
from bot.reading.branch_place import asked_place, fitting
from bot.reading.branch_said import BranchLine, Lead, Part
from bot.reading.regions import region_meant
from bot.services.branch_directory import Directory
from bot.services.branch_landmarks import MeantLandmark, landmark_meant
from bot.services.branch_words import numbered
from bot.services.town_hits import BIG, MOST_PARTS, Hit, best_hit, ways

_MOST_OTHERS = 8
_MANY_MORE = 3  # times the branches of the next town of that name


@dataclass(frozen=True, slots=True)
class Meant:
    """The town, if it is clear which; the others it may be; the line without the words of both.

    `around` is where in the town to look, if that is told.
    """

    town: TownEntry | None
    others: tuple[FoundTown, ...]
    rest: BranchLine
    around: Around | None = None


def meant_towns(directory: Directory, line: BranchLine, town_id: int | None, carriers: Collection[str] = ()) -> Meant:
    """Find the town in a line; the one of before where the line names none. Those of `carriers` go first."""
    before = None if town_id is None else directory.index.town(town_id)
    hit = best_hit(directory, line)
    if landmark := landmark_meant(directory, line, before, hit, carriers):
        return _of_landmark(landmark, line)
    if hit is None or (before is not None and _is_rather_of(before, hit, directory, line)):
        return Meant(before, (), line)
    rest = [part for place, part in enumerate(line.parts) if not hit.first <= place < hit.first + hit.size]
    towns, rest = _of_region(directory, hit.towns, rest)
    left = replace(line, parts=rest)
    towns = [entry for entry in towns if entry.town.carrier in carriers] or towns
    towns = _having_number(directory, towns, asked_place(left).number)
    shown = tuple(entry.town for entry in towns[:_MOST_OTHERS])
    return Meant(towns[0], shown[1:], left) if hit.slips or _is_clear(towns) else Meant(None, shown, left)


def _of_landmark(found: MeantLandmark, line: BranchLine) -> Meant:
    """The landmark's town; where several towns have one of that name, they, and the whole line for later."""
    if len(found.places) > 1:
        return Meant(None, tuple(place.town.town for place in found.places), line)
    place = found.places[0]
    return Meant(place.town, found.namesakes[:_MOST_OTHERS], found.rest, _around(place.landmark))


def _around(landmark: Landmark) -> Around:
    return Around(landmark.point, landmark)


def meant_in_town(directory: Directory, line: BranchLine, town: TownEntry, around: Around | None) -> Meant:
    """What a line means that is said of this town: a landmark of it, or words and numbers of addresses."""
    found = landmark_meant(directory, line, town, None)
    if found is not None and found.places[0].town is town:
        return Meant(town, (), found.rest, _around(found.places[0].landmark))
    return Meant(town, (), line, around)


def _is_clear(towns: Sequence[TownEntry]) -> bool:
    """Whether the first has no rival: the same town of another carrier is none."""
    first, *others = [entry.town for entry in towns]
    rivals = [town.many for town in others if town.carrier == first.carrier]
    return first.many >= _MANY_MORE * max(rivals, default=0)


def _is_rather_of(before: TownEntry, hit: Hit, directory: Directory, line: BranchLine) -> bool:
    """Whether the words are rather a street of the town spoken of before than another town."""
    is_big = hit.towns[0].town.many >= BIG
    if hit.pointed or (is_big and not hit.slips):
        return False
    if hit.slips and not is_big:
        return True
    addresses = directory.index.columns.words[before.first : before.end]
    return Lead.STREET in {part.lead for part in line.parts} or bool(fitting(addresses, asked_place(line)))


def towns_named(directory: Directory, words: str) -> tuple[FoundTown, ...]:
    """Towns of that name, then those that begin so, then those nearly so named; of a region where one is named."""
    parts = [part for part in branch_line_of(words).parts if not part.word.digits][:MOST_PARTS]
    for size in range(len(parts), 0, -1):
        found = dict.fromkeys(entry.town.id for _, towns in ways(directory, parts[:size]) for entry in towns)
        if found:
            entries = [entry for one in found if (entry := directory.index.town(one)) is not None]
            kept, _ = _of_region(directory, entries, parts[size:])
            return tuple(entry.town for entry in kept)
    return ()


def _of_region(
    directory: Directory, towns: Sequence[TownEntry], rest: Sequence[Part]
) -> tuple[list[TownEntry], list[Part]]:
    """Keep the towns of the region that the line names, if any is there, and drop its word."""
    for place, part in enumerate(rest):
        region = region_meant(part, directory.regions)
        of_region = [entry for entry in towns if region and region in {entry.town.region, entry.town.district}]
        if of_region and (len(towns) > 1 or _is_region(rest, place)):
            return of_region, [other for other in rest if other is not part and other is not _first_half(rest, place)]
    return list(towns), [part for part in rest if part.lead is not Lead.REGION]


def _first_half(parts: Sequence[Part], place: int) -> Part | None:
    """The "Івано" of «Івано-Франківська»."""
    before = parts[place - 1] if place and parts[place].follows else None
    return before if before is not None and parts[place].word.gap == "-" else None


def _is_region(parts: Sequence[Part], place: int) -> bool:
    """Rather than a street of that name: «Київська обл.», «Київська, 3»."""
    if parts[place].lead is not Lead.NOTHING:
        return parts[place].lead is Lead.REGION
    return place + 1 < len(parts) and parts[place + 1].word.digits


def _having_number(directory: Directory, towns: Sequence[TownEntry], number: str) -> list[TownEntry]:
    """Of several towns those that have a branch of that number; all of them where none has."""
    having = [entry for entry in towns if number and numbered(directory.index.columns, entry, number)]
    return having or list(towns)
