"""Forms of towns' names in Ukrainian, Russian and Polish, by declension.toml. Rather makes a form too many."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

_LONGEST_ENDING = 5


def forms(name: str, language: str) -> frozenset[str]:
    """All forms of one lower-case word of a town's name; the name alone where the language declines nothing."""
    table = _tables().get(language, {})
    made = {name}
    for size in range(min(_LONGEST_ENDING, len(name)), -1, -1):
        ending = name[len(name) - size :]
        if ending in table:
            made.update(_with(name[: len(name) - size], table[ending].split()))
            break
    return frozenset(made)


def _with(stem: str, endings: Iterable[str]) -> Iterable[str]:
    return (stem + ending for ending in endings)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("bot.reading").joinpath("declension.toml").read_text("utf-8"))
