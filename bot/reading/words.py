"""A message cut into words, numbers and signs. Knows no meaning of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.spelling import fold, is_cyrillic

LONGEST_TEXT = 4096  # Telegram's own limit
# What somebody wants stands at the beginning of a long message or at its end.
_FIRST_WORDS, _LAST_WORDS = 80, 30
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’ʼ‘`´′][^\W\d_]+)*)|(?P<digits>\d+)|(?P<sign>[№#+@/$%]|[\u2600-\u27bf\U0001f300-\U0001faff])"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a run of digits or a sign: as it stands, as compared, and what stands before it."""

    text: str
    folded: str
    gap: str
    cyrillic: bool = False
    digits: bool = False
    sign: bool = False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def words_of(text: str) -> list[Word]:
    """Cut a text, of a long one the beginning and the end; what stands between two words is the gap of the second."""
    shown = _UNSEEN.sub("", text[:LONGEST_TEXT])
    matches = list(_TOKEN.finditer(shown))
    ends = [0, *(match.end() for match in matches)]
    chosen = list(range(len(matches)))
    if len(matches) > _FIRST_WORDS + _LAST_WORDS:
        chosen[_FIRST_WORDS:-_LAST_WORDS] = []
    return [_word(matches[place], shown[ends[place] : matches[place].start()]) for place in chosen]


def _word(match: re.Match[str], gap: str) -> Word:
    kind, text = match.lastgroup, match[0]
    folded = fold(text) if kind == "word" else text
    return Word(text, folded, gap, cyrillic=is_cyrillic(text), digits=kind == "digits", sign=kind == "sign")
