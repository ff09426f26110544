"""Towns and branches as they stand: the rows of the domain's values, and how they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.directory_tables import branch, city
from bot.domain.directory import Counts
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import Branch, BranchKind, City, Opening, Week

_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class KnownCity:
    """A town with our id."""

    id: int
    city: City


@dataclass(frozen=True, slots=True)
class KnownBranch:
    """A branch with our id."""

    id: int
    branch: Branch


async def cities_beginning(db: AsyncConnection, carrier: str, folded: str, limit: int) -> list[KnownCity]:
    """Towns whose name, by reading.spelling.fold_name, begins so; in the order of the alphabet, the exact one first."""
    begins = (city.c.folded >= folded) & (city.c.folded < folded + _LAST_LETTER)
    found = select(city).where(city.c.carrier == carrier, begins, city.c.gone_at.is_(None))
    rows = await db.execute(found.order_by(city.c.folded, city.c.region, city.c.id).limit(limit))
    return [KnownCity(row.id, City(row.reference, row.name, row.region, row.district)) for row in rows]


async def branches_numbered(db: AsyncConnection, carrier: str, city_reference: str, number: str) -> list[KnownBranch]:
    """The branches of that number in the town of the carrier's key: one, unless the carrier gives a number twice."""
    of_town = (branch.c.carrier == carrier) & (branch.c.city == city_reference)
    found = select(branch).where(of_town, branch.c.number == number, branch.c.gone_at.is_(None))
    return [KnownBranch(row.id, _branch(row)) for row in await db.execute(found.order_by(branch.c.id))]


async def count(db: AsyncConnection, carrier: str) -> Counts:
    """How many towns and branches of the carrier stand."""
    towns = select(func.count()).where(city.c.carrier == carrier, city.c.gone_at.is_(None))
    kinds = select(branch.c.kind, func.count()).where(branch.c.carrier == carrier, branch.c.gone_at.is_(None))
    rows = (await db.execute(kinds.group_by(branch.c.kind))).all()
    return Counts((await db.execute(towns)).scalar_one(), {BranchKind(kind): many for kind, many in rows})


def city_row(carrier: str, one: City, folded: str) -> dict[str, Any]:
    """Write a town as a row."""
    facts = {"name": one.name, "folded": folded, "region": one.region, "district": one.district}
    return {"carrier": carrier, "reference": one.reference, "digest": _digest(facts), **facts}


def branch_row(carrier: str, one: Branch, folded: str) -> dict[str, Any]:
    """Write a branch as a row."""
    facts = {name: getattr(one, name) for name in _SAME} | _limits(one)
    facts |= {name: _hours(getattr(one, name)) for name in _WEEKS}
    facts["folded"] = folded
    return {"carrier": carrier, "reference": one.reference, "digest": _digest(facts), **facts}


_SAME = (
    "number", "kind", "city", "settlement", "city_name", "region", "district", "name", "address", "latitude",
    "longitude", "max_weight_g", "max_shipment_g", "takes_cards", "pays_out_cod", "is_working", "may_choose",
)  # fmt: skip
_WEEKS = ("opening", "receiving", "handing_out")


def _limits(one: Branch) -> dict[str, Any]:
    size, value = one.max_size, one.max_declared_value
    return {
        "max_length_mm": size and size.length_mm,
        "max_width_mm": size and size.width_mm,
        "max_height_mm": size and size.height_mm,
        "max_declared_minor": value and value.minor,
        "currency": value and value.currency,
    }


def _digest(facts: dict[str, Any]) -> bytes:
    """Tell whether a row differs from what stands, whatever the engine makes of its values."""
    return hashlib.blake2b(repr(tuple(facts.values())).encode(), digest_size=16).digest()


@lru_cache(maxsize=4096)  # most branches share a few weeks
def _hours(week: Week) -> tuple[str | None, ...]:
    return tuple(None if day is None else f"{day.opens:%H:%M}-{day.closes:%H:%M}" for day in week)


def _week(hours: Sequence[str | None]) -> Week:
    return tuple(None if told is None else Opening(*map(time.fromisoformat, told.split("-"))) for told in hours)


def _branch(row: Row[Any]) -> Branch:
    facts = {name: getattr(row, name) for name in _SAME} | {name: _week(getattr(row, name)) for name in _WEEKS}
    facts["kind"] = BranchKind(row.kind)
    if row.max_length_mm is not None:
        facts["max_size"] = Size(row.max_length_mm, row.max_width_mm, row.max_height_mm)
    if row.max_declared_minor is not None:
        facts["max_declared_value"] = Money(row.max_declared_minor, row.currency)
    return Branch(reference=row.reference, **facts)
