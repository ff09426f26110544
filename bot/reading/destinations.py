"""Kind of delivery and number of the branch or locker in a written order. Knows nothing of towns' names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.order import Delivery
from bot.reading.branch_put_right import is_bare, is_corrected, is_denied
from bot.reading.carriers import is_by_short_post
from bot.reading.order_page import Hit, Page
from bot.reading.signs import fits, signs

_LONGEST_NUMBER = 5
_REACH = 5  # words between "відділення" and its number: "відділення нової пошти у місті Луцьк номер 5"
_PREPOSITIONS = {"від", "вид"}  # "від 5" is "from 5", "від. 5" a branch
_NAMED, _AFTER_CARRIER, _MARKED, _LOOSE = 40, 30, 20, 10
_PUT_RIGHT = 100


@dataclass(frozen=True, slots=True)
class SaidBranch:
    """A number that may be a branch's, what stands by it, and how surely it is the one meant."""

    place: int
    number: str
    kind: str | None
    rank: int


def find_branch(page: Page) -> SaidBranch | None:
    """The number of the branch or locker; of two the one put right, else the surest, else the first."""
    found = list(_numbers(page))
    if not found:
        return None
    best = max(found, key=lambda said: (said.rank, said.place if said.rank >= _PUT_RIGHT else -said.place))
    for said in found:
        if said.rank >= _AFTER_CARRIER and (said.place <= best.place or not is_by_short_post(page, said.place)):
            page.claim(said.place, said.place + 1, "branch")
    page.claim(best.place, best.place + 1, "branch")
    kinds = [said.kind for said in found if said.kind]
    return (
        best
        if best.kind or not kinds or best.rank < _PUT_RIGHT
        else SaidBranch(best.place, best.number, kinds[0], best.rank)
    )


def _numbers(page: Page) -> Iterator[SaidBranch]:
    denied = False
    seen = any(hit.concept in {"branch", "locker"} for hit in page.hits("places"))
    for place in range(len(page)):
        if not _may_be_number(page, place):
            continue
        ranked = _ranked(page, place)
        corrected = is_corrected(page, place) or denied
        if ranked is None and not (corrected and seen and is_bare(page, place)):
            continue
        rank, kind = ranked or (_LOOSE, None)
        seen = True
        if is_denied(page, place):
            denied = True
            continue
        number = page.tokens[place].text.lstrip("0") or page.tokens[place].text
        rank += _PUT_RIGHT * corrected - _NAMED * _is_other_choice(page, place)
        yield SaidBranch(place, number, kind, rank)


def _is_other_choice(page: Page, place: int) -> bool:
    """«НП 3 або поштомат 5566»: the first is asked for."""
    return any(page.tokens[back].forms[0] in {"або", "или", "or"} for back in range(max(place - 2, 0), place))


def _may_be_number(page: Page, place: int) -> bool:
    token = page.tokens[place]
    if not token.digits or not page.free(place) or len(token.text) > _LONGEST_NUMBER or _is_joined(page, place):
        return False
    if place + 1 == len(page):
        return True
    after, named = page.tokens[place + 1], page.is_(place - 1, "places", "locker", "branch")
    if after.digits and after.gap in {".", ":", ",", "/"} and len(after.text) <= 2:  # noqa: PLR2004
        return named
    if after.gap[:1] in {"₴", "$", "%", "="} or _is_floor(page, place):
        return False
    return not _is_priced(page, place + 1) if named else not _counts(page, place + 1)


def _is_floor(page: Page, place: int) -> bool:
    """«Корпус складу, 2-й поверх», «3 під'їзд»: inside a house."""
    tail = page.tokens[place + 1]
    ending = tail.gap in {"", "-"} and len(tail.text) <= 2  # noqa: PLR2004
    after = place + 1 + ending
    return page.is_(after, "places", "dropped") and len(page.tokens[after].text) > 2 and not page.stops(after)  # noqa: PLR2004


