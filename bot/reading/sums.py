"""Sums of money in a written order, and what each is: to be collected, declared, paid before. Adds nothing up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.money import Money
from bot.reading.carriers import is_by_short_post
from bot.reading.order_page import Hit, Page
from bot.reading.signs import fits, signs

_SIGNS = {"₴": "UAH", "$": "USD", "€": "EUR", "£": "GBP"}
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+(?![\d])")
_LEAST_BARE = 10
_LEAST_ALONE = 50  # a bare number in a clause of its own may be a sum from here on
_MOST_UNDER = 10_000  # one under its word may as well be an index or a locker from here on
_SHORT = "short"  # cash on delivery by its first letters
_REACH, _NEAR = 6, 3  # words between a sum and the word that says what it is


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount at some tokens; `sure` where a currency or a thousand stands by it.

    `currency` is the one written, else the shop's; None where neither is known, and then it is no money.
    """

    place: int
    end: int
    amount: Decimal
    currency: str | None
    sure: bool
    concepts: tuple[str, ...] = ()

    @property
    def money(self) -> Money | None:
        if self.currency is None:
            return None
        return Money.of(self.amount.quantize(Decimal("0.01")), self.currency)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a page says of money."""

    cod: Money | None
    declared: Money | None


def find_sums(page: Page, currency: str | None) -> Sums:
    """Read the sums of a page, bare ones in `currency`; their tokens and the words that name them are claimed."""
    hits = page.hits("money")
    hits = [hit for hit in hits if hit.concept not in {"thousand", "soft"}]
    sums = [_named(page, found, hits) for found in _sums(page, currency)]
    sums = [found for found in sums if found.sure or (found.concepts and not _is_count(page, found))]
    for found in sums:
        page.claim(found.place, found.end, "sum")
    for hit in hits:
        page.claim(hit.place, hit.end, "money")
    return Sums(_collected(page, sums, hits), _first(sums, "declared"))


def _sums(page: Page, currency: str | None) -> list[Sum]:
    found, place = [], 0
    while place < len(page):
        amount = _sum_at(page, place, currency)
        if amount is not None:
            found.append(amount)
        place = amount.end if amount else place + 1
    return found


def _sum_at(page: Page, place: int, currency: str | None) -> Sum | None:
    token = page.tokens[place]
    if not token.digits or not page.free(place) or len(token.text) > 6 or _is_joined(page, place):  # noqa: PLR2004
        return None
    end, amount = _amount(page, place)
    if page.hit(end, "money") and page.is_(end, "money", "thousand") and not page.gap(end).strip(" ."):
        thousands = Decimal(1000) if amount < 1000 else Decimal(1)  # noqa: PLR2004
        tail = _amount(page, end + 1) if end + 1 < len(page) and page.tokens[end + 1].digits else (end + 1, Decimal(0))
        joined = thousands > 1 and tail[1] < 1000 and page.gap(end + 1) == " " and page.free(end + 1)  # noqa: PLR2004
        amount, end = amount * thousands + (tail[1] if joined else 0), tail[0] if joined else end + 1
        return _with_currency(page, Sum(place, end, amount, currency, sure=True))
    return _with_currency(page, Sum(place, end, amount, currency, sure=False))


def _is_joined(page: Page, place: int) -> bool:
    """Whether the digits are a part of something else: R14, 60х40, 12/3, №5."""
    gap = page.tokens[place].gap
    return (place > 0 and gap in {"", "/", "-", "."}) or gap.endswith(("№", "#", "+"))


def _amount(page: Page, place: int) -> tuple[int, Decimal]:
    """The end and the value of an amount: 1 500,00 · 1.500 · 2,400 · 99,90."""
    token, end = page.tokens[place], place + 1
    whole = token.text
    while len(whole) <= 6 and _is_group(page, end, len(token.text), whole):  # noqa: PLR2004
        whole, end = whole + page.tokens[end].text, end + 1
    if end < len(page) and page.gap(end) in {",", "."} and page.tokens[end].digits and len(page.tokens[end].text) <= 2:  # noqa: PLR2004
        return end + 1, Decimal(f"{whole}.{page.tokens[end].text}")
    return end, Decimal(whole)


def _is_group(page: Page, end: int, first: int, whole: str) -> bool:
    if end >= len(page) or first > 3 or whole == "0":  # noqa: PLR2004
        return False
    token = page.tokens[end]
    return token.digits and len(token.text) == 3 and token.gap in {" ", ",", ".", "'"} and page.free(end)  # noqa: PLR2004


def _with_currency(page: Page, found: Sum) -> Sum:
    gap, before = page.gap(found.end).strip(" "), page.gap(found.place)[-1:]
    if before in _SIGNS:
        return replace(found, currency=_SIGNS[before], sure=True)
    if gap[:1] in _SIGNS:
        return replace(found, currency=_SIGNS[gap[:1]], sure=True)
    written = page.hit(found.end, "currencies")
    if written is not None and not page.gap(found.end).strip(" .,-="):
        gram = page.tokens[found.end].text.lower() in {"г", "гр", "г."} and not _after_money(page, found.place)
        return found if gram else replace(found, end=written.end, currency=written.concept, sure=True)
    return replace(found, sure=found.sure or gap[:1] == "=")


def _after_money(page: Page, place: int) -> bool:
    return any(
        (hit := page.hit(before, "money")) is not None
        and hit.concept in {"cod", "declared", "total", "due", "rest", "prepaid"}
        for before in range(max(place - _NEAR, 0), place)
    )


def _is_count(page: Page, found: Sum) -> bool:
    """«Накладний, 3 шт»: what is counted is no sum."""
    after = page.tokens[found.end] if found.end < len(page) and not page.stops(found.end) else None
    if page.is_(found.end, "money", "soft", "cod", "total"):
        return found.amount < _LEAST_BARE
    return found.amount < _LEAST_BARE or (after is not None and fits(after.forms[0], signs("branch", "units")))


def _named(page: Page, found: Sum, hits: Sequence[Hit]) -> Sum:
    """Give a sum the words of its clause that say what it is: those before it, and those right after it."""
    before, after = _before(page, found, hits), _after(page, found, hits)
    if after and _is_of_sum_before(page, found):
        before = []
    if not (before or after) and _is_price(page, found):
        before = ["total"]
    short = [_SHORT] if not (before or after) and found.place and is_by_short_post(page, found.place) else []
    return replace(found, concepts=tuple(dict.fromkeys((*before, *after, *short))))


def _is_price(page: Page, found: Sum) -> bool:
    """«Беру монітор за 2800», «джинси і пояс, 1 870.»: a bare number that may be what it all costs."""
    if found.sure or found.amount < _LEAST_ALONE or not page.stops(found.end) or page.gap(found.end)[:1] in {")", ":"}:
        return False
    lead = page.tokens[found.place - 1].forms[0] if found.place else ""
    alone = page.stops(found.place) and found.end - found.place > 1 and not page.gap(found.place).strip(" \n,.-")
    return alone or lead in {"за", "for"}


def _is_of_sum_before(page: Page, found: Sum) -> bool:
    """«300 передоплата + 400 накладка»: the word before a sum follows another sum."""
    word = found.place - 1
    is_sum = word > 0 and page.tokens[word - 1].digits and page.free(word - 1)  # a phone is claimed by now
    return is_sum and page.hit(word, "money") is not None and not page.stops(word)


def _before(page: Page, found: Sum, hits: Sequence[Hit]) -> list[str]:
    concepts: list[str] = []
    for place in range(found.place - 1, max(found.place - 12, -1), -1):
        labelled = page.gap(place + 1).strip(" ").startswith(":") or _is_under(page, found, place)
        if page.breaks(place + 1) and not labelled:
            break
        if page.tokens[place].digits:
            break
        hit = next((hit for hit in hits if hit.place <= place < hit.end), None)
        if hit is not None:
            concepts.append(hit.concept)
        elif not _is_soft(page, place) and (not found.sure or found.place - place > _REACH):
            break
    return _told(page, found, concepts)


def _is_soft(page: Page, place: int) -> bool:
    """Whether a word may stand between a sum and what it is: «накладений платіж 500», «500 грн наложка»."""
    return page.is_(place, "money", "soft") or page.hit(place, "currencies") is not None


def _is_under(page: Page, found: Sum, place: int) -> bool:
    """«Накл» on a line of its own and the sum alone on the next."""
    over = page.hit(place, "money")
    if place + 1 != found.place or over is None or not _LEAST_ALONE <= found.amount < _MOST_UNDER:
        return False
    ends = found.end >= len(page) or "\n" in page.gap(found.end)
    return page.gap(found.place) == "\n" and ends and "\n" in page.gap(over.place)


def _told(page: Page, found: Sum, concepts: list[str]) -> list[str]:
    """A comma between a bare number and the word is the end of what the word says."""
    if not found.sure and "," in page.gap(found.place) and not (page.stops(found.end) and found.amount >= _LEAST_ALONE):
        return []
    return list(dict.fromkeys(concepts))


def _after(page: Page, found: Sum, hits: Sequence[Hit]) -> list[str]:
    for place in range(found.end, min(found.end + _NEAR, len(page))):
        if page.stops(place) or page.tokens[place].digits:
            return []
        hit = next((hit for hit in hits if hit.place <= place < hit.end), None)
        if hit is None:
            if found.sure and page.is_(place, "payers", "delivery"):
                return ["fee"]
            if _is_soft(page, place):
                continue
            return []
        if _has_own(page, hit):
            return []
        return [hit.concept] if found.sure or _may_be_bare(page, found) else []
    return []


def _has_own(page: Page, hit: Hit) -> bool:
    """Whether a sum of its own follows the word: «15 наложка 400»."""
    for place in range(hit.end, min(hit.end + _NEAR, len(page))):
        if page.stops(place) and page.gap(place).strip() != ":":
            return False
        if page.tokens[place].digits:
            return page.free(place)
    return False


def _may_be_bare(page: Page, found: Sum) -> bool:
    return found.amount >= _LEAST_BARE and not page.is_(found.place - 1, "places", "branch", "locker")


def _first(sums: Sequence[Sum], concept: str) -> Money | None:
    return next((found.money for found in sums if concept in found.concepts and found.amount), None)


def _collected(page: Page, sums: Sequence[Sum], hits: Sequence[Hit]) -> Money | None:
    """The rest where a part is paid before; else the sum named with the way of payment; else the one total."""
    asked = any(hit.concept == "cod" and not _is_denied(page, hit) for hit in hits)
    asked = asked or any(_SHORT in found.concepts for found in sums)
    in_part = any(hit.concept == "prepaid" for hit in hits)
    rest = _first(sums, "rest") or (_first(sums, "due") if in_part else None)
    paid = any(hit.concept == "paid" for hit in hits) and not any("paid" in found.concepts for found in sums)
    if rest is not None and (asked or not paid):
        return rest
    if not asked:
        return None
    collected = [
        found
        for found in sums
        if {"cod", _SHORT} & set(found.concepts) and "prepaid" not in found.concepts and found.amount
    ]
    if collected:
        return collected[0].money if not _is_put_right(page, collected) else collected[-1].money
    if any("prepaid" in found.concepts for found in sums):
        return None
    return _total(sums)


def _total(sums: Sequence[Sum]) -> Money | None:
    final = [found for found in sums if "final" in found.concepts]
    named = final or [
        found for found in sums if {"total", "due"} & set(found.concepts) and "declared" not in found.concepts
    ]
    if named:
        return named[-1].money
    plain = [found for found in sums if not found.concepts]
    return plain[0].money if len(plain) == 1 else None


def _is_denied(page: Page, hit: Hit) -> bool:
    """«Без наложки», «не накладений»."""
    before = page.tokens[hit.place - 1].forms[0] if hit.place and not page.stops(hit.place) else ""
    return before in {"без", "не", "no", "without", "ни"}


def _is_put_right(page: Page, sums: Sequence[Sum]) -> bool:
    return len(sums) > 1 and any(page.is_(place, "turns", "correction") for place in range(sums[0].end, sums[-1].place))
