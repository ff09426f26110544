"""What people write is understood: on our own messages, on ones never learned from, and on the corpus where it is."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intent import Intent
from bot.reading.concepts import tables
from bot.reading.intents import weights
from bot.reading.utterance import read_utterance
from tests.reading.own_messages import OwnMessage, is_unread, own_messages, unlearned_messages

CORPUS = Path("../shared/corpus/utterances_dev.jsonl")


def _is_right(message: OwnMessage) -> bool:
    found = read_utterance(message.text)
    expected = (message.intent, message.numbers, message.city, message.branch_number)
    return (found.intent, found.numbers, found.city, found.branch_number) == expected


def _share(messages: list[OwnMessage]) -> float:
    wrong = [message.text for message in messages if not _is_right(message)]
    print(*wrong, sep="\n")  # noqa: T201 - pytest shows it when the floor breaks
    return 1 - len(wrong) / len(messages)


def test_messages_that_the_weights_learned_from_are_read():
    assert _share(own_messages()) >= 0.985


def test_messages_that_the_weights_never_learned_from_are_read():
    assert _share(unlearned_messages()) >= 0.95


def test_no_message_is_both_learned_from_and_kept_apart():
    assert not {message.text for message in own_messages()} & {message.text for message in unlearned_messages()}


def test_every_intent_is_learned_in_every_language():
    pairs = Counter((message.language, message.intent) for message in own_messages())
    assert all(pairs[language, intent] >= 5 for language in ("uk", "ru", "en", "es", "pl") for intent in Intent)


@pytest.mark.skipif(not CORPUS.exists(), reason="no ../shared/corpus")
@pytest.mark.parametrize("unread", [False, True])
def test_the_corpus_is_read(unread):
    records = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    records = [record for record in records if is_unread(record["id"]) == unread]
    right = sum(_as_the_corpus_says(record) for record in records)
    assert right / len(records) >= 0.95


def _as_the_corpus_says(record: dict) -> bool:
    found, expected = read_utterance(record["text"]), record["expect"]
    return (
        found.intent == expected["intent"]
        and sorted(found.numbers) == sorted(expected["numbers"])
        and (found.city or "").casefold() == (expected["city"] or "").casefold()
        and found.branch_number == expected["branch_number"]
    )


def test_a_request_outweighs_the_courtesy_beside_it():
    assert read_utterance("Добрий день! Дякую за кросівки. А де друга посилка?").intent is Intent.TRACK
    assert read_utterance("спасибо, а сколько стоит доставка в Одессу").intent is Intent.PRICE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("де моя посилка", "uk"),
        ("что с моей посылкой", "ru"),
        ("шо там с моєю посилкою, де вона є", "uk"),
        ("koly pryide moya posylka", "uk"),
        ("where is my parcel", "en"),
        ("donde esta mi paquete", "es"),
        ("gdzie jest moja paczka", "pl"),
        ("20450000000123", "uk"),
        ("👍", "uk"),
        ("", "uk"),
    ],
)
def test_the_prevailing_language_is_told(text, language):
    assert read_utterance(text).language == language


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "...", "@", "{}", "\x00", "'" * 50, "#" * 5000, "№", "\ud800"])
def test_what_says_nothing_is_still_answered(text):
    found = read_utterance(text)
    assert (found.numbers, found.city, found.branch_number) == ((), None, None)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    assert read_utterance(text) == read_utterance(text)


FAMILIAR = (
    "не",
    "5",
    "а",
    "8",
    "відділення",
    "з",
    "Києва",
    "в",
    "Одесу",
    "№",
    "двадцять",
    "м.",
    "to",
    "Lviv",
    "🙏",
    ",",
)


@given(st.lists(st.sampled_from(FAMILIAR), max_size=60))
def test_no_heap_of_familiar_words_breaks_the_reader(words):
    assert 0 < read_utterance(" ".join(words)).confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "відділення 5 " * 320,
        "не 5 а 8 " * 500,
        "з Києва в Одесу " * 280,
        "👍" * 4096,
        "щ" * 4096,
        " ".join(f"в Абвгд{chr(ord('а') + place % 30) * (place % 7)}івка" for place in range(330)),
    ],
)
def test_the_longest_message_is_read_in_bounded_time(text):
    read_utterance(text)
    assert min(_seconds(text) for _ in range(5)) < 0.05


def _seconds(text: str) -> float:
    start = time.thread_time()  # of the processor: others may be at work on this machine
    read_utterance(text[:4096])
    return time.thread_time() - start


def test_dictionaries_wait_until_somebody_writes():
    told = (
        "import sys, bot.reading.utterance as u; print('pymorphy3' in sys.modules); u.read_utterance('де моя посилка')"
    )
    told += "; print('pymorphy3' in sys.modules, 'pkg_resources' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]


def test_the_first_messages_may_come_from_many_threads():
    told = (
        "from concurrent.futures import ThreadPoolExecutor as Pool;"
        "from bot.reading.utterance import read_utterance as r;"
        "print(len(set(Pool(8).map(r, ['де моя посилка у Львові'] * 32))))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_every_weight_stands_for_a_concept_or_a_fact_and_an_intent():
    concepts = set(tables())
    for feature, row in weights().items():
        halves = [feature] if feature.startswith("~") else feature.split(" ")
        assert all(half in concepts or half.startswith("~") for half in halves), feature
        assert set(row) <= set(Intent), feature
    assert set(weights()) >= {"~number", "~city"}


def test_every_concept_counts_for_something():
    idle = [name for name in tables() if not any(name in feature.split(" ") for feature in weights())]
    assert idle == []
