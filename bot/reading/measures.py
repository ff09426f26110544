"""Weight, size and number of pieces in a written order. A product's own size or pack is none of them."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.domain.measure import Size
from bot.reading.order_page import Page

_SIZE = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d)?) ?(?:см|cm|мм|mm)? ?(?:[xхX×Х*/]|на|by) ?(\d{1,4}(?:[.,]\d)?) ?(?:см|cm|мм|mm)? ?"
    r"(?:[xхX×Х*/]|на|by) ?(\d{1,4}(?:[.,]\d)?)(?![\d])(?: ?(см|cm|мм|mm|м|m)\b)?",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"(?:довжина|длина|length|д)[ :.=-]{0,3}(\d{1,3})\D{0,6}?(?:ширина|width|ш)[ :.=-]{0,3}(\d{1,3})\D{0,6}?"
    r"(?:висота|высота|height|в)[ :.=-]{0,3}(\d{1,3})",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(r"(?<!\d)\d{2,3} ?[xхX×Х*] ?\d{2,3}(?!\d)")
_MILLIMETRES = {"мм": 1, "mm": 1, "м": 1000, "m": 1000}
_HEAVIEST_KG = 1000


def find_size(page: Page) -> Size | None:
    """The three sides of the parcel, in the order written."""
    for pattern in (_SIZE, _SIDES):
        for match in pattern.finditer(page.text):
            places = page.between(match.start(), match.end())
            if not all(map(page.free, places)):
                continue
            page.claim(places.start, places.stop, "size")
            unit = match[4] if pattern is _SIZE else None
            return Size(*(_millimetres(side, unit) for side in match.groups()[:3]))
    for match in _TWO_SIDES.finditer(page.text):
        places = page.between(match.start(), match.end())
        page.claim(places.start, places.stop, "goods")
    return None


def _millimetres(side: str, unit: str | None) -> int:
    return int(Decimal(side.replace(",", ".")) * _MILLIMETRES.get((unit or "").lower(), 10))


def find_weight(page: Page) -> int | None:
    """Grams of the parcel: what is called weight, or a weight that is a clause of its own."""
    found = [(place, *weighed) for place in range(len(page)) if (weighed := _weighed(page, place))]
    for named in (True, False):
        for place, end, grams in found:
            is_named = _is_named(page, place)
            if _is_limit(page, place, named=is_named) or _is_of_person(page, place):
                continue
            if not is_named and _is_pack(page, place, end):
                continue
            if is_named if named else _stands_alone(page, place, end):
                page.claim(place, end, "weight")
                _claim_names(page, place)
                return grams
    return _without_unit(page)


def _weighed(page: Page, place: int) -> tuple[int, int] | None:
    """Where a weight ends, and its grams."""
    token = page.tokens[place]
    if not token.digits or not page.free(place) or len(token.text) > 5 or _is_fraction(page, place):  # noqa: PLR2004
        return None
    end, amount = _decimal(page, place)
    hit = page.hit(end, "parcel")
    if hit is None or page.gap(end).strip(" ") or hit.concept not in {"kilograms", "grams"}:
        return None
    grams = int(amount * (1000 if hit.concept == "kilograms" else 1))
    end += 1
    if hit.concept == "kilograms" and (more := _grams_more(page, end)):
        end, grams = end + 2, grams + more
    return (end, grams) if 0 < grams <= _HEAVIEST_KG * 1000 else None


def _grams_more(page: Page, place: int) -> int:
    """«3 кг 200 г»."""
    if not page.free(place) or page.gap(place) != " " or not page.is_(place + 1, "parcel", "grams"):
        return 0
    written = page.tokens[place].text
    return int(written) if written.isdigit() and len(written) <= 3 else 0  # noqa: PLR2004


def _is_fraction(page: Page, place: int) -> bool:
    return place > 0 and page.tokens[place - 1].digits and page.gap(place) in {",", "."}


def _decimal(page: Page, place: int) -> tuple[int, Decimal]:
    end, written = place + 1, page.tokens[place].text
    if end < len(page) and page.gap(end) in {",", "."} and page.tokens[end].digits:
        return end + 1, Decimal(f"{written}.{page.tokens[end].text}")
    return end, Decimal(written)


def _is_named(page: Page, place: int) -> bool:
    for back in range(place - 1, max(place - 5, -1), -1):
        if page.tokens[back].digits or (page.stops(back + 1) and page.gap(back + 1).strip() != ":"):
            return False
        if page.is_(back, "parcel", "weight", "box"):
            return True
    return False


def _claim_names(page: Page, place: int) -> None:
    for back in range(place - 1, max(place - 4, -1), -1):
        if page.stops(back + 1) and page.gap(back + 1).strip() != ":":
            return
        if page.is_(back, "parcel", "weight", "box"):
            page.claim(back, place, "weight")


def _is_limit(page: Page, place: int, *, named: bool) -> bool:
    return not named and (page.is_(place - 1, "parcel", "limit") or page.is_(place - 2, "parcel", "limit"))


def _is_pack(page: Page, place: int, end: int) -> bool:
    """«Арахісова паста (1 кг)»: in brackets right after words that nothing else owns."""
    if not (page.gap(place).endswith("(") and ")" in page.gap(end) and page.free(place - 1)):
        return False
    before = page.tokens[place - 1]
    return not before.digits and not any(page.within(place - 1, section) for section in _OTHERS)


_OTHERS = ("parcel", "places", "carriers", "money", "people", "payers")


def _is_of_person(page: Page, place: int) -> bool:
    """«Зріст 168, вага 58 кг»: in the same sentence with somebody's height."""
    for step in (-1, 1):
        near = place + min(step, 0)
        while 0 <= near < len(page) and abs(near - place) < 8:  # noqa: PLR2004
            if page.breaks(near + 1 if step < 0 else near):
                break
            if page.is_(near, "parcel", "person"):
                return True
            near += step
    return False


