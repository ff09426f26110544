"""Surnames and patronymics brought to the nominative, where a given name shows that they are not in it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.spelling import is_cyrillic

_LONGEST_ENDING = 6


def nominative_patronymic(word: str) -> str:
    return _by("patronymics", word.lower()) or word


def is_oblique_patronymic(word: str) -> bool:
    return _by("patronymics", word.lower()) is not None


def nominative_surname(word: str, *, female: bool, language: str) -> str:
    """A surname that stands beside a declined given name: «Шевчука Андрія» → Шевчук, «Ткач Марії» → Ткач."""
    lower = word.lower()
    if not is_cyrillic(word):
        return word
    if "-" in word:
        return "-".join(nominative_surname(part, female=female, language=language) for part in word.split("-"))
    ending_only = _by("female_surnames" if female else "male_surnames", lower)
    if female and (lower[-1] in "бвгґджзйклмнпрстфхцчшщьо" and not lower.endswith(("ой", "ій", "ей"))):
        return word
    if not female and lower.endswith(("ові", "еві", "єві")):
        return _of_dative(lower) or ending_only or word
    return _by_dictionary(lower, female=female, language=language) or ending_only or word


def _of_dative(lower: str) -> str | None:
    """«Бойкові» → бойко, «Швецеві» → швець: Ukrainian alone has it."""
    if known(lower, "uk"):
        for normal, tag in readings(lower, "uk"):
            if "datv" in tag and "masc" in tag and "plur" not in tag:
                return normal
    return None


def _by_dictionary(lower: str, *, female: bool, language: str) -> str | None:
    for own in dict.fromkeys((language if language in LANGUAGES else "uk", *LANGUAGES)):
        if not known(lower, own):
            continue
        for normal, tag in readings(lower, own):
            if (
                "Surn" in tag
                and "nomn" not in tag
                and ("femn" in tag) == female
                and "plur" not in tag
                and "Fixd" not in tag
            ):
                return _feminine(normal, lower) if female else normal
    return None


def _feminine(normal: str, lower: str) -> str:
    """A dictionary gives «зайцев» for «зайцевой»: the woman's form of it."""
    if normal.endswith(("а", "я")):
        return normal
    return _by("female_surnames", lower) or normal


def is_only_mans(word: str) -> bool:
    """Whether a surname can stand in this form beside a man's declined name only: «Шевчука», «Мороза»."""
    tags = [
        tag for language in LANGUAGES if known(word.lower(), language) for _, tag in readings(word.lower(), language)
    ]
    surnames = [tag for tag in tags if "Surn" in tag]
    if surnames:
        return all("masc" in tag and "nomn" not in tag for tag in surnames)
    return word.lower().endswith(("ука", "юка", "ака", "яка", "ика", "енка", "єнка", "ого", "аря", "ача", "аша"))


def _by(table: str, lower: str) -> str | None:
    for size in range(min(_LONGEST_ENDING, len(lower) - 2), 0, -1):
        stem, ending = lower[:-size], lower[-size:]
        if ending in endings(table):
            return stem + endings(table)[ending][0]
    return None


@cache
def endings(table: str) -> dict[str, tuple[str, ...]]:
    """Ending → what may stand for it in the nominative."""
    text = resources.files("bot.reading").joinpath("name_endings.toml").read_text("utf-8")
    rows = (row.partition(">") for row in tomllib.loads(text)[table].split())
    return {ending: tuple(made.strip("-") for made in nominatives.split(",")) for ending, _, nominatives in rows}
