"""Which towns a word or several may name, in any case and spelling, from cities.tsv. Knows nothing of the message."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from bot.reading.declension import forms
from bot.reading.spelling import fold_cyrillic, fold_latin, from_latin, is_cyrillic

WELL_KNOWN = 250  # so many of the first lines are taken even where nothing else points to a town
_MISSPELLABLE = 5


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its names; `place` is its line, the better known first."""

    place: int
    ukrainian: str
    russian: str
    latin: tuple[str, ...]
    polish: tuple[str, ...]
    in_talk: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A town found at a word: how many words it takes, and the Latin name if it was one."""

    town: Town
    size: int
    latin: str = ""

    def name(self, language: str) -> str:
        if self.latin:
            return self.latin
        return self.town.russian if language == "ru" else self.town.ukrainian


@dataclass
class _Index:
    """Folded first word → the towns that may begin with it and the forms that their further words take."""

    cyrillic: dict[str, list[tuple[Town, tuple[frozenset[str], ...]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    latin: dict[str, list[tuple[Town, tuple[frozenset[str], ...], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    nearly: dict[str, Town] = field(default_factory=dict)


_loading = threading.Lock()


def towns_at(words: Sequence[str], language: str) -> list[Match]:
    """Towns that a list of words as written begins with; a first word cut short ends in a dot.

    The longest comes first, then the one in the nominative, then the better known.
    """
    with _loading:
        index = _index()
    found = list(_cyrillic_at(words, index) if is_cyrillic(words[0]) else _latin_at(words, language, index))
    return sorted(found, key=lambda match: (-match.size, not _in_nominative(match, words, language), match.town.place))


def _in_nominative(match: Match, words: Sequence[str], language: str) -> bool:
    return fold_cyrillic(match.name(language)) == fold_cyrillic(" ".join(words[: match.size]))


def town_nearly(word: str) -> Match | None:
    """A well-known town whose name, in some case, differs from a word by one letter."""
    with _loading:
        index = _index()
    folded = fold_cyrillic(word) if is_cyrillic(word) else from_latin(fold_latin(word))
    if len(folded) < _MISSPELLABLE:
        return None
    for near in _less_one(folded):
        if town := index.nearly.get(near):
            return Match(town, 1, "" if is_cyrillic(word) else town.latin[0])
    return None


def cut_short(written: str) -> list[Match]:
    """«Івано-Франк.», «Ів-Фр»: a well-known town of two joined words, one or both of them cut short; none or one."""
    with _loading:
        towns = _joined_towns()
    parts = fold_cyrillic(written.replace("-", " ").rstrip(".")).split()
    found = {
        town
        for town in towns
        for name in (town.ukrainian, town.russian)
        if len(parts) == 2  # noqa: PLR2004
        and all(
            len(part) > 1 and whole.startswith(part)
            for part, whole in zip(parts, fold_cyrillic(name.replace("-", " ")).split(), strict=True)
        )
    }
    return [Match(found.pop(), 2)] if len(found) == 1 else []


@cache
def _joined_towns() -> tuple[Town, ...]:
    return tuple(
        town for town in all_towns() if "-" in town.ukrainian and "-" in town.russian and town.place < WELL_KNOWN
    )


def _cyrillic_at(words: Sequence[str], index: _Index) -> Iterator[Match]:
    folded = [fold_cyrillic(word) for word in words]
    for town, rest in index.cyrillic.get(folded[0].rstrip("."), ()):
        if _follow(rest, folded[1:]):
            yield Match(town, 1 + len(rest))
    yield from _shortened(folded, index)


def _shortened(folded: Sequence[str], index: _Index) -> Iterator[Match]:
    """«Ів.-Франківськ», «Б. Церква», «Кр. Ріг»: the first word cut short, the second whole."""
    if len(folded) < 2 or not folded[0].endswith("."):  # noqa: PLR2004
        return
    for town, rest in index.cyrillic.get("…" + folded[1], ()):
        if any(first.startswith(folded[0][:-1]) for first in rest[0]):
            yield Match(town, 2)


def _latin_at(words: Sequence[str], language: str, index: _Index) -> Iterator[Match]:
    folded = [fold_latin(word.rstrip(".")) for word in words]
    for town, rest, name in index.latin.get(folded[0], ()):
        if _follow(rest, folded[1:]) and (language == "pl" or name in town.latin):
            yield Match(town, 1 + len(rest), name)
    if language != "uk":
        return
    heard = [from_latin(word) for word in folded]
    for sound in dict.fromkeys((heard[0], heard[0].replace("г", "х", 1))):
        for town, rest in index.cyrillic.get(sound, ()):
            if _follow(rest, heard[1:]):
                yield Match(town, 1 + len(rest), town.latin[0])


def _follow(rest: Sequence[frozenset[str]], words: Sequence[str]) -> bool:
    return len(rest) <= len(words) and all(word in allowed for allowed, word in zip(rest, words, strict=False))


@cache
def _index() -> _Index:
    index = _Index()
    for town in all_towns():
        for language, names in (("uk", (town.ukrainian,)), ("ru", (town.russian,)), ("uk", town.in_talk)):
            for name in names:
                _add_cyrillic(index, town, name, language)
        for name in dict.fromkeys((*town.polish, *town.latin)):
            _add_latin(index, town, name, "pl" if name in town.polish else "")
    return index


def _parts(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


def _add_cyrillic(index: _Index, town: Town, name: str, language: str) -> None:
    parts = [frozenset(map(fold_cyrillic, forms(part, language))) for part in _parts(name)]
    for first in parts[0]:
        index.cyrillic[first].append((town, tuple(parts[1:])))
    if len(parts) == 2:  # noqa: PLR2004
        for second in parts[1]:
            index.cyrillic["…" + second].append((town, (parts[0],)))
    if len(parts) == 1 and town.place < WELL_KNOWN:
        for form in parts[0]:
            for near in _less_one(form) if len(form) >= _MISSPELLABLE else ():
                index.nearly.setdefault(near, town)


def _add_latin(index: _Index, town: Town, name: str, language: str) -> None:
    parts = [frozenset(map(fold_latin, forms(part, language))) for part in _parts(name)]
    for first in parts[0]:
        index.latin[first].append((town, tuple(parts[1:]), name))


def _less_one(word: str) -> list[str]:
    return [word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))]


def all_towns() -> Iterator[Town]:
    """Towns with their names in several languages, the better known first."""
    text = resources.files("bot.reading").joinpath("cities.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    for place, line in enumerate(lines):
        ukrainian, russian, latin, polish, talk, *_ = [*line.split("\t"), "", ""]
        yield Town(
            place, ukrainian, russian, *(tuple(filter(None, names.split(","))) for names in (latin, polish, talk))
        )