def _stands_alone(page: Page, place: int, end: int) -> bool:
    """Between two stops, or between what other fields say: «накладка 7кг 2місця»."""
    start = place
    while start > 0 and not page.stops(start) and page.is_(start - 1, "parcel", "weight", "box", "limit"):
        start -= 1
    if "size" in {page.owners.get(start - 1), page.owners.get(end)}:
        return True  # «Стіл 15 кг, 120х60х15»
    return (page.stops(start) or _is_of_other(page, start - 1)) and (page.stops(end) or _is_of_other(page, end))


def _is_of_other(page: Page, place: int) -> bool:
    if not page.free(place) or page.tokens[place].digits:
        return "+" not in page.gap(place)
    hits = (page.within(place, section) for section in ("money", "parcel", "payers", "carriers"))
    return any(hit is not None and hit.concept != "soft" for hit in hits)


def _without_unit(page: Page) -> int | None:
    """«Вага: 2,5», a form without the unit: kilograms."""
    for place in range(1, len(page)):
        token = page.tokens[place]
        named = place - 1 - page.is_(place - 1, "parcel", "box")
        if not token.digits or not page.free(place) or not page.is_(named, "parcel", "weight"):
            continue
        end, amount = _decimal(page, place)
        if page.gap(place).strip(" :-=~") or _is_of_person(page, place) or not page.stops(end):
            continue
        page.claim(place - 1, end, "weight")
        return int(amount * 1000)
    return None


def find_seats(page: Page) -> int | None:
    """How many pieces, where it is said."""
    for hit in page.hits("parcel"):
        if hit.concept != "seats" or page.tokens[max(hit.place - 2, 0)].forms[0] in {"на", "за", "per"}:
            continue
        for place in (hit.place - 1, hit.end):
            gap = page.gap(max(place, hit.place)).strip(" :-=")
            if not page.free(place) or gap or not page.tokens[place].digits or len(page.tokens[place].text) > 2:  # noqa: PLR2004
                continue
            page.claim(min(place, hit.place), max(place + 1, hit.end), "seats")
            return int(page.tokens[place].text) or None
    return _short_seats(page)


def _short_seats(page: Page) -> int | None:
    """«30х20х10, 5кг, 1м»: a number with «м» by it, alone beside a size or a weight."""
    for place in range(1, len(page) - 1):
        number, unit = page.tokens[place], page.tokens[place + 1]
        measured = {page.owners.get(place - 1), page.owners.get(place + 2)} & {"weight", "size"}
        if not (number.digits and page.free(place) and measured and unit.forms[0] == "м" and not unit.gap):
            continue
        if page.stops(place) and page.stops(place + 2) and len(number.text) == 1:
            page.claim(place, place + 2, "seats")
            return int(number.text) or None
    return None
