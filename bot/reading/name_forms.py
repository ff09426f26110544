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


def nominative_surname(word: str, *, female: bool, language: str, beside: str = "") -> str:
    """A surname that stands beside a declined given name: «Шевчука Андрія» → Шевчук, «Ткач Марії» → Ткач.

    `beside` is that given name as written: by its case a man's «Дутку Василя» is Дутка, but «Дутку Василю» Дутко.
    """
    lower = word.lower()
    if not is_cyrillic(word):
        return word
    if "-" in word:
        return "-".join(
            nominative_surname(part, female=female, language=language, beside=beside) for part in word.split("-")
        )
    if not female and (like_womans := _of_mans_in_a(lower, beside.lower())):
        return like_womans
    ending_only = _by("female_surnames" if female else "male_surnames", lower)
    if female and (lower[-1] in "бвгґджзйклмнпрстфхцчшщьо" and not lower.endswith(("ой", "ій", "ей"))):
        return word
    if not female and lower.endswith(("ові", "еві", "єві")):
        return _of_dative(lower) or ending_only or word
    return _by_dictionary(lower, female=female, language=language) or _in_language(ending_only, language) or word


def _in_language(made: str | None, language: str) -> str | None:
    """«Красному» → Красный in a Russian text, though «Чорному» → Чорний."""
    if language == "ru" and made and made.endswith("ий") and made[-3:-2] not in tuple("гкхжчшщцн"):
        return made[:-2] + "ый"
    return made


def _of_mans_in_a(lower: str, beside: str) -> str | None:
    """A man's surname in «-а» or «-я», whose cases are those of a woman's: «Дутку Василя», «Сковороді Григорію»."""
    ending = lower[-1]
    if beside.endswith(("а", "я")) and ending in "ую":
        return lower[:-1] + {"у": "а", "ю": "я"}[ending]
    if beside.endswith(("у", "ю", "ові", "еві", "єві")) and ending == "і" and lower[-3:] not in {"ові", "еві", "єві"}:
        return _by("female_surnames", lower)
    return None


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
                return _as_spelt(_feminine(normal, lower) if female else normal, lower)
    return None


def _as_spelt(normal: str, lower: str) -> str:
    """«Федорова» → федоров, though the dictionary has «фёдоров»."""
    return normal if "ё" in lower else normal.replace("ё", "е")


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
