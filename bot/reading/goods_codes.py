"""Codes on goods → one key for one article, whatever sort of code it is printed as."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.reading.barcode import Code, Kind, numbers_on, read_codes

LONGEST_KEY = 100  # of what a shop prints itself
_GTIN = 14  # digits; shorter ones are the same with noughts in front (GS1 General Specifications, 3.3)
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_TYPED_LENGTHS = frozenset({8, 12, 13})  # 14 digits are a parcel's number
_PHONES = "380"
_GS1 = re.compile(r"\(?01\)?([0-9]{14})")  # the application identifier of an article
_LINK = re.compile(r"https?://[^\s]+/01/([0-9]{8,14})(?:[/?#].*)?")  # GS1 Digital Link
_SPACES = re.compile(r"\s+")


def goods_key(text: str) -> str:
    """What an article is known by: 14 digits for EAN-8, EAN-13, UPC and GS1, else the text itself; "" for none."""
    told = _SPACES.sub(" ", text).strip()
    found = _LINK.fullmatch(told) or _GS1.match(told)
    digits = found[1] if found else told
    if digits.isascii() and digits.isdecimal() and len(digits) in _GTIN_LENGTHS:
        return digits.zfill(_GTIN)
    return told[:LONGEST_KEY]


def is_article(text: str) -> bool:
    """Whether that is EAN-8, UPC or EAN-13 in figures, with a right check digit, and no phone of Ukraine."""
    if not (text.isascii() and text.isdecimal()) or len(text) not in _TYPED_LENGTHS or text.startswith(_PHONES):
        return False
    weighted = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(text[:-1])))
    return (weighted + int(text[-1])) % 10 == 0


def goods_on(codes: Iterable[Code]) -> list[str]:
    """The keys of all codes that name no parcel, each once."""
    keys = [goods_key(code.text) for code in codes if code.kind is Kind.GOODS or not numbers_on([code])]
    return [key for key in dict.fromkeys(keys) if key]


def codes_in_hand(image: bytes) -> list[Code]:
    """Read a photo on which any code will do: a parcel's or an article's. For a thread; raises UnreadablePicture."""
    return read_codes(image, enough=bool)
