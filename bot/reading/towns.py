"""The town in a written order: as it stands there, in the nominative. Asks no directory of branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.reading.declension import forms
from bot.reading.gazetteer import WELL_KNOWN, Match, cut_short, town_nearly, towns_at
from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.order_page import Page
from bot.reading.said_town import SaidTown, is_addressed, looks_like_adjective, titled
from bot.reading.signs import signs
from bot.reading.spelling import fold
from bot.reading.unlisted_towns import find_unlisted

_LONGEST_NAME, _LONGEST_CUT = 3, 4
_REACH = 8  # words between a town and the one said instead
_MARKERS = frozenset(
    map(fold, ("м", "г", "с", "смт", "пгт", "місто", "город", "гор", "село", "сел", "селище", "поселок", "пос"))
) | {"city", "town", "village", "misto"}
_MARKED, _ADDRESSED, _BY_POST, _PLAIN, _FROM, _DOUBTFUL = 6, 4, 3, 2, 0, -2


def find_town(page: Page) -> str | None:
    """The surest town; of two as sure the one put right, else the first."""
    found = _put_right(page, list(_towns(page)))
    best = max(
        (town for town in found if town.rank > _DOUBTFUL), key=lambda town: (town.rank, -town.place), default=None
    )
    if best is None:
        best = find_unlisted(page)
    if best is None:
        return None
    for town in found:
        if town.rank >= _FROM:
            page.claim(town.place, town.end, "city")
    page.claim(best.place, best.end, "city")
    return best.name


def _towns(page: Page) -> Iterator[SaidTown]:
    place = 0
    while place < len(page):
        size = 1
        if page.free(place) and not page.tokens[place].digits:
            match = _match_at(page, place)
            if match is not None:
                size = match.size
                yield SaidTown(place, place + size, _named(page, place, match), _rank(page, place, match))
            elif town := _marked(page, place):
                size = town.end - place
                yield town
        place += size


def _put_right(page: Page, towns: list[SaidTown]) -> list[SaidTown]:
    """«Мелітополь… ні, вже переїхав, Запоріжжя»: a town said after another and a word that takes it back."""
    for step, (before, town) in enumerate(pairwise(towns), start=1):
        between = range(before.end, town.place)
        if len(between) > _REACH or any(page.owners.get(place) == "phone" for place in between):
            continue
        taken_back = (page.is_(place, "turns", "correction") or _is_no(page, place) for place in between)
        if town.rank >= _PLAIN and any(taken_back):
            towns[step] = replace(town, rank=max(town.rank, before.rank + 1))
    return towns


def _is_no(page: Page, place: int) -> bool:
    """«Ні, …», «нет, …»: not a plain «не»."""
    return page.is_(place, "turns", "wrong") and page.stops(place + 1)


def _match_at(page: Page, place: int) -> Match | None:
    texts = _words_at(page, place)
    matches = _matches(page, place, texts) if texts else []
    for match in matches:
        if len(page.tokens[place].text) > 2 or match.size > 1:  # noqa: PLR2004
            return match
    return _misspelled(page, place) if texts else None


def _words_at(page: Page, place: int) -> list[str]:
    """The words that a town's name may take, the first with a dot where it is cut short."""
    texts = [page.tokens[place].text]
    if len(texts[0]) < 2 and page.gap(place + 1) not in {".", "-", ". ", ".-"}:  # noqa: PLR2004
        return []
    for following in page.tokens[place + 1 : place + _LONGEST_NAME]:
        if following.gap.strip(" .-") or following.digits or "\n" in following.gap:
            break
        if len(texts) == 1 and len(texts[0]) <= _LONGEST_CUT and following.gap[:1] in {".", "-"}:
            texts[0] += "."
        texts.append(following.text)
    return texts


def _matches(page: Page, place: int, texts: list[str]) -> list[Match]:
    cut = texts[0].endswith(".") and len(texts) > 1
    matches = [match for match in towns_at(texts, page.language) if match.size > 1 or not cut]
    if not matches and place + 1 < len(page) and page.gap(place + 1) == "-":
        matches = cut_short(page.text[page.tokens[place].start : page.tokens[place + 1].end + 1])
    if not matches and cut:
        matches = towns_at([page.tokens[place].text, *texts[1:]], page.language)
    return matches


def _misspelled(page: Page, place: int) -> Match | None:
    """A well-known town with a letter wrong, where a town is to be expected."""
    token = page.tokens[place]
    if len(token.text) < 5 or any(known(token.text.lower(), language) for language in LANGUAGES):  # noqa: PLR2004
        return None
    expected = _is_marked(page, place) or _is_by_carrier(page, place) or is_addressed(page, place)
    return town_nearly(token.text) if expected else None


def _named(page: Page, place: int, match: Match) -> str:
    """The town's name in the language of the word itself: «в Одессу» → Одесса, «в Одесу» → Одеса."""
    words = [token.text for token in page.tokens[place : place + match.size]]
    if match.latin:
        written = page.text[page.tokens[place].start : page.tokens[place + match.size - 1].end]
        same = [name for name in match.town.latin if name.lower() == written.lower()]
        return same[0] if same else match.latin
    language = page.language
    for own, name in (("uk", match.town.ukrainian), ("ru", match.town.russian)):
        other = match.town.russian if own == "uk" else match.town.ukrainian
        if _is_form(words, name, own) and not _is_form(words, other, "ru" if own == "uk" else "uk"):
            language = own
    if match.size == 1 and _in_russian_letters(match.town.ukrainian) == words[0].lower() != match.town.russian.lower():
        return titled(words[0])
    if language not in LANGUAGES:
        language = "uk"
    return match.name(language)


