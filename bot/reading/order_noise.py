"""Digits and words that say nothing of an order's fields: links, tracking numbers, orders' numbers, dates, cards."""

from __future__ import annotations

import re

from bot.domain.numbers import Doubt, find_numbers
from bot.reading.order_page import Page

_NOISE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://\S{1,500}|www\.\S{1,300}|\bt\.me/\S{1,100}",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}",
        r"@\w{3,32}",
        (
            r"\b(?:замовленн\w|заказ\w?|order|чек\w?|рахун\w{1,3}|артикул\w?|арт\.?|код товар[ау]|лот|sku|invoice)"
            r"[ :#№.(]{0,4}(?:номер|no\.?)? ?(?<![\d])[a-zа-я]{0,3}-?\d{3,12}\b"
            r"(?! ?(?:грн|грив|uah|₴))"  # «заказ 2200 грн» is what it costs
        ),
        r"#\d{3,12}\b|№ ?\d{6,12}\b",
        r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?:\.(?:20)?\d\d)?(?![\d.,]*\d)(?! ?(?:кг|kg|грн|к\b))",
        r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)",
        r"(?<!\d)\d{4}(?:[ -]\d{4}){3}(?!\d)|(?<!\d)\d{16}(?!\d)",
        r"U[AА]\d{27}",
        r"(?<![\d+])\d{13,20}(?!\d)",
        r"\b(?:ЄДРПОУ|ІПН|ЕДРПОУ|ИНН)[ :]{0,3}\d{8,10}\b",
    )
)


def claim_noise(page: Page) -> None:
    for pattern in _NOISE:
        for match in pattern.finditer(page.text):
            places = page.between(match.start(), match.end())
            if match[0][0] in "#№" and _is_of_place(page, places.start - 1):
                continue
            page.claim(places.start, places.stop, "noise")


def _is_of_place(page: Page, before: int) -> bool:
    """«Locker #28455», «НП №31904»."""
    return page.within(before, "places") is not None or page.within(before, "carriers") is not None


def holds_tracking(text: str) -> bool:
    """Whether a carrier's number stands in the text, as in a carrier's own message or a question of a parcel."""
    return any(number.doubt is Doubt.NONE for number in find_numbers(text))
