"""What a price depends on: where the shop usually sends from, where it is to go, and what the branches there take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.directory_tables import branch, city
from bot.db.tables import contact, origin, sender
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party, Phone
from bot.domain.place import Branch, BranchKind

_TOLD = (city.c.id, city.c.carrier, city.c.reference, city.c.name, city.c.folded, city.c.region, city.c.district)


@dataclass(frozen=True, slots=True)
class UsualOrigin:
    """Where an account usually sends from: the town's name, the carrier's own keys, and in which money it is paid."""

    id: int
    city: str
    currency: str
    sender: Party
    kind: str
    carrier_keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KnownTown:
    """A town as it stands in one carrier's directory."""

    id: int
    carrier: str
    reference: str
    name: str
    folded: str
    region: str
    district: str


async def usual_origin(db: AsyncConnection, account_id: int) -> UsualOrigin | None:
    """The account's usual place; None where it has none, or where the sender's person was forgotten."""
    row = (
        await db.execute(
            select(origin, sender.c.name, sender.c.currency, contact.c.phone)
            .join_from(origin, sender)
            .join(contact, contact.c.id == origin.c.contact_id)
            .where(origin.c.account_id == account_id, origin.c.retired_at.is_(None))
            .order_by(origin.c.is_usual.desc(), origin.c.id)
            .limit(1)
        )
    ).first()
    if row is None:
        return None
    return UsualOrigin(row.id, row.city, row.currency, Party(row.name, Phone(row.phone)), row.kind, row.carrier_keys)


async def town(db: AsyncConnection, town_id: int) -> KnownTown | None:
    """The town of our id; None where it stands no more."""
    return await _one(db, select(*_TOLD).where(city.c.id == town_id, city.c.gone_at.is_(None)))


async def town_of_branch(db: AsyncConnection, branch_id: int) -> KnownTown | None:
    """The town in which the branch of our id stands."""
    same = (city.c.carrier == branch.c.carrier) & (city.c.reference == branch.c.city)
    standing = branch.c.gone_at.is_(None) & city.c.gone_at.is_(None)
    return await _one(db, select(*_TOLD).join_from(city, branch, same).where(branch.c.id == branch_id, standing))


async def same_town(db: AsyncConnection, carrier: str, known: KnownTown) -> KnownTown | None:
    """The town as another carrier knows it, by name and region; None where none, or more than one, is named so."""
    if known.carrier == carrier:
        return known
    same = (city.c.carrier == carrier) & (city.c.folded == known.folded) & (city.c.region == known.region)
    rows = (await db.execute(select(*_TOLD).where(same, city.c.gone_at.is_(None)).limit(2))).all()
    return KnownTown(*rows[0]) if len(rows) == 1 else None


async def _one(db: AsyncConnection, query: Select[Any]) -> KnownTown | None:
    row = (await db.execute(query)).first()
    return None if row is None else KnownTown(*row)


_LIMITS = (
    branch.c.kind, branch.c.is_working, branch.c.may_choose, branch.c.max_weight_g, branch.c.max_shipment_g,
    branch.c.max_length_mm, branch.c.max_width_mm, branch.c.max_height_mm, branch.c.max_declared_minor,
    branch.c.currency,
)  # fmt: skip


async def sorts(db: AsyncConnection, in_: KnownTown, branch_id: int | None = None) -> list[Branch]:
    """What the branches of a town take, each sort once (thousands differ in a few limits); or one branch's alone."""
    of_town = (branch.c.carrier == in_.carrier) & (branch.c.city == in_.reference) & branch.c.gone_at.is_(None)
    query = select(*_LIMITS).where(of_town).distinct()
    if branch_id is not None:
        query = query.where(branch.c.id == branch_id)
    return [_sort(row) for row in await db.execute(query)]


def _sort(row: Row[*tuple[Any, ...]]) -> Branch:
    sides = (row.max_length_mm, row.max_width_mm, row.max_height_mm)
    return Branch(
        reference="",
        number="",
        kind=BranchKind(row.kind),
        city="",
        name="",
        address="",
        max_weight_g=row.max_weight_g,
        max_shipment_g=row.max_shipment_g,
        max_size=None if None in sides else Size(*sides),
        max_declared_value=None if row.max_declared_minor is None else Money(row.max_declared_minor, row.currency),
        is_working=row.is_working,
        may_choose=row.may_choose,
    )