def _in_russian_letters(name: str) -> str:
    """«Нетішин» → нетишин: a Ukrainian name as Russian speakers write it, though a map has another."""
    return name.lower().translate({ord("і"): "и", ord("ї"): "и", ord("є"): "е", ord("ґ"): "г"})


def _is_form(words: list[str], name: str, language: str) -> bool:
    parts = name.lower().replace("-", " ").split()
    return len(parts) == len(words) and all(
        word.lower().replace("'", "’") in {form.replace("'", "’") for form in forms(part, language)}
        for word, part in zip(words, parts, strict=True)
    )


def _rank(page: Page, place: int, match: Match) -> int:
    """How surely a town is where the parcel goes."""
    pronoun = match.size == 1 and page.tokens[place].forms[0] in signs("city", "pronouns")
    if _is_denied(page, place) or (pronoun and not _is_marked(page, place)):
        return _DOUBTFUL
    doubtful = match.size == 1 and page.tokens[place].forms[0] in signs("city", "doubtful")
    rank = _PLAIN + (match.size > 1) + 2 * _MARKED * _is_put_right(page, place)
    if _is_marked(page, place):
        rank += _MARKED
    elif place and page.tokens[place - 1].forms[0] in signs("city", "from") and page.tokens[place - 1].text != "de":
        return _FROM - doubtful
    elif is_addressed(page, place):
        rank += _ADDRESSED
    if _is_by_carrier(page, place + match.size) or _is_by_carrier(page, place):
        return rank + _BY_POST
    return rank if rank > _PLAIN else _unmarked(page, place, match, doubtful=doubtful)


def _unmarked(page: Page, place: int, match: Match, *, doubtful: bool) -> int:
    """A town with nothing by it that tells one: of doubtful and little known ones only a capital in its own clause."""
    alone, capital = _stands_alone(page, place, place + match.size), page.tokens[place].capital
    if doubtful:
        return _DOUBTFUL + (capital and alone) * _BY_POST
    if match.size == 1 and match.town.place >= WELL_KNOWN and not alone:
        return _DOUBTFUL + capital
    return _PLAIN


def _is_put_right(page: Page, place: int) -> bool:
    """«Не Київ, а Бровари», «ой, Бровари»: said instead of another town."""
    return any(page.is_(back, "turns", "correction", "instead") for back in range(max(place - 3, 0), place)) and any(
        page.is_(back, "turns", "wrong", "correction") for back in range(max(place - 6, 0), place)
    )


def _is_denied(page: Page, place: int) -> bool:
    for back in range(place - 1, max(place - 3, -1), -1):
        if page.stops(back + 1):
            return False
        if page.tokens[back].forms[0] in {"не", "not", "замисть", "вместо", "instead"}:
            return True
    return False


def _is_marked(page: Page, place: int) -> bool:
    """«м. Київ», «г Днепр», «місто: Луцьк»."""
    if not place:
        return False
    lead, gap = page.tokens[place - 1].forms[0], page.gap(place)
    if len(lead) == 1 and page.gap(place - 1) == "." and len(page.tokens[place - 2].text) == 1:
        return False  # «Дяченко Н.М. Отримувач…»
    return lead in _MARKERS and not gap.strip(" .:-") and "\n" not in gap and not (lead == "с" and "." not in gap)


def _is_by_carrier(page: Page, place: int) -> bool:
    """Whether a carrier, a branch or a postcode stands on one side of a place, in the same line or the next."""
    owners = (page.owners.get(place - 1), page.owners.get(place))
    if any(owner in {"carrier", "branch", "postcode", "region", "street", "district"} for owner in owners):
        return True
    before = place - 2 if place and page.tokens[place - 1].digits else place - 1
    if page.owners.get(before) == "carrier" and not page.stops(place):
        return True
    after = place + 1 if place < len(page) and page.tokens[place].digits else place
    return any(
        (hit := page.within(near, "places")) is not None and hit.concept in {"branch", "locker", "courier"}
        for near in (before, after)
    )


def _stands_alone(page: Page, start: int, end: int) -> bool:
    return page.stops(end) and (start == 0 or page.stops(start))


_NOT_VILLAGES = ("places", "streets", "people")


def _marked(page: Page, place: int) -> SaidTown | None:
    """A village that no list has, named as one: «село Вербиця», «смт Нова Гута»."""
    token = page.tokens[place]
    if not _is_marked(page, place) or len(token.text) < 3 or any(page.hit(place, one) for one in _NOT_VILLAGES):  # noqa: PLR2004
        return None
    if len(page.tokens[place - 1].text) == 1 and not ("." in page.gap(place) or token.capital):
        return None
    end = place + 1
    while end < min(place + _LONGEST_NAME, len(page)) and _continues(page, end):
        end += 1
    return SaidTown(place, end, _nominative(page, place, end), _MARKED + 1)


def _continues(page: Page, place: int) -> bool:
    token = page.tokens[place]
    sections = ("carriers", "places", "people", "money")
    if (
        not page.free(place)
        or token.digits
        or token.gap not in {" ", "-"}
        or any(page.hit(place, name) for name in sections)
    ):
        return False
    return token.gap == "-" or (token.capital and looks_like_adjective(page.tokens[place - 1].text))


def _nominative(page: Page, start: int, end: int) -> str:
    written = page.text[page.tokens[start].start : page.tokens[end - 1].end]
    lead = page.tokens[start - 2].forms[0] if start > 1 else ""
    marker = page.tokens[start - 1].text.lower()
    if end - start == 1 and (marker.endswith(("і", "е", "у", "а")) or lead in {"в", "у", "на", "до"}):
        for normal, tag in readings(written, page.language if page.language in LANGUAGES else "uk"):
            if "NOUN" in tag and not any(person in tag for person in ("Surn", "Name", "Patr")):
                written = normal
                break
    return titled(written)
