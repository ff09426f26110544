"""Three ways of one tracking tick, each from the carrier's bytes to committed rows: ours, the least there is, ORM."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import DeclarativeBase

from bot.carriers.base import Account, Carrier, Tracked, TrackQuery
from bot.carriers.nova_poshta import NovaPoshta
from bot.db import tables, trackings
from bot.db.engine import insert_into
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.domain.notices import NoticeKind
from bot.domain.tracking import Leg, Reason, Status, TrackingEvent, current_reason, current_status
from bot.http import Answer, Call
from bot.services.asking import Asked
from bot.services.polling import keep_polled
from tests.bench.carrier_answers import numbers

T = TypeVar("T")
CODE = NovaPoshta.info.code


class Recorded:
    """Stands where the outgoing client stands, and has the carrier's answer in hand already."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def fetch(self, _call: Call, read: Callable[[Answer], T]) -> T:
        return read(Answer(200, {}, self._body))


async def asked(desk: Desk, account: Account, body: bytes, batch: int) -> Asked:
    """Let our adapter read the answer."""
    adapter: Carrier = NovaPoshta(Recorded(body), "", desk.clock.now)  # type: ignore[arg-type]
    return Asked(dict(await adapter.track(account, [TrackQuery(number) for number in numbers(batch)])))


async def due(desk: Desk, batch: int) -> list[KnownNumber]:
    """What the poll has claimed before it asked."""
    async with desk.database.read() as db:
        return list((await trackings.find(db, CODE, numbers(batch))).values())


async def ours(desk: Desk, account: Account, body: bytes, due: Sequence[KnownNumber], batch: int) -> None:
    """The desk's own way: wire, mapping, recording."""
    await keep_polled(desk, CODE, due, await asked(desk, account, body, batch))


async def least(desk: Desk, body: bytes, rows: list[dict[str, Any]]) -> None:
    """Parse the JSON, and store in one statement the very events that stand in it. Maps, folds and updates nothing."""
    json.loads(body)
    async with desk.database.write() as db:
        await db.execute(insert_into(db, tables.event).on_conflict_do_nothing(), rows)


async def least_of_all_rows(
    desk: Desk, body: bytes, events: list[dict[str, Any]], trackings_: list[dict[str, Any]]
) -> None:
    """As `least`, and the rows of `tracking` that the tick changes too: one more statement."""
    json.loads(body)
    async with desk.database.write() as db:
        await db.execute(insert_into(db, tables.event).on_conflict_do_nothing(), events)
        await db.execute(update(tables.tracking).where(tables.tracking.c.id == bindparam("one")), trackings_)


