"""What people type and say, brought to one kind of letters, gaps and digits. Knows nothing of orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from bot.reading.numerals import numeral_at
from bot.reading.order_page import Page, table
from bot.reading.order_tokens import Token
from bot.reading.signs import lists
from bot.reading.spelling import fold

LONGEST_TEXT = 4096  # Telegram's own limit
_SPACES = dict.fromkeys(
    map(ord, "\t\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´′＇ʹ"), "'")
_UNSEEN = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFE0F, 0x20E3]
)
_LINES = {ord("\r"): "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
_TYPED = (
    _SPACES | _DASHES | _APOSTROPHES | _UNSEEN | _LINES | {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)}
)
_ALIKE = str.maketrans("iaeopcyxTKMHBICAEOPXk", "іаеорсухТКМНВІСАЕОРХк")
_MIXED = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_HEADERS = re.compile(
    r"^[ >]*(?:"
    r"[^\n,\[\]:]{1,40},? \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]:?"  # Оксана, [12.11.2025 14:03]
    r"|\[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\] ?[^\n:]{0,40}:"  # [12.11.25, 14:03] Оксана:
    r"|\[\d{1,2}:\d{2}(?::\d{2})?\] ?[^\n:]{0,40}:"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2} ?- ?[^\n:]{1,40}:"  # 12.11.2025, 14:03 - Оксана:
    r"|(?:Переслано від|Переслано от|Forwarded from|Forwarded message)[^\n]*"
    r"|(?:Вчора|Сьогодні|Вчера|Сегодня|Today|Yesterday),? (?:о |в |at )?\d{1,2}:\d{2}[^\n]{0,20}$"
    r"|\d{1,2}:\d{2}$"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
_SECTIONS = ("places", "carriers", "money", "currencies", "parcel")
_COUNTED = {"branch", "locker", "nova_poshta", "meest", "kilograms", "grams", "seats", "weight"} | {
    *("cod", "declared", "rest", "prepaid", "total", "due", "thousand", "UAH")
}
_THOUSAND, _PHONE_DIGITS = 1000, 10
_CELLS = 4  # so many signs in a line part its fields, not its orders


def as_typed(text: str) -> str:
    """One kind of space, dash and apostrophe; no headers of a chat; look-alike letters of a mixed word in Cyrillic."""
    plain = _with_commas(text[:LONGEST_TEXT].translate(_TYPED))
    return _MIXED.sub(_one_script, _HEADERS.sub("\n", plain))


def _with_commas(text: str) -> str:
    """«Харків; Нова Пошта; 85; …»: a line cut by semicolons or bars alone, as by commas."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        for sign in ";|":
            if line.count(sign) >= _CELLS and line.count(sign) > line.count(","):
                lines[place] = line.replace(sign, ",")
    return "\n".join(lines)


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in word)
    return word.translate(_ALIKE) if cyrillic and cyrillic < len(word) else word


def with_digits(text: str) -> str:
    """Write in digits the numbers said in words, where they count something of an order or make a phone."""
    page, place, end = Page(text, "uk"), 0, 0
    tokens, pieces = page.tokens, list[str]()
    while place < len(tokens):
        size, digits = _spoken_at(page, place)
        if size and digits:
            pieces += [text[end : tokens[place].start], digits]
            end = tokens[place + size - 1].end
        place += size or 1
    return "".join([*pieces, text[end:]])


def _spoken_at(page: Page, place: int) -> tuple[int, str]:
    """How many tokens a number said in words takes, and its digits; no digits where it is to be left in words."""
    values = list(_values(page.tokens, place))
    size, digits = _ordinal_at(page, place)
    if digits or not values:
        return size, digits
    numbers = _composed(values)
    phone = "".join(str(number) for number in numbers)
    if values[0] == 0 and len(phone) == _PHONE_DIGITS:
        return len(values), phone
    if values[0] == 0 and _ends_phone(page.tokens, place + len(values), _PHONE_DIGITS - len(phone)):
        return len(values), phone
    half = _half(page, place + len(values))
    size, number = len(values) + half, numbers[0] + Decimal(bool(half)) / 2
    counted = len(numbers) == 1 and _counts(page, place, place + size)
    return size, format(number.normalize(), "f") if counted else ""


