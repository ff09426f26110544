"""What one answer makes of a draft: a few words or the key of a button, for one field. None where it is no answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bot.domain.cod import Payer
from bot.domain.draft import Door, Draft, Field
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone

MOST_GOODS = 100  # signs: carriers take no longer description
MOST_NOTE = 100
MOST_SEATS = 50
_LONGEST_NAME = 120
_LONGEST_TOWN = 80
_LONGEST_TOWN_WORDS = 3
_FEWEST_NAMES = 2
_HEAVIEST_G = 1_000_000
_LONGEST_MM = 10_000
_DEAREST = Decimal(10_000_000)
_MM, _GRAMS = 10, 1000
_HRYVNIA = "UAH"

_NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?", re.ASCII)
_IN_GRAMS = re.compile(r"\d\s*(?:г|гр|грам\w*|грамм\w*|g)\b", re.IGNORECASE)
_SIDES = re.compile(r"(\d+(?:[.,]\d+)?)\s*[xх×*/ ]\s*(\d+(?:[.,]\d+)?)\s*[xх×*/ ]\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_NONE_AT_ALL = re.compile(r"^\W*(?:0|ні|нет|нема\w*|без\w*|no|none|оплачено|paid)\b", re.IGNORECASE)
_TOWN_AND_NUMBER = re.compile(r"(?P<town>[^\d,;!?]*?)[\s,.;-]*(?P<number>\d{1,5})?", re.ASCII)
_BRANCH_NUMBER = re.compile(r"(?<!\d)\d{1,5}(?!\d)", re.ASCII)
_A_PHONE = re.compile(r"\+?\d[\d\s()-]{8,16}\d", re.ASCII)
_NAME_ALONE = re.compile(r"[A-ZА-ЯІЇЄҐ][\w'’-]+(?: [A-ZА-ЯІЇЄҐ][\w'’-]+){1,2}")
_MARKERS = re.compile(
    r"(?<!\w)(?:нп|np|нова пошта|новая почта|відділення|відд|від|отделение|отд|поштомат|почтомат|м|г|с)(?!\w)\.?|№|#",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"^(?P<street>.+?)[\s,]+(?:буд(?:инок|\.)?\s*|д(?:ом|\.)\s*|№\s*)?(?P<house>\d+[\w/-]*)"
    r"(?:[\s,]+(?:кв(?:артира|\.)?|flat|apt)?\s*(?P<flat>\d+\w*))?\W*$",
    re.IGNORECASE,
)
_HOME_PHONE = re.compile(r"^(?:3?8)?(0\d{9})$", re.ASCII)


def read_phone(text: str) -> Phone | None:
    """Read a phone as it is written here: 067 123-45-67, 8 067 …, +380…; another country's with its plus."""
    digits = re.sub(r"\D", "", text)
    home = _HOME_PHONE.match(digits)
    if home is not None:
        return Phone("38" + home[1])
    return Phone.of(digits) if text.strip().startswith("+") and not digits.startswith("380") else None


def read_addition(text: str) -> Draft | None:
    """Read what people write after an order: a phone, a name, a name with a phone, a branch; None for all else."""
    found = _A_PHONE.search(text)
    phone = None if found is None else read_phone(found[0])
    rest = " ".join((text.replace(found[0], " ") if found and phone else text).split()).strip(" ,.;:-–")
    name = _NAME_ALONE.fullmatch(rest)
    if not rest or name is not None:
        return Draft(name=rest, phone=phone) if rest or phone else None
    place = _place(rest)
    if place is None or not place[1] or len(place[0].split()) > _LONGEST_TOWN_WORDS:
        return None
    return Draft(phone=phone, city=place[0], number=place[1])


def _place(words: str) -> tuple[str, str] | None:
    """A town and a branch's number, either of which may be missing."""
    found = _TOWN_AND_NUMBER.fullmatch(" ".join(_MARKERS.sub(" ", words).split()).strip(" ,.;-"))
    return None if found is None else (found["town"].strip(" ,.;-"), found["number"] or "")


def said(draft: Draft, field: Field, text: str) -> Draft | None:
    """Take an answer in words."""
    reads = _SAID.get(field)
    words = " ".join(text.split())
    return None if reads is None or not words else reads(draft, words)


def chosen(draft: Draft, field: Field, key: str) -> Draft | None:
    """Take the key of a button; towns, branches and places to send from are looked up elsewhere."""
    reads = _CHOSEN.get(field)
    return None if reads is None else reads(draft, key)


def _name(draft: Draft, words: str) -> Draft | None:
    is_name = len(words.split()) >= _FEWEST_NAMES and len(words) <= _LONGEST_NAME
    return replace(draft, name=words) if is_name and not any(sign.isdigit() for sign in words) else None


def _phone(draft: Draft, words: str) -> Draft | None:
    phone = read_phone(words)
    return None if phone is None else replace(draft, phone=phone)


def _town(draft: Draft, words: str) -> Draft | None:
    place = _place(words.replace(",", " "))
    if place is None or not place[0] or len(place[0]) > _LONGEST_TOWN:
        return None
    town, number = place[0], place[1] or draft.number
    return replace(draft, city=town, region="", number=number, town_id=None, branch_id=None)


