"""Given names, patronymics and surnames by their looks, in any case, in both alphabets. Knows nothing of a message."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from bot.reading.morphology import LANGUAGES, known, readings
from bot.reading.name_forms import endings
from bot.reading.spelling import fold, from_latin, is_cyrillic

_PATRONYMIC = re.compile(
    r"(?:.{2,}(?:[ое]вич|йович|ївн|івн|овн|евн|ічн|ичн|лліч|ллич|мич)|ілліч|иллич|ильич)(?:а|у|ем|ом|ові|еві|і|е|ї|ою|ой|и|ы)?"
)
_LATIN_PATRONYMIC = re.compile(r".{3,}(?:[oe]v[yi]ch|ivna|ovna|evna|i?yovych)")
_SURNAME = re.compile(
    r".{2,}(?:ко|[чщ]ук|[юуяаи]к|[сцз]ьк(?:ий|а)|[сц]к(?:ий|ая)|[оеєёіиї][вн]а?|ець|ц[ая]|ич|[іиы]й|ая|их|ых|"
    r"[хбдглнтр]а|[лн]я|[йл]?ло|[уюая][нр]|[ае]й|[ауия]ш|ура|іль|оль|[оую]сь)"
)
_STRONG_SURNAME = re.compile(
    r".{2,}(?:[еє]нко|[чщ]ук|[нлдтзср]юк|[сцз]ьк(?:ий|а)|[сц]к(?:ий|ая)|кова|кевич|швілі|швили|[иі]шин|[чнл]як|чак)"
)
_LATIN_SURNAME = re.compile(r".{2,}(?:ko|u?k|sky[iy]?|skiy|t?ska|[oei][vn]a?|ets|[yi]ch|ar|an|un)")


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name as somebody wrote it: its nominative, whether it stood in it, and what else it may be."""

    nominative: str
    oblique: bool
    female: bool
    only_given: bool
    listed: bool


@lru_cache(maxsize=8192)
def given_name(word: str, language: str = "uk") -> GivenName | None:
    """The given name that a word is, in whichever case; None where it is none."""
    if len(word) < 2 or not word[0].isalpha():  # noqa: PLR2004
        return None
    lower = word.lower()
    if not is_cyrillic(word):
        entry = _latin_names().get(_key(word))
        return GivenName(word, oblique=False, female=entry[0], only_given=entry[1], listed=True) if entry else None
    if entry := _names().get(lower):
        return GivenName(word, oblique=False, female=entry[0], only_given=entry[1], listed=True)
    found = _declined(lower, language) or _unlisted(lower)
    if found is None and not _is_known(lower) and (entry := _roughly().get(_key(word))):
        return GivenName(word, oblique=False, female=entry[0], only_given=entry[1], listed=True)
    return found


def _is_known(lower: str) -> bool:
    return any(known(lower, language) for language in LANGUAGES)


def declined_male(word: str, language: str = "uk") -> GivenName | None:
    """The man's name of which a word that is also a woman's is another case: Олександра, Євгенія."""
    found = _declined(word.lower(), language, female=False)
    return found if found is not None and not found.female else None


def declined_female(word: str, language: str = "uk") -> GivenName | None:
    """The woman's name of which a word that is also a man's is another case: Олесю, Валентину."""
    return _declined(word.lower(), language, female=True)


def _declined(lower: str, language: str, *, female: bool | None = None) -> GivenName | None:
    """A listed name in another case, by the dictionaries, else by its ending."""
    candidates = [*_by_dictionary(lower, language), *_by_ending(lower)]
    for name in candidates:
        entry = _names().get(name)
        if entry and len(name) > 2 and female in {None, entry[0]}:  # noqa: PLR2004
            return GivenName(name, oblique=True, female=entry[0], only_given=entry[1], listed=True)
    return None


def _by_dictionary(lower: str, preferred: str) -> list[str]:
    """Dictionary forms of a word that is somebody's name, those that a preposition seldom asks for last."""
    found = [
        (any(rare in tag for rare in ("loct", "voct", "ablt")), language != preferred, normal)
        for language in LANGUAGES
        for normal, tag in readings(lower, language)
        if "Name" in tag and "plur" not in tag and "nomn" not in tag
    ]
    return [normal for *_, normal in sorted(found, key=lambda entry: entry[:2])]


def _by_ending(lower: str) -> Iterator[str]:
    for ending, nominatives in endings("given_names").items():
        if lower.endswith(ending):
            yield from (lower[: len(lower) - len(ending)] + nominative for nominative in nominatives)


def _unlisted(lower: str) -> GivenName | None:
    """A name that only a dictionary has."""
    for language in LANGUAGES:
        if not known(lower, language):
            continue
        tags = readings(lower, language)
        names = [(normal, tag) for normal, tag in tags if "Name" in tag and "plur" not in tag]
        if names and not any("Surn" in tag for _, tag in tags):
            normal, tag = next(((n, t) for n, t in names if "nomn" in t), names[0])
            return GivenName(normal, "nomn" not in tag, "femn" in tag, only_given=False, listed=False)
    return None


def _key(word: str) -> str:
    """One key for the spellings of a name: Юлія, Yuliia, Julia; Сергій, Serhiy, Сергей is another."""
    folded = fold(word)
    if not is_cyrillic(word):
        folded = from_latin(folded.replace("x", "ks").replace("iia", "ia").replace("ii", "y"))
    folded = folded.replace("ия", "а").replace("я", "а").replace("ю", "у").replace("й", "и")
    return re.sub(r"(.)\1", r"\1", folded)


_Names = dict[str, tuple[bool, bool]]


@cache
def _names() -> _Names:
    """A name in lower Cyrillic letters → (female, only ever a given name)."""
    exact = _entries(str.lower, latin=False)
    return {name.replace("ё", "е"): entry for name, entry in exact.items()} | exact


@cache
def _roughly() -> _Names:
    """The same by a key that many spellings share."""
    return _entries(_key, latin=False)


@cache
def _latin_names() -> _Names:
    return _roughly() | _entries(_key, latin=True)


def _entries(key: Callable[[str], str], *, latin: bool) -> _Names:
    table = tomllib.loads(resources.files("bot.reading").joinpath("given_names.toml").read_text("utf-8"))
    surnames, females = (set(map(key, table[group].split())) for group in ("also_surnames", "female"))
    every = " ".join((table["female"], table["male"], table["also_surnames"], table["either"])).split()
    return {
        key(name): (key(name) in females, key(name) not in surnames) for name in every if is_cyrillic(name) != latin
    }


def is_patronymic(word: str) -> bool:
    """In any case; «-ович» may be a surname as well, which the words beside it tell."""
    return bool((_PATRONYMIC if is_cyrillic(word) else _LATIN_PATRONYMIC).fullmatch(word.lower()))


def surname_likeness(word: str) -> int:
    """How much a word looks like a surname; below nought where it is a plain word or something else."""
    lower = word.lower()
    if len(lower) < 2:  # noqa: PLR2004
        return -3
    if not is_cyrillic(word):
        return 2 if _LATIN_SURNAME.fullmatch(lower) else 1
    tags = [tag for language in LANGUAGES if known(lower, language) for _, tag in readings(lower, language)]
    likeness = 2 * bool(_STRONG_SURNAME.fullmatch(lower)) + bool(_SURNAME.fullmatch(lower))
    if any("Surn" in tag for tag in tags):
        return likeness + 3
    if not tags:
        return likeness + 1
    if all(mark in tag for tag in tags[:1] for mark in ("VERB",)):
        return -2
    return likeness - 1
