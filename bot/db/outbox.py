"""Notices owed to people (design, law 5): ids and a kind, rendered when they are sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import outbox, person, tracking
from bot.domain.notices import NoticeKind

_OPEN = outbox.c.settled_at.is_(None)


@dataclass(frozen=True, slots=True)
class OwedNotice:
    """A notice that a relay has claimed."""

    id: int
    kind: NoticeKind
    person_id: int
    telegram_id: int
    tracking_id: int | None
    question_id: int | None
    attempt_id: int | None
    occasion: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """A notice to be owed: to whom, about what, and the occasion that makes it this one and no other."""

    kind: NoticeKind
    person_id: int
    occasion: str
    tracking_id: int | None = None
    question_id: int | None = None
    attempt_id: int | None = None


async def owe(db: AsyncConnection, notices: Sequence[NewNotice], now: datetime) -> None:
    """Owe these, ready now; one that was owed before is not owed again."""
    if notices:
        rows = [{**asdict(one), "ready_at": now, "created_at": now} for one in notices]
        await db.execute(insert_into(db, outbox).on_conflict_do_nothing(), rows)


async def owe_answer(db: AsyncConnection, person_id: int, tracking_id: int, now: datetime) -> None:
    """Owe an answer about the tracking as soon as there is one; one that waits already is not owed twice."""
    waiting = select(outbox.c.id).where(
        _OPEN,
        outbox.c.person_id == person_id,
        outbox.c.tracking_id == tracking_id,
        outbox.c.kind == NoticeKind.ANSWER,
    )
    if (await db.execute(waiting)).first() is None:
        row = {"kind": NoticeKind.ANSWER, "person_id": person_id, "tracking_id": tracking_id}
        await db.execute(insert_into(db, outbox).values(**row, occasion=now.isoformat(), created_at=now))


def _about(root_ids: Collection[int]) -> ColumnElement[bool]:
    """Notices of these parcels, under whichever of their numbers they were owed."""
    numbers = select(tracking.c.id).where(or_(tracking.c.id.in_(root_ids), tracking.c.root_id.in_(root_ids)))
    return outbox.c.tracking_id.in_(numbers)


async def make_answers_ready(db: AsyncConnection, root_ids: Collection[int], now: datetime) -> None:
    """There is something to answer about these parcels now."""
    of_kind = outbox.c.kind == NoticeKind.ANSWER
    await db.execute(
        update(outbox).where(_OPEN, of_kind, outbox.c.ready_at.is_(None), _about(root_ids)).values(ready_at=now)
    )


async def settle_told(db: AsyncConnection, person_id: int, root_ids: Collection[int], now: datetime) -> None:
    """The person has just been told directly: nothing is owed about these parcels any more."""
    of_person = (outbox.c.kind == NoticeKind.ANSWER) & (outbox.c.person_id == person_id)
    await db.execute(update(outbox).where(_OPEN, of_person, _about(root_ids)).values(settled_at=now, outcome="told"))


async def promised(db: AsyncConnection, person_id: int, root_ids: Collection[int]) -> set[int]:
    """Which of these parcels the person is still to be told about."""
    root = func.coalesce(tracking.c.root_id, tracking.c.id)
    rows = await db.execute(
        select(root)
        .join_from(outbox, tracking)
        .where(_OPEN, outbox.c.kind == NoticeKind.ANSWER, outbox.c.person_id == person_id, root.in_(root_ids))
    )
    return set(rows.scalars())


async def claim(db: AsyncConnection, now: datetime, lease: timedelta, limit: int) -> list[OwedNotice]:
    """Lease what is ready, oldest first, so that no other relay sends it meanwhile."""
    due = (
        select(outbox.c.id)
        .where(_OPEN, outbox.c.ready_at <= now, (outbox.c.lease_until.is_(None)) | (outbox.c.lease_until < now))
        .order_by(outbox.c.ready_at)
        .limit(limit)
    )
    if db.dialect.name != "sqlite":
        due = due.with_for_update(skip_locked=True)
    leased = (
        update(outbox)
        .where(outbox.c.id.in_(due))
        .values(lease_until=now + lease, attempts=outbox.c.attempts + 1)
        .returning(outbox.c.id)
    )
    ids = (await db.execute(leased)).scalars().all()
    return await _owed(db, ids) if ids else []


async def _owed(db: AsyncConnection, ids: Sequence[int]) -> list[OwedNotice]:
    rows = await db.execute(
        select(
            outbox.c.id,
            outbox.c.kind,
            outbox.c.person_id,
            person.c.telegram_id,
            outbox.c.tracking_id,
            outbox.c.question_id,
            outbox.c.attempt_id,
            outbox.c.occasion,
            outbox.c.attempts,
        )
        .join_from(outbox, person)
        .where(outbox.c.id.in_(ids))
        .order_by(outbox.c.ready_at, outbox.c.id)
    )
    return [OwedNotice(**row._asdict() | {"kind": NoticeKind(row.kind)}) for row in rows]


async def settle(db: AsyncConnection, outcomes: dict[int, str], now: datetime) -> None:
    """Close the notices with what became of them."""
    rows = [{"one": one, "outcome": outcome, "settled_at": now} for one, outcome in outcomes.items()]
    await db.execute(update(outbox).where(outbox.c.id == bindparam("one")), rows)


async def postpone(db: AsyncConnection, until: dict[int, datetime]) -> None:
    """Try these again later."""
    rows = [{"one": one, "ready_at": at, "lease_until": None} for one, at in until.items()]
    await db.execute(update(outbox).where(outbox.c.id == bindparam("one")), rows)
