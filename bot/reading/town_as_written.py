"""A town that a reader put right goes back to how it was written: what it means is for a person to say."""

from __future__ import annotations

import difflib

from bot.reading.gazetteer import Match, Town, towns_at
from bot.reading.spelling import fold, fold_name
from bot.reading.words import words_of

_LONGEST_NAME = 3  # words
_ENDING = 2  # letters in which the cases of a name differ
_SHORTEST = 3
_LONG = 5
_ALIKE = 0.6


def town_as_written(town: str, text: str) -> str:
    """The town, if it stands in the text in some case and language; else the word there that comes nearest to it."""
    written = [word.text for word in words_of(text) if any(letter.isalpha() for letter in word.text)]
    if _stands(town, written):
        return town
    folded = {fold(word): word for word in written}
    near = difflib.get_close_matches(fold_name(town), folded, n=1, cutoff=_ALIKE)
    return folded[near[0]] if near else town


def _stands(town: str, written: list[str]) -> bool:
    """A town of the list stands in one of its cases; of any other only the beginning is known."""
    names = [one for one in _at(town.replace("-", " ").split()) if one.size == len(fold_name(town).split())]
    if not names:
        stems = [part[: max(_SHORTEST, len(part) - _ENDING)] for part in fold_name(town).split()]
        return any(fold(word).startswith(stem) for stem in stems for word in written)
    meant = {one.town for one in names}
    found = (one.town for at in range(len(written)) for one in _at(written[at : at + _LONGEST_NAME]))
    return any(one in meant for one in found) or _stands_in_part(meant, written)


def _stands_in_part(meant: set[Town], written: list[str]) -> bool:
    """«Ів.-Франківськ», «Б. Церква»: one long word of the name is enough."""
    names = [part for town in meant for name in (town.ukrainian, town.russian) for part in fold_name(name).split()]
    long = {part for part in names if len(part) >= _LONG}
    return len(names) > len(meant) * 2 and any(fold(word) in long for word in written)


def _at(words: list[str]) -> list[Match]:
    return [one for language in ("uk", "ru") for one in towns_at(words, language)] if words else []
