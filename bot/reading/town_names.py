"""The names of a directory's towns: which of them a few words mean, in any spelling, cut short or misspelled."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.gazetteer import Town, all_towns, towns_at
from bot.reading.renamed import renamed
from bot.reading.russian import in_ukrainian
from bot.reading.spelling import fold_name, from_latin, is_cyrillic

_LAST_LETTER = "\U0010ffff"
_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 4, 7


class TownNames:
    """Folded names with the places at which towns of that name stand; a name is found in a few microseconds."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the folded names in the order of the towns."""
        own: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            own[name].append(place)
        self._places = _with_other_names(own)
        self._sorted = sorted(self._places)
        self._of_several_words = [name for name in self._sorted if " " in name]

    def named(self, words: Sequence[str]) -> list[int]:
        """Places of the towns that all of these words are a name of, as it is, was, or is in another language."""
        spoken = dict.fromkeys(_spellings(words))
        return list(dict.fromkeys(place for name in spoken for place in self._places.get(name, ())))

    def beginning(self, words: Sequence[str]) -> list[int]:
        """Places of the towns whose names begin so, or of whose words each begins as told: «ів фр»."""
        told = heard(words)
        first = bisect_left(self._sorted, told)
        found = self._sorted[first : bisect_left(self._sorted, told + _LAST_LETTER)]
        if len(words) > 1:
            found += [name for name in self._of_several_words if _begin_so(name.split(), told.split())]
        return list(dict.fromkeys(place for name in found for place in self._places[name]))

    def nearly(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Slips of the pen and places: letters missed, doubled, taken for others or changed round; the fewest first."""
        told = heard(words)
        most = (len(told) >= _ONE_SLIP_FROM) + (len(told) >= _TWO_SLIPS_FROM)
        if not most:
            return []
        found = process.extract(told, self._sorted, scorer=OSA.distance, score_cutoff=most, limit=None)
        slips: dict[int, int] = {}
        for name, count, _ in found:
            if count > 1 and name[0] != told[0]:
                continue  # that is another name
            for place in self._places[name]:
                slips[place] = min(int(count), slips.get(place, most))
        return sorted((count, place) for place, count in slips.items())


def heard(words: Sequence[str]) -> str:
    """Words folded, those in Latin letters as they sound."""
    return " ".join(fold_name(word) if is_cyrillic(word) else from_latin(fold_name(word)) for word in words)


def _spellings(words: Sequence[str]) -> Iterator[str]:
    told = heard(words)
    yield told
    yield from in_ukrainian(told)
    for language in ("uk", "pl"):
        for match in towns_at(words, language):
            if match.size == len(words):
                yield fold_name(match.town.ukrainian)


def _begin_so(name: Sequence[str], told: Sequence[str]) -> bool:
    return len(name) == len(told) and all(word.startswith(begun) for word, begun in zip(name, told, strict=True))


def _with_other_names(own: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    """Let towns be found by what they are called in other languages, in talk, and were called before."""
    places = {name: dict.fromkeys(standing) for name, standing in own.items()}
    for ukrainian, others in (*_translated(), *renamed()):
        for other in others:
            if standing := own.get(ukrainian):
                places.setdefault(other, {}).update(dict.fromkeys(standing))
    return {name: tuple(standing) for name, standing in places.items()}


@cache
def _translated() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((fold_name(town.ukrainian), tuple(_others(town))) for town in all_towns())


def _others(town: Town) -> Iterator[str]:
    for name in (town.russian, *town.in_talk, *town.latin):
        if name:
            yield heard(name.replace("-", " ").split())
