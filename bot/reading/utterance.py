"""What a customer's message means: intent, tracking numbers, town, branch. Asks nobody and remembers nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.digits import phone_groups, runs, seen
from bot.domain.intent import Intent
from bot.domain.numbers import find_numbers
from bot.reading.branches import branch_number_of
from bot.reading.cities import city_of
from bot.reading.concepts import concepts_of
from bot.reading.intents import Facts, features, scores
from bot.reading.language import language_of
from bot.reading.words import words_of

_MOST_GROUPS = 6  # of a phone: +38 067 000 00 01


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message understood; `confidence` is the probability of the intent, between 0 and 1."""

    intent: Intent
    numbers: tuple[str, ...]
    city: str | None
    branch_number: str | None
    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything found in a message before its intent is decided."""

    numbers: tuple[str, ...]
    city: str | None
    branch_number: str | None
    language: str
    features: dict[str, float]


def read_utterance(text: str) -> Utterance:
    """Read one message of a customer, whatever it is; never raises."""
    clues = read_clues(text)
    likely = scores(clues.features)
    intent = max(likely, key=lambda one: likely[one])
    return Utterance(intent, clues.numbers, clues.city, clues.branch_number, clues.language, round(likely[intent], 3))


def read_clues(text: str) -> Clues:
    words = words_of(text)
    language = language_of(words)
    concepts = concepts_of(words, language)
    numbers = tuple(number.value for number in find_numbers(text))
    city, branch = city_of(words, language), branch_number_of(words, concepts, language)
    facts = Facts(len(numbers), city is not None, branch is not None, _has_phone(text), "?" in text)
    return Clues(numbers, city, branch, language, features(words, concepts, facts))


def _has_phone(text: str) -> bool:
    return any(phone_groups(run[start : start + _MOST_GROUPS]) for run in runs(seen(text)) for start in range(len(run)))