def _is_priced(page: Page, place: int) -> bool:
    """«Оплата на відділенні 1780 грн»: a sum, whatever word stands before it."""
    written = page.tokens[place].text
    return not page.stops(place) and page.hit(place, "currencies") is not None and len(written) > 2  # noqa: PLR2004


def _is_joined(page: Page, place: int) -> bool:
    """The tail of a longer number, a sum, a phone, a size, or an item of a list: 18.11, $5, +380, 30х20, 1)."""
    gap, before = page.tokens[place].gap, page.tokens[place - 1] if place else None
    if page.gap(place + 1)[:1] == ")" and not any(
        "(" in page.gap(near) for near in range(max(place - 4, 0), place + 1)
    ):
        return True
    if gap.endswith(("+", "₴", "$", "/")):
        return True
    return before is not None and (
        (before.digits and gap in {".", ":", ",", "/", "+"}) or (not gap and before.forms[0] in {"х", "x"})
    )


def _counts(page: Page, place: int) -> bool:
    """Whether a number is followed by what it counts: грн, кг, шт, см."""
    if page.stops(place) or page.hit(place, "places"):
        return False
    if (
        len(page.tokens[place].text) == 1
        and page.gap(place + 1)[:1] == "."
        and not page.is_(place, "money", "thousand")
    ):
        return False  # «НП 5 м. Ніжин», «12 г. Днепр»
    return (
        page.hit(place, "currencies") is not None
        or page.is_(place, "money", "thousand")
        or (fits(page.tokens[place].forms[0], signs("branch", "units")) and not page.tokens[place].text[0].isupper())
    )


def _ranked(page: Page, place: int) -> tuple[int, str | None] | None:
    """How a number is tied to a branch, a locker or a carrier, and to which of them."""
    if (kind := _kind_after(page, place)) or (kind := _kind_before(page, place)):
        return _NAMED, kind
    gap = page.gap(place)
    before = place - 1
    while before >= 0 and page.tokens[before].forms[0] in {"номер", "number", "но", "n", "nomer"}:
        gap, before = page.gap(before), before - 1
    if before > 0 and page.tokens[before].forms[0] == "на" and gap == " ":
        before -= 1
    if before >= 0 and _ends_with_carrier(page, before) and not gap.strip(' №#:-.()|/,;"«»'):
        return (_AFTER_CARRIER if "," not in gap else _MARKED), None
    if (
        gap.strip().endswith(("№", "#"))
        and not page.is_(before, "people", "organisation")
        and not _is_order(page, before)
    ):
        return _MARKED, None
    if _before_carrier(page, place + 1) or (page.hits("carriers") and _is_ordinal(page, place)):
        return _MARKED, None
    if page.owners.get(before) == "city" and not gap.strip(" ,;|/-") and page.hits("carriers"):
        return _LOOSE, None
    return None


def _is_ordinal(page: Page, place: int) -> bool:
    """«На 4-те», «у 7ме»."""
    after = page.tokens[place + 1] if place + 1 < len(page) else None
    if after is None or after.gap not in {"", "-"} or after.forms[0] not in signs("branch", "ordinal_endings"):
        return False
    return place > 0 and page.tokens[place - 1].forms[0] in {"на", "в", "у", "до"}


def _is_order(page: Page, before: int) -> bool:
    return before >= 0 and page.tokens[before].forms[0].startswith(
        ("замовлен", "заказ", "order", "накладн", "чек", "рахун")
    )


def _kind_after(page: Page, place: int) -> str | None:
    """«5 відділення», «12-е отделение», «25 гарне відділення»: what kind of place the word after names."""
    for after in range(place + 1, min(place + 4, len(page))):
        if page.gap(after).strip(" -"):
            return None
        hit = page.hit(after, "places")
        if hit and hit.concept in {"branch", "locker"} and len(page.tokens[after].text) > 2:  # noqa: PLR2004
            return None if _has_number_after(page, hit) else hit.concept
        if len(page.tokens[after].text) > 2 and page.hit(after, "carriers") is None:  # noqa: PLR2004
            return None
    return None


