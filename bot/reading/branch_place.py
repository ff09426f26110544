"""How well addresses, folded by `fold_place`, fit the words of a street, a house or a landmark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.place import Branch
from bot.reading.branch_said import LONGEST_NUMBER, BranchLine, Part
from bot.reading.russian import street_in_ukrainian
from bot.reading.spelling import fold
from bot.reading.town_names import heard

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´′][^\W\d_]+)*|\d+")
_STEM, _ENDING = 4, 3
_LONG = 8
_WHOLE, _BEGUN, _HOUSE, _SORT = 8, 4, 2, 1


def fold_place(branch: Branch) -> str:
    """The words of a branch's address and of what its name says besides, each once, the town left out."""
    told = branch.address.removeprefix(branch.city_name) + " " + branch.name.partition(":")[2]
    return " " + " ".join(dict.fromkeys(fold(word) for word in _WORD.findall(told))) + " "


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """What a line asks for within its town: a number, or words of a street with a house perhaps."""

    number: str = ""
    words: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    sort: str = ""


def asked_place(line: BranchLine) -> AskedPlace:
    """Tell the branch's number from a house's: that one comes right after a word of the street."""
    number, words, houses = line.number, [], []
    before: Part | None = None
    for part in line.parts:
        if part.common or (part.word.digits and len(part.word.text) > LONGEST_NUMBER):
            continue  # "село", or somebody's phone
        if not part.word.digits:
            words.append(_as_in_addresses(part))
        elif number or (part.follows and before is not None and not before.word.digits):
            houses.append(part.word.text)
        else:
            number = part.word.text.lstrip("0")
        before = part
    return AskedPlace(number, tuple(word for word in words if len(word) > 1), tuple(houses), line.street)


def _as_in_addresses(part: Part) -> str:
    return street_in_ukrainian(heard([part.word.text]))


def fitting(addresses: Sequence[str], asked: AskedPlace) -> list[int]:
    """Which of the folded addresses hold one of the words, the best first."""
    patterns = [pattern for word in asked.words for pattern in _patterns(word, addresses)]
    found = {place for begun, _ in patterns for place, address in enumerate(addresses) if begun in address}
    weights = [(begun, _BEGUN) for begun, _ in patterns]
    weights += [(f" {word} ", _WHOLE - _BEGUN) for _, word in patterns]
    weights += [(f" {house} ", _HOUSE) for house in asked.houses]
    weights += [(f" {asked.sort}", _SORT)] if asked.sort else []
    scores = {place: sum(weight for one, weight in weights if one in addresses[place]) for place in found}
    return sorted(found, key=lambda place: (-scores[place], place))


def _patterns(word: str, addresses: Sequence[str]) -> list[tuple[str, str]]:
    """What of a word to look for: its beginning, or, where no address has that, the word nearest to it; and whole."""
    stem = " " + (word if len(word) <= _STEM else word[: max(_STEM, len(word) - _ENDING)])
    if any(stem in address for address in addresses):
        return [(stem, word)]
    if len(word) <= _STEM:
        return []
    written = {one for address in addresses for one in address.split()}
    near = process.extractOne(word, written, scorer=OSA.distance, score_cutoff=1 + (len(word) >= _LONG))
    return [(f" {near[0]} ", near[0])] if near else []
