"""The town that a message is about, in the nominative and in the message's language. Decides nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.gazetteer import WELL_KNOWN, Match, town_nearly, towns_at
from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.signs import signs
from bot.reading.words import Word

_LONGEST_NAME, _LONGEST_CUT = 3, 4  # words of a name, letters of a word cut short: «Ів.-Франківськ»
_MOST_GUESSES = 8  # a dictionary form of an unknown word costs half a millisecond
_SHORT_MARKERS = frozenset("мгс")


def _of(name: str) -> frozenset[str]:
    return signs("city", name)


@dataclass(frozen=True, slots=True)
class _Found:
    place: int
    match: Match | None
    name: str
    rank: int


def city_of(words: Sequence[Word], language: str) -> str | None:
    """The town asked about, or where a parcel is or goes; None for districts, streets, countries and people."""
    found = list(_found(words, language))
    if not found:
        return None
    best = max(town.rank for town in found)
    return [town.name for town in found if town.rank == best][-1]


def _found(words: Sequence[Word], language: str) -> Iterator[_Found]:
    mixed = any(word.text[:1].islower() for word in words)
    place, guesses = 0, _MOST_GUESSES
    while place < len(words):
        word, size = words[place], 1
        if not word.digits and not word.sign:
            match = _match_at(words, place, language, mixed=mixed)
            if match is not None:
                size = match.size
                if (rank := _rank(words, place)) is not None:
                    yield _Found(place, match, match.name(language), rank)
            elif guesses and (name := _unlisted(words, place, language, mixed=mixed)):
                guesses -= 1
                yield _Found(place, None, name, (_rank(words, place) or 0) - 1)
        place += size


def _match_at(words: Sequence[Word], place: int, language: str, *, mixed: bool) -> Match | None:
    if _is_elsewhere(words, place):
        return None
    texts = [words[place].text]
    for following in words[place + 1 : place + _LONGEST_NAME]:
        if following.gap.strip(" .-–") or following.digits or following.sign:
            break
        if len(texts) == 1 and len(texts[0]) <= _LONGEST_CUT and following.gap[:1] in {".", "-"}:
            texts[0] += "."
        texts.append(following.text)
    for match in towns_at(texts, language):
        if _is_sure(match, words, place, mixed=mixed):
            return match
    return _misspelled(words, place)


def _is_elsewhere(words: Sequence[Word], place: int) -> bool:
    """After «вул.», «метро», «район», "street", or before «район», «область»; or a known district."""
    before = words[place - 1].folded if place else ""
    after = words[place + 1].folded if place + 1 < len(words) and not words[place + 1].gap.strip(" .") else ""
    return (
        before in _of("not_towns_after")
        or after in _of("not_towns_before")
        or words[place].folded.startswith(tuple(_of("districts")))
    )


def _is_sure(match: Match, words: Sequence[Word], place: int, *, mixed: bool) -> bool:
    word, lead = words[place], words[place - 1] if place else None
    if len(word.text) < 3:  # noqa: PLR2004
        return match.size > 1
    pointed = lead is not None and (
        lead.folded in _of("to") or lead.folded in _of("from") or lead.folded in _of("markers")
    )
    capital = mixed and word.capital
    if match.size == 1 and (word.folded in _of("doubtful")):
        within = lead is not None and (lead.folded in _of("within") or lead.folded in _of("markers"))
        return (capital and (pointed or not _first(words, place))) or (within and not _plain_after_within(word))
    if match.size > 1 or match.town.place < WELL_KNOWN:
        return True
    plain = word.cyrillic and _is_plain_word(word.text)
    if capital and not _first(words, place) and not _is_person(word.text):
        return True
    return (pointed and (capital or not plain)) or (capital and not plain)


def _plain_after_within(word: Word) -> bool:
    """«у мене», «в мене», «в горах», «в баре»: said far more often of something else."""
    return word.folded in _of("plain_within")


def _first(words: Sequence[Word], place: int) -> bool:
    return place == 0 or any(stop in words[place].gap for stop in ".!?\n")


def _is_plain_word(text: str) -> bool:
    """Whether a dictionary has the word as something other than a place."""
    lower = text.lower()
    for language in LANGUAGES:
        if known(lower, language) and any("Geox" not in tag for _, tag in readings(lower, language)):
            return True
    return False


def _is_person(text: str) -> bool:
    lower = text.lower()
    tags = [tag for language in LANGUAGES if known(lower, language) for _, tag in readings(lower, language)]
    return any(person in tag for tag in tags for person in ("Surn", "Name", "Patr"))


def _misspelled(words: Sequence[Word], place: int) -> Match | None:
    word, lead = words[place], words[place - 1] if place else None
    if lead is None or not (lead.folded in _of("to") or lead.folded in _of("from") or lead.folded in _of("markers")):
        return None
    if word.cyrillic and any(known(word.text.lower(), language) for language in LANGUAGES):
        return None
    return town_nearly(word.text) if word.cyrillic or word.capital else None


def _rank(words: Sequence[Word], place: int) -> int | None:
    """How surely a town is the one meant; None for the one that is not: «не в Київ, а…»."""
    before = [word.folded for word in words[max(place - 4, 0) : place]]
    lead = next((word for word in reversed(before) if word not in _of("markers")), "")
    near = (
        before[-2:]
        if before and (before[-1] in _of("to") or before[-1] in _of("from") or before[-1] in _of("markers"))
        else before[-1:]
    )
    if any(word in _of("not") for word in near) or before[-2:] in (["instead", "of"], ["vez", "de"]):
        return None
    rank = 2 if lead in _of("to") else 0 if lead in _of("from") else 1
    rank += any(word in _of("living") for word in before[-3:])
    return rank - any(word in _of("going") for word in before[-3:])


def _unlisted(words: Sequence[Word], place: int, language: str, *, mixed: bool) -> str | None:
    """A village that no list has: named as one («село Вербівка»), or in a village's shape after a preposition."""
    word, lead = words[place], words[place - 1].folded if place else ""
    if not (mixed and word.capital and word.cyrillic) or len(word.text) < 4 or _is_elsewhere(words, place):  # noqa: PLR2004
        return None
    named = (lead in _of("markers") and lead not in _SHORT_MARKERS) or (
        lead in _SHORT_MARKERS and words[place].gap.startswith(".")
    )
    if named or (lead in _of("to") and word.folded.endswith(tuple(_of("village_endings")))):
        return _nominative(word.text, language)
    return None


def _nominative(text: str, language: str) -> str | None:
    for normal, tag in readings(text, language if language in LANGUAGES else "uk"):
        if "NOUN" in tag and not any(person in tag for person in ("Surn", "Name", "Patr")):
            return normal.title() if "-" in normal else normal.capitalize()
    return None
