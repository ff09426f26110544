"""Metro stations and parts of big towns that a line names, from landmarks.tsv: in any case, old names, slips.

Knows no directory: whether the words are rather a town or a street is told by who has one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.branch_search import Landmark, LandmarkKind, Point
from bot.reading.branch_said import BranchLine, Lead, Part
from bot.reading.declension import forms
from bot.reading.said_town import looks_like_adjective
from bot.reading.signs import signs
from bot.reading.spelling import is_cyrillic
from bot.reading.town_names import heard
from bot.reading.words import Word

_KIND, _TOWN, _LATITUDE, _LONGITUDE, _NAMES = 0, 1, 2, 3, 4
_OWN_NAMES = 3  # in Ukrainian, Russian and English; those after them are old ones and talk
_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 5, 9
_FEW = 12  # forms of a name or two
_M = frozenset({"м", "m"})


@dataclass(frozen=True, slots=True)
class SaidLandmark:
    """Landmarks that the words of a line from `first` up to `end` may name, and with how many slips.

    `marked`: the line says that it is a metro station; else it may be a street or a town as well.
    """

    first: int
    end: int
    slips: int
    marked: bool
    landmarks: tuple[Landmark, ...]

    def without(self, line: BranchLine) -> BranchLine:
        """The line without its words; what follows «масив» or «метро» that belongs to it is not called so itself."""
        kept = [part for part in line.parts if not self.holds(part)]
        return replace(line, parts=[replace(part, lead=Lead.NOTHING) if self._leads(part) else part for part in kept])

    def _leads(self, part: Part) -> bool:
        return part.lead is Lead.METRO or (part.place == self.end and part.lead is Lead.STREET)

    def holds(self, part: Part) -> bool:
        """Whether the part is one of its words."""
        return self.first <= part.place < self.end


@dataclass(frozen=True, slots=True)
class _Name:
    """A landmark's name: the forms of each of its words, folded."""

    landmark: Landmark
    words: tuple[frozenset[str], ...]
    is_plain: bool  # can be told from a street's without a word for it


@cache
def all_landmarks() -> Mapping[str, Landmark]:
    """By their keys."""
    return {landmark.key: landmark for landmark, _ in _rows()}


def landmarks_said(line: BranchLine) -> list[SaidLandmark]:
    """Those of a line, the surest first: said to be a metro station, rightly spelled, of more words."""
    said = list(_exact(line)) or list(_nearly(line))
    return sorted(said, key=lambda one: (not one.marked, one.slips, one.first - one.end, one.first))


def _rows() -> Iterator[tuple[Landmark, list[str]]]:
    text = resources.files("bot.reading").joinpath("landmarks.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            told = line.split("\t")
            names = told[_NAMES:]
            point = Point(float(told[_LATITUDE]), float(told[_LONGITUDE]))
            yield Landmark(LandmarkKind(told[_KIND]), told[_TOWN], point, *names[:_OWN_NAMES]), names


@cache
def _by_first_word() -> Mapping[str, Sequence[_Name]]:
    """The names by every form of their first word."""
    found: dict[str, list[_Name]] = defaultdict(list)
    for landmark, names in _rows():
        for text in names:
            name = _name(landmark, text)
            for form in name.words[0]:
                found[form].append(name)
    return found


def _name(landmark: Landmark, text: str) -> _Name:
    words = text.replace("-", " ").split()
    own = text if is_cyrillic(text) else landmark.ukrainian
    is_plain = landmark.kind is LandmarkKind.DISTRICT or len(words) > 1 or not looks_like_adjective(own)
    return _Name(landmark, tuple(map(_forms, words)), is_plain)


def _forms(word: str) -> frozenset[str]:
    told = {word.lower()}
    if is_cyrillic(word):
        told |= forms(word.lower(), "uk") | forms(word.lower(), "ru")
    return frozenset(heard([one]) for one in told)


def _exact(line: BranchLine) -> Iterator[SaidLandmark]:
    told = [heard([word.text]) for word in line.words]
    for first in range(len(told)):
        names = [name for name in _by_first_word().get(told[first], ()) if _fits(name, told[first:])]
        yield from _said(line, first, names, 0)


def _fits(name: _Name, told: Sequence[str]) -> bool:
    return len(name.words) <= len(told) and all(word in known for word, known in zip(told, name.words, strict=False))


def _said(line: BranchLine, first: int, names: Sequence[_Name], slips: int) -> Iterator[SaidLandmark]:
    """The longest of the names that begin at a word; one that may be a street counts only where metro is spoken of."""
    size = max((len(name.words) for name in names), default=0)
    longest = [name for name in names if len(name.words) == size]
    if not longest:
        return
    marked = _is_metro(line, first, first + size)
    if marked:
        longest = [name for name in longest if name.landmark.kind is LandmarkKind.METRO] or longest
    elif _is_street(line.words, first) or _has_house(line.words, first + size):
        return
    else:
        plain = [name for name in longest if name.is_plain]
        longest = [name for name in plain if name.landmark.kind is LandmarkKind.DISTRICT] or plain
    landmarks = tuple(dict.fromkeys(name.landmark for name in longest))
    if landmarks:
        yield SaidLandmark(first, first + size, slips, marked, landmarks)


def _is_metro(line: BranchLine, first: int, end: int) -> bool:
    """«Станція метро Позняки», «ст. м. Позняки», «Pozniaky metro»: said before it, or behind it but not of the next."""
    words, metro = line.words, signs("line", "metro")
    for word in reversed(words[:first]):
        if word.folded in metro:
            return True
        if word.folded not in signs("line", "street") | signs("line", "noise") | _M:
            break
    behind = end < len(words) and words[end].folded in metro
    return behind and not (end + 1 < len(words) and heard([words[end + 1].text]) in _by_first_word())


def _is_street(words: Sequence[Word], first: int) -> bool:
    before = words[first - 1].folded if first else ""
    return before in signs("line", "street") and before not in signs("line", "quarter")


def _has_house(words: Sequence[Word], end: int) -> bool:
    return end < len(words) and words[end].digits


def _nearly(line: BranchLine) -> Iterator[SaidLandmark]:
    """Of what may name a place: a letter missed, doubled, taken for another or changed round; in a long word two."""
    known = _by_first_word()
    told = [heard([word.text]) for word in line.words]
    for part in line.parts:
        most = _most_slips(told[part.place])
        if not most or part.lead is Lead.REGION:
            continue
        near = process.extract(told[part.place], known.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        for form, slips, _ in sorted(near, key=lambda one: one[1])[:_FEW]:
            names = [name for name in known[form] if _nearly_fits(name, told[part.place :])]
            yield from _said(line, part.place, names, int(slips) or 1)


def _most_slips(word: str) -> int:
    return (len(word) >= _ONE_SLIP_FROM) + (len(word) >= _TWO_SLIPS_FROM)


def _nearly_fits(name: _Name, told: Sequence[str]) -> bool:
    if len(name.words) > len(told):
        return False
    return all(
        word in known or any(OSA.distance(word, form) <= _most_slips(word) for form in known)
        for word, known in zip(told[1:], name.words[1:], strict=False)
    )
