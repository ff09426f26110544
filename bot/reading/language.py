"""Which language a message is in: uk, ru, en, es or pl. Ukrainian in Latin letters is uk, and so are digits alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.reading.concepts import CYRILLIC, lexicon
from bot.reading.morphology import known
from bot.reading.signs import signs
from bot.reading.spelling import from_latin
from bot.reading.words import Word

DEFAULT = "uk"
_MOST_WORDS = 60

_UKRAINIAN_LETTERS = set("іїєґІЇЄҐ")
_RUSSIAN_LETTERS = set("ыэъёЫЭЪЁ")
_RUSSIAN_ENDINGS = ("ая", "ое", "ые", "ешь", "ишь")
_POLISH_LETTERS = set("ąćęłńśźżĄĆĘŁŃŚŹŻ")
_POLISH_PAIRS = re.compile("sz|cz|rz|dz|prz|wy$")
_SPANISH_LETTERS = set("ñáéíúüÑÁÉÍÚÜ")


def language_of(words: Sequence[Word]) -> str:
    """The prevailing language; a message with no letters counts as Ukrainian."""
    spoken = [word for word in words if not (word.digits or word.sign or _is_of_a_number(word))][:_MOST_WORDS]
    cyrillic = sum(word.cyrillic for word in spoken)
    if not spoken or cyrillic * 2 >= len(spoken):
        return _of_cyrillic([word for word in spoken if word.cyrillic])
    return _of_latin([word for word in spoken if not word.cyrillic])


def _is_of_a_number(word: Word) -> bool:
    """The letters of RB123456785UA."""
    return len(word.text) <= 2 and word.text.isupper() and not word.cyrillic  # noqa: PLR2004


def _of_cyrillic(words: Sequence[Word]) -> str:
    score: Counter[str] = Counter()
    for word in words:
        letters, lower = set(word.text), word.text.lower()
        score["uk"] += 2 * bool(letters & _UKRAINIAN_LETTERS) + (word.folded in signs("language", "uk"))
        score["ru"] += 2 * bool(letters & _RUSSIAN_LETTERS) + (word.folded in signs("language", "ru"))
        score["ru"] += lower.endswith(_RUSSIAN_ENDINGS)
        score["uk"] += known(lower, "uk") and not known(lower, "ru")
        score["ru"] += known(lower, "ru") and not known(lower, "uk")
    return "ru" if score["ru"] > score["uk"] else DEFAULT


def _of_latin(words: Sequence[Word]) -> str:
    score = {language: _likeness(words, language) for language in ("en", "es", "pl")}
    score["uk"] = _translit_likeness(words)
    for word in words:
        score["pl"] += 2 * bool(set(word.text) & _POLISH_LETTERS) + bool(_POLISH_PAIRS.search(word.folded))
        score["es"] += 2 * bool(set(word.text) & _SPANISH_LETTERS)
    return max(score, key=lambda language: score[language])


def _likeness(words: Sequence[Word], language: str) -> float:
    entries = lexicon(language)
    return sum((w.folded in signs("language", language)) * 1.5 + bool(entries.exactly(w.folded)) for w in words)


def _translit_likeness(words: Sequence[Word]) -> float:
    entries = lexicon(CYRILLIC)
    return sum(
        (word.folded in signs("language", "translit")) * 1.5 + bool(entries.exactly(from_latin(word.folded))) * 0.9
        for word in words
    )
