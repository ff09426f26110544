"""Where one order of a message ends and the next begins. Reads the parts by whatever reads one order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.order import OrderDraft

_CUT = re.compile(r"\n+|;|,|(?<=[.!?)])\s+|\s(?=\d[.)]\s)|\s-\s")
_STRONG = (
    re.compile(r"\n\s*\n|\n\s*[-=_*]{3,}"),
    re.compile(r"(?:^|\n|\s)\d{1,2}[.)]\s"),
    re.compile(r"\n"),
    re.compile(r"[.;!]\s"),
)
_CORRECTION = re.compile(
    r"^\W*(?:ой|вибач|перепрош|извин|прост|точніше|точнее|помил|ошиб|не\s|sorry|тобто|виправ|исправ|правильн|або|или)",
    re.IGNORECASE,
)
_MOST_CHUNKS = 80
# A second parcel for the same person: it says where, and need not say who.
AGAIN = re.compile(
    r"(?:друг|втор|ще одн|ещ[её] одн)\w* (?:посилк|посылк|замовл|заказ)|(?:йому|їй|ему|ей) ж|second (?:parcel|order)",
    re.IGNORECASE,
)

Reader = Callable[[str], OrderDraft]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a stretch of text says that an order says but once."""

    phone: str | None
    name: tuple[str | None, str | None] | None
    city: str | None
    spot: str | None

    @property
    def place(self) -> bool:
        return bool(self.city or self.spot)

    @property
    def whole(self) -> bool:
        return bool(self.phone or self.name) and self.place

    def differs(self, other: _Seen) -> bool:
        """Whether another person receives it: another phone, or where one has none, another name."""
        if self.phone and other.phone:
            return self.phone != other.phone and (not self.name or not other.name or self.name != other.name)
        return bool(self.name and other.name) and self.name != other.name

    def repeats(self, other: _Seen) -> bool:
        return any(
            mine and others
            for mine, others in zip(
                (self.phone, self.name, self.city, self.spot),
                (other.phone, other.name, other.city, other.spot),
                strict=True,
            )
        )


def parts_of(text: str, read: Reader) -> list[str]:
    """Cut a message into its orders; one part where it holds one order or none."""
    parts, rest = [], text
    while (cut := _first_cut(rest, read)) is not None:
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest]


def _first_cut(text: str, read: Reader) -> int | None:
    """Where the second order begins: at the first chunk that repeats what the first has whole already."""
    again = (match.start() for match in AGAIN.finditer(text))
    starts = sorted({0, *(match.end() for match in _CUT.finditer(text)), *again})
    if len(starts) > _MOST_CHUNKS or not _may_hold_two(text, read):
        return None
    for place, start in enumerate(starts[1:], start=1):
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        chunk = _seen(read(text[start:end]))
        if not (chunk.phone or chunk.name or chunk.place) or _CORRECTION.match(text[start:end]):
            continue
        before = _seen(read(text[:start]))
        if not before.whole or not before.repeats(chunk):
            continue
        cut = _pulled_back(text, starts, place, read)
        after = _seen(read(text[cut:]))
        if after.whole and after.differs(before):
            return cut
        if AGAIN.search(text[cut:end]) and after.city and after.spot and after.spot != before.spot:
            return cut
    return None


def _may_hold_two(text: str, read: Reader) -> bool:
    """Cheaply: two stretches of digits long enough for phones, or two lines that name people."""
    if AGAIN.search(text) or len(re.findall(r"(?:\d[ ()\-.]{0,2}){9,13}", text)) > 1:
        return True
    named = [line for line in re.split(r"\n|;|\d[.)]\s", text) if line.strip() and _seen(read(line)).name]
    return len(named) > 1


def _pulled_back(text: str, starts: Sequence[int], place: int, read: Reader) -> int:
    """The strongest boundary after what the first order has for sure: an empty line, an item, a line."""
    last = place - 1
    while last > 0 and not _says(read(text[starts[last] : starts[last + 1]])):
        last -= 1
    low, high = starts[last + 1] if last + 1 < len(starts) else starts[place], starts[place]
    low = min(low, high)
    for pattern in _STRONG:
        found = [match.start() for match in pattern.finditer(text, max(low - 2, 0), high)]
        if found:
            return max(found[0], 1)
    return high


def _says(draft: OrderDraft) -> bool:
    seen = _seen(draft)
    return bool(seen.phone or seen.name or seen.place or draft.cod)


def _seen(draft: OrderDraft) -> _Seen:
    name = (draft.last_name, draft.first_name) if draft.last_name and draft.first_name else None
    spot = draft.branch_number or draft.street or draft.postcode
    return _Seen(draft.phone.digits if draft.phone else None, name, draft.city, spot)