async def rows_of(
    desk: Desk, account: Account, body: bytes, batch: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of `event` and of `tracking` for what the answer tells."""
    told = await asked(desk, account, body, batch)
    async with desk.database.read() as db:
        known = await trackings.find(db, CODE, numbers(batch))
    now = desk.clock.now()
    tracked = {known[number].id: answer for number, answer in told.answers.items() if isinstance(answer, Tracked)}
    events = [
        _row(event, now) | {"tracking_id": one, "identity": event.identity}
        for one, answer in tracked.items()
        for event in answer.events
    ]
    asked_at = {"asked_at": now, "answered_at": now, "next_poll_at": None, "lease_until": None, "attempts": 0}
    folded = {"status": Status.ACCEPTED, "reason": None}
    return events, [{"one": one, **_details(answer), **asked_at, **folded} for one, answer in tracked.items()]


def _row(event: TrackingEvent, now: datetime) -> dict[str, Any]:
    names = ("leg", "raw_code", "raw_text", "occurred_at", "observed", "status", "reason", "place")
    return {name: getattr(event, name) for name in names} | {"seen_at": now}


class _Base(DeclarativeBase):
    metadata = tables.metadata


class _Tracking(_Base):
    __table__ = tables.tracking


class _Event(_Base):
    __table__ = tables.event


class _Notice(_Base):
    __table__ = tables.outbox


class _Follow(_Base):
    __table__ = tables.follow


async def with_objects(desk: Desk, account: Account, body: bytes, batch: int) -> None:
    """The same work with ORM objects on the same tables: lock, compare, add, fold, set, flush, look who waits."""
    told = await asked(desk, account, body, batch)
    now = desk.clock.now()
    async with desk.database.write() as db, AsyncSession(db, expire_on_commit=False) as session:
        found = await session.scalars(select(_Tracking).where(_Tracking.number.in_(told.answers)).with_for_update())
        known = {one.number: one for one in found}
        stored = await _events_by_tracking(session, [one.id for one in known.values()])
        for number, answer in told.answers.items():
            if isinstance(answer, Tracked):
                _keep(session, known[number], answer, stored.setdefault(known[number].id, []), now)
        await session.flush()
        await _tell(session, [one.id for one in known.values()], now)


async def _tell(session: AsyncSession, ids: list[int], now: datetime) -> None:
    """Who waits is found, and who follows; in these batches nobody does."""
    waiting = select(_Notice).where(
        _Notice.settled_at.is_(None), _Notice.kind == NoticeKind.ANSWER, _Notice.tracking_id.in_(ids)
    )
    for notice in await session.scalars(waiting):
        notice.ready_at = now
    if list(await session.scalars(select(_Follow).where(_Follow.tracking_id.in_(ids)))):
        raise RuntimeError("nobody was to follow these")


async def _events_by_tracking(session: AsyncSession, ids: list[int]) -> dict[int, list[Any]]:
    stored: dict[int, list[Any]] = {}
    for one in await session.scalars(select(_Event).where(_Event.tracking_id.in_(ids)).order_by(_Event.id)):
        stored.setdefault(one.tracking_id, []).append(one)
    return stored


def _keep(session: AsyncSession, one: Any, answer: Tracked, stored: list[Any], now: datetime) -> None:
    event = answer.events[0]
    last = stored[-1] if stored else None
    if last is None or (last.raw_code, last.place, last.leg) != (event.raw_code, event.place, event.leg):
        fresh = _Event(tracking_id=one.id, identity=event.identity, **_row(event, now))
        session.add(fresh)
        told = [_as_event(one, each) for each in (*stored, fresh)]
        one.status = current_status(told)
        one.reason = current_reason(told, one.status)
    for name, value in _details(answer).items():
        setattr(one, name, value)
    one.asked_at = one.answered_at = now
    one.next_poll_at = one.lease_until = None
    one.attempts = 0


def _details(answer: Tracked) -> Mapping[str, Any]:
    snapshot = answer.snapshot
    names = ("city_from", "city_to", "branch", "expected_at", "arrived_at", "received_at", "paid_storage_from", "raw")
    sums = {"to_pay_minor": snapshot.to_pay, "cod_minor": snapshot.cod}
    return {
        **{name: getattr(snapshot, name) for name in names},
        **{name: None if money is None else money.minor for name, money in sums.items()},
        "cod_state": snapshot.cod_state,
        "currency": "UAH",
    }


def _as_event(one: Any, event: Any) -> TrackingEvent:
    return TrackingEvent(
        carrier=one.carrier,
        number=one.number,
        leg=Leg(event.leg),
        raw_code=event.raw_code,
        raw_text=event.raw_text,
        occurred_at=event.occurred_at,
        observed=event.observed,
        status=None if event.status is None else Status(event.status),
        reason=None if event.reason is None else Reason(event.reason),
        place=event.place,
    )


async def outcome(db: AsyncConnection, batch: int) -> list[tuple[Any, ...]]:
    """What stands in the database of a batch, without its numbers and instants: alike whichever way it came."""
    rows = await db.execute(
        select(
            tables.tracking.c.status, tables.tracking.c.branch, tables.tracking.c.to_pay_minor, tables.event.c.raw_code
        )
        .join_from(tables.tracking, tables.event)
        .where(tables.tracking.c.number.in_(numbers(batch)))
        .order_by(tables.tracking.c.number, tables.event.c.raw_code)
    )
    return [tuple(row) for row in rows]
