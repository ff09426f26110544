"""What the page asks for, out of the query string: capped and typed (law 13), or BadQuery."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime

from bot.domain.branch_search import Box, Point, Wish
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import BranchKind

LONGEST_LINE = 100
_LARGEST_ID = 2**63 - 1
_LONGEST_ID = 19
_MOST_PAGES = 1000
_MOST_G = 1_000_000
_MOST_MM = 10_000
_SIDES = 3
_MM = 10
_CORNERS = 4
_LATITUDES, _LONGITUDES = 90.0, 180.0

Query = Mapping[str, str]


class BadQuery(Exception):
    """The query string says what cannot be; the text names the parameter."""


def line(query: Query, name: str = "q") -> str:
    """Words as somebody typed them."""
    return query.get(name, "").strip()[:LONGEST_LINE]


def whole(query: Query, name: str, most: int = _LARGEST_ID) -> int | None:
    """A whole number from 0 to `most`; None where it is not there."""
    text = query.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID and int(text) <= most):
        raise BadQuery(name)
    return int(text)


def page(query: Query) -> int:
    """Which page of a list, from 0."""
    return whole(query, "page", _MOST_PAGES) or 0


def wish(query: Query, now: datetime) -> Wish:
    """What the branch must be able to do."""
    return Wish(
        kinds=_kinds(query),
        carriers=frozenset(one for one in query.get("carriers", "")[:LONGEST_LINE].split(",") if one),
        weight_g=whole(query, "weight", _MOST_G),
        size=_size(query),
        declared_value=_sum(query),
        pays_out_cod=query.get("cod") == "1",
        takes_cards=query.get("card") == "1",
        open_at=now if query.get("now") == "1" else None,
        open_on_sunday=query.get("sunday") == "1",
    )


def _kinds(query: Query) -> frozenset[BranchKind]:
    try:
        return frozenset(BranchKind(one) for one in query.get("kinds", "").split(",") if one)
    except ValueError as error:
        raise BadQuery("kinds") from error


def _size(query: Query) -> Size | None:
    """Whole centimetres: 30x20x10."""
    text = query.get("size", "")
    if not text:
        return None
    sides = text.split("x")
    if len(sides) != _SIDES:
        raise BadQuery("size")
    millimetres = [(whole({"size": one}, "size", _MOST_MM // _MM) or 0) * _MM for one in sides]
    if not all(millimetres):
        raise BadQuery("size")
    return Size(*millimetres)


def _sum(query: Query) -> Money | None:
    """A decimal amount in major units with its currency: sum=1450.50&currency=UAH."""
    text, currency = query.get("sum", ""), query.get("currency", "")
    if not text:
        return None
    if len(text) > len("999999999.99"):
        raise BadQuery("sum")
    try:
        money = Money.of(text, currency)
    except ValueError as error:
        raise BadQuery("sum") from error
    if money.minor < 0:
        raise BadQuery("sum")
    return money


def box(query: Query) -> Box:
    """A piece of the map: south,west,north,east."""
    corners = query.get("box", "").split(",")
    if len(corners) != _CORNERS:
        raise BadQuery("box")
    south, west, north, east = (_degrees(one, "box") for one in corners)
    if not (-_LATITUDES <= south <= north <= _LATITUDES and -_LONGITUDES <= west <= east <= _LONGITUDES):
        raise BadQuery("box")
    return Box(south=south, west=west, north=north, east=east)


def point(query: Query) -> Point | None:
    """Where the person is, if they told."""
    text = query.get("near", "")
    if not text:
        return None
    latitude, separator, longitude = text.partition(",")
    found = Point(_degrees(latitude, "near"), _degrees(longitude, "near"))
    if not separator or abs(found.latitude) > _LATITUDES or abs(found.longitude) > _LONGITUDES:
        raise BadQuery("near")
    return found


def _degrees(text: str, name: str) -> float:
    try:
        degrees = float(text[:24])
    except ValueError as error:
        raise BadQuery(name) from error
    if not math.isfinite(degrees):
        raise BadQuery(name)
    return degrees
