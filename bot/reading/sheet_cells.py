"""One cell of a table of orders: a phone as Excel spoils it, a sum, a weight, a size. None is what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from bot.domain.cod import Payer
from bot.domain.measure import Size
from bot.domain.party import Phone
from bot.reading.spelling import fold

_PARTS = re.compile(r"[,;\n|]|/(?=\s*\+?[\d(])|\s(?:або|или|or)\s")
_NOT_DIGITS = re.compile(r"[^0-9]")
_WHOLE = re.compile(r"(?<=\d)[.,]0+$")
_EXPONENT = re.compile(r"\d[.,]?\d*\s*[eEеЕ]\s*\+\s*\d+")
_LETTER = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d\s'’.,]*")
_APART = re.compile(r"\d\s+(?!\d{3}(?!\d))\d")  # two numbers, not one in groups of three
_SIDE = r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:см|cm|мм|mm)?"
_SIZE = re.compile(rf"^\D{{0,12}}{_SIDE}\s*[xXхХ*×на/]+\s*{_SIDE}\s*[xXхХ*×на/]+\s*{_SIDE}\D{{0,6}}$")
_CURRENCIES = {"UAH": ("грн", "гривень", "гривні", "uah", "₴"), "USD": ("$", "usd", "дол"), "EUR": ("€", "eur", "євро")}
_NO = frozenset(map(fold, ("ні", "нет", "no", "none", "false", "немає", "нема", "без", "відсутній", "n")))
_PAID = tuple(
    map(
        fold,
        ("оплачен", "сплачен", "передопл", "предопл", "prepaid", "paid", "картк", "карт", "рахун", "онлайн", "безгот"),
    )
)
_YES = frozenset(map(fold, ("так", "да", "yes", "true", "є", "есть", "y", "+")))
_ON_DELIVERY = tuple(map(fold, ("накла", "нало", "післяп", "послеп", "cod", "cash", "контроль", "отриман", "получен")))
_SENDER = tuple(
    map(
        fold,
        (
            "відправ",
            "отправ",
            "sender",
            "магазин",
            "продав",
            "shop",
            "ми",
            "мы",
            "нам",
            "shipper",
            "seller",
            "безкошт",
            "бесплат",
        ),
    )
)
_RECIPIENT = tuple(
    map(
        fold,
        (
            "отрим",
            "одерж",
            "получ",
            "recipient",
            "receiver",
            "клієнт",
            "клиент",
            "покуп",
            "customer",
            "buyer",
            "consignee",
        ),
    )
)
_MOST_GRAMS, _MOST_MILLIMETRES = 1_000_000, 10_000


def phone(text: str) -> Phone | None:
    """The first of the phones; a zero or a plus that Excel has eaten is put back."""
    return next((one for one in map(_phone, _PARTS.split(text)) if one is not None), None)


def is_spoiled(text: str) -> bool:
    """Whether Excel has rounded a long number: 3.80671E+11."""
    return bool(_EXPONENT.search(text))


def _phone(text: str) -> Phone | None:
    if is_spoiled(text):
        return None
    digits = _NOT_DIGITS.sub("", _WHOLE.sub("", text.strip()))
    if text.strip().startswith(("+", "'+")) and not digits.startswith(("0", "380")):
        return Phone.of(digits) if len(digits) > 8 else None  # noqa: PLR2004 - shorter ones are of no country
    digits = digits.removeprefix("00") if digits.startswith("00380") else digits
    for size, beginning, missing in ((9, "", "380"), (10, "0", "38"), (11, "80", "3"), (12, "380", "")):
        if len(digits) == size and digits.startswith(beginning):
            whole = missing + digits
            return Phone.of(whole) if whole[3] not in "012" else None
    return None


def amount(text: str) -> tuple[Decimal, str] | None:
    """A sum and its currency ("" where none is named): 1 500,00 грн; 1,500.00; 1500=."""
    if is_spoiled(text) or text.lstrip().startswith("-"):
        return None
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or _APART.search(numbers[0]):
        return None
    exact = decimal(numbers[0], thousands=True)
    return None if exact is None else (exact, _currency(text))


def _currency(text: str) -> str:
    lower = text.lower()
    return next((code for code, signs in _CURRENCIES.items() if any(sign in lower for sign in signs)), "")


def decimal(text: str, *, thousands: bool = False) -> Decimal | None:
    """A number with a point or a comma; `thousands`: three digits behind a single one are not a fraction."""
    plain = re.sub(r"[\s'’]", "", text).strip(".,")
    last = max(plain.rfind("."), plain.rfind(","))
    if last >= 0:
        whole, fraction = re.sub(r"[.,]", "", plain[:last]), plain[last + 1 :]
        mark = plain[last]
        grouped = plain.count(mark) > 1 or (thousands and len(fraction) == 3 and mark == ",")  # noqa: PLR2004
        plain = whole + fraction if grouped else f"{whole}.{fraction}"
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def no_sum(text: str) -> bool:
    """Whether a cell of money on delivery says that there is none: empty, a dash, «ні», «оплачено»."""
    words = _words(text)
    if any(word in _NO or word.startswith(_PAID) for word in words):
        return not any(word.startswith(_ON_DELIVERY) for word in words)
    return not any(sign.isalnum() or sign == "+" for sign in text)


def on_delivery(text: str) -> bool:
    """Whether a cell says that money is collected, without a sum: «так», «накладений платіж»."""
    words = _words(text)
    return text.strip() == "+" or any(word in _YES or word.startswith(_ON_DELIVERY) for word in words)


def _words(text: str) -> list[str]:
    return [fold(word) for word in _LETTER.findall(text)]


def grams(text: str, *, in_grams: bool) -> int | None:
    """A weight; a unit in the cell counts for more than the heading's."""
    numbers = _NUMBER.findall(text)
    exact = decimal(numbers[0]) if len(numbers) == 1 and not is_spoiled(text) else None
    if exact is None:
        return None
    units = {word.rstrip(".") for word in _LETTER.findall(text.lower())}
    said_grams = units & {"г", "гр", "грам", "грамм", "g", "грамів", "gr"}
    said_kilograms = units & {"кг", "kg", "кіло", "кило"}
    one = 1 if said_grams or (in_grams and not said_kilograms) else 1000
    whole = int((exact * one).to_integral_value())
    return whole if 0 < whole <= _MOST_GRAMS else None


