"""A question about a price in words: "скільки до Львова 3 кг наложка 1500". Asks nobody and remembers nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.measure import Size
from bot.domain.quote import DeliveryKind
from bot.reading.cities import city_of
from bot.reading.concepts import CYRILLIC, lexicon
from bot.reading.language import language_of
from bot.reading.numerals import numeral_at
from bot.reading.signs import fits, signs
from bot.reading.words import Word, words_of

_TIMES = frozenset("*×xх")
_HALF, _ONE_AND_HALF = Decimal("0.5"), Decimal("1.5")
_REACH = 2  # words between "наложка" and its sum: "наложка на суму 1500"
_LONGEST_NAME = 3  # words of a town
_LONGEST_PREPOSITION = 2  # letters
_LARGEST = Decimal(10**7)
_KINDS = {"door": DeliveryKind.DOOR, "locker": DeliveryKind.LOCKER, "branch": DeliveryKind.BRANCH}


@dataclass(frozen=True, slots=True)
class PriceLine:
    """What a line says; None and "" where it says nothing. Sums are in minor units of whatever money the shop uses.

    `town` is a name as it is looked up, `bare` the one number that nothing explains: an answer to what was asked.
    """

    town: str = ""
    weight_g: int | None = None
    size: Size | None = None
    declared: int | None = None
    cod: int | None = None
    kinds: frozenset[DeliveryKind] = frozenset()
    bare: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number at `place`, told in `length` words, and what stands behind it."""

    place: int
    length: int
    value: Decimal
    unit: str = ""


@dataclass(slots=True)
class _Sums:
    declared: int | None = None
    cod: int | None = None
    bare: list[Decimal] = field(default_factory=list)


def read_price_line(text: str) -> PriceLine:
    """Read one line, whatever it is; never raises."""
    words = words_of(text)
    language = language_of(words)
    size, taken = _size(words)
    amounts = [one for one in _amounts(words, language) if one.place not in taken]
    sums = _sums(words, amounts)
    return PriceLine(
        town=city_of(words, language) or _unlisted_town(words),
        weight_g=_weight(amounts),
        size=size,
        declared=sums.declared,
        cod=sums.cod,
        kinds=frozenset(kind for name, kind in _KINDS.items() if any(_is(word, name) for word in words)),
        bare=sums.bare[0] if len(sums.bare) == 1 else None,
    )


def _is(word: Word, name: str) -> bool:
    return fits(word.folded, signs("price", name))


def _amounts(words: Sequence[Word], language: str) -> Iterator[_Amount]:
    place = 0
    while place < len(words):
        amount = _amount_at(words, place, language)
        if amount is None:
            place += 1
            continue
        yield amount
        place += amount.length


def _amount_at(words: Sequence[Word], place: int, language: str) -> _Amount | None:
    found = _number_at(words, place, language)
    if found is None:
        return None
    value, length = found
    behind = words[place + length] if place + length < len(words) else None
    if behind is not None and _is(behind, "thousands") and not behind.gap.strip(" \u00a0"):
        value, length = value * 1000, length + 1
        behind = words[place + length] if place + length < len(words) else None
        return _Amount(place, length, value, "hryvnias")
    unit = next((one for one in ("kilograms", "grams", "hryvnias") if behind is not None and _is(behind, one)), "")
    unit = "" if unit and behind is not None and behind.gap.strip(" \u00a0-.") else unit
    return _Amount(place, length + bool(unit), value, unit) if value <= _LARGEST else None


def _number_at(words: Sequence[Word], place: int, language: str) -> tuple[Decimal, int] | None:
    """A number in digits ("1,5", "1 500.00") or in words, and of how many words it is."""
    word = words[place]
    if word.digits:
        return _digits_at(words, place)
    if word.folded in signs("price", "half"):
        glued = word.folded.endswith(("кило", "кіло"))
        return (_HALF, 0 if glued else 1) if not glued else None
    if word.folded in signs("price", "one_and_half"):
        return _ONE_AND_HALF, 1
    numeral = numeral_at([one.folded for one in words[place : place + 3]], language)
    return None if numeral is None or numeral.ordinal else (Decimal(numeral.value), numeral.size)


