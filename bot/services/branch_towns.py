"""Which town a line means, and which others it may mean."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.branch_index import TownEntry
from bot.domain.branch_search import FoundTown
from bot.reading.branch_line import branch_line_of
from bot.reading.branch_place import asked_place, fitting
from bot.reading.branch_said import BranchLine, Lead, Part
from bot.reading.regions import region_meant
from bot.reading.town_names import heard
from bot.services.branch_directory import Directory
from bot.services.branch_words import numbered

_LONGEST_NAME, _SHORTEST, _MOST_PARTS = 4, 3, 10
_MOST_OTHERS = 8
_MANY_MORE = 3  # times the branches of the next town of that name
_BIG = 20  # branches of a town whose name needs no sign that it is one
_FAMOUS = 200  # branches of a town that everybody means: a region's centre
_SIZE_COUNTS = 0.6


@dataclass(frozen=True, slots=True)
class Meant:
    """The town, if it is clear which; the others it may be; the line without the town's words."""

    town: TownEntry | None
    others: tuple[FoundTown, ...]
    rest: BranchLine


@dataclass(frozen=True, slots=True)
class _Hit:
    """Towns that `size` words from `first` on may name, the likeliest first. `slips`: how far from being named so."""

    first: int
    size: int
    slips: int
    towns: Sequence[TownEntry]
    pointed: bool
    of_region: bool

    @property
    def likelihood(self) -> tuple[float, ...]:
        """Said to be a town, not a region, rightly spelled, of more words, bigger."""
        many = self.towns[0].town.many
        weighed = many if not self.slips else _SIZE_COUNTS * math.log10(many + 1) - self.slips
        return (self.pointed, not self.of_region, not self.slips, self.size, weighed)


def meant_towns(directory: Directory, line: BranchLine, town_id: int | None, carriers: Collection[str] = ()) -> Meant:
    """Find the town in a line; the one of before where the line names none. Those of `carriers` go first."""
    before = None if town_id is None else directory.index.town(town_id)
    hit = _best(directory, line)
    if hit is None or (before is not None and _is_rather_of(before, hit, directory, line)):
        return Meant(before, (), line)
    rest = [part for place, part in enumerate(line.parts) if not hit.first <= place < hit.first + hit.size]
    towns, rest = _of_region(directory, hit.towns, rest)
    left = replace(line, parts=rest)
    towns = [entry for entry in towns if entry.town.carrier in carriers] or towns
    towns = _having_number(directory, towns, asked_place(left).number)
    shown = tuple(entry.town for entry in towns[:_MOST_OTHERS])
    return Meant(towns[0], shown[1:], left) if hit.slips or _is_clear(towns) else Meant(None, shown, left)


def _is_clear(towns: Sequence[TownEntry]) -> bool:
    """Whether the first has no rival: the same town of another carrier is none."""
    first, *others = [entry.town for entry in towns]
    rivals = [town.many for town in others if town.carrier == first.carrier]
    return first.many >= _MANY_MORE * max(rivals, default=0)


def _is_rather_of(before: TownEntry, hit: _Hit, directory: Directory, line: BranchLine) -> bool:
    """Whether the words are rather a street of the town spoken of before than another town."""
    is_big = hit.towns[0].town.many >= _BIG
    if hit.pointed or (is_big and not hit.slips):
        return False
    if hit.slips and not is_big:
        return True
    addresses = directory.index.columns.words[before.first : before.end]
    return Lead.STREET in {part.lead for part in line.parts} or bool(fitting(addresses, asked_place(line)))


def towns_named(directory: Directory, words: str) -> tuple[FoundTown, ...]:
    """Towns of that name, then those that begin so, then those nearly so named; of a region where one is named."""
    parts = [part for part in branch_line_of(words).parts if not part.word.digits][:_MOST_PARTS]
    for size in range(len(parts), 0, -1):
        found = dict.fromkeys(entry.town.id for _, towns in _ways(directory, parts[:size]) for entry in towns)
        if found:
            entries = [entry for one in found if (entry := directory.index.town(one)) is not None]
            kept, _ = _of_region(directory, entries, parts[size:])
            return tuple(entry.town for entry in kept)
    return ()


