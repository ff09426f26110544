"""The points of the carrier: some 50,000 branches and lockers over real towns, made when first asked for.

Every point follows from its town and its number alone, so that nothing is kept and every run has the same ones.
The shop's and the demo's own branches stand among them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import chain

from sandbox import places as demo
from sandbox.nova_poshta import places
from sandbox.places import Kind, Place
from sandbox.streets import streets_of
from sandbox.towns import Town, towns

_PEOPLE_A_BRANCH = 9_000
_PEOPLE_A_LOCKER = 560
_STORES_BELOW = 2_500
_CARGO_FROM = 40_000
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_GOLDEN_PART = (math.sqrt(5) - 1) / 2
_DEGREE_KM = 111.0
_SPREAD_KM = 0.15  # Kyiv's reach eleven kilometres from its middle, as in the world
_OUT_OF_USE_EACH = 211
_FOR_RESIDENTS_EACH = 37


@dataclass(frozen=True, slots=True)
class Point:
    """A branch, a shop or a locker; `index` is its place within its town. Not `open`: it must not be chosen."""

    place: Place
    index: int
    latitude: float
    longitude: float

    @property
    def open(self) -> bool:
        """Whether parcels may be sent there now."""
        return self.index % _OUT_OF_USE_EACH != _OUT_OF_USE_EACH - 1

    @property
    def for_residents(self) -> bool:
        """Whether it is a locker of one house, for those who live there."""
        return self.place.kind is Kind.LOCKER and self.index % _FOR_RESIDENTS_EACH == _FOR_RESIDENTS_EACH - 1

    @property
    def heaviest(self) -> int:
        """The most that one seat may weigh, in kilograms."""
        return {Kind.CARGO: 1100, Kind.LOCKER: 20}.get(self.place.kind, 30)

    @property
    def largest(self) -> tuple[int, int, int]:
        """Width, height and length that fit, in centimetres."""
        sizes = {Kind.CARGO: (170, 220, 600), Kind.LOCKER: (40, 30, 60)}
        return sizes.get(self.place.kind, (120, 120, 120))

    @property
    def dearest(self) -> int:
        """The highest declared value, in hryvnias; 0: no limit."""
        return {Kind.LOCKER: 10_000, Kind.STORE: 15_000}.get(self.place.kind, 0)


@cache
def in_town(town: Town) -> tuple[Point, ...]:
    """The points of one town: branches by number, then lockers."""
    own = [place for place in _of_the_demo() if place.town == town]
    taken = {place.number for place in own}
    made = [place for place in _made(town) if place.number not in taken]
    together = [*own, *made]
    return tuple(_point(place, index, len(together)) for index, place in enumerate(together))


@cache
def points() -> tuple[Point, ...]:
    """All of them, the largest town's first."""
    return tuple(chain.from_iterable(in_town(town) for town in towns()))


@cache
def _by_ref() -> dict[str, Point]:
    return {places.ref_of(point.place): point for point in points()}


@cache
def _named() -> dict[str, Town]:
    return {town.name.casefold(): town for town in towns()}


@cache
def _cities() -> dict[str, Town]:
    return {places.ref("city", town.name): town for town in towns()}


@cache
def _settlements() -> dict[str, Town]:
    return {places.ref("settlement", town.name): town for town in towns()}


def point_of(ref: str) -> Point | None:
    """The point of that Ref."""
    return _by_ref().get(ref)


def city_of(ref: str) -> Town | None:
    """The town of that CityRef."""
    return _cities().get(ref)


def settlement_of(ref: str) -> Town | None:
    """The town of that SettlementRef."""
    return _settlements().get(ref)


def town_named(name: str) -> Town | None:
    """The town of that name, however its letters are cased."""
    return _named().get(name.strip().casefold())


def indexed(index: str) -> Point | None:
    """The point of that digital address (WarehouseIndex)."""
    return _by_index().get(index)


def index_of(point: Point) -> str:
    """The digital address of a point."""
    return f"{_town_numbers()[point.place.town.name]}/{point.index + 1}"


@cache
def _town_numbers() -> dict[str, int]:
    return {town.name: number for number, town in enumerate(towns(), start=11)}


@cache
def _by_index() -> dict[str, Point]:
    return {index_of(point): point for point in points()}


def numbered(town: Town, number: str) -> Point | None:
    """The point of that number in a town."""
    return next((point for point in in_town(town) if str(point.place.number) == number), None)


@cache
def _of_the_demo() -> tuple[Place, ...]:
    standing = (place for place in vars(demo).values() if isinstance(place, Place))
    return tuple(place for place in standing if place.kind is not Kind.DOOR)


def _made(town: Town) -> list[Place]:
    streets = streets_of(town)
    branches = 1 + town.people // _PEOPLE_A_BRANCH
    lockers = town.people // _PEOPLE_A_LOCKER
    first_locker = 10_001 + town.people % 977
    numbers = [(number, _branch_kind(town, number)) for number in range(1, branches + 1)]
    numbers += [(first_locker + 3 * place, Kind.LOCKER) for place in range(lockers)]
    return [
        Place(town, number, f"{streets[place * 5 % len(streets)].full}, {place * 7 % 139 + 1}", kind)
        for place, (number, kind) in enumerate(numbers)
    ]


def _branch_kind(town: Town, number: int) -> Kind:
    if town.people < _STORES_BELOW:
        return Kind.STORE
    return Kind.CARGO if number == 1 and town.people >= _CARGO_FROM else Kind.BRANCH


def _point(place: Place, index: int, many: int) -> Point:
    """Spread the points of a town over a disc, as seeds lie in a sunflower, offices and lockers mixed."""
    step = next(one for one in range(int(many * _GOLDEN_PART) + 1, 2 * many + 2) if math.gcd(one, many) == 1)
    seed = index * step % many
    away = _SPREAD_KM * math.sqrt(seed) / _DEGREE_KM
    north, east = away * math.cos(seed * _GOLDEN_ANGLE), away * math.sin(seed * _GOLDEN_ANGLE)
    town = place.town
    longitude = town.longitude + east / math.cos(math.radians(town.latitude))
    return Point(place, index, round(town.latitude + north, 6), round(longitude, 6))
