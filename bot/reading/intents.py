"""Which intent a message has: a weighted sum over the concepts it names, their pairs and a few facts about it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations, pairwise

from bot.domain.intent import Intent
from bot.reading.concepts import Concepts
from bot.reading.words import Word

_MOST_CONCEPTS = 24  # a message that names more is no clearer for it
_SHORTEST_CONTENT = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What other readers found in the message."""

    numbers: int = 0
    city: bool = False
    branch_number: bool = False
    phone: bool = False
    question: bool = False


def features(words: Sequence[Word], concepts: Sequence[Concepts], facts: Facts) -> dict[str, float]:
    """What a message is weighed by: `PARCEL`, `WHERE PARCEL`, `~number`."""
    named = list(dict.fromkeys(name for found in concepts for name in sorted(found)))[:_MOST_CONCEPTS]
    found = dict.fromkeys(named, 1.0)
    pairs = [" ".join(sorted(pair)) for pair in combinations(named, 2)]
    scale = 1.0 if len(pairs) <= 1 else 1 / math.sqrt(math.sqrt(len(pairs)))
    found |= dict.fromkeys(pairs, scale)
    return found | dict.fromkeys(_facts(words, concepts, facts), 1.0)


def _facts(words: Sequence[Word], concepts: Sequence[Concepts], facts: Facts) -> Iterator[str]:
    strange = sum(_is_strange(word, found) for word, found in zip(words, concepts, strict=True))
    spoken = sum(not word.digits and not word.sign for word in words)
    yield "~always"
    yield from (["~number", f"~number and {min(spoken, 2)} words"] if facts.numbers else [])
    yield from (["~city"] if facts.city else [])
    yield from (["~branch number"] if facts.branch_number else [])
    yield from (["~phone"] if facts.phone else [])
    yield from (["~question"] if facts.question else [])
    yield from (f"~strange words {count}" for count in range(1, min(strange, 3) + 1))
    yield from (["~nothing understood"] if not any(concepts) else [])
    yield from (["~a word or two"] if spoken <= 2 else [])  # noqa: PLR2004
    yield from (["~order number"] if _has_order_number(words) else [])


def _is_strange(word: Word, found: Concepts) -> bool:
    return not (found or word.digits or word.sign) and len(word.text) >= _SHORTEST_CONTENT


def _has_order_number(words: Sequence[Word]) -> bool:
    return any(
        after.digits and (before.text in {"#", "№"} or len(after.text) == 9)  # noqa: PLR2004 - a marketplace's
        for before, after in pairwise(words)
    )


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Feature → intent → weight, from weights.toml."""
    return tomllib.loads(resources.files("bot.reading").joinpath("weights.toml").read_text("utf-8"))


def scores(found: Mapping[str, float]) -> dict[Intent, float]:
    """The probability of each intent; together they make one."""
    table = weights()
    sums = dict.fromkeys(Intent, 0.0)
    for name, value in found.items():
        for intent, weight in table.get(name, {}).items():
            sums[Intent(intent)] += weight * value
    highest = max(sums.values())
    raised = {intent: math.exp(total - highest) for intent, total in sums.items()}
    return {intent: value / sum(raised.values()) for intent, value in raised.items()}
