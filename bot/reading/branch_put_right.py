"""A branch's number put right or taken back: «ой, не 5, а 8», «замість 3». Knows not what ties a number to a branch."""

from __future__ import annotations

from bot.reading.order_page import Page
from bot.reading.signs import signs

_NEED = frozenset({"треба", "надо", "нужно", "потрибно"})


def is_bare(page: Page, place: int) -> bool:
    """A number put right without a word by it: «ой, не 5, а 8», «точніше 8»; not of a sum."""
    before = page.tokens[place - 1] if place else None
    if before is None or before.digits or not page.gap(place) or _is_of_sum(page, place):
        return False
    return (
        page.is_(place - 1, "turns", "correction", "instead", "wrong")
        or before.forms[0]
        in {"на", "в", "у", "to", "це", "номер", "буде", "надо", "треба", "нужно", "потрибно", "бути", "быть", "be"}
        or "№" in page.gap(place)
    )


def _is_of_sum(page: Page, place: int) -> bool:
    """Whether a way of payment is spoken of nearer than a branch."""
    for back in range(place - 1, -1, -1):
        if page.is_(back, "money", "cod", "declared", "rest"):
            return True
        if page.hit(back, "places") or page.owners.get(back) in {"carrier", "branch"}:
            return False
    return False


def is_corrected(page: Page, place: int) -> bool:
    """Whether a correction begins in the same sentence before the number, or the number replaces one: «не 5, а 8»."""
    for back in range(place - 1, max(place - 9, -1), -1):
        if page.is_(back, "turns", "correction") and not page.is_(back, "money", "cod"):
            return True
        if page.owners.get(back) == "phone":
            return False
        if page.tokens[back].forms[0] in {"а", "but"} and _is_after_denied(page, back):
            return True
        if "\n\n" in page.gap(back + 1):
            return False
    return False


def _is_after_denied(page: Page, back: int) -> bool:
    return any(page.is_(near, "turns", "wrong") for near in range(max(back - 7, 0), back))


def is_denied(page: Page, place: int) -> bool:
    """«Не 5», «не на 5», «замість 3», «не відділення 13», «12, не треба»."""
    after = [token.forms[0] for token in page.tokens[place + 1 : place + 3]]
    if after[:1] == ["не"] and _NEED & set(after):
        return True
    for back in range(place - 1, max(place - 5, -1), -1):
        token = page.tokens[back]
        if token.digits or "," in page.gap(back + 1) or page.breaks(back + 1):
            return False
        if token.forms[0] in signs("branch", "negations") and token.forms[0] not in {"no", "ни", "нет"}:
            return True
        passed = token.forms[0] in signs("branch", "to") | _NEED | {"номер"}
        if not (passed or page.hit(back, "places")):
            return False
    return False
