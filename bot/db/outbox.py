"""Notices owed to people (design, law 5): ids and a kind, rendered when they are sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import leases
from bot.db.among import among
from bot.db.engine import insert_into
from bot.db.leases import Lease
from bot.db.tables import outbox, person, tracking
from bot.domain.notices import NoticeKind

_OPEN = outbox.c.settled_at.is_(None)
# Notices of these parcels, under whichever of their numbers they were owed.
_ABOUT = outbox.c.tracking_id.in_(
    select(tracking.c.id).where(or_(among(tracking.c.id, "roots"), among(tracking.c.root_id, "roots")))
)
_OPEN_ANSWER = _OPEN & (outbox.c.kind == NoticeKind.ANSWER)
_OF_PARCEL = (NoticeKind.ANSWER, NoticeKind.CHANGE)


@dataclass(frozen=True, slots=True)
class OwedNotice:
    """A notice that a relay has claimed."""

    id: int
    kind: NoticeKind
    person_id: int
    telegram_id: int
    tracking_id: int | None
    question_id: int | None
    account_id: int | None
    attempt_id: int | None
    batch_id: int | None
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
    account_id: int | None = None
    attempt_id: int | None = None
    batch_id: int | None = None


async def owe(db: AsyncConnection, notices: Sequence[NewNotice], now: datetime) -> None:
    """Owe these, ready now; one that was owed before is not owed again."""
    if notices:
        rows = [{**asdict(one), "ready_at": now, "created_at": now} for one in notices]
        await db.execute(insert_into(db, outbox).on_conflict_do_nothing(), rows)


async def owe_answer(db: AsyncConnection, person_id: int, tracking_id: int, now: datetime) -> None:
    """Owe an answer about the tracking as soon as there is one; one that waits already is not owed twice."""
    waiting = select(outbox.c.id).where(
        _OPEN_ANSWER, outbox.c.person_id == person_id, outbox.c.tracking_id == tracking_id
    )
    if (await db.execute(waiting)).first() is None:
        row = {"kind": NoticeKind.ANSWER, "person_id": person_id, "tracking_id": tracking_id}
        await db.execute(insert_into(db, outbox).values(**row, occasion=now.isoformat(), created_at=now))


_MAKE_READY = update(outbox).where(_OPEN_ANSWER, outbox.c.ready_at.is_(None), _ABOUT).values(ready_at=bindparam("now"))


async def make_answers_ready(db: AsyncConnection, root_ids: Collection[int], now: datetime) -> None:
    """There is something to answer about these parcels now."""
    await db.execute(_MAKE_READY, {"roots": list(root_ids), "now": now})


async def settle_told(db: AsyncConnection, person_id: int, root_ids: Collection[int], now: datetime) -> None:
    """The person has just been told directly: nothing is owed about these parcels any more."""
    told = update(outbox).where(_OPEN, outbox.c.kind.in_(_OF_PARCEL), outbox.c.person_id == person_id, _ABOUT)
    await db.execute(told.values(settled_at=now, outcome="told"), {"roots": list(root_ids)})


async def promised(db: AsyncConnection, person_id: int, root_ids: Collection[int]) -> set[int]:
    """Which of these parcels the person was promised an answer about."""
    rows = await db.execute(_promised(root_ids).where(outbox.c.person_id == person_id))
    return {row.root for row in rows}


async def waiting(db: AsyncConnection, root_ids: Collection[int]) -> set[tuple[int, int]]:
    """Who was promised an answer about which of these parcels: (person's id, parcel's id)."""
    return {(row.person_id, row.root) for row in await db.execute(_promised(root_ids))}


def _promised(root_ids: Collection[int]) -> Select[int, int]:
    root = func.coalesce(tracking.c.root_id, tracking.c.id)
    of_parcels = select(outbox.c.person_id, root.label("root")).join_from(outbox, tracking)
    return of_parcels.where(_OPEN_ANSWER, root.in_(root_ids))


async def claim(db: AsyncConnection, lease: Lease) -> list[OwedNotice]:
    """Lease what is ready, oldest first, so that no other relay sends it meanwhile."""
    ids = await leases.claim(db, _OPEN, outbox.c.ready_at, lease)
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
            outbox.c.account_id,
            outbox.c.attempt_id,
            outbox.c.batch_id,
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
