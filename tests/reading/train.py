"""Learn bot/reading/weights.toml from our own invented messages: `python -m tests.reading.train [--cross]`.

A softmax over the features of bot/reading/intents.py, by AdaGrad with weight decay, in a fixed order: the same messages
always give the same table. `--cross` holds out every fifth message in turn, prints what was misread and writes nothing.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from bot.domain.intent import Intent
from bot.reading.utterance import read_clues
from tests.reading.own_messages import OwnMessage, own_messages

TABLE = Path("bot/reading/weights.toml")
ROUNDS, STEP, DECAY, SMALLEST = 25, 0.25, 0.0006, 0.35
FOLDS = 5
INTENTS = [intent.value for intent in Intent]

Example = tuple[dict[str, float], str]
Table = dict[str, dict[str, float]]
_HEAD = """\
# How much each feature of a message speaks for an intent (bot/reading/intents.py): a concept of concepts.toml,
# a pair of concepts, or "~" a fact. Learned by `python -m tests.reading.train`; do not edit.
"""


def learn(examples: Sequence[Example]) -> Table:
    weights: Table = defaultdict(lambda: dict.fromkeys(INTENTS, 0.0))
    seen: Table = defaultdict(lambda: dict.fromkeys(INTENTS, 1e-6))
    common = Counter(name for found, _ in examples for name in found)
    order = sorted(range(len(examples)), key=lambda place: (place * 7919) % len(examples))
    for _ in range(ROUNDS):
        for place in order:
            _step(weights, seen, _of_use(examples[place][0], common), examples[place][1])
    return weights


def _of_use(found: dict[str, float], common: Counter[str]) -> dict[str, float]:
    """A pair met once teaches nothing that its halves do not."""
    return {name: value for name, value in found.items() if " " not in name or common[name] > 1}


def _step(weights: Table, seen: Table, found: dict[str, float], right: str) -> None:
    likely = probabilities(weights, found)
    for name, value in found.items():
        own, past = weights[name], seen[name]
        for intent in INTENTS:
            slope = (likely[intent] - (intent == right)) * value + DECAY * own[intent]
            past[intent] += slope * slope
            own[intent] -= STEP * slope / math.sqrt(past[intent])


def probabilities(weights: Table, found: dict[str, float]) -> dict[str, float]:
    sums = dict.fromkeys(INTENTS, 0.0)
    for name, value in found.items():
        for intent, weight in weights.get(name, {}).items():
            sums[intent] += weight * value
    highest = max(sums.values())
    raised = {intent: math.exp(total - highest) for intent, total in sums.items()}
    total = sum(raised.values())
    return {intent: value / total for intent, value in raised.items()}


COURTESIES = {
    "uk": ("Добрий день! {}", "{} дякую", "Вітаю, {}", "{} будь ласка", "доброго дня, дякую за все. {}"),
    "ru": ("Здравствуйте! {}", "{} спасибо", "Добрый день, {}", "{} пожалуйста", "привет, спасибо за все. {}"),
    "en": ("Hello! {}", "{} thanks", "Good morning, {}", "{} please", "hi, thank you so far. {}"),
    "es": ("¡Hola! {}", "{} gracias", "Buenos días, {}", "{} por favor", "hola, gracias por todo. {}"),
    "pl": ("Dzień dobry! {}", "{} dziękuję", "Cześć, {}", "{} proszę", "hej, dzięki za wszystko. {}"),
}
_NOT_REQUESTS = {"greeting", "thanks"}


def examples_of(messages: Sequence[OwnMessage]) -> list[Example]:
    return [(read_clues(message.text).features, message.intent) for message in messages]


def with_courtesies(messages: Sequence[OwnMessage]) -> list[Example]:
    """Every second request once more, with a courtesy around it: the request stays the intent."""
    polite = [message for message in messages[::2] if message.intent not in _NOT_REQUESTS]
    texts = [COURTESIES[message.language][place % 5].format(message.text) for place, message in enumerate(polite)]
    return [(read_clues(text).features, message.intent) for text, message in zip(texts, polite, strict=True)]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def cross(messages: Sequence[OwnMessage]) -> None:
    examples, right = examples_of(messages), Counter()
    fold_of = {text: place % FOLDS for place, text in enumerate(sorted({message.text for message in messages}))}
    for fold in range(FOLDS):
        kept = [message for message in messages if fold_of[message.text] != fold]
        weights = pruned(learn(examples_of(kept) + with_courtesies(kept)))
        for message, (found, intent) in zip(messages, examples, strict=True):
            if fold_of[message.text] != fold:
                continue
            likely = probabilities(weights, found)
            best = max(likely, key=lambda one: likely[one])
            right.update({("all", message.language): 1, ("ok", message.language): best == intent})
            right.update({("all", intent): 1, ("ok", intent): best == intent})
            if best != intent:
                names = [name for name in found if " " not in name]
                _say(f"{message.language} {intent:>12} read {best:<12} {message.text}   {names}")
    for kind, name in sorted(right):
        if kind == "all":
            _say(f"{name:>14} {right['ok', name]:>4}/{right['all', name]}")
    total = sum(count for (kind, name), count in right.items() if kind == "all" and name in INTENTS)
    ok = sum(count for (kind, name), count in right.items() if kind == "ok" and name in INTENTS)
    _say(f"intent right on messages held out: {ok}/{total} {100 * ok / total:.1f}%")


def pruned(weights: Table) -> Table:
    """What tells intents apart: weights are counted from the middle of their row, small ones are dropped."""
    kept: Table = {}
    for name, row in weights.items():
        middle = sorted(row.values())[len(row) // 2]
        told = {intent: round(weight - middle, 1) for intent, weight in row.items() if abs(weight - middle) >= SMALLEST}
        if told:
            kept[name] = told
    return kept


def write(weights: Table) -> None:
    lines = [
        f'"{name}" = {{ {", ".join(f"{intent} = {weight}" for intent, weight in row.items())} }}'
        for name, row in sorted(pruned(weights).items())
    ]
    TABLE.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    if "--cross" in sys.argv:
        cross(own_messages())
    else:
        write(learn(examples_of(own_messages()) + with_courtesies(own_messages())))