def _branch(draft: Draft, words: str) -> Draft | None:
    """A number, or words that the branch's address has."""
    found = _BRANCH_NUMBER.findall(words)
    number = found[0] if len(found) == 1 else words[:32]
    delivery = None if draft.delivery is Delivery.DOOR else draft.delivery
    return replace(draft, number=number, branch_id=None, delivery=delivery)


def _door(draft: Draft, words: str) -> Draft | None:
    found = _DOOR.match(words)
    if found is None:
        return None
    door = Door(street=found["street"].strip(" ,"), house=found["house"], flat=found["flat"] or "")
    return replace(draft, door=door, delivery=Delivery.DOOR, branch_id=None, number="")


def _goods(draft: Draft, words: str) -> Draft | None:
    return replace(draft, goods=words[:MOST_GOODS])


def _note(draft: Draft, words: str) -> Draft | None:
    return replace(draft, note="" if _NONE_AT_ALL.match(words) else words[:MOST_NOTE])


def _no_note(draft: Draft, _key: str) -> Draft | None:
    return replace(draft, note="")


def _seats(draft: Draft, words: str) -> Draft | None:
    number = _number(words)
    fits = number is not None and number == int(number) and 1 <= number <= MOST_SEATS
    return replace(draft, seats=int(number)) if number is not None and fits else None


def _weight(draft: Draft, words: str) -> Draft | None:
    """Kilograms, unless it says grams."""
    number = _number(words)
    if number is None:
        return None
    grams = int(number if _IN_GRAMS.search(words) else number * _GRAMS)
    return replace(draft, weight_g=grams) if 0 < grams <= _HEAVIEST_G else None


def read_size(words: str) -> Size | None:
    """Read three sides in centimetres."""
    found = _SIDES.search(words)
    if found is None:
        return None
    sides = [int(Decimal(one.replace(",", ".")) * _MM) for one in found.groups()]
    return Size(*sides) if all(0 < side <= _LONGEST_MM for side in sides) else None


def _size(draft: Draft, words: str) -> Draft | None:
    size = read_size(words)
    return None if size is None else replace(draft, size=size)


def _cod(draft: Draft, words: str) -> Draft | None:
    if _NONE_AT_ALL.match(words):
        return replace(draft, cod=Money(0, _HRYVNIA))
    money = read_money(words)
    return None if money is None else replace(draft, cod=money)


def _declared(draft: Draft, words: str) -> Draft | None:
    money = read_money(words)
    return None if money is None else replace(draft, declared=money)


def read_money(words: str) -> Money | None:
    """Read a sum of hryvnias that is more than nothing."""
    number = _number(words)
    if number is None or not 0 < number <= _DEAREST:
        return None
    return Money(int(number * 100), _HRYVNIA)


def _number(words: str) -> Decimal | None:
    found = _NUMBER.findall(words)
    if len(found) != 1:
        return None
    try:
        return Decimal(re.sub(r"[ \u00a0]", "", found[0]).replace(",", "."))
    except InvalidOperation:
        return None


_GOODS_AND_WEIGHT = re.compile(
    r"^(?P<words>\D*[^\W\d][^\d]*?)[\s,:–-]+(?P<weight>\d+(?:[.,]\d+)?\s*(?:кг|г|гр|kg|g)?)\b(?P<rest>.*)$",
    re.IGNORECASE,
)


def read_template(text: str) -> tuple[str, int, Size | None] | None:
    """Read goods with their weight in grams and, where it is said, the size: «кросівки 1,2 кг 35×25×15»."""
    found = _GOODS_AND_WEIGHT.match(" ".join(text.split()))
    weighed = None if found is None else _weight(Draft(), found["weight"])
    if found is None or weighed is None or weighed.weight_g is None:
        return None
    words = found["words"].strip(" ,:;–-")
    return (words[:MOST_GOODS], weighed.weight_g, read_size(found["rest"])) if words else None


def _payer(draft: Draft, key: str) -> Draft | None:
    return replace(draft, payer=Payer(key)) if key in set(Payer) else None


def _grams(draft: Draft, key: str) -> Draft | None:
    return _weight(draft, f"{key} г")


def _minor(key: str) -> Money | None:
    sum_ = key.removesuffix(_HRYVNIA)
    return Money(int(sum_), _HRYVNIA) if sum_.isascii() and sum_.isdigit() and len(sum_) < 12 else None  # noqa: PLR2004


def _cod_key(draft: Draft, key: str) -> Draft | None:
    money = _minor(key)
    return None if money is None else replace(draft, cod=money)


def _declared_key(draft: Draft, key: str) -> Draft | None:
    money = _minor(key)
    return None if money is None or money.minor == 0 else replace(draft, declared=money)


Reads = Callable[[Draft, str], Draft | None]
_SAID: dict[Field, Reads] = {
    Field.NAME: _name,
    Field.PHONE: _phone,
    Field.TOWN: _town,
    Field.BRANCH: _branch,
    Field.DOOR: _door,
    Field.GOODS: _goods,
    Field.SEATS: _seats,
    Field.WEIGHT: _weight,
    Field.SIZE: _size,
    Field.COD: _cod,
    Field.DECLARED: _declared,
    Field.NOTE: _note,
}
_CHOSEN: dict[Field, Reads] = {
    Field.SEATS: _seats,
    Field.WEIGHT: _grams,
    Field.SIZE: _size,
    Field.COD: _cod_key,
    Field.DECLARED: _declared_key,
    Field.PAYER: _payer,
    Field.NOTE: _no_note,
}