def size(text: str, *, in_millimetres: bool) -> Size | None:
    """30x20x10 in centimetres, unless it is said otherwise."""
    found = _SIZE.match(text.strip())
    if found is None:
        return None
    small = in_millimetres or "мм" in text.lower() or "mm" in text.lower()
    sides = [_millimetres(side, small=small) for side in found.groups()]
    return None if None in sides else Size(*(side for side in sides if side is not None))


def side(text: str, *, in_millimetres: bool) -> int | None:
    """One side of a box, in millimetres."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    return _millimetres(numbers[0], small=in_millimetres or "мм" in text.lower() or "mm" in text.lower())


def _millimetres(text: str, *, small: bool) -> int | None:
    exact = decimal(text)
    if exact is None:
        return None
    whole = int((exact * (1 if small else 10)).to_integral_value())
    return whole if 0 < whole <= _MOST_MILLIMETRES else None


def count(text: str) -> int | None:
    """How many pieces: a small whole number."""
    found = re.fullmatch(r"\D*(\d{1,3})(?:[.,]0+)?\D*", text)
    return int(found[1]) if found and int(found[1]) else None


def payer(text: str) -> Payer | None:
    """Who pays for the delivery."""
    return next(_payers(_words(text)), None)


def _payers(words: list[str]) -> Iterator[Payer]:
    for word in words:
        if word.startswith(_RECIPIENT):
            yield Payer.RECIPIENT
        elif word.startswith(_SENDER):
            yield Payer.SENDER
