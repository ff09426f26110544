"""What carriers said of numbers, once each: the table's unique identity is the deduplication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.among import among
from bot.db.engine import insert_into
from bot.db.tables import event, tracking
from bot.domain.tracking import Leg, Reason, Status, TrackingEvent

_NEWEST = select(func.max(event.c.id)).where(among(event.c.tracking_id, "these")).group_by(event.c.tracking_id)
_LAST = select(
    event.c.tracking_id, event.c.raw_code, event.c.raw_text, event.c.place, event.c.leg, event.c.status
).where(event.c.id.in_(_NEWEST))


async def last_by_tracking(db: AsyncConnection, tracking_ids: Iterable[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """The event last stored for each number: tracking_id, raw_code, raw_text, place, leg, status."""
    rows = await db.execute(_LAST, {"these": list(tracking_ids)})
    return {row.tracking_id: row for row in rows}


async def add(db: AsyncConnection, told: Sequence[tuple[int, TrackingEvent]], now: datetime) -> set[int]:
    """Store (tracking id, event) pairs; the ids of numbers for which something was new."""
    if not told:
        return set()
    rows = [
        {
            "tracking_id": tracking_id,
            "identity": one.identity,
            "leg": one.leg,
            "raw_code": one.raw_code,
            "raw_text": one.raw_text,
            "occurred_at": one.occurred_at,
            "observed": one.observed,
            "status": one.status,
            "reason": one.reason,
            "place": one.place,
            "seen_at": now,
        }
        for tracking_id, one in told
    ]
    insert = insert_into(db, event).on_conflict_do_nothing().returning(event.c.tracking_id)
    return set((await db.execute(insert, rows)).scalars())


_OF_PARCELS = (
    select(
        func.coalesce(tracking.c.root_id, tracking.c.id).label("root"),
        tracking.c.id.label("tracking_id"),
        tracking.c.carrier,
        tracking.c.number,
        event.c.leg,
        event.c.raw_code,
        event.c.raw_text,
        event.c.occurred_at,
        event.c.observed,
        event.c.status,
        event.c.reason,
        event.c.place,
    )
    .join_from(event, tracking)
    .where(or_(among(tracking.c.id, "these"), among(tracking.c.root_id, "these")))
)


async def of_parcels(db: AsyncConnection, root_ids: Iterable[int]) -> dict[int, list[tuple[int, TrackingEvent]]]:
    """Every event of every leg by the parcel's first number, each with the id of the number it belongs to."""
    roots = list(root_ids)
    rows = await db.execute(_OF_PARCELS, {"these": roots})
    by_root: dict[int, list[tuple[int, TrackingEvent]]] = {root: [] for root in roots}
    for row in rows:
        by_root[row.root].append((row.tracking_id, _as_event(row)))
    return by_root


def _as_event(row: Row[*tuple[Any, ...]]) -> TrackingEvent:
    return TrackingEvent(
        carrier=row.carrier,
        number=row.number,
        leg=Leg(row.leg),
        raw_code=row.raw_code,
        raw_text=row.raw_text,
        occurred_at=row.occurred_at,
        observed=row.observed,
        status=None if row.status is None else Status(row.status),
        reason=None if row.reason is None else Reason(row.reason),
        place=row.place,
    )


async def without_meaning(db: AsyncConnection, tracking_id: int, code: str) -> Row[*tuple[Any, ...]] | None:
    """The number's event of a code that had no meaning of ours: carrier, number, raw_text."""
    rows = await db.execute(
        select(tracking.c.carrier, tracking.c.number, event.c.raw_text)
        .join_from(event, tracking)
        .where(event.c.tracking_id == tracking_id, event.c.raw_code == code, event.c.status.is_(None))
        .limit(1)
    )
    return rows.first()


async def known_codes(db: AsyncConnection, carrier: str, codes: Iterable[str]) -> set[str]:
    """Which of the carrier's codes were ever stored without a meaning of ours."""
    rows = await db.execute(
        select(event.c.raw_code)
        .distinct()
        .join_from(event, tracking)
        .where(tracking.c.carrier == carrier, event.c.status.is_(None), event.c.raw_code.in_(codes))
    )
    return set(rows.scalars())
