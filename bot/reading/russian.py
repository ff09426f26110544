"""Russian spellings of Ukrainian names brought to Ukrainian ones, by how words begin and end. Folded words only."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import product

_BEGINNINGS = (
    ("александр", "олександр"), ("алексе", "олекси"), ("никол", "микол"), ("бел", "бил"), ("лес", "лис"),
    ("север", "сивер"), ("южн", "пивден"), ("камен", "камян"), ("степн", "степов"),
    ("елен", "олен"), ("андре", "андри"), ("серге", "серги"), ("реч", "рич"),
    ("снег", "сниг"), ("свет", "свит"), ("хлеб", "хлиб"), ("сел", "сил"),
)  # fmt: skip
_ENDINGS = (
    ("ская", "ска"), ("ское", "ске"), ("цкая", "цка"), ("цкое", "цке"), ("евка", "ивка"), ("овка", "ивка"),
    ("ополе", "опиле"), ("опол", "опил"), ("ово", "ове"), ("ево", "еве"), ("ино", "ине"), ("ая", "а"), ("яя", "я"),
    ("ое", "е"), ("ее", "е"), ("ой", "ий"), ("ов", "ив"), ("ев", "ив"), ("ие", "я"),
)  # fmt: skip


def in_ukrainian(words: str) -> list[str]:
    """Spell folded words as Ukrainian may spell such names: some of them, all or none changed."""
    ways = [dict.fromkeys((_word(word), word)) for word in words.split()]
    return [" ".join(way) for way in product(*ways)]


def _word(word: str) -> str:
    for russian, ukrainian in _BEGINNINGS:
        if word.startswith(russian):
            word = ukrainian + word[len(russian) :]
            break
    for russian, ukrainian in _ENDINGS:
        if word.endswith(russian):
            return word[: -len(russian)] + ukrainian
    return word


@cache
def _streets() -> dict[str, str]:
    text = resources.files("bot.reading").joinpath("streets.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {russian: ukrainian for ukrainian, *others in lines for russian in others}


def street_in_ukrainian(word: str) -> str:
    """The beginning of the Ukrainian word for one that streets are named by: солнечная → сонячн."""
    for size in range(len(word), 2, -1):
        if found := _streets().get(word[:size]):
            return found
    return word
