"""Tracking numbers: which carrier's a number may be, and where a text holds some. Asks nobody."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.digits import Group, latin, phone_groups, runs, seen, without_strangers

NOVA_POSHTA = "nova_poshta"
UKRPOSHTA = "ukrposhta"
RUSSIAN_POST = "russian_post"
MEEST = "meest"


class Doubt(enum.StrEnum):
    """What is wrong with a number, if anything. Too short and too long ones are told, not taken."""

    NONE = "none"
    CHECK_DIGIT = "check_digit"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as the carrier writes it, and whose it may be; more than one carrier means that a person is asked."""

    value: str
    carriers: tuple[str, ...]
    doubt: Doubt = Doubt.NONE


def s10_check_is_right(number: str) -> bool:
    """UPU S10: weights 8 6 4 2 3 5 9 7 over the serial, 11 − sum mod 11, where 10 means 0 and 11 means 5."""
    total = sum(int(digit) * weight for digit, weight in zip(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - total % 11
    return int(number[10]) == {10: 0, 11: 5}.get(check, check)


def mod10_check_is_right(number: str) -> bool:
    """The GS1 way, which Russian Post's 14 digits share: from the right, weights 1 3 1 3…, sum divisible by ten."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number))) % 10 == 0


class _Rank(enum.IntEnum):
    CHECKED = 0
    PLAIN = 1
    MISCHECKED = 2


@dataclass(frozen=True, slots=True)
class _Shape:
    carrier: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None = None

    def rank(self, value: str) -> _Rank | None:
        if not self.pattern.fullmatch(value):
            return None
        if self.check is None:
            return _Rank.PLAIN
        return _Rank.CHECKED if self.check(value) else _Rank.MISCHECKED


# Ukrposhta's own check digit is only derived by us: it neither decides nor refuses, and a barcode of goods made in
# Britain (50…) passes as its number. Foreign S10 items are brought to Ukraine by Ukrposhta, the designated operator of
# the UPU; Meest writes CV…US, CV…PL in the same form, and so a CV of a foreign country may be either's.
_SHAPES = (
    _Shape(NOVA_POSHTA, re.compile(r"(?:20|59)[0-9]{12}|1000[0-9]{10}")),
    _Shape(UKRPOSHTA, re.compile(r"(?:05|03|50)[0-9]{11}")),
    _Shape(RUSSIAN_POST, re.compile(r"(?!20|59)[1-68][0-9]{13}"), mod10_check_is_right),
    _Shape(RUSSIAN_POST, re.compile(r"[A-Z]{2}[0-9]{9}RU"), s10_check_is_right),
    _Shape(UKRPOSHTA, re.compile(r"[A-Z]{2}[0-9]{9}(?!RU|ZZ)[A-Z]{2}"), s10_check_is_right),
    _Shape(MEEST, re.compile(r"[A-Z]{2}[0-9]{9}ZZ"), s10_check_is_right),
    _Shape(MEEST, re.compile(r"CV[0-9]{9}(?!RU|UA|ZZ)[A-Z]{2}"), s10_check_is_right),
    _Shape(MEEST, re.compile(r"MYCV[0-9]{9}[A-Z]{2}")),
)
_NEAR_NOVA_POSHTA = {13: Doubt.TOO_SHORT, 15: Doubt.TOO_LONG}
_LIKE_NOVA_POSHTA = re.compile(r"(?:20|59|1000)[0-9]+")
_POLISH_GOODS = "590"


def recognise(value: str) -> FoundNumber | None:
    """Say whose number `value` (digits and Latin capitals only) may be; None where it has no carrier's shape."""
    ranked = [(rank, shape.carrier) for shape in _SHAPES if (rank := shape.rank(value)) is not None]
    if not ranked:
        return _almost(value)
    best = min(rank for rank, _ in ranked)
    carriers = tuple(carrier for rank, carrier in ranked if rank is best)
    return FoundNumber(value, carriers, Doubt.CHECK_DIGIT if best is _Rank.MISCHECKED else Doubt.NONE)


def _almost(value: str) -> FoundNumber | None:
    doubt = _NEAR_NOVA_POSHTA.get(len(value))
    if doubt is None or not _LIKE_NOVA_POSHTA.fullmatch(value):
        return None
    if value.startswith(_POLISH_GOODS) and mod10_check_is_right(value):
        return None
    return FoundNumber(value, (NOVA_POSHTA,), doubt)


def find_numbers(text: str) -> list[FoundNumber]:
    """All tracking numbers of a text, each once, in the order in which they stand there."""
    shown = seen(text)
    known = without_strangers(shown)
    capitals = latin(known)
    found = list(_lettered(known, capitals))
    for match, _ in found:
        capitals = capitals[: match.start()] + "·" * len(match[0]) + capitals[match.end() :]
    placed = [(match.start(), number) for match, number in found]
    for run in runs(capitals):
        placed.extend(_in_run(run))
    return list(dict.fromkeys(number for _, number in sorted(placed, key=lambda place: place[0])))


_LETTERED = re.compile(r"((?:MY(?=CV))?[A-Z]{2})([ -]{0,2})((?:[0-9][ -]?){8}[0-9])([ -]{0,2})([A-Z]{2})")
_SURE_ENDS = {"UA", "RU", "ZZ"}


def _lettered(text: str, capitals: str) -> Iterator[tuple[re.Match[str], FoundNumber]]:
    for match in _LETTERED.finditer(capitals):
        number = recognise(re.sub(r"[ -]", "", match[0]))
        if number is not None and _stands_apart(text, match, number):
            yield match, number


def _stands_apart(text: str, match: re.Match[str], number: FoundNumber) -> bool:
    """Whether the letters belong to the number: «не 251880417 на складі» must not become HE251880417HA."""
    head, tail = text[match.start(1) : match.end(1)], text[match.start(5) : match.end(5)]
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    doubted = number.doubt is not Doubt.NONE
    if match[2] and not (head.isascii() and head.isupper() and not before.isalpha()):
        return False
    if match[4] and not (tail.isascii() and not after.isalpha() and (tail.isupper() or match[5] in _SURE_ENDS)):
        return False
    if doubted and (match[2] or match[4]) and match[5] not in _SURE_ENDS:
        return False
    return not (doubted and (_same_word(before, head) or _same_word(after, tail)))


def _same_word(neighbour: str, letters: str) -> bool:
    return neighbour.isalpha() and neighbour.isascii() == letters.isascii()


def _in_run(run: list[Group]) -> Iterator[tuple[int, FoundNumber]]:
    place, loose = 0, 0  # how many digits the group just passed over had
    while place < len(run):
        count, number = _at(run[place : place + _MOST_GROUPS + 1], loose)
        if number is not None:
            yield run[place].start, number
        loose = 0 if count > 1 or number is not None else len(run[place])
        place += count


_MOST_GROUPS = 8


def _at(rest: list[Group], loose: int) -> tuple[int, FoundNumber | None]:
    """Read what begins with the first group: how many groups it takes, and the number if it is one."""
    alone = recognise(rest[0].digits)
    if alone is not None:
        return 1, alone
    if count := phone_groups(rest[:_MOST_GROUPS]):
        return count, None
    if loose == len(rest[0]) == 4:  # noqa: PLR2004
        return 1, None  # the middle of something broken into fours: a bank card, an IBAN
    for count in _lengths_worth_reading(rest[:_MOST_GROUPS]):
        number = _printed(rest[:count], to_the_end=count == len(rest))
        if number is not None:
            return count, number
    return 1, None


def _lengths_worth_reading(groups: list[Group]) -> Iterator[int]:
    """How many groups together have as many digits as any carrier's number, one more or one less."""
    total = len(groups[0])
    for count, group in enumerate(groups[1:], start=2):
        total += len(group)
        if total > 15:  # noqa: PLR2004
            return
        if total >= 13:  # noqa: PLR2004
            yield count


def _sizes(groups: list[Group]) -> tuple[int, ...]:
    return tuple(map(len, groups))


_RUSSIAN_POST_PRINT = {(6, 2, 5, 1), (6, 2, 6), (6, 8)}


def _printed(groups: list[Group], *, to_the_end: bool) -> FoundNumber | None:
    """A number broken up as carriers and people break it: 20 4500 0000 0001, 0503 8194 7261 5, 101000 07 12345 4."""
    number, sizes = recognise("".join(group.digits for group in groups)), _sizes(groups)
    if number is None:
        return None
    if RUSSIAN_POST in number.carriers:
        return number if sizes in _RUSSIAN_POST_PRINT else None
    if number.doubt is not Doubt.NONE:
        return number if to_the_end and _broken_into_fours(sizes) else None
    if sizes != (4, 4, 4, 1) and min(sizes) == 1:
        return None
    return None if _is_a_series(groups) else number


def _broken_into_fours(sizes: tuple[int, ...]) -> bool:
    if sizes[0] == 2:  # noqa: PLR2004 - "20 4500 0000 001"
        return len(sizes) >= 4 and set(sizes[1:]) <= {3, 4, 5}  # noqa: PLR2004
    return len(sizes) >= 4 and set(sizes[:-1]) == {4}  # noqa: PLR2004


def _is_a_series(groups: list[Group]) -> bool:
    """Sizes of clothes, 20 22 24 26 28 30 32, make fourteen digits too."""
    numbers = [group.digits for group in groups]
    return len(set(_sizes(groups))) == 1 and numbers == sorted(numbers)