def _has_number_after(page: Page, hit: Hit) -> bool:
    after = hit.end
    while after < len(page) and page.tokens[after].forms[0] in {"номер", "number"}:
        after += 1
    return after < len(page) and _may_be_number(page, after) and not page.gap(after).strip(" №#:-.")


def _kind_before(page: Page, place: int) -> str | None:
    """«Відділення №5», «отд. 3», «відділення Нової пошти у Луцьку номер 5»."""
    for back in range(place - 1, max(place - _REACH - 3, -1), -1):
        hit = page.within(back, "places")
        if hit and hit.concept in {"branch", "locker"} and hit.end <= place:
            return hit.concept if _may_name(page, back, place) else None
        if page.tokens[back].forms[0] == "номер" and page.gap(back + 1).strip() == ":":
            return _kind_of_form(page, back)
        if not _may_stand_between(page, back) or page.gap(back + 1).strip(' №#:-.,()"«»'):
            return None
        if "\n" in page.gap(back + 1) and place - back > 1:
            return None
    return None


def _kind_of_form(page: Page, label: int) -> str | None:
    """«Тип: поштомат», and on the next line «Номер: 41207»."""
    hit = page.within(label - 1, "places")
    return hit.concept if hit and hit.concept in {"branch", "locker"} and not page.gap(label).strip(" \n,.;") else None


_BETWEEN = {"номер", "в", "у", "м", "г", "number", "no", "num", "nomer", "n"}


def _may_stand_between(page: Page, place: int) -> bool:
    token = page.tokens[place]
    known = page.owners.get(place) in {"carrier", "city"} or page.hit(place, "carriers") is not None
    return not token.digits and (known or token.forms[0] in _BETWEEN)


def _may_name(page: Page, back: int, place: int) -> bool:
    """«від» is a preposition unless a dot or "№" follows: «від 5», «від. 5»."""
    token, gap = page.tokens[back], page.gap(back + 1)
    if token.text.lower() in _PREPOSITIONS:
        return "." in gap or "№" in gap
    return not ("\n" in gap and place - back > 1) and not gap.strip(' №#:-.,()"«»\n')


def _ends_with_carrier(page: Page, place: int) -> bool:
    return page.owners.get(place) == "carrier"


def _before_carrier(page: Page, after: int) -> bool:
    """«5 НП», «на 12 Нової пошти»."""
    if after >= len(page) or page.gap(after).strip(" ") or page.owners.get(after) != "carrier":
        return False
    hit = page.hit(after, "carriers")
    end = hit.end if hit else after + 1
    return not (end < len(page) and page.tokens[end].digits and _may_be_number(page, end) and not page.stops(end))


def find_delivery(page: Page, said: SaidBranch | None) -> Delivery | None:
    """Branch, locker or door by the words alone; a number without a word is a branch's."""
    if said is not None:
        return Delivery.LOCKER if said.kind == "locker" else Delivery.BRANCH
    places = [hit for hit in page.hits("places") if not _is_unwanted(page, hit)]
    for concept, delivery in (("locker", Delivery.LOCKER), ("courier", Delivery.DOOR)):
        if any(hit.concept == concept for hit in places):
            return delivery
    if any(
        hit.concept in {"branch", "waiting"} and page.tokens[hit.place].text.lower() not in _PREPOSITIONS
        for hit in places
    ):
        return Delivery.BRANCH
    return None


def _is_unwanted(page: Page, hit: Hit) -> bool:
    return hit.place > 0 and not page.stops(hit.place) and page.is_(hit.place - 1, "turns", "wrong")


def wants_courier(page: Page) -> bool:
    return any(hit.concept == "courier" and not _is_unwanted(page, hit) for hit in page.hits("places"))
