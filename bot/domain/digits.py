"""What people type around digits: look-alike letters, spaces, phones, dates, sums. Knows no carrier's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_TEXT = 4096  # Telegram's own limit of a message

_CYRILLIC = "АВЕКМНОРСТУХІЈЅавекмнорстухіјѕ"
_LATIN = "ABEKMHOPCTYXIJSABEKMHOPCTYXIJS"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}
_ALIKE = (
    _FULL_WIDTH
    | {code: chr(code).upper() for code in range(ord("a"), ord("z") + 1)}
    | {code: chr(code - 0xFEE0).upper() for code in range(0xFF41, 0xFF5B)}
    | str.maketrans(_CYRILLIC, _LATIN)
)
_PLAIN = _UNSEEN | dict.fromkeys(map(ord, _SPACES), " ") | dict.fromkeys(map(ord, _DASHES), "-")

# Digits that announce themselves as something else. All bounded, so that hostile text costs little.
_STRANGERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}",  # e-mail
        r"(?:штрих|barcode(?!=)|\bean\b|\bgtin\b|\bisbn\b)[^\d\n]{0,20}\d[\d -]{7,24}",  # goods' barcodes
        r"U[AА][ -]?(?:[ -]?\d){27}(?!\d)",  # IBAN: Ukraine's, Poland's, Germany's
        r"PL[ -]?(?:[ -]?\d){26}(?!\d)|DE[ -]?(?:[ -]?\d){20}(?!\d)",
        r"(?:\+?\d{1,3}[ -]?)?\( ?\d{2,5} ?\)(?:[ -]{0,2}\d){5,8}(?!\d)",  # (067) 123-45-67
        r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[ -](?:0?[1-9]|1[0-2])[ -](?:19|20)\d\d(?!\d)",  # 20-11-2025
        r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)",  # 2025-11-20
        r"(?<!\d)\d{1,3}(?: \d{3}){1,5}(?:[.,]\d{1,2})? ?(?:грн|гривень|гривен|₴|руб|uah|usd|eur|zł|\$|€)",  # a sum
        r"(?:₴|\$|€|uah|usd|eur) ?\d{1,3}(?:[ ,]\d{3}){1,5}(?!\d)",
        r"(?<!\d)(?:2[1-9]|[3-9]\d|1[0-8]\d)\.\d{4,20}",  # a coordinate; up to "20." it may be the item of a list
    )
)
_ESCAPED = re.compile(r"%[0-9A-F]{2}", re.IGNORECASE)
_RUN = re.compile(r"\d+(?:[ -]{1,3}\d+)*", re.ASCII)
_SHORTEST = 13  # no carrier's number of digits alone has fewer
_GROUP = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Group:
    """Digits written without a gap, and where."""

    start: int
    digits: str
    after_plus: bool = False

    def __len__(self) -> int:
        """How many digits."""
        return len(self.digits)


def seen(text: str) -> str:
    """What a reader sees: one kind of space and dash, nothing invisible, links unescaped to gaps; cut between words."""
    if len(text) > LONGEST_TEXT:
        text = re.sub(r"[\d -]{0,40}$", "", text[:LONGEST_TEXT])
    return _ESCAPED.sub("   ", text.translate(_PLAIN))


def latin(text: str) -> str:
    """Turn look-alike letters, of either case, into Latin capitals, keeping the length."""
    return text.translate(_ALIKE)


def without_strangers(text: str) -> str:
    """Blot out e-mails, IBANs, phones in brackets, dates, sums and coordinates, keeping the length."""
    for pattern in _STRANGERS:
        text = pattern.sub(lambda match: "·" * len(match[0]), text)
    return text


def runs(text: str) -> Iterator[list[Group]]:
    """Groups of digits that stand together, with nothing but a gap or a dash between them; short runs are left out."""
    for run in _RUN.finditer(text):
        if len(run[0]) < _SHORTEST:
            continue
        starts = (run.start() + group.start() for group in _GROUP.finditer(run[0]))
        yield [
            Group(start, group, after_plus=text[start - 1 : start] == "+")
            for start, group in zip(starts, _GROUP.findall(run[0]), strict=True)
        ]


def phone_groups(groups: list[Group]) -> int:
    """How many of the first groups make a phone: 067 112 09 34, 8 067…, 38 067…, +48 600…; 0 where they do not."""
    if groups[0].digits[0] not in "038" and not groups[0].after_plus:
        return 0
    total = ""
    for count, group in enumerate(groups, start=1):
        total += group.digits
        if _is_phone(total, len(groups[0]), after_plus=groups[0].after_plus):
            return count
    return 0


def _is_phone(digits: str, first: int, *, after_plus: bool) -> bool:
    if after_plus:
        return 11 <= len(digits) <= 15  # noqa: PLR2004 - E.164
    size = len(digits)
    code_apart = first in {1, 3, size}  # "0503 8194…" is how a waybill is broken up, "050 381…" a phone
    return (
        (size == 10 and digits[0] == "0" and code_apart)  # noqa: PLR2004
        or (size == 11 and digits[:2] == "80")  # noqa: PLR2004
        or (size == 12 and digits[:3] == "380")  # noqa: PLR2004
    )
