"""Looking for a branch: what is asked, what may take the parcel, what was found."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import Branch, BranchKind


class Obstacle(enum.StrEnum):
    """Why a branch cannot be picked, or not for this parcel."""

    CLOSED = "closed"  # under repair, or the carrier says that it does not work
    NOT_FOR_ALL = "not_for_all"  # barred for deliveries, or only for the residents of one house
    TOO_HEAVY = "too_heavy"
    TOO_BIG = "too_big"
    TOO_VALUABLE = "too_valuable"
    NO_COD = "no_cod"
    OTHER_KIND = "other_kind"
    NO_CARD = "no_card"
    CLOSED_NOW = "closed_now"
    CLOSED_ON_SUNDAY = "closed_on_sunday"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe, in degrees."""

    latitude: float
    longitude: float


class LandmarkKind(enum.StrEnum):
    """What a place is that people name instead of a street."""

    METRO = "metro"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A metro station or a part of a town. `town` is its Ukrainian name; a district's point is about its middle."""

    kind: LandmarkKind
    town: str
    point: Point
    ukrainian: str
    russian: str
    english: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.kind}/{self.town}/{self.ukrainian}"

    def name(self, language: str) -> str:
        """In the reader's language; English where that has no name of its own for it."""
        return {"uk": self.ukrainian, "ru": self.russian}.get(language, self.english)


@dataclass(frozen=True, slots=True)
class Around:
    """What branches are looked for around of: a landmark, or a point where somebody is."""

    point: Point
    landmark: Landmark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the map, in degrees."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the branch must be and be able to do. Nothing said is nothing asked.

    `size` and `weight_g` are of one piece. `open_at` is the moment at which it must be open.
    """

    kinds: frozenset[BranchKind] = frozenset()
    carriers: frozenset[str] = frozenset()
    weight_g: int | None = None
    size: Size | None = None
    declared_value: Money | None = None
    pays_out_cod: bool = False
    takes_cards: bool = False
    open_at: datetime | None = None
    open_on_sunday: bool = False


ANY = Wish()


@dataclass(frozen=True, slots=True)
class FoundTown:
    """A town of a carrier's directory with our id. `many` branches stand in it."""

    id: int
    carrier: str
    name: str
    region: str
    district: str = ""
    many: int = 0


@dataclass(frozen=True, slots=True)
class FoundBranch:
    """A branch with our id, how far it is, and why it cannot be picked: () where it can."""

    id: int
    carrier: str
    branch: Branch
    distance_m: int | None = None
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a line of words found.

    `town` is the one meant; `towns` are those among which the person must choose, or nearly so named, the likeliest
    first. `branches` are those of one page, `many` of all pages; those that cannot be picked come last.
    `words` is what else was looked for (a number, a street), as `in_town` takes it; `missed` are those of them that
    found nothing. `around` is the place that the distances are from.
    """

    town: FoundTown | None = None
    towns: tuple[FoundTown, ...] = ()
    branches: tuple[FoundBranch, ...] = ()
    many: int = 0
    wish: Wish = field(default_factory=Wish)
    words: str = ""
    missed: str = ""
    around: Around | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Branches that stand together on the map: their middle, how many, and the one where it is only one."""

    middle: Point
    many: int
    only: FoundBranch | None = None
