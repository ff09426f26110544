"""Phones in a written order: whose each is, and the one to take. Knows nothing of names."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import phonenumbers

from bot.reading.order_page import Page

_JOIN = re.compile(r"[ ().\-/]{0,3}")
_HOME, _HOME_CODE, _HOME_SIZE = "380", "38", 12
_LONGEST, _SHORTEST = 15, 8
_NEAR = 14  # tokens between "Відправник:" and the phone
_FIRST_GROUPS = {"0", "8", "38", "80", "380"}


class Whose(enum.IntEnum):
    """Whose phone it is, the better the higher."""

    SENDER = 0
    SPARE = 1
    WRITER = 2
    UNSAID = 3
    RECIPIENT = 4


@dataclass(frozen=True, slots=True)
class SaidPhone:
    """A phone at some tokens; no E.164 digits where it has too few or too many."""

    place: int
    end: int
    written: str
    digits: str | None
    whose: Whose = Whose.UNSAID
    corrected: bool = False


def find_phones(page: Page) -> list[SaidPhone]:
    """All phones of a page; their tokens are claimed."""
    found: list[SaidPhone] = []
    place = 0
    while place < len(page):
        phone = _phone_at(page, place)
        if phone is not None:
            page.claim(phone.place, phone.end, "phone")
            found.append(_attributed(phone, page, found[-1].end if found else 0))
        place = phone.end if phone else place + 1
    return found


def best_phone(phones: list[SaidPhone]) -> SaidPhone | None:
    """The recipient's main phone, the corrected one before all, a mobile before one at home; never the sender's."""
    able = [phone for phone in phones if phone.whose is not Whose.SENDER]
    if not able:
        return None
    return max(able, key=_worth)


def _worth(phone: SaidPhone) -> tuple[bool, bool, Whose, bool, int]:
    last_said = phone.corrected * phone.place
    return phone.corrected, phone.digits is not None, phone.whose, not _is_landline(phone.digits), last_said


def _is_landline(digits: str | None) -> bool:
    """Whether no message of the carrier can reach it."""
    if digits is None or not digits.startswith(_HOME):
        return False
    kind = phonenumbers.number_type(phonenumbers.parse("+" + digits))
    return kind == phonenumbers.PhoneNumberType.FIXED_LINE


def _phone_at(page: Page, place: int) -> SaidPhone | None:
    token = page.tokens[place]
    if not token.digits or not page.free(place) or _continues(page, place):
        return None
    if token.gap.endswith("+"):
        return _abroad(page, place)
    grown = list(_growing(page, place))
    for end, digits in grown:
        if national := _national(digits, len(token.text)):
            if end < len(page) and _is_tail(page, place, end):
                return SaidPhone(place, end + 1, digits, None)
            return SaidPhone(place, end, digits, _HOME + national)
    return _almost(page, place, grown)


def _continues(page: Page, place: int) -> bool:
    """Whether the digits are the tail of a longer word: RB123, 5.0671112233."""
    gap = page.tokens[place].gap
    return place > 0 and not gap and not page.tokens[place - 1].text.isalpha()


def _growing(page: Page, place: int) -> Iterator[tuple[int, str]]:
    digits = ""
    for end in range(place, len(page)):
        token = page.tokens[end]
        if not token.digits or not page.free(end) or (end > place and not _JOIN.fullmatch(token.gap)):
            return
        digits += token.text
        if len(digits) > _LONGEST:
            return
        yield end + 1, digits


def _national(digits: str, first: int) -> str | None:
    """The nine digits after the country of a Ukrainian number written in full, with 8 or with 0."""
    if first not in {1, 2, 3, 4, 5, 6, 9, 10, 11, 12}:
        return None
    for size, prefix in ((12, "380"), (11, "80"), (10, "0")):
        if len(digits) == size and digits.startswith(prefix) and digits[len(prefix)] in "3456789":
            return digits[len(prefix) :] if first != 2 or digits[:2] in {"38", "80"} else None  # noqa: PLR2004
    return None


def _is_tail(page: Page, place: int, end: int) -> bool:
    """«067-112-09-34-5»: a digit too many."""
    token = page.tokens[end]
    return token.digits and token.gap == "-" and end - place > 1 and page.tokens[end - 1].gap == "-"


def _abroad(page: Page, place: int) -> SaidPhone | None:
    grown = list(_growing(page, place))
    for end, digits in grown:
        if digits.startswith(_HOME_CODE) and len(digits) == _HOME_SIZE and digits.startswith(_HOME):
            return SaidPhone(place, end, digits, digits)
    for end, digits in reversed(grown):
        if not digits.startswith(_HOME_CODE) and len(digits) >= _SHORTEST and _is_possible(digits):
            return SaidPhone(place, end, digits, digits)
    if not grown or len(grown[-1][1]) < _SHORTEST:
        return None
    return SaidPhone(place, grown[-1][0], grown[-1][1], None)


def _is_possible(digits: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def _almost(page: Page, place: int, grown: list[tuple[int, str]]) -> SaidPhone | None:
    """A digit too few or too many: taken for a phone by its beginning or by the word before it."""
    if not grown or not _SHORTEST <= len(grown[-1][1]) <= 13:  # noqa: PLR2004
        return None
    end, digits = grown[-1]
    begins = digits[:1] == "0" and digits[1:2] in tuple("3456789") and len(page.tokens[place].text) in {3, 8, 9, 11, 12}
    begins = begins or (digits.startswith(_HOME) and len(digits) in {11, 13})
    named = any(page.is_(before, "people", "phone") for before in range(max(place - 2, 0), place))
    return SaidPhone(place, end, digits, None) if begins or named else None


def _attributed(phone: SaidPhone, page: Page, since: int) -> SaidPhone:
    if phone.place and page.is_(phone.place - 1, "turns", "wrong"):
        return replace(phone, whose=Whose.SENDER)
    whose, start = Whose.UNSAID, max(since, phone.place - _NEAR)
    for place in range(start, phone.place):
        if "\n\n" in page.gap(place):
            whose = Whose.UNSAID
        whose = _said(page, place, whose)
    if "(" in page.gap(phone.end) and any(")" in page.gap(phone.end + step) for step in (1, 2)):
        whose = _said(page, phone.end, whose)
    corrected = (
        bool(since)
        and any(
            page.is_(place, "turns", "correction", "wrong") and not page.is_(place, "people", "spare")
            for place in range(since, phone.place)
        )
        and whose is not Whose.SPARE
    )
    return replace(phone, whose=whose, corrected=corrected)


_SAYS = {"sender": Whose.SENDER, "spare": Whose.SPARE, "writer": Whose.WRITER, "recipient": Whose.RECIPIENT}


def _said(page: Page, place: int, whose: Whose) -> Whose:
    hit = page.hit(place, "people")
    if hit is None or (hit.concept == "writer" and not _names_phone(page, hit.end)):
        return whose
    return _SAYS.get(hit.concept, whose)


def _names_phone(page: Page, place: int) -> bool:
    """«Мій 067…», «мій номер», «(мій)», but not «мій син»."""
    if ")" in page.gap(place) or place >= len(page):
        return True
    return page.tokens[place].digits or page.is_(place, "people", "phone")
