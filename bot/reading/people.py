"""Who receives the parcel of a written order: last, first and middle name in the nominative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from bot.reading.gazetteer import WELL_KNOWN, towns_at
from bot.reading.given_names import given_name, is_patronymic, surname_likeness
from bot.reading.name_cases import Unit, given, nominative, titled
from bot.reading.order_page import Page
from bot.reading.signs import signs

_MOST_PARTS = 3
_ENOUGH, _NAMED, _SENDER, _BY_PHONE = 5, 4, -9, 3
_NOT_NAMES = ("carriers", "places", "money", "currencies", "people", "parcel", "talk", "streets", "payers", "turns")


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name on a page; `score` is how surely it is the recipient's."""

    start: int
    end: int
    last: str | None
    first: str | None
    middle: str | None
    score: int

    @property
    def parts(self) -> int:
        return sum(part is not None for part in (self.last, self.first, self.middle))


def find_name(page: Page) -> SaidName | None:
    """The recipient's name, its tokens claimed."""
    found = _by_labels(page) or max(_names(page), key=lambda name: (name.score, -name.start), default=None)
    if found is not None:
        page.claim(found.start, found.end, "name")
    return found


def _by_labels(page: Page) -> SaidName | None:
    """A form with a line for each part: «Прізвище: … Ім'я: …»."""
    parts: dict[str, Unit] = {}
    for hit in page.hits("people"):
        if hit.concept not in {"last", "first", "middle"} or page.gap(hit.end).strip(" \n-:=|"):
            continue
        unit = _unit(page, hit.end)
        if unit is not None:
            parts.setdefault(hit.concept, unit)
    if not {"last", "first"} <= set(parts):
        return None
    units = list(parts.values())
    for unit in units:
        page.claim(unit.start, unit.end, "name")
    written = {concept: titled(unit.text) for concept, unit in parts.items()}
    return SaidName(units[0].start, units[0].end, written["last"], written["first"], written.get("middle"), 99)


def _unit(page: Page, place: int) -> Unit | None:
    if not _is_able(page, place):
        return None
    end = place + 1
    while end < len(page) and page.gap(end) in {"-", " - "} and _is_able(page, end) and _joins(page, end):
        end += 1
    return Unit(place, end, "-".join(token.text for token in page.tokens[place:end]))


def _joins(page: Page, place: int) -> bool:
    return page.gap(place) == "-" and page.tokens[place].capital == page.tokens[place - 1].capital


def _is_able(page: Page, place: int) -> bool:
    """Whether a token may be a part of a name: a free word that stands for nothing else."""
    if not page.free(place):
        return False
    token = page.tokens[place]
    if token.digits or len(token.text) < 2 or (place and page.tokens[place - 1].digits and not token.gap):  # noqa: PLR2004
        return False
    if given_name(token.text) is not None and token.capital:
        return True
    return not any(page.hit(place, section) for section in _NOT_NAMES)


def _names(page: Page) -> Iterator[SaidName]:
    mixed = any(token.text[:1].islower() and len(token.text) > 3 for token in page.tokens)  # noqa: PLR2004
    for place in range(len(page)):
        if place and page.gap(place) == "-" and _is_able(page, place - 1):
            continue
        units: list[Unit] = []
        at = place
        while len(units) < _MOST_PARTS and (unit := _unit(page, at)) and (not units or _follows(page, at)):
            units.append(unit)
            at = unit.end
            yield from _scored(page, units, mixed=mixed)


def _follows(page: Page, place: int) -> bool:
    gap = page.gap(place)
    return not gap.strip(" \n,|/") and gap.count("\n") <= 1


def _scored(page: Page, units: Sequence[Unit], *, mixed: bool) -> Iterator[SaidName]:
    roles = _roles(units)
    if roles is None:
        return
    last, first, middle, likeness = roles
    score = likeness + _context(page, units, mixed=mixed, named=last is not None)
    if first is not None and middle is None and last is not None and given(first.text) is None:
        if min(surname_likeness(first.text), surname_likeness(last.text)) <= 0:
            return  # «детский комбинезон», «плед сірий»
        score -= 4 * (_labelled(page, units[0].start) <= 0 and not _is_by_phone(page, units[0].start, units[-1].end))
    score += last is not None and first is not None and _is_by_phone(page, units[0].start, units[-1].end)
    alone = sum(unit is not None for unit in (last, first, middle)) == 1
    if score < _ENOUGH + alone:
        return
    parts = nominative(last, first, middle, page)
    yield SaidName(units[0].start, units[-1].end, *parts, score)


_Roles = tuple[Unit | None, Unit | None, Unit | None, int]


