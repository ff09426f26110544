"""What the words of a message mean, from concepts.toml. Decides nothing about the message as a whole."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from bot.reading.morphology import lemmas
from bot.reading.spelling import fold_cyrillic, fold_latin, from_latin
from bot.reading.words import Word

CYRILLIC = "cyr"
_SHORTEST_MISSPELLED = 5
_LONGEST_PHRASE = 4

Concepts = frozenset[str]
_NONE: Concepts = frozenset()


class Lexicon:
    """The words of one script or language: whole words, beginnings, phrases, and a net for misspelled ones."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a folded entry ("де", "посилк*", "при_отриманні") and the concept it stands for."""
        self.whole: dict[str, set[str]] = defaultdict(set)
        self.beginnings: dict[str, set[str]] = defaultdict(set)
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.nearly: dict[str, set[str]] = defaultdict(set)
        for entry, concept in entries:
            self._add(entry, concept)
        self._longest = max(map(len, self.beginnings), default=0)

    def _add(self, entry: str, concept: str) -> None:
        if "_" in entry:
            parts = tuple(entry.split("_"))
            self.phrases[parts[0][:2]].append((parts, concept))
            return
        stem = entry.removesuffix("*")
        (self.beginnings if entry.endswith("*") else self.whole)[stem].add(concept)
        if len(stem) >= _SHORTEST_MISSPELLED:
            for near in _less_one(stem):
                self.nearly[near].add(concept)

    def exactly(self, word: str) -> Concepts:
        """Concepts of a whole word or, failing that, of the longest beginning of it."""
        if word in self.whole:
            return frozenset(self.whole[word])
        for size in range(min(len(word), self._longest), 1, -1):
            if word[:size] in self.beginnings:
                return frozenset(self.beginnings[word[:size]])
        return _NONE

    def roughly(self, word: str) -> Concepts:
        """Concepts of an entry that differs from the word's beginning by one letter."""
        for size in range(min(len(word), self._longest + 1), _SHORTEST_MISSPELLED - 1, -1):
            for near in _less_one(word[:size]):
                if near in self.nearly:
                    return frozenset(self.nearly[near])
        return _NONE

    def phrases_at(self, folded: Sequence[str]) -> Iterator[str]:
        """Concepts of the phrases with which a list of folded words begins."""
        for parts, concept in self.phrases.get(folded[0][:2], ()):
            if len(parts) <= len(folded) and all(map(_fits, parts, folded)):
                yield concept


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


def _less_one(word: str) -> list[str]:
    return [word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of `cyr`, `en`, `es` or `pl`."""
    fold = fold_cyrillic if language == CYRILLIC else fold_latin
    return Lexicon((fold(entry), concept) for concept, entry in _entries(language))


def _entries(language: str) -> Iterator[tuple[str, str]]:
    for concept, forms in tables().items():
        for entry in forms.get(language, "").split():
            yield concept, entry


@cache
def tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("bot.reading").joinpath("concepts.toml").read_text("utf-8"))


def concepts_of(words: Sequence[Word], language: str) -> list[Concepts]:
    """The concepts of each word; a phrase gives its own to its first word."""
    sound = language not in {"en", "es", "pl"}
    spelled = [from_latin(word.folded) if sound and not word.cyrillic else word.folded for word in words]
    return [
        _concepts_at(words[place], spelled[place : place + _LONGEST_PHRASE], language) for place in range(len(words))
    ]


def _concepts_at(word: Word, spelled: Sequence[str], language: str) -> Concepts:
    own = CYRILLIC if word.cyrillic or word.sign or language not in {"en", "es", "pl"} else language
    phrases = frozenset(lexicon(own).phrases_at(spelled))
    if own == CYRILLIC and not word.cyrillic:
        return phrases | (lexicon(CYRILLIC).exactly(spelled[0]) or lexicon("en").exactly(word.folded))
    return phrases | _concepts_of_word(word, own)


def _concepts_of_word(word: Word, language: str) -> Concepts:
    entries = lexicon(language)
    found = entries.exactly(word.folded)
    if found or word.digits or word.sign:
        return found
    forms = lemmas(word.text) if word.cyrillic else ()
    for form in forms:
        if found := entries.exactly(fold_cyrillic(form)):
            return found
    return _NONE if forms or not _may_be_misspelled(word, language) else entries.roughly(word.folded)


def _may_be_misspelled(word: Word, language: str) -> bool:
    """Latin letters have no dictionary here, so that a short word would be taken for another one."""
    return language == CYRILLIC or len(word.folded) > _SHORTEST_MISSPELLED + 1
