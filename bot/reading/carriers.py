"""The carrier that a written order names, if it names one."""

from __future__ import annotations

from bot.reading.order_page import Hit, Page


def find_carrier(page: Page) -> str | None:
    """The carrier named; of several the one put right, else the first that is not refused."""
    hits = [hit for hit in page.hits("carriers") if not (_is_only_adjective(page, hit) or _is_payment(page, hit))]
    for hit in hits:
        page.claim(hit.place, hit.end, "carrier")
    wanted = [hit for hit in hits if not _is_refused(page, hit)]
    if not wanted:
        return None
    if len({hit.concept for hit in wanted}) > 1 and _is_put_right(page, wanted[0].end, wanted[-1].place):
        return wanted[-1].concept
    return wanted[0].concept


def _is_payment(page: Page, hit: Hit) -> bool:
    """«1500 грн н.п.», «900 н/п»: cash on delivery, for short."""
    before = page.tokens[hit.place - 1] if hit.place and not page.stops(hit.place) else None
    if hit.size != 2 or before is None or len(page.tokens[hit.place].text) != 1:  # noqa: PLR2004
        return False
    return page.hit(hit.place - 1, "currencies") is not None or (before.digits and len(before.text) > 2)  # noqa: PLR2004


def is_by_short_post(page: Page, place: int) -> bool:
    """«НП 6400» where the branch is said already: «накладений платіж» for short."""
    number = page.tokens[place]
    return len(number.text) > 2 and not number.gap.strip(" ") and page.tokens[place - 1].forms[0] in {"нп", "np"}  # noqa: PLR2004


def _is_only_adjective(page: Page, hit: Hit) -> bool:
    """«Новою» is the carrier unless something else is new, «нова» and «міст» only beside a branch: «нова відд 5»."""
    word = page.tokens[hit.place]
    if word.forms[0] == "уп":
        return not word.text.isupper() or (hit.place > 0 and page.tokens[hit.place - 1].digits)
    if hit.size > 1 or word.forms[0] not in _SHORT:
        return False
    if word.forms[0] in {"мист", "мистом"}:
        return not (word.capital or _is_by_branch(page, hit))
    if word.forms[0] != "новою":
        return not (_is_by_branch(page, hit) or _is_bracketed(page, hit))
    after = page.tokens[hit.end] if hit.end < len(page) and not page.stops(hit.end) else None
    return after is not None and after.text.lower().endswith(("ою", "ею")) and page.hit(hit.end, "places") is None


_SHORT = {"новою", "нова", "новая", "нову", "новую", "новой", "новои", "мист", "мистом"}


def _is_bracketed(page: Page, hit: Hit) -> bool:
    """«Поштомат 3321 (нова)»."""
    return page.gap(hit.place).endswith("(") and page.gap(hit.end).startswith(")")


_PREPOSITIONS = {"на", "в", "у", "до"}


def _is_by_branch(page: Page, hit: Hit) -> bool:
    """Whether a branch, a locker or a number stands right by: «Новой, отд 5», «поштомат нової», «на нову 5»."""
    if page.is_(hit.place - 1, "places", "branch", "locker"):
        return True
    if hit.place > 1 and page.tokens[hit.place - 1].digits and page.is_(hit.place - 2, "places", "branch", "locker"):
        return True
    after = hit.end
    if after < len(page) and page.tokens[after].forms[0] in _PREPOSITIONS:
        after += 1
    if after < len(page) and page.tokens[after].digits:
        return page.is_(after + 1, "places", "branch", "locker") or (page.gap(after) == " " and page.stops(after + 1))
    return page.is_(after, "places", "branch", "locker") and not page.gap(after).strip(" ,:-")


def _is_refused(page: Page, hit: Hit) -> bool:
    """«Не Новою», «тільки не НП», «НП не працює»."""
    back = hit.place - 1
    refusing = page.is_(back, "turns", "wrong") or page.tokens[back].forms[0] in {"замисть", "вместо", "крим", "кроме"}
    if not page.stops(hit.place) and refusing:
        return True
    after = hit.end
    return (
        after + 1 < len(page)
        and not page.stops(after)
        and page.tokens[after].forms[0] == "не"
        and page.tokens[after + 1].forms[0].startswith(("працю", "работа", "пидход", "подход"))
    )


def _is_put_right(page: Page, start: int, end: int) -> bool:
    return any(page.is_(place, "turns", "correction", "wrong") for place in range(start, end))
