"""What the heading of a column says, by the words of sheet_headers.toml. Looks at no values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from bot.domain.sheet import OWN, Meaning
from bot.reading.spelling import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´′][^\W\d_]+)*|\d+")
_NUMBER_SIGN = re.compile(r"[№#]")
_LONGEST_HEADING = 80
_SHORTEST_MISSPELLED = 5
_GRAMS, _KILOGRAMS = frozenset({"г", "гр", "g", "грами", "грам", "grams"}), frozenset({"кг", "kg"})
_MILLIMETRES = frozenset({"мм", "m", "mm"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Sense:
    """One thing that a heading may mean; the greater says it better: strongly, of the main one, in all its words."""

    strong: bool
    main: bool
    whole: bool
    letters: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: tuple[tuple[Meaning, bool, Phrase], ...]
    strangers: tuple[Phrase, ...]
    spare: frozenset[str]
    silent: frozenset[str]


@lru_cache(maxsize=1024)
def senses(heading: str) -> tuple[Sense, ...]:
    """All that a heading may mean, the best first; none for a heading of something else."""
    words = _words()
    tokens = tokens_of(heading)
    found: dict[Meaning, Sense] = {}
    for meaning, strong, phrase in words.phrases:
        used = _found(phrase, tokens)
        if used is None:
            continue
        left = [token for place, token in enumerate(tokens) if place not in used and token not in words.silent]
        sense = Sense(strong, not _any(left, words.spare), not left, sum(map(len, phrase)), meaning)
        found[meaning] = max(sense, found.get(meaning, sense))
    best = sorted(found.values(), reverse=True)
    if best and best[0].meaning not in OWN and any(_found(one, tokens) for one in words.strangers):
        return tuple(one for one in best if one.whole and one.strong)
    return tuple(best)


def tokens_of(heading: str) -> tuple[str, ...]:
    """The folded words and numbers of a heading."""
    plain = _NUMBER_SIGN.sub(" n ", heading[:_LONGEST_HEADING])
    return tuple(fold(token) for token in _TOKEN.findall(plain))


def says_grams(heading: str) -> bool:
    """Whether bare numbers below are grams."""
    return bool(_GRAMS & set(tokens_of(heading)))


def says_kilograms(heading: str) -> bool:
    """Whether bare numbers below are kilograms."""
    return bool(_KILOGRAMS & set(tokens_of(heading)))


def says_millimetres(heading: str) -> bool:
    """Whether bare numbers below are millimetres."""
    return bool(_MILLIMETRES & set(tokens_of(heading)))


def _any(tokens: Iterable[str], patterns: frozenset[str]) -> bool:
    return any(_is(token, pattern) for token in tokens for pattern in patterns)


def _found(phrase: Phrase, tokens: Sequence[str]) -> set[int] | None:
    """The places at which the words of a phrase stand, each of them once; None where one is missing."""
    used: set[int] = set()
    for pattern in phrase:
        place = next((at for at, token in enumerate(tokens) if at not in used and _is(token, pattern)), None)
        if place is None:
            return None
        used.add(place)
    return used


def _is(token: str, pattern: str) -> bool:
    stem = pattern.removesuffix("*")
    if token == stem or (pattern.endswith("*") and token.startswith(stem)):
        return True
    beginning = token[: len(stem) + 1] if pattern.endswith("*") else token
    return len(stem) >= _SHORTEST_MISSPELLED and _nearly(beginning, stem)


@lru_cache(maxsize=8192)
def _nearly(one: str, other: str) -> bool:
    """Whether they differ by one letter: another, one more, one less, or two that changed places."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) > 1
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


@cache
def _words() -> _Words:
    table = tomllib.loads(resources.files("bot.reading").joinpath("sheet_headers.toml").read_text("utf-8"))
    around = table.pop("words")
    phrases = [
        (Meaning(name), strength == "strong", _phrase(said))
        for name, lists in table.items()
        for strength, some in lists.items()
        for said in some
    ]
    return _Words(
        tuple(phrases),
        tuple(_phrase(said) for said in around["strangers"]),
        frozenset(word for said in around["spare"] for word in _phrase(said)),
        frozenset(word for said in around["silent"] for word in _phrase(said)),
    )


def _phrase(said: str) -> Phrase:
    return tuple(fold(word.removesuffix("*")) + ("*" if word.endswith("*") else "") for word in said.split())
