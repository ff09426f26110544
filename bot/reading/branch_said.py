"""What a line that looks for a branch says: plain facts, before anybody looks into a directory."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.domain.measure import Size
from bot.domain.place import BranchKind
from bot.reading.words import Word

LONGEST_NUMBER = 5  # lockers have up to five digits


class Lead(enum.Enum):
    """What the line itself says a word is."""

    NOTHING = enum.auto()
    TOWN = enum.auto()
    STREET = enum.auto()
    METRO = enum.auto()
    REGION = enum.auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A word of the place, or digits that may be a branch's number or a house's.

    `follows`: nothing was left out between the part before and this one. `cut`: a dot or hyphen says that the word is
    cut short. `common`: a word as "село" that is mostly said of a town, but may be a part of its name. `place`: which
    of the line's words it is.
    """

    word: Word
    lead: Lead = Lead.NOTHING
    follows: bool = False
    cut: bool = False
    common: bool = False
    place: int = 0

    @property
    def spoken(self) -> str:
        """The word as the gazetteer takes it."""
        return self.word.text + "." * self.cut


@dataclass(slots=True)
class BranchLine:
    """What a line says. `number` is one that can be nothing else; `at` is a local time, `in_days` from today.

    `street` is the sort of street that it names, as addresses begin with: "вул", "просп". `words` are all that it has,
    measures excepted; `parts` are those of a place.
    """

    number: str = ""
    kinds: frozenset[BranchKind] = frozenset()
    weight_g: int | None = None
    size: Size | None = None
    pays_out_cod: bool = False
    takes_cards: bool = False
    open_on_sunday: bool = False
    open_now: bool = False
    at: time | None = None
    in_days: int = 0
    street: str = ""
    parts: list[Part] = field(default_factory=list)
    words: Sequence[Word] = ()