def _digits_at(words: Sequence[Word], place: int) -> tuple[Decimal, int] | None:
    if not words[place].text.isascii():
        return None
    whole, length = words[place].text, 1
    rest = words[place + 1 :]
    while length <= len(rest) and _is_group(rest[length - 1]) and len(words[place].text) <= 3:  # noqa: PLR2004
        whole, length = whole + rest[length - 1].text, length + 1
    part = rest[length - 1] if length <= len(rest) else None
    if part is not None and part.digits and part.text.isascii() and part.gap in {".", ","}:
        return Decimal(f"{whole}.{part.text}"), length + 1
    return Decimal(whole), length


def _is_group(word: Word) -> bool:
    """The "500" of "1 500"."""
    return word.digits and word.text.isascii() and len(word.text) == 3 and word.gap in {" ", "\u00a0"}  # noqa: PLR2004


def _weight(amounts: Sequence[_Amount]) -> int | None:
    for one in amounts:
        if one.unit in {"kilograms", "grams"}:
            grams = int(one.value * (1000 if one.unit == "kilograms" else 1))
            return grams or None
    return None


def _size(words: Sequence[Word]) -> tuple[Size | None, set[int]]:
    """Three numbers with a sign of multiplication between them, in centimetres; and the places they were told at."""
    for start, word in enumerate(words):
        if not word.digits or not word.text.isascii():
            continue
        sides, place = [Decimal(word.text)], start + 1
        while len(sides) < 3 and (step := _next_side(words, place)):  # noqa: PLR2004
            place += step
            sides.append(Decimal(words[place - 1].text))
        if len(sides) == 3 and all(sides):  # noqa: PLR2004
            behind = words[place] if place < len(words) else None
            scale = 1 if behind is not None and _is(behind, "millimetres") else 10
            return Size(*(int(side * scale) for side in sides)), set(range(start, place))
    return None, set()


def _next_side(words: Sequence[Word], place: int) -> int:
    """How many words further the next side stands; 0 where none does."""
    here = words[place : place + 2]
    if here and here[0].digits and here[0].text.isascii() and here[0].gap.strip() in _TIMES - {""}:
        return 1
    joined = len(here) > 1 and here[1].digits and here[1].text.isascii() and not here[1].gap.strip()
    return 2 if joined and here[0].folded in signs("price", "by") else 0


def _sums(words: Sequence[Word], amounts: Sequence[_Amount]) -> _Sums:
    sums = _Sums()
    for one in amounts:
        if one.unit in {"kilograms", "grams"}:
            continue
        near = [*words[max(one.place - _REACH - 1, 0) : one.place], *words[one.place + one.length :][:_REACH]]
        minor = int(one.value * 100)
        if any(_is(word, "cod") for word in near) and sums.cod is None:
            sums.cod = minor or None
        elif one.unit or any(_is(word, "declared") for word in near):
            sums.declared = minor or None
        else:
            sums.bare.append(one.value)
    return sums


def _unlisted_town(words: Sequence[Word]) -> str:
    """A name that no list has, after «до», «в»: as it was written, for the directory to find."""
    for place, word in enumerate(words):
        if word.folded in signs("price", "town_after"):
            name = [one.text for one in _name_at(words[place + 1 : place + 1 + _LONGEST_NAME])]
            if name:
                return " ".join(name)
    return ""


def _name_at(words: Sequence[Word]) -> Iterator[Word]:
    for place, word in enumerate(words):
        parted = place > 0 and word.gap.strip("- ")
        if parted or word.digits or word.sign or len(word.text) <= _LONGEST_PREPOSITION or _is_said_of_a_parcel(word):
            return
        yield word


def _is_said_of_a_parcel(word: Word) -> bool:
    return _is(word, "no_town") or bool(lexicon(CYRILLIC if word.cyrillic else "en").exactly(word.folded))