def _half(page: Page, place: int) -> int:
    """How many tokens «з половиною» takes, if it stands there."""
    words = [token.forms[0] for token in page.tokens[place : place + 2]]
    return 2 if len(words) == 2 and words[0] in {"з", "с", "и"} and words[1].startswith("половин") else 0  # noqa: PLR2004


def _ends_phone(tokens: list[Token], place: int, wanted: int) -> bool:
    """Whether as many digits as a phone still wants follow: «нуль дев'яносто шість 412 07 85»."""
    digits = ""
    for token in tokens[place:]:
        if not token.digits or token.gap.strip(" -") or len(digits) >= wanted:
            break
        digits += token.text
    return 0 < wanted == len(digits)


def _values(tokens: list[Token], place: int) -> Iterator[Decimal]:
    for step, token in enumerate(tokens[place:]):
        spoken = next((form for form in token.forms if form in _numbers()), None)
        if token.digits or (step and token.gap.strip(" -")) or spoken is None:
            return
        yield _numbers()[spoken]


def _composed(values: list[Decimal]) -> list[Decimal]:
    """20 5 → 25, 2 1000 100 → 2100, but 0 67 123 → three numbers."""
    numbers, room = [values[0]], _room(values[0])
    for value in values[1:]:
        if value == _THOUSAND and 0 < numbers[-1] < _THOUSAND:
            numbers[-1], room = numbers[-1] * value, value
        elif 0 < value < room and numbers[-1]:
            numbers[-1], room = numbers[-1] + value, _room(value)
        else:
            numbers.append(value)
            room = _room(value)
    return numbers


def _room(value: Decimal) -> Decimal:
    """What a number may be followed by: less than this."""
    for unit in (1000, 100, 10):
        if value >= (20 if unit == 10 else unit) and value % unit == 0:  # noqa: PLR2004
            return Decimal(unit)
    return Decimal(0)


def _counts(page: Page, start: int, end: int) -> bool:
    """Whether what stands before or after a number in words is counted: a branch, a sum, a weight."""
    tokens = page.tokens
    near = start and not tokens[start].gap.strip(" №:-#")
    if near and (_leads(page, start - 1) or tokens[start - 1].forms[0] in _counted("before")):
        return True
    if start and _is_put_right(page, start, end):
        return True
    if end == len(tokens) or tokens[end].gap.strip(" -"):
        return False
    tail = any((hit := page.hit(end, section)) and hit.concept in _COUNTED for section in _SECTIONS)
    return tail or tokens[end].forms[0] in _counted("after")


def _leads(page: Page, place: int) -> bool:
    """Whether a number after a word is counted: «номер два», «наложений платіж три тисячі»."""
    while place > 0 and page.is_(place, "money", "soft") and not page.stops(place):
        place -= 1
    return any((hit := page.within(place, section)) and hit.concept in _COUNTED for section in _SECTIONS)


def _is_put_right(page: Page, start: int, end: int) -> bool:
    """«Номер дев'ять, ой, ні, сім»: said right after a word that puts right, and alone."""
    if not page.is_(start - 1, "turns", "correction", "wrong", "instead"):
        return False
    return page.stops(end) and page.gap(start).strip() in {"", ",", "-"}


def _ordinal_at(page: Page, place: int) -> tuple[int, str]:
    """«П'яте відділення», «отделение двадцать второе»."""
    words = [token.forms[-1] for token in page.tokens[place : place + 3]]
    numeral = numeral_at(words, "uk") or numeral_at(words, "ru")
    if numeral is None or not numeral.ordinal:
        return 0, ""
    counted = _counts(page, place, place + numeral.size)
    return numeral.size, str(numeral.value) if counted else ""


@cache
def _numbers() -> dict[str, Decimal]:
    small = {word: Decimal(value) for value, words in lists("cardinals").items() for word in words}
    return small | {fold(word): Decimal(value) for value, words in table()["spoken"].items() for word in words.split()}


@cache
def _counted(side: str) -> frozenset[str]:
    return frozenset(map(fold, table()["counted"][side].split()))
