"""What stands of numbers: their status and what carriers told of them. Only what is new is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.among import among
from bot.db.tables import tracking
from bot.domain.tracking import CodState, Reason, Snapshot, Status

Standing = Row[*tuple[Any, ...]]


class Folded(NamedTuple):
    """What all events of a number, or of all numbers of a parcel, come to."""

    status: Status
    reason: Reason | None


_OPEN = ("city_from", "city_to", "branch", "expected_at", "arrived_at", "received_at", "paid_storage_from", "raw")
_HIDDEN = ("cod_state", "to_pay_minor", "cod_minor", "currency")
_COLUMNS = (*Folded._fields, *_OPEN, *_HIDDEN)
_THESE = among(tracking.c.id, "these")
_STANDING = (
    select(tracking.c.id, *(tracking.c[name] for name in _COLUMNS))
    .where(_THESE)
    .order_by(tracking.c.id)  # everybody locks in one order, so that nobody waits in a circle
    .with_for_update()
)
_ANSWERED: dict[str, Any] = {"next_poll_at": None, "lease_until": None, "attempts": 0}
_ANSWERED |= dict.fromkeys(("asked_at", "answered_at"), bindparam("now"))
_THIS = update(tracking).where(tracking.c.id == bindparam("one"))
_TOUCH = update(tracking).where(_THESE).values(_ANSWERED)
_KEEP = _THIS.values(_ANSWERED)  # and whatever else the rows name


async def lock(db: AsyncConnection, tracking_ids: Iterable[int]) -> dict[int, Standing]:
    """Read what stands, and hold it: until the transaction ends nobody else writes these numbers."""
    rows = await db.execute(_STANDING, {"these": list(tracking_ids)})
    return {row.id: row for row in rows}


async def keep(
    db: AsyncConnection,
    told: Mapping[int, Snapshot | None],
    folded: Mapping[int, Folded],
    stood: Mapping[int, Standing],
    now: datetime,
) -> None:
    """Keep answers and statuses. `told` has the asked numbers, None for one that the carrier does not know.

    What a carrier once told of a number that it knows no more stays. `stood` must be what `lock` gave.
    """
    news: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one, snapshot in told.items():
        row = _news(stood[one], snapshot, folded.get(one))
        news.setdefault(tuple(row), []).append({"one": one, "now": now, **row})
    same = [row["one"] for row in news.pop((), [])]
    if same:
        await db.execute(_TOUCH, {"these": same, "now": now})
    for rows in news.values():
        await db.execute(_KEEP, rows)
    await _keep_others(db, {one: status for one, status in folded.items() if one not in told})


async def _keep_others(db: AsyncConnection, folded: Mapping[int, Folded]) -> None:
    """Numbers that were not asked: their parcel has news under another number."""
    if folded:
        await db.execute(_THIS, [{"one": one, **status._asdict()} for one, status in folded.items()])


def _news(stood: Standing, snapshot: Snapshot | None, folded: Folded | None) -> dict[str, Any]:
    """The columns that are to be other than they stand, in the order of the table."""
    wanted: dict[str, object] = folded._asdict() if folded else {}
    if snapshot is not None:
        wanted |= {name: getattr(snapshot, name) for name in _OPEN}
        wanted |= _open_fields(snapshot) if snapshot.full else _told_in_public(snapshot)
    return {name: value for name, value in wanted.items() if getattr(stood, name) != value}


def _open_fields(snapshot: Snapshot) -> dict[str, object]:
    sums = [money for money in (snapshot.to_pay, snapshot.cod) if money is not None]
    return {
        "cod_state": snapshot.cod_state,
        "to_pay_minor": None if snapshot.to_pay is None else snapshot.to_pay.minor,
        "cod_minor": None if snapshot.cod is None else snapshot.cod.minor,
        "currency": sums[0].currency if sums else None,
    }


def _told_in_public(snapshot: Snapshot) -> dict[str, object]:
    """Hidden fields say nothing and leave what was known."""
    return {} if snapshot.cod_state is CodState.NONE else {"cod_state": snapshot.cod_state}
