"""A town as a written order says it, and what the finders of towns share."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.order_page import Page


@dataclass(frozen=True, slots=True)
class SaidTown:
    """A town at some tokens, and how surely it is where the parcel goes."""

    place: int
    end: int
    name: str
    rank: int


def is_addressed(page: Page, place: int) -> bool:
    return (
        place > 0
        and page.tokens[place - 1].forms[0] in {"в", "у", "на", "до", "во", "to", "in", "v", "u"}
        and not page.stops(place)
    )


def looks_like_adjective(text: str) -> bool:
    return text.lower().endswith(("а", "я", "е", "і", "ий", "ій", "ый", "ая", "ое", "ые"))


def titled_town(page: Page, start: int, end: int) -> str:
    """The name as written, with capitals: «велика димерка» → Велика Димерка."""
    return titled(page.text[page.tokens[start].start : page.tokens[end - 1].end])


def titled(written: str) -> str:
    return " ".join(
        "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-")) for word in written.split()
    )
