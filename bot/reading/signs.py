"""The small word lists of signs.toml, folded for comparison. Says nothing about what follows from them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from bot.reading.spelling import fold


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("bot.reading").joinpath("signs.toml").read_text("utf-8"))


@cache
def lists(section: str) -> dict[str, frozenset[str]]:
    """The lists of a section by their names."""
    return {name: frozenset(map(fold, words.split())) for name, words in _table()[section].items()}


@cache
def signs(section: str, name: str) -> frozenset[str]:
    return lists(section)[name]


def fits(word: str, patterns: frozenset[str]) -> bool:
    """Whether a folded word is one of the patterns, of which "день*" is a beginning."""
    return word in patterns or any(word[:size] + "*" in patterns for size in range(2, len(word) + 1))
