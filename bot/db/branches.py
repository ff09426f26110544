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

from bot.db.among import among
from bot.db.directory_tables import branch, city
from bot.domain.directory import Counts
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.place import Branch, BranchKind, City, Opening, Week


@dataclass(frozen=True, slots=True)
class KnownBranch:
    """A branch with our id."""

    id: int
    carrier: str
    branch: Branch


async def standing_towns(db: AsyncConnection, after: int, limit: int) -> Sequence[Row[Any]]:
    """Towns by our id, those after the last one known."""
    found = select(city).where(city.c.id > after, city.c.gone_at.is_(None))
    return (await db.execute(found.order_by(city.c.id).limit(limit))).all()


async def standing_branches(db: AsyncConnection, after: int, limit: int) -> Sequence[Row[Any]]:
    """What a search must know of branches, by our id, those after the last one known."""
    found = select(*_SEARCHED).where(branch.c.id > after, branch.c.gone_at.is_(None))
    return (await db.execute(found.order_by(branch.c.id).limit(limit))).all()


async def with_ids(db: AsyncConnection, ids: Sequence[int]) -> dict[int, KnownBranch]:
    """The branches of those ids that stand."""
    found = select(branch).where(among(branch.c.id, "ids"), branch.c.gone_at.is_(None))
    rows = await db.execute(found, {"ids": list(ids)})
    return {row.id: KnownBranch(row.id, row.carrier, branch_of(row)) for row in rows}


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
    "longitude", "max_weight_g", "max_shipment_g", "takes_cards", "pays_out_cod", "is_working", "may_choose", "phone",
)  # fmt: skip
_WEEKS = ("opening", "receiving", "handing_out")
ABLE = (
    "carrier", "kind", "max_weight_g", "max_shipment_g", "max_length_mm", "max_width_mm", "max_height_mm",
    "max_declared_minor", "currency", "opening", "takes_cards", "pays_out_cod", "is_working", "may_choose",
)  # fmt: skip
_PLACED = ("id", "number", "city", "settlement", "region", "district", "folded", "latitude", "longitude")
_SEARCHED = [branch.c[name] for name in (*_PLACED, *ABLE)]
_SAME_ABLE = ("max_weight_g", "max_shipment_g", "takes_cards", "pays_out_cod", "is_working", "may_choose")


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


def branch_of(row: Row[Any]) -> Branch:
    """Read a row as the branch that was written."""
    facts = {name: getattr(row, name) for name in _SAME} | {name: _week(getattr(row, name)) for name in _WEEKS}
    facts["kind"] = BranchKind(row.kind)
    return Branch(reference=row.reference, **facts, **_read_limits(row))


def able_of(row: Row[Any]) -> Branch:
    """Read what a branch can do as a branch without name, number and place."""
    facts = {name: getattr(row, name) for name in _SAME_ABLE} | _read_limits(row)
    facts |= dict.fromkeys(("reference", "number", "city", "name", "address"), "")
    return Branch(kind=BranchKind(row.kind), opening=_week(row.opening), **facts)


def _read_limits(row: Row[Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if row.max_length_mm is not None:
        facts["max_size"] = Size(row.max_length_mm, row.max_width_mm, row.max_height_mm)
    if row.max_declared_minor is not None:
        facts["max_declared_value"] = Money(row.max_declared_minor, row.currency)
    return facts
