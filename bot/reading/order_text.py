"""Orders in a pasted or forwarded message, whoever wrote it and however. Asks no directory and guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot.domain.order import OrderDraft
from bot.reading.carriers import find_carrier
from bot.reading.language import language_of
from bot.reading.morphology import LANGUAGES
from bot.reading.order_draft import read_draft
from bot.reading.order_noise import holds_tracking
from bot.reading.order_page import Page
from bot.reading.order_parts import AGAIN, Reader, parts_of
from bot.reading.order_typing import as_typed, with_digits
from bot.reading.words import words_of


def read_orders(text: str, currency: str | None) -> tuple[OrderDraft, ...]:
    """Read the orders of a message in the order in which they stand there; none where there is no order in it.

    A sum with no currency by it is in `currency`, the shop's; where that is None (not known yet), it is left out.
    """
    shown = with_digits(as_typed(text))
    language = language_of(words_of(shown))
    read = partial(read_draft, language=language if language in {*LANGUAGES, "en"} else "uk", currency=currency)
    parts = parts_of(shown, read)
    drafts = _shared(parts, [read(part) for part in _headed(parts)], read)
    return tuple(draft for part, draft in zip(parts, drafts, strict=True) if _is_order(part, draft))


_EACH = re.compile(r"\b(?:накл|налож|післяпл|послепл|оплат)\w* по \d", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[\n;:!]|\.\s")
_OF_ALL = re.compile(r"[^\n]{0,80}?[:\n]\s{0,3}(?=1[.)])")  # «Дві посилки Новою поштою: 1) …»


def _headed(parts: Sequence[str]) -> Iterator[str]:
    """Put the carrier that a list's heading names before each of its orders that names none: a postcode hangs on it."""
    head = _OF_ALL.match(parts[0]) if len(parts) > 1 else None
    page = Page(head[0], "uk") if head else None
    named = page is not None and find_carrier(page)
    for place, part in enumerate(parts):
        if page is None or not named or place == 0 or find_carrier(Page(part, "uk")):
            yield part
            continue
        claimed = [page.tokens[at] for at, owner in page.owners.items() if owner == "carrier"]
        yield f"{page.text[claimed[0].start : claimed[-1].end]}\n{part}"


def _shared(parts: Sequence[str], drafts: Sequence[OrderDraft], read: Reader) -> list[OrderDraft]:
    """«Обидві Новою поштою», «наложка по 600», «там же»: what the text says of other orders too."""
    told: list[OrderDraft] = []
    for part, draft in zip(parts, drafts, strict=True):
        told.append(_like_the_last(part, draft, told[-1]) if told else draft)
    if len(parts) == 1:
        return told
    for part, said in zip(parts, drafts, strict=True):
        if _EACH.search(part):
            told = [replace(one, cod=one.cod or said.cod) for one in told]
        for clause in filter(_says_both, _CLAUSE_ENDS.split(part)):
            of_both = read(clause)
            told = [replace(one, cod=one.cod or of_both.cod, carrier=one.carrier or of_both.carrier) for one in told]
            told = [replace(one, payer=one.payer or of_both.payer) for one in told]
    return told


def _says_both(clause: str) -> bool:
    return any(hit.concept == "both" for hit in Page(clause, "uk").hits("turns"))


def _like_the_last(part: str, draft: OrderDraft, last: OrderDraft) -> OrderDraft:
    """«Там же», «туди ж»: the town of the order before; «їй же друга посилка»: its recipient."""
    if any(hit.concept == "same" for hit in Page(part, "uk").hits("turns")):
        draft = replace(draft, city=draft.city or last.city, carrier=draft.carrier or last.carrier)
    if draft.phone or draft.last_name or not AGAIN.search(part):
        return draft
    draft = replace(draft, last_name=last.last_name, first_name=last.first_name, middle_name=last.middle_name)
    return replace(draft, phone=last.phone)


def _is_order(text: str, draft: OrderDraft) -> bool:
    """Somebody to send to and somewhere to send, and nothing said of a parcel that is already on its way."""
    named = bool(draft.last_name and draft.first_name) or draft.organisation is not None
    who = draft.phone is not None or draft.wrong_phone is not None or named
    spot = bool(draft.branch_number or draft.street or draft.postcode)
    late = bool(Page(text, "uk").hits("complaints"))
    if late:
        return named and spot and "?" not in text and bool(draft.cod or draft.carrier)
    if holds_tracking(text) and not (who and spot):
        return False
    if who and (spot or (draft.city and (draft.carrier or draft.delivery))):
        return True
    if draft.phone is not None and named:
        return bool(draft.city or (draft.cod and "?" not in text))
    return bool(spot and draft.city and (draft.cod or draft.declared_value or draft.weight_g) and "?" not in text)