def _ways(directory: Directory, parts: Sequence[Part]) -> Iterator[tuple[int, list[TownEntry]]]:
    """Towns of that name, those that begin so and those nearly so named, each with how many slips that are."""
    spoken = [part.spoken for part in parts]
    plain = [part.word.text for part in parts]
    towns, names = directory.index.towns, directory.names
    named = dict.fromkeys([*names.named(plain), *(names.named(spoken) if spoken != plain else ())])
    yield 0, _so_called_first(heard(plain), [towns[place] for place in named])
    yield 1, _big_first(towns[place] for place in names.beginning(plain))
    near = sorted(names.nearly(plain), key=lambda one: one[0] - _SIZE_COUNTS * math.log10(towns[one[1]].town.many + 1))
    yield near[0][0] if near else 1, [towns[place] for _, place in near]


def _best(directory: Directory, line: BranchLine) -> _Hit | None:
    """The likeliest hit; a small town that has not the number gives way to one nearly so named that has it."""
    hits = list(_hits(directory, line.parts, exact=True)) or list(_hits(directory, line.parts, exact=False))
    hits = [hit for hit in hits if hit.slips <= 1 or hit.towns[0].town.many >= _BIG or hit.size == len(line.parts)]
    best = max(hits, key=lambda hit: hit.likelihood, default=None)
    if best is None or best.slips or best.pointed or best.towns[0].town.many >= _BIG:
        return best
    rest = [part for place, part in enumerate(line.parts) if not best.first <= place < best.first + best.size]
    number = asked_place(replace(line, parts=rest)).number
    if not number or any(numbered(directory.index.columns, entry, number) for entry in best.towns):
        return best
    near = [hit for hit in _hits(directory, line.parts, exact=False) if hit.slips == 1 and hit.first == best.first]
    having = [hit for hit in near if numbered(directory.index.columns, hit.towns[0], number)]
    return max(having, key=lambda hit: hit.likelihood, default=best)


def _hits(directory: Directory, parts: Sequence[Part], *, exact: bool) -> Iterator[_Hit]:
    known = parts[:_MOST_PARTS]
    for size in range(min(_LONGEST_NAME, len(known)), 0, -1):
        for first in range(len(known) - size + 1):
            span = known[first : first + size]
            if _may_be_town(span, alone=size == len(known)):
                yield from _hits_of(directory, span, first, exact=exact)


def _hits_of(directory: Directory, span: Sequence[Part], first: int, *, exact: bool) -> Iterator[_Hit]:
    of_region = len(span) == 1 and region_meant(span[0], directory.regions) is not None
    for way, (slips, towns) in enumerate(_ways(directory, span)):
        if exact and way:
            return
        if towns and (exact or way):
            yield _Hit(first, len(span), slips, towns, span[0].lead is Lead.TOWN, of_region)


def _may_be_town(span: Sequence[Part], *, alone: bool) -> bool:
    told = all(not part.word.digits and part.lead not in {Lead.STREET, Lead.REGION} for part in span)
    if all(part.common for part in span) and not alone:
        return False
    return told and sum(len(part.word.text) for part in span) >= _SHORTEST


def _so_called_first(told: str, towns: Sequence[TownEntry]) -> list[TownEntry]:
    """A town of just this name before one that it is a case or an old name of, unless everybody means that one."""
    return sorted(towns, key=lambda entry: (entry.folded != told and entry.town.many < _FAMOUS, -entry.town.many))


def _big_first(towns: Iterable[TownEntry]) -> list[TownEntry]:
    return sorted(towns, key=lambda entry: -entry.town.many)


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