def _roles(units: Sequence[Unit]) -> _Roles | None:
    """Which unit is the last, the first and the middle name, and how likely they are one."""
    best: _Roles | None = None
    for order in _orders(len(units)):
        chosen = dict(zip(order, units, strict=True))
        likeness = sum(_likeness(role, unit) for role, unit in chosen.items())
        likeness += 1 if order[0] == "last" and len(order) > 1 else 0
        likeness -= _misorder(order) + 5 * (order == ("first", "middle") and units[1].text.isascii())
        if best is None or likeness > best[3]:
            best = (chosen.get("last"), chosen.get("first"), chosen.get("middle"), likeness)
    return best


def _orders(count: int) -> list[tuple[str, ...]]:
    return list(permutations(("last", "first", "middle"), count))


def _misorder(order: Sequence[str]) -> int:
    """A patronymic follows a given name; alone with a surname it is one of the rarer ways."""
    if "middle" not in order:
        return 0
    if "first" not in order:
        return 4
    return 0 if order.index("middle") == order.index("first") + 1 else 3


def _likeness(role: str, unit: Unit) -> int:
    if role == "middle":
        return 5 if is_patronymic(unit.text) else -6
    name = given(unit.text)
    if role == "first":
        if name is None:
            return -1 if not is_patronymic(unit.text) else -6
        return 3 + name.listed + name.only_given
    if name is not None:
        return -2 if name.only_given else 0
    if is_patronymic(unit.text) and surname_likeness(unit.text) < 3 and not unit.text.isascii():  # noqa: PLR2004
        return -1
    return min(surname_likeness(unit.text), 4)


def _context(page: Page, units: Sequence[Unit], *, mixed: bool, named: bool) -> int:
    start, end = units[0].start, units[-1].end
    score = _labelled(page, start)
    score += _BY_PHONE * _is_by_phone(page, start, end)
    score -= sum(3 if "\n" in page.gap(unit.start) else 5 if "," in page.gap(unit.start) else 0 for unit in units[1:])
    if mixed:
        score += sum(1 if page.tokens[unit.start].capital else -1 for unit in units)
    score += 3 * (start > 0 and page.is_(start - 1, "turns", "correction"))
    score += page.stops(start) + page.stops(end) + 2 * _has_initial(page, end)
    score -= 3 * sum(_is_town(page, unit) for unit in units) + 10 * _is_long_town(page, units)
    if not named and (page.gap(end)[:1] in {",", "!"} or page.gap(end).startswith(" ,")) and _is_greeting(page, start):
        score -= 2 * _NAMED
    return score


def _has_initial(page: Page, end: int) -> bool:
    """«Тарасюк Ю.»: a letter for the rest of the name."""
    if end >= len(page):
        return False
    letter = page.tokens[end]
    return letter.capital and len(letter.text) == 1 and letter.gap == " " and page.gap(end + 1).startswith(".")


def _is_by_phone(page: Page, start: int, end: int) -> bool:
    """«Коваль Ігор 067…», «Коваль Ігор, тел. 067…», «067… Коваль Ігор»."""
    after = end + 1 if page.is_(end, "people", "phone") else end
    return page.owners.get(start - 1) == "phone" or page.owners.get(after) == "phone"


def _is_greeting(page: Page, start: int) -> bool:
    """«Таня, відправ…», «Добрий день, Оксано!»: who is spoken to."""
    return start == 0 or page.breaks(start) or page.hit(start - 1, "talk") is not None


def _is_town(page: Page, unit: Unit) -> bool:
    if unit.end - unit.start > 1 or unit.text.lower() in signs("city", "doubtful"):
        return False
    return any(match.town.place < WELL_KNOWN for match in towns_at([unit.text], page.language))


def _is_long_town(page: Page, units: Sequence[Unit]) -> bool:
    """«Біла Церква», «Велика Димерка»."""
    texts = [unit.text for unit in units[:2]]
    return any(match.size == len(texts) for match in towns_at(texts, page.language)) if len(texts) > 1 else False


def _labelled(page: Page, start: int) -> int:
    """What a label before a name says of it: «Отримувач:», «для», «Відправник», «з повагою»."""
    if not page.stops(start) and page.tokens[start - 1].forms[0] in {"для", "дла", "for", "кому"}:
        return _NAMED - 1
    for back in range(start - 1, max(start - 5, -1), -1):
        hit = page.hit(back, "people")
        if hit is not None and hit.end <= start and hit.concept != "phone":
            return _says(hit.concept)
        parted = page.breaks(back + 1)
        if parted and (page.owners.get(back) == "phone" or (back < start - 1 and ":" not in page.gap(back + 1))):
            return 0
    return 0


def _says(label: str) -> int:
    if label == "sender":
        return _SENDER
    return _NAMED if label in {"recipient", "trader", "last", "first"} else 0
