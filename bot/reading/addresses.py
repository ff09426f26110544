"""Street, house and flat in a written order, and the five digits of a postcode. Does not judge whose address it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.morphology import inflected
from bot.reading.order_page import Hit, Page

_LONGEST_NAME = 4
_LETTER = re.compile(r"[а-яіїєґa-z]", re.IGNORECASE)
_OBLIQUE_KINDS = ("у", "ю", "і", "е", "ой")
_OBLIQUE_NAMES = ("ій", "ої", "ой", "у", "ю")


@dataclass(frozen=True, slots=True)
class Address:
    """Where on a page an address stands and what it says; `typed` where the kind of street is named."""

    place: int
    street: str
    house: str | None
    flat: str | None
    typed: bool


def find_typed(page: Page) -> Address | None:
    """An address with the kind of its street: "вул. Соборна, буд. 16, кв. 9", "Французький бульвар 24"."""
    found = [
        address
        for hit in page.hits("streets")
        if page.free(hit.place) and (address := _around(page, hit.place, hit.end, hit.concept))
    ]
    return next((address for address in found if address.house), found[0] if found else None)


def _around(page: Page, place: int, end: int, kind: str) -> Address | None:
    latin, genuine = not page.tokens[place].cyrillic, kind.split(".", maxsplit=1)[0]
    stop = _name_end(page, end)
    if stop > end and latin:
        written = page.text[page.tokens[place].start : page.tokens[stop - 1].end]
        return _address(page, (place, stop), written, latin=True)
    if stop > end:
        return _address(
            page, (place, stop), f"{_abbreviated(genuine, page)} {_name(page, end, stop, place)}", latin=latin
        )
    start = _name_start(page, place)
    if start == place:
        return None
    if latin:
        stop = page.tokens[end - 1].end + page.gap(end).startswith(".")  # «Soborna St.»
        return _address(page, (start, end), page.text[page.tokens[start].start : stop], latin=True)
    return _address(
        page, (start, end), f"{_abbreviated(genuine, page)} {_name(page, start, place, place)}", latin=False
    )


def _abbreviated(kind: str, page: Page) -> str:
    forms = page.table("street_types")[kind].split()
    return forms[1] if page.language == "ru" and len(forms) > 1 else forms[0]


def _name_end(page: Page, place: int) -> int:
    """Where the name after the kind of a street ends: at a comma, a number that is not a part of it, a known word."""
    end = place
    while end < min(place + _LONGEST_NAME, len(page)):
        token = page.tokens[end]
        if not page.free(end) or (end > place and page.stops(end)) or "\n" in token.gap or "," in token.gap:
            break
        if token.digits and not (end == place and _is_numbered_name(page, end)):
            break
        if not token.digits and _is_house_word(page, end):
            break
        end += 1
    return end


def _is_house_word(page: Page, place: int) -> bool:
    return (
        page.is_(place, "places", "house", "flat", "branch", "locker", "dropped")
        and not (
            len(page.tokens[place].text) == 1 and page.gap(place + 1)[:1] == "." and not page.tokens[place + 1].digits
        )
    ) or page.hit(place, "carriers") is not None


def _is_numbered_name(page: Page, place: int) -> bool:
    """«8 Березня», «40-річчя Перемоги», «1-го Травня»: a number that a word of the name follows."""
    after = page.tokens[place + 1] if place + 1 < len(page) else None
    if after is None or after.digits or after.gap not in {" ", "-"} or len(after.text) < 2:  # noqa: PLR2004
        return False
    return page.hit(place + 1, "places") is None


def _name_start(page: Page, place: int) -> int:
    """The adjective before «бульвар», the words before "Street"."""
    start = place
    while start > max(place - 2, 0) and page.free(start - 1) and not page.stops(start):
        token = page.tokens[start - 1]
        if token.digits or len(token.text) < 3 or page.hit(start - 1, "carriers") or page.hit(start - 1, "places"):  # noqa: PLR2004
            break
        if start < place and not token.capital:
            break
        start -= 1
        if page.stops(start) or page.tokens[start].cyrillic:
            break
    return start


def _name(page: Page, start: int, end: int, kind: int) -> str:
    """The name as written, with capitals; in the nominative where the kind of street was not: «на вулиці Соборній»."""
    written = page.text[page.tokens[start].start : page.tokens[end - 1].end]
    declined = page.tokens[kind].text.lower().endswith(_OBLIQUE_KINDS) and written.lower().endswith(_OBLIQUE_NAMES)
    if declined and end - start == 1:
        gender = "masc" if written.lower().endswith("ому") else "femn"
        written = inflected(written, page.language, frozenset({"nomn", gender})) or written
    return " ".join(
        word[:1].upper() + (word[1:].lower() if written.isupper() else word[1:]) for word in written.split()
    )


def _address(page: Page, span: tuple[int, int], street: str, *, latin: bool) -> Address:
    end, house = _house(page, span[1])
    start = span[0]
    if house is None and latin and _is_number_before(page, start):
        start, house = start - 1, page.tokens[start - 1].text
    end, flat = _flat(page, end)
    page.claim(start, end, "street")
    return Address(start, street, house, flat, typed=True)


def _is_number_before(page: Page, start: int) -> bool:
    return page.free(start - 1) and page.tokens[start - 1].digits and page.gap(start) == " "


def _house(page: Page, place: int) -> tuple[int, str | None]:
    """The house after a street: 23а · 7/3 · 12-Б · буд. 16 · №5; without spaces."""
    start = place
    while (
        start < len(page) and start < place + 2 and page.is_(start, "places", "house") and "\n" not in page.gap(start)
    ):
        start += 1
    if start >= len(page) or not page.tokens[start].digits or not page.free(start) or len(page.tokens[start].text) > 4:  # noqa: PLR2004
        return place, None
    if page.gap(start).strip(" ,.:№-") or (start == place and "\n" in page.gap(start)):
        return place, None
    end, house = start + 1, page.tokens[start].text
    for _ in range(3):
        joined = _joined(page, end)
        if joined is None:
            break
        house, end = house + joined, end + 1
    return end, house


def _joined(page: Page, place: int) -> str | None:
    """What belongs to a house number: a letter by it, a fraction."""
    if place >= len(page) or not page.free(place):
        return None
    token, gap = page.tokens[place], page.tokens[place].gap
    if gap in {"/", " / "} and (token.digits or len(token.text) == 1):
        return "/" + token.text
    if len(token.text) == 1 and _LETTER.fullmatch(token.text) and gap in {"", "-", " ", '"', " «"}:
        apart = page.is_(place + 1, "places", "flat") or (token.capital and page.stops(place + 1))
        if gap == " " and not apart:
            return None
        return ("-" if gap == "-" else "") + token.text
    return None


def _flat(page: Page, place: int) -> tuple[int, str | None]:
    """The flat after a house: кв 9 · кв. 12а · 24-7; entrance, floor and door code are passed over and claimed."""
    if page.gap(place).strip(" ") == "-" and page.free(place) and page.tokens[place].digits:
        return place + 1, page.tokens[place].text
    end, flat = place, None
    while (found := _next_of_house(page, end)) is not None:
        hit, number = found
        if hit.concept in {"flat", "branch"} and flat is None:
            letter = _joined(page, number + 1) or ""
            flat, number = page.tokens[number].text + letter, number + bool(letter)
        end = max(number + 1, hit.end)
    return end, flat


def _next_of_house(page: Page, place: int) -> tuple[Hit, int] | None:
    """The next word for a flat, an entrance or a floor, and the number by it."""
    for at in range(place, min(place + 3, len(page))):
        hit = page.hit(at, "places")
        office = at == place and page.tokens[at].forms[0] == "office"
        if hit is not None and (office or hit.concept in {"flat", "dropped"}):
            number = _numbered(page, hit.place, hit.end)
            if number is not None and number >= place:
                return hit, number
    return None


def _numbered(page: Page, place: int, end: int) -> int | None:
    """The number of a flat or a floor: after its word («кв 9») or before it («3 поверх»)."""
    if end < len(page) and page.tokens[end].digits and page.free(end) and not page.gap(end).strip(" .:№"):
        return end
    before = page.tokens[place - 1] if place else None
    if before is not None and before.digits and page.free(place - 1) and page.is_(place, "places", "dropped"):
        return place - 1
    return None


def find_untyped(page: Page, *, wanted: bool) -> Address | None:
    """«Стрийська 86а кв 33», where a courier is wanted «Антоновича 44» too: a word, a house, a flat."""
    best: Address | None = None
    for place, end in _untyped_names(page):
        stop, house = _house(page, end)
        if house is None:
            continue
        last, flat = _flat(page, stop)
        if flat is None and (not wanted or _counts(page, stop)):
            continue
        name = _untyped_name(page, place, end)
        if best is None or (flat and not best.flat):
            best = Address(place, name, house, flat, typed=False)
            page.claim(place, last, "street")
    return best


def _counts(page: Page, place: int) -> bool:
    """«Катерино, 2 пачки чаю»: whether a plain word follows the number."""
    if page.stops(place) or not page.free(place) or page.tokens[place].capital or page.tokens[place].digits:
        return False
    sections = ("places", "carriers", "money", "people", "parcel", "payers")
    return not any(page.hit(place, section) for section in sections)


def _untyped_name(page: Page, place: int, end: int) -> str:
    """As written, but «на Бориславську 15» in the nominative."""
    written = _name(page, place, end, place)
    if page.tokens[place - 1].forms[0] in {"на", "по"} and written.endswith(
        ("ську", "цьку", "ській", "цькій", "скую", "ской")
    ):
        return (inflected(written, page.language, frozenset({"nomn", "femn"})) or written).capitalize()
    return written


def _untyped_names(page: Page) -> Iterator[tuple[int, int]]:
    for place in range(len(page) - 1):
        token = page.tokens[place]
        if not page.free(place) or token.digits or len(token.text) < 4 or not page.free(place + 1):  # noqa: PLR2004
            continue
        if any(page.hit(place, section) for section in ("carriers", "places", "money", "parcel", "people", "talk")):
            continue
        after = page.tokens[place + 1]
        if (after.digits and after.gap.strip(",") in {" ", " №"}) or page.is_(place + 1, "places", "house"):
            yield _with_words_before(page, place), place + 1


def _with_words_before(page: Page, place: int) -> int:
    before = page.tokens[place - 1] if place else None
    if (
        before is None
        or not page.free(place - 1)
        or page.stops(place)
        or before.digits
        or page.hit(place - 1, "places")
    ):
        return place
    return place - 1 if page.tokens[place].capital and before.capital else place


def find_postcode(page: Page, *, by_post: bool) -> str | None:
    """Five digits after «індекс»; of Ukrposhta any five that stand free."""
    for place, token in enumerate(page.tokens):
        if not token.digits or len(token.text) != 5 or not page.free(place) or token.gap in {"-", "/", "."}:  # noqa: PLR2004
            continue
        named = any(page.is_(back, "places", "postcode") for back in (place - 1, place - 2) if back >= 0)
        if named or (by_post and not page.is_(place - 1, "places", "locker")) or _stands_by_town(page, place):
            page.claim(place, place + 1, "postcode")
            return token.text
    return None


def _stands_by_town(page: Page, place: int) -> bool:
    """«01001, м. Київ»: in front of a town."""
    if page.hit(place - 1, "places") or page.owners.get(place - 1) == "carrier" or "№" in page.gap(place):
        return False
    after_town = page.owners.get(place - 1) == "city" and "branch" in page.owners.values()
    before_town = "city" in {page.owners.get(place + 1), page.owners.get(place + 2)} and not page.hit(
        place + 1, "places"
    )
    return before_town or after_town
