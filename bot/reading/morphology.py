"""Dictionary forms of Ukrainian and Russian words. The dictionaries load at the first need (20 MB each), not before."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Protocol, cast

LANGUAGES = ("uk", "ru")
_loading = threading.Lock()


class Parse(Protocol):
    """What is used of pymorphy3's Parse."""

    normal_form: str
    tag: object
    word: str

    def inflect(self, required: frozenset[str]) -> Parse | None:
        """The form of the same word with these grammemes."""


class _Analyzer(Protocol):
    def parse(self, word: str) -> list[Parse]: ...
    def word_is_known(self, word: str) -> bool: ...


@lru_cache(maxsize=2)
def _load(language: str) -> _Analyzer:
    import pymorphy3  # noqa: PLC0415 - nothing is paid for before somebody writes in words

    return cast("_Analyzer", pymorphy3.MorphAnalyzer(lang=language))


def _analyzer(language: str) -> _Analyzer:
    with _loading:
        return _load(language)


@lru_cache(maxsize=4096)
def known(word: str, language: str) -> bool:
    """Whether the dictionary of `language` has the word; guesses nothing."""
    return _analyzer(language).word_is_known(word.lower())


@lru_cache(maxsize=4096)
def lemmas(word: str) -> tuple[str, ...]:
    """Dictionary forms of a word in both languages, none for a word that neither dictionary has."""
    found = [
        parse.normal_form
        for language in LANGUAGES
        if known(word, language)
        for parse in _analyzer(language).parse(word.lower())
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def readings(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """Dictionary forms with their tags ("NOUN,inan,masc,Geox sing,loct"), guessed for words not in the dictionary."""
    return tuple((parse.normal_form, str(parse.tag)) for parse in _analyzer(language).parse(word.lower()))


@lru_cache(maxsize=4096)
def inflected(word: str, language: str, grammemes: frozenset[str]) -> str | None:
    """A word in the form asked for ("nomn", "femn"), by its first reading that has one."""
    for parse in _analyzer(language).parse(word.lower()):
        form = parse.inflect(grammemes)
        if form is not None:
            return form.word
    return None
