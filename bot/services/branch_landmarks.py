"""Whether a line names a landmark to look around of, rather than a town or a street; and in which town that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.branch_index import TownEntry
from bot.domain.branch_search import FoundTown, Landmark
from bot.reading.branch_said import BranchLine
from bot.reading.landmarks import SaidLandmark, landmarks_said
from bot.reading.spelling import fold_name
from bot.reading.town_names import heard
from bot.services.branch_directory import Directory
from bot.services.town_hits import BIG, Hit, best_hit


@dataclass(frozen=True, slots=True)
class Place:
    """A landmark with its town as it stands in the directory."""

    landmark: Landmark
    town: TownEntry


@dataclass(frozen=True, slots=True)
class MeantLandmark:
    """What a line may mean: one place where it is clear, one of each town where it is not.

    `rest` is the line without its words and the town's; `namesakes` are small towns of the same name.
    """

    places: tuple[Place, ...]
    rest: BranchLine
    namesakes: tuple[FoundTown, ...] = ()


def landmark_meant(
    directory: Directory, line: BranchLine, before: TownEntry | None, hit: Hit | None, carriers: Collection[str] = ()
) -> MeantLandmark | None:
    """The landmark of a line; `hit` is the town that the whole line names, `before` the one spoken of before."""
    for said in landmarks_said(line):
        rest, named = _without_town(directory, said.without(line))
        overlapping = hit if hit is not None and _overlap(said, line, hit) else None
        if overlapping is not None and not said.marked and _is_rather_town(said, overlapping):
            continue
        places = _places(directory, said, named or before, carriers, must=named is not None)
        if not places or (not said.marked and _stands_in_address(directory, said, line, places)):
            continue
        namesakes = overlapping.towns if overlapping and not (overlapping.slips or said.marked or named) else ()
        return MeantLandmark(tuple(places), rest, tuple(entry.town for entry in namesakes))
    return None


def _overlap(said: SaidLandmark, line: BranchLine, hit: Hit) -> bool:
    return any(said.holds(part) for part in line.parts[hit.first : hit.first + hit.size])


def _is_rather_town(said: SaidLandmark, hit: Hit) -> bool:
    """A town said to be one, better spelled, of more words, or so big that everybody means it."""
    is_big = hit.towns[0].town.many >= BIG
    if hit.pointed or hit.size > said.end - said.first:
        return True
    return hit.slips < said.slips or (is_big and hit.slips <= said.slips)


def _without_town(directory: Directory, rest: BranchLine) -> tuple[BranchLine, TownEntry | None]:
    """The town that the other words name beyond doubt, and the line without it."""
    hit = best_hit(directory, rest)
    if hit is None or not (hit.pointed or hit.towns[0].town.many >= BIG):
        return rest, None
    parts = [part for place, part in enumerate(rest.parts) if not hit.first <= place < hit.first + hit.size]
    return replace(rest, parts=parts), hit.towns[0]


def _places(
    directory: Directory, said: SaidLandmark, town: TownEntry | None, carriers: Collection[str], *, must: bool
) -> list[Place]:
    """The landmarks of the town; of any town where that has none of the name and the line names no town itself."""
    known = [place for one in said.landmarks for place in _in_directory(directory, one, carriers)]
    here = [place for place in known if town is not None and place.town.folded == town.folded]
    return here[:1] if here or must else known


def _in_directory(directory: Directory, landmark: Landmark, carriers: Collection[str]) -> Iterator[Place]:
    folded = fold_name(landmark.town)
    towns = [directory.index.towns[place] for place in directory.names.named([landmark.town])]
    named = [entry for entry in towns if entry.folded == folded and entry.town.many >= BIG]
    wished = [entry for entry in named if entry.town.carrier in carriers] or named
    if wished:
        yield Place(landmark, max(wished, key=lambda entry: entry.town.many))


def _stands_in_address(directory: Directory, said: SaidLandmark, line: BranchLine, places: Sequence[Place]) -> bool:
    """Whether branches of the town have just these words in their address: what is written there is better."""
    words = [f" {heard([part.word.text])} " for part in line.parts if said.holds(part)]
    return len(places) == 1 and bool(words) and any(_hold(words, _addresses(directory, places[0].town)))


def _addresses(directory: Directory, town: TownEntry) -> Sequence[str]:
    return directory.index.columns.words[town.first : town.end]


def _hold(words: Sequence[str], addresses: Iterable[str]) -> Iterator[bool]:
    return (all(word in address for word in words) for address in addresses)
