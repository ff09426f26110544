"""Parcels as they are shown: rows of all numbers of a parcel read into one state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import event, tracking
from bot.domain.money import Money
from bot.domain.parcel import TrackedParcel
from bot.domain.tracking import CodState, Leg, Reason, Status

Owners = frozenset[int]

_ROOTS: BindParameter[int] = bindparam("roots", expanding=True)
_NEWEST = select(func.max(event.c.id)).where(event.c.tracking_id == tracking.c.id).correlate(tracking).scalar_subquery()
_FAMILIES = (
    select(
        tracking,
        func.coalesce(tracking.c.root_id, tracking.c.id).label("root"),
        event.c.raw_text.label("last_text"),
        event.c.status.label("last_status"),
    )
    .join_from(tracking, event, event.c.id == _NEWEST, isouter=True)
    .where(or_(tracking.c.id.in_(_ROOTS), tracking.c.root_id.in_(_ROOTS)))
    .order_by(tracking.c.id)
)


async def load(db: AsyncConnection, root_ids: Iterable[int]) -> dict[int, tuple[TrackedParcel, Owners]]:
    """Each parcel by its first number's id, with the contacts that may see all of it."""
    roots = list(root_ids)
    rows = await db.execute(_FAMILIES, {"roots": roots})
    legs: dict[int, list[Row[*tuple[Any, ...]]]] = {root: [] for root in roots}
    for row in rows:
        legs[row.root].append(row)
    return {root: (_parcel(root, family), _owners(family)) for root, family in legs.items() if family}


def _parcel(root_id: int, family: list[Row[*tuple[Any, ...]]]) -> TrackedParcel:
    root = next(row for row in family if row.id == root_id)
    following = [row for row in family if row.id != root_id]
    latest = next((row for row in reversed(following) if row.answered_at is not None), root)
    return TrackedParcel(
        id=root_id,
        carrier=root.carrier,
        numbers=(root.number, *(row.number for row in following)),
        leg=Leg(latest.leg),
        status=Status(root.status),
        reason=None if root.reason is None else Reason(root.reason),
        cod_state=CodState(root.cod_state),
        city_from=latest.city_from,
        city_to=latest.city_to,
        branch=latest.branch,
        expected_at=latest.expected_at,
        arrived_at=latest.arrived_at,
        received_at=latest.received_at,
        paid_storage_from=latest.paid_storage_from,
        to_pay=None if latest.to_pay_minor is None else Money(latest.to_pay_minor, latest.currency),
        asked_at=latest.asked_at,
        answered_at=latest.answered_at,
        unmapped=latest.last_text if latest.last_status is None else None,
    )


def _owners(family: list[Row[*tuple[Any, ...]]]) -> Owners:
    contacts = {one for row in family for one in (row.sender_contact_id, row.recipient_contact_id)}
    return frozenset(one for one in contacts if one is not None)
