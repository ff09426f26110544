"""Which words of a line may be the name of a town, and of which ones. Decides nothing about streets and landmarks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.branch_index import TownEntry
from bot.reading.branch_place import asked_place
from bot.reading.branch_said import BranchLine, Lead, Part
from bot.reading.regions import region_meant
from bot.reading.town_names import heard
from bot.services.branch_directory import Directory
from bot.services.branch_words import numbered

_LONGEST_NAME, _SHORTEST, MOST_PARTS = 4, 3, 10
BIG = 20  # branches of a town whose name needs no sign that it is one
_FAMOUS = 200  # branches of a town that everybody means: a region's centre
_SIZE_COUNTS = 0.6


@dataclass(frozen=True, slots=True)
class Hit:
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


def best_hit(directory: Directory, line: BranchLine) -> Hit | None:
    """The likeliest hit; a small town that has not the number gives way to one nearly so named that has it."""
    hits = list(_hits(directory, line.parts, exact=True)) or list(_hits(directory, line.parts, exact=False))
    hits = [hit for hit in hits if hit.slips <= 1 or hit.towns[0].town.many >= BIG or hit.size == len(line.parts)]
    best = max(hits, key=lambda hit: hit.likelihood, default=None)
    if best is None or best.slips or best.pointed or best.towns[0].town.many >= BIG:
        return best
    rest = [part for place, part in enumerate(line.parts) if not best.first <= place < best.first + best.size]
    number = asked_place(replace(line, parts=rest)).number
    if not number or any(numbered(directory.index.columns, entry, number) for entry in best.towns):
        return best
    near = [hit for hit in _hits(directory, line.parts, exact=False) if hit.slips == 1 and hit.first == best.first]
    having = [hit for hit in near if numbered(directory.index.columns, hit.towns[0], number)]
    return max(having, key=lambda hit: hit.likelihood, default=best)


def _hits(directory: Directory, parts: Sequence[Part], *, exact: bool) -> Iterator[Hit]:
    known = parts[:MOST_PARTS]
    for size in range(min(_LONGEST_NAME, len(known)), 0, -1):
        for first in range(len(known) - size + 1):
            span = known[first : first + size]
            if _may_be_town(span, alone=size == len(known)):
                yield from _hits_of(directory, span, first, exact=exact)


def _hits_of(directory: Directory, span: Sequence[Part], first: int, *, exact: bool) -> Iterator[Hit]:
    of_region = len(span) == 1 and region_meant(span[0], directory.regions) is not None
    for way, (slips, towns) in enumerate(ways(directory, span)):
        if exact and way:
            return
        if towns and (exact or way):
            yield Hit(first, len(span), slips, towns, span[0].lead is Lead.TOWN, of_region)


def _may_be_town(span: Sequence[Part], *, alone: bool) -> bool:
    told = all(not part.word.digits and part.lead not in {Lead.STREET, Lead.METRO, Lead.REGION} for part in span)
    if all(part.common for part in span) and not alone:
        return False
    return told and sum(len(part.word.text) for part in span) >= _SHORTEST


def ways(directory: Directory, parts: Sequence[Part]) -> Iterator[tuple[int, list[TownEntry]]]:
    """Towns of that name, those that begin so and those nearly so named, each with how many slips that are."""
    spoken = [part.spoken for part in parts]
    plain = [part.word.text for part in parts]
    towns, names = directory.index.towns, directory.names
    named = dict.fromkeys([*names.named(plain), *(names.named(spoken) if spoken != plain else ())])
    yield 0, _so_called_first(heard(plain), [towns[place] for place in named])
    yield 1, _big_first(towns[place] for place in names.beginning(plain))
    near = sorted(names.nearly(plain), key=lambda one: one[0] - _SIZE_COUNTS * math.log10(towns[one[1]].town.many + 1))
    yield near[0][0] if near else 1, [towns[place] for _, place in near]


def _so_called_first(told: str, towns: Sequence[TownEntry]) -> list[TownEntry]:
    """A town of just this name before one that it is a case or an old name of, unless everybody means that one."""
    return sorted(towns, key=lambda entry: (entry.folded != told and entry.town.many < _FAMOUS, -entry.town.many))


def _big_first(towns: Iterable[TownEntry]) -> list[TownEntry]:
    return sorted(towns, key=lambda entry: -entry.town.many)
