"""A town or a village that no list has, by where it stands in a written order."""

from __future__ import annotations

from bot.reading.given_names import given_name
from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.order_page import Page
from bot.reading.said_town import SaidTown, is_addressed, looks_like_adjective, titled_town
from bot.reading.signs import signs

_SHORTEST = 4


def find_unlisted(page: Page) -> SaidTown | None:
    """An unknown word where a town belongs: before a region, a carrier or a branch, or in a clause of its own."""
    candidates = [
        (place, _end_of_name(page, place))
        for place, token in enumerate(page.tokens)
        if page.free(place) and not token.digits and len(token.text) >= _SHORTEST and not _is_of_order(page, place)
    ]
    for fits in (_is_before_place, _is_alone):
        for start, end in candidates:
            if fits(page, start, end):
                return SaidTown(start, end, titled_town(page, start, end), 0)
    return None


def _end_of_name(page: Page, place: int) -> int:
    """The end of a name with hyphens or of two words: «Новоград-Волинський», «Великі Мости»."""
    end = place + 1
    while page.gap(end) == "-" and end < len(page) and not page.tokens[end].digits:
        end += 1
    second = end < len(page) and page.gap(end) == " " and page.free(end) and page.tokens[end].capital
    return end + (second and page.stops(end + 1) and looks_like_adjective(page.tokens[place].text))


def _is_before_place(page: Page, start: int, end: int) -> bool:
    token, owner = page.tokens[start], page.owners.get(end)
    if _is_plain(token.text) and not (token.capital and owner in {"region", "district"}):
        return False
    if is_addressed(page, start) and token.capital and token.forms[0].endswith(tuple(signs("city", "village_endings"))):
        return True
    followed = (
        owner in {"carrier", "region", "district", "branch"} or _is_branch_word(page, end) or _is_index(page, end)
    )
    return followed and (page.stops(start) or is_addressed(page, start) or _is_index(page, start - 1))


def _is_branch_word(page: Page, place: int) -> bool:
    return page.is_(place, "places", "branch", "locker")


def _is_index(page: Page, place: int) -> bool:
    """Five digits free: beside a town they are its postcode."""
    return page.free(place) and page.tokens[place].digits and len(page.tokens[place].text) == 5  # noqa: PLR2004


def _is_alone(page: Page, start: int, end: int) -> bool:
    """«Нова пошта 1, Лисятичі, Коваль Ігор»: a capitalised word of no dictionary between two stops, by a carrier."""
    token, before = page.tokens[start], page.owners.get(start - 1)
    if not (token.capital and token.cyrillic and page.stops(start) and page.stops(end)) or token.text.isupper():
        return False
    near = {before, page.owners.get(end)} & {"carrier", "branch", "name", "phone"} or _is_index(page, start - 1)
    if _is_index(page, start - 1):
        return given_name(token.text) is None
    return bool(near) and not _is_plain(page.tokens[end - 1].text)


def _is_of_order(page: Page, place: int) -> bool:
    sections = ("carriers", "places", "money", "people", "talk", "parcel", "payers", "turns")
    return any(page.hit(place, section) for section in sections)


def _is_plain(text: str) -> bool:
    """Whether a dictionary has a word as something else than a place."""
    text = text.lower()
    tags = [tag for language in LANGUAGES if known(text, language) for _, tag in readings(text, language)]
    return bool(tags) and not any("Geox" in tag for tag in tags)
