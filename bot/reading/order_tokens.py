"""An order's text cut into words and runs of digits. Knows no meaning of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.spelling import fold, from_latin, is_cyrillic

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<digits>\d+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a run of digits, where it stands, and what stands before it."""

    text: str
    forms: tuple[str, ...]
    start: int
    gap: str
    digits: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def cyrillic(self) -> bool:
        return is_cyrillic(self.text)


def tokens_of(text: str) -> list[Token]:
    """Cut a text; what stands between two tokens is the gap of the second."""
    found, end = [], 0
    for match in _TOKEN.finditer(text):
        found.append(_token(match, text[end : match.start()]))
        end = match.end()
    return found


def _token(match: re.Match[str], gap: str) -> Token:
    text = match[0]
    folded = fold(text)
    forms = (folded,) if is_cyrillic(text) or text.isdigit() else (folded, from_latin(folded))
    return Token(text, forms, match.start(), gap, digits=match.lastgroup == "digits")
