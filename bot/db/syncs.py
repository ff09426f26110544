"""Readings of directories: asked for, held by one process under a lease, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.directory_tables import directory_sync
from bot.db.engine import insert_into
from bot.domain.directory import Counts, Outcome, Sync
from bot.domain.place import BranchKind

_OPEN = directory_sync.c.finished_at.is_(None)


def _free(now: datetime) -> ColumnElement[bool]:
    """Nobody holds it: not begun, or whoever began it is gone."""
    return or_(directory_sync.c.lease_until.is_(None), directory_sync.c.lease_until < now)


async def ask(db: AsyncConnection, carrier: str, now: datetime, **wishes: Any) -> int | None:
    """Ask for a reading; None where one is asked for or under way. `wishes` are columns by name."""
    row = {"carrier": carrier, "asked_at": now, "takes_smaller": False, **wishes}
    put = insert_into(db, directory_sync).values(row).on_conflict_do_nothing().returning(directory_sync.c.id)
    row = (await db.execute(put)).first()
    return None if row is None else int(row.id)


async def wish(db: AsyncConnection, sync_id: int, now: datetime, **wishes: Any) -> bool:
    """Change what is wanted of a reading that nobody has begun; False where somebody has."""
    this = and_(directory_sync.c.id == sync_id, _OPEN, _free(now))
    return (await db.execute(update(directory_sync).where(this).values(**wishes))).rowcount > 0


async def waiting(db: AsyncConnection, now: datetime) -> list[str]:
    """The carriers whose reading waits for somebody to begin it, or to go on with it."""
    return list((await db.execute(select(directory_sync.c.carrier).where(_OPEN, _free(now)))).scalars())


async def begin(db: AsyncConnection, carrier: str, now: datetime, lease: timedelta) -> Sync | None:
    """Take the reading that was asked for, or that whoever began it has left; None where there is none to take."""
    free = and_(directory_sync.c.carrier == carrier, _OPEN, _free(now))
    taken = update(directory_sync).where(free).values(started_at=now, lease_until=now + lease, read=0, total=0)
    row = (await db.execute(taken.returning(directory_sync))).first()
    return None if row is None else _sync(row)


def _held(sync: Sync) -> ColumnElement[bool]:
    """Nobody has taken it over: each beginning has another time."""
    return and_(directory_sync.c.id == sync.id, _OPEN, directory_sync.c.started_at == sync.started_at)


async def hold(db: AsyncConnection, sync: Sync, until: datetime, read: int, total: int) -> bool:
    """Go on with it, and note how far it is; False where somebody else has it now."""
    values = {"lease_until": until, "read": read, "total": total}
    return (await db.execute(update(directory_sync).where(_held(sync)).values(**values))).rowcount > 0


async def release(db: AsyncConnection, sync: Sync) -> None:
    """Leave it to the next who looks."""
    await db.execute(update(directory_sync).where(_held(sync)).values(lease_until=None))


async def finish(db: AsyncConnection, sync: Sync, now: datetime) -> bool:
    """Note how it ended; False where somebody else has it now."""
    values = {
        "finished_at": now,
        "lease_until": None,
        "outcome": sync.outcome,
        "reason": sync.reason,
        "counts": _plain(sync.counts),
        "before": _plain(sync.before),
    }
    return (await db.execute(update(directory_sync).where(_held(sync)).values(**values))).rowcount > 0


async def find(db: AsyncConnection, sync_id: int) -> Sync | None:
    """The reading of our id."""
    row = (await db.execute(select(directory_sync).where(directory_sync.c.id == sync_id))).first()
    return None if row is None else _sync(row)


async def last(db: AsyncConnection, carrier: str, *conditions: ColumnElement[bool]) -> Sync | None:
    """The newest reading of this carrier, whatever became of it."""
    of_carrier = select(directory_sync).where(directory_sync.c.carrier == carrier, *conditions)
    row = (await db.execute(of_carrier.order_by(directory_sync.c.id.desc()).limit(1))).first()
    return None if row is None else _sync(row)


async def last_finished(db: AsyncConnection, carrier: str) -> Sync | None:
    """The newest reading that is over."""
    return await last(db, carrier, directory_sync.c.finished_at.is_not(None))


async def last_taken(db: AsyncConnection, carrier: str) -> Sync | None:
    """The reading that stands."""
    return await last(db, carrier, directory_sync.c.outcome == Outcome.TAKEN)


async def all_taken(db: AsyncConnection) -> tuple[tuple[str, int], ...]:
    """Carriers with the reading that stands of each: changes when what stands has changed."""
    taken = select(directory_sync.c.carrier, func.max(directory_sync.c.id))
    taken = taken.where(directory_sync.c.outcome == Outcome.TAKEN).group_by(directory_sync.c.carrier)
    return tuple((carrier, last) for carrier, last in await db.execute(taken.order_by(directory_sync.c.carrier)))


def _sync(row: Row[Any]) -> Sync:
    facts = row._asdict()
    place = (facts.pop("chat_id"), facts.pop("message_id"))
    facts |= {"counts": _counts(row.counts), "before": _counts(row.before)}
    facts["outcome"] = None if row.outcome is None else Outcome(row.outcome)
    return Sync(**facts, place=None if row.chat_id is None else place)


def _plain(counts: Counts | None) -> dict[str, int] | None:
    return (
        None
        if counts is None
        else {"cities": counts.cities} | {str(kind): many for kind, many in counts.branches.items()}
    )


def _counts(told: Mapping[str, int] | None) -> Counts | None:
    return None if told is None else Counts(told["cities"], {one: told[one] for one in BranchKind if one in told})
