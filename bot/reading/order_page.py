"""A written order as a page of tokens, each of which one field may own. Knows what words stand for, decides nothing."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources

from bot.reading.morphology import LANGUAGES, known
from bot.reading.order_tokens import Token, tokens_of
from bot.reading.spelling import fold

_LONGEST_PHRASE = 4
_STOPS = re.compile(r"[\n,;!?()]|[.:]\s")
_FIRM_STOPS = re.compile(r"[\n;!?]")
_LONGEST_CUT = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the table found at a token: what it stands for and how many tokens it takes."""

    place: int
    size: int
    concept: str

    @property
    def end(self) -> int:
        return self.place + self.size


@dataclass
class Page:
    """The text of one order, its tokens, and who owns each."""

    text: str
    language: str
    owners: dict[int, str] = field(default_factory=dict)
    _hits: dict[str, list[Hit]] = field(default_factory=dict)
    _at: dict[tuple[int, str], Hit | None] = field(default_factory=dict)
    _covered: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    def __len__(self) -> int:
        """How many tokens."""
        return len(self.tokens)

    def gap(self, place: int) -> str:
        """What stands before a token; the end of the text counts as a new line."""
        return self.tokens[place].gap if place < len(self.tokens) else "\n"

    def free(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and place not in self.owners

    def claim(self, start: int, end: int, owner: str) -> None:
        for place in range(start, end):
            self.owners.setdefault(place, owner)

    def between(self, start: int, end: int) -> range:
        """The tokens that a stretch of the text covers."""
        places = [place for place, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return range(places[0], places[-1] + 1) if places else range(0)

    def stops(self, place: int) -> bool:
        """Whether a clause ends before a token: a comma, a bracket, a new line, a full stop."""
        return place in {0, len(self.tokens)} or bool(_STOPS.search(self.tokens[place].gap))

    def breaks(self, place: int) -> bool:
        """Whether a line or a sentence ends before a token; a short word with a dot is cut short: «налож. пл.»."""
        if place in {0, len(self.tokens)} or _FIRM_STOPS.search(self.gap(place)):
            return True
        token = self.tokens[place]
        if not token.gap.startswith(". ") or token.digits:
            return False
        return token.capital or not self._is_short(place - 1)

    def hits(self, section: str) -> list[Hit]:
        """All phrases of a section of the table, the longest at each token, none within another."""
        if section not in self._hits:
            self._hits[section] = self._found(section)
        return self._hits[section]

    def within(self, place: int, section: str) -> Hit | None:
        """The phrase of a section that a token belongs to."""
        return next((hit for hit in self.hits(section) if hit.place <= place < hit.end), None)

    def _found(self, section: str) -> list[Hit]:
        found: list[Hit] = []
        place = 0
        while place < len(self.tokens):
            hit = self.hit(place, section)
            if hit is not None:
                found.append(hit)
            place += hit.size if hit else 1
        return found

    def hit(self, place: int, section: str) -> Hit | None:
        """The longest phrase of a section that begins at a token."""
        if (place, section) not in self._at:
            self._at[place, section] = self._longest(place, section)
        return self._at[place, section]

    def _longest(self, place: int, section: str) -> Hit | None:
        if not 0 <= place < len(self.tokens) or self.tokens[place].digits:
            return None
        for size in range(min(_LONGEST_PHRASE, len(self.tokens) - place), 0, -1):
            if any(self.stops(place + step) and not self._is_cut(place + step) for step in range(1, size)):
                continue
            if concept := _phrases(section).find([self.tokens[place + step].forms for step in range(size)]):
                return Hit(place, size, concept)
        return None

    def covered(self, sections: tuple[str, ...]) -> frozenset[int]:
        """The tokens that phrases of some sections take; single letters and bare prepositions left out."""
        if sections not in self._covered:
            hits = (hit for section in sections for hit in self.hits(section))
            self._covered[sections] = frozenset(
                place
                for hit in hits
                if hit.size > 1 or len(self.tokens[hit.place].text) > 2  # noqa: PLR2004
                if hit.concept not in {"soft", "total"}
                for place in range(hit.place, hit.end)
            )
        return self._covered[sections]

    def table(self, section: str) -> dict[str, str]:
        return table()[section]

    def _is_cut(self, place: int) -> bool:
        """Whether the word before is cut short: «Укр. пошта», «налож. пл.»."""
        return self.gap(place) == ". " and self._is_short(place - 1)

    def _is_short(self, place: int) -> bool:
        """Whether a word with a dot after it may be the beginning of one: of few letters, or in no dictionary."""
        text = self.tokens[place].text
        return len(text) <= _LONGEST_CUT or not any(known(text.lower(), language) for language in LANGUAGES)

    def is_(self, place: int, section: str, *concepts: str) -> bool:
        hit = self.hit(place, section)
        return hit is not None and hit.concept in concepts


class _Phrases:
    """The phrases of one section, by their number of words and the first word's first letter."""

    def __init__(self, entries: Iterator[tuple[str, str]]) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._open: dict[int, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for entry, concept in entries:
            parts = tuple(part if part == "*" else _folded(part) for part in entry.split("_"))
            if any(part.endswith("*") for part in parts):
                self._open[len(parts)].append((parts, concept))
            else:
                self._whole.setdefault(parts, concept)
        for found in self._open.values():
            found.sort(key=lambda pair: -len("".join(pair[0])))

    def find(self, words: list[tuple[str, ...]]) -> str | None:
        for folded in {tuple(forms[min(step, len(forms) - 1)] for forms in words): None for step in (0, 1)}:
            if concept := self._whole.get(folded):
                return concept
            for parts, concept in self._open.get(len(folded), ()):
                if all(map(_fits, parts, folded)):
                    return concept
        return None


def _folded(part: str) -> str:
    stem = fold(part.removesuffix("*").replace("-", ""))
    return stem + "*" if part.endswith("*") else stem


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


@cache
def _phrases(section: str) -> _Phrases:
    return _Phrases((entry, concept) for concept, entries in table()[section].items() for entry in str(entries).split())


@cache
def table() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("bot.reading").joinpath("orders.toml").read_text("utf-8"))
