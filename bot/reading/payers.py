"""Who pays for the delivery, by a written order. The goods' own payment says nothing of it."""

from __future__ import annotations

from bot.domain.cod import Payer
from bot.reading.order_page import Hit, Page

_REACH = 7
_PAYING = (
    "плат",
    "плач",
    "оплат",
    "оплач",
    "сплач",
    "сплат",
    "рахун",
    "счет",
    "кошт",
    "pay",
    "paid",
    "expense",
    "рах",
    "plat",
    "rahun",
)
_SMALL = {"з", "за", "с", "из", "on", "by", "от", "вид"}
# The buyer's voice: «з мене», «за мій рахунок». The shop's own: «за наш рахунок»; and what a buyer asks of the shop.
_WHO = {
    "recipient": Payer.RECIPIENT,
    "me": Payer.RECIPIENT,
    "them": Payer.RECIPIENT,
    "sender": Payer.SENDER,
    "us": Payer.SENDER,
    "you": Payer.SENDER,
}
_FREE = ("безкоштовн", "безплатн", "бесплатн", "free")


def find_payer(page: Page) -> Payer | None:
    """The payer of the delivery; the words that say it are claimed."""
    for hit in page.hits("payers"):
        if hit.concept == "delivery" and (payer := _of_delivery(page, hit)):
            return payer
    return _of_short(page)


def _of_short(page: Page) -> Payer | None:
    """«Опл. отримувач», «оплачує відправник»: who pays, alone in its clause, is said of the delivery."""
    for hit in page.hits("payers"):
        lead = hit.place - 1
        if hit.concept not in {"recipient", "sender"} or lead < 0 or not page.tokens[lead].forms[0].startswith("опл"):
            continue
        if (lead == 0 or page.stops(lead)) and page.stops(hit.end) and page.gap(hit.place).strip(" ") in {"", "."}:
            page.claim(lead, hit.end, "payer")
            return _WHO[hit.concept]
    return None


def _of_delivery(page: Page, hit: Hit) -> Payer | None:
    start, end = _clause(page, hit)
    if (payer := _beside(page, hit, end)) is not None:
        return payer
    named = page.tokens[hit.place].forms[-1].startswith(("платник", "плателщик", "payer"))
    if not named and not any(_is_paying(page, place) for place in range(start, end)):
        return Payer.SENDER if _is_free(page, start, end) else None
    order = [*range(hit.end, end), *range(hit.place - 1, start - 1, -1)]
    for place in order:
        found = page.hit(place, "payers")
        if found is not None and found.concept in _WHO and not _is_past_carrier(page, hit, place):
            page.claim(start if start < place < hit.place else hit.place, max(place + 1, hit.end), "payer")
            _claim_rest(page, place, end)
            return _WHO[found.concept]
    return None


def _is_past_carrier(page: Page, hit: Hit, place: int) -> bool:
    """«Доставка Новою поштою оплачу на карту»: the goods."""
    between = range(hit.end, place) if place > hit.place else range(place + 1, hit.place)
    return any(page.hit(near, "carriers") is not None for near in between)


def _beside(page: Page, hit: Hit, end: int) -> Payer | None:
    """«Доставка моя», «доставку теж я», «пересилка з мене»: nothing else in the clause."""
    if end - hit.end > 3 or end == hit.end:  # noqa: PLR2004
        return None
    last = page.hit(end - 1, "payers")
    told = page.gap(end - 1).strip() in {"-", ":", "="}
    if last is None or not (last.concept in {"me", "us", "you"} or (told and last.concept in _WHO)):
        return None
    page.claim(hit.place, end, "payer")
    return _WHO[last.concept]


def _claim_rest(page: Page, place: int, end: int) -> None:
    for after in range(place, end):
        if _is_paying(page, after):
            page.claim(place, after + 1, "payer")


def _clause(page: Page, hit: Hit) -> tuple[int, int]:
    start, end = hit.place, hit.end
    while start > max(hit.place - _REACH, 0) and not page.stops(start) and not page.tokens[start - 1].digits:
        start -= 1
    while end < min(hit.end + _REACH, len(page)) and not _ends(page, end) and not page.tokens[end].digits:
        end += 1
    return start, end


def _ends(page: Page, place: int) -> bool:
    return page.stops(place) and page.gap(place).strip() not in {":", ".:", "("}


def _is_paying(page: Page, place: int) -> bool:
    forms = page.tokens[place].forms
    return forms[0] in _SMALL or any(form.startswith(_PAYING) for form in forms)


def _is_free(page: Page, start: int, end: int) -> bool:
    return any(form.startswith(_FREE) for place in range(start, end) for form in page.tokens[place].forms)
