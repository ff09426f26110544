"""What is sent, by a written order: the clause that nothing else owns, as written. The least sure of all fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.order_page import Page

_EDGES = " \t\n,.;:!?-–—•*·|/()[]{}>=+"
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\u2b50\u20e3]")


def find_goods(page: Page) -> str | None:
    """The best clause left over: a labelled one, else the one with the most words that name things."""
    clauses = list(_clauses(page))
    if not clauses:
        return None
    start, end = max(clauses, key=lambda clause: (_score(page, *clause), -clause[0]))
    if _score(page, start, end) <= 0:
        return None
    end = _with_size(page, clauses, start, end)
    text = _EMOJI.sub(" ", page.text[page.tokens[start].start : page.tokens[end - 1].end])
    tail = page.text[page.tokens[end - 1].end :][:1]
    text = " ".join(text.split()).strip(_EDGES) + (tail if tail in {'"', "»"} and text.count(tail) % 2 else "")
    return text or None


def _with_size(page: Page, clauses: list[tuple[int, int]], start: int, end: int) -> int:
    """«Сукню оливкову, розмір М»: with the size or the colour that stands beside it."""
    for following, stop in clauses:
        if following == end and "\n" not in page.gap(following) and page.tokens[following].forms[0] in _BESIDE:
            return stop
    del start
    return end


_BESIDE = {"розмир", "розм", "размер", "рр", "р", "size", "колир", "цвет", "color", "2", "3", "4", "5"}


def _clauses(page: Page) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(page):
        if not _is_left(page, start):
            start += 1
            continue
        end = start + 1
        while end < len(page) and _is_left(page, end) and not _is_parted(page, end):
            end += 1
        yield _trimmed(page, start, end)
        start = end


def _is_left(page: Page, place: int) -> bool:
    return page.owners.get(place) in {None, "goods"} and place not in _spoken_for(page)


def _spoken_for(page: Page) -> frozenset[int]:
    """Tokens of phrases that belong to other fields, though no field took them."""
    return page.covered(("carriers", "places", "people", "money", "currencies", "payers", "turns", "complaints"))


def _is_parted(page: Page, place: int) -> bool:
    return bool(re.search(r"[\n,;!?]|\.\s|: ", page.gap(place)))


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int]:
    """Without the words of talk at both ends: «хочу замовити сукню» → «сукню»."""
    while start < end - 1 and page.hit(start, "talk") is not None:
        start += 1
    while end > start + 1 and page.hit(end - 1, "talk") is not None and not page.tokens[end - 1].digits:
        end -= 1
    return start, end


def _score(page: Page, start: int, end: int) -> int:
    words = [place for place in range(start, end) if not page.tokens[place].digits and len(page.tokens[place].text) > 1]
    telling = [
        place
        for place in words
        if page.hit(place, "talk") is None and page.hit(place, "parcel") is None and _may_tell(page, place)
    ]
    if not telling:
        return 0
    score = min(len(telling), 4) + 3 * sum(_names_thing(page, place) for place in telling[:3])
    score -= 6 * sum(_is_verb(page, place) for place in telling)
    if _is_labelled(page, start):
        score += 20
    return score - 6 * ("?" in page.gap(end))


def _may_tell(page: Page, place: int) -> bool:
    """Whether a word can name or describe a thing."""
    tags = _tags(page, place)
    return not tags or any(tag.startswith(("NOUN", "ADJ")) and "Apro" not in tag and "NPRO" not in tag for tag in tags)


def _is_labelled(page: Page, start: int) -> bool:
    return any(
        (hit := page.hit(back, "talk")) is not None and hit.concept == "labels" and ":" in page.gap(back + 1)
        for back in range(max(start - 2, 0), start)
    )


def _tags(page: Page, place: int) -> list[str]:
    text = page.tokens[place].text.lower()
    return [tag for language in LANGUAGES if known(text, language) for _, tag in readings(text, language)]


def _names_thing(page: Page, place: int) -> bool:
    tags = _tags(page, place)
    return not tags or any(
        "NOUN" in tag and not any(who in tag for who in ("Name", "Surn", "Patr", "Geox")) for tag in tags
    )


def _is_verb(page: Page, place: int) -> bool:
    tags = _tags(page, place)
    return bool(tags) and ("VERB" in tags[0] or "INFN" in tags[0])
