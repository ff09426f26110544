"""Batches and their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import leases
from bot.db.engine import insert_into
from bot.db.leases import Lease
from bot.db.tables import batch, batch_row, draft, sheet_file, sheet_layout, shipment, waybill_attempt
from bot.domain.attempt import OVER, AttemptState, Refused, price_of
from bot.domain.batch import OPEN, Batch, BatchRow, BatchState, RowResult, RowState, outcome_of
from bot.domain.sheet import Fault, Meaning

_FACTS = (
    "id",
    "person_id",
    "chat_id",
    "message_id",
    "file_name",
    "layout",
    "summary",
    "why",
    "next_at",
    "sent_at",
    "created_at",
)
_A_STATEMENT = 500  # rows


async def add(db: AsyncConnection, came: str, new: Batch, content: bytes, now: datetime) -> int | None:
    """Keep a batch with its file; its id, or None where the same update has brought it before."""
    row = {
        "person_id": new.person_id,
        "came": came,
        "chat_id": new.chat_id,
        "file_name": new.file_name,
        "state": new.state,
        "layout": new.layout,
        "summary": dict(new.summary),
        "created_at": now,
    }
    put = insert_into(db, batch).values(row).on_conflict_do_nothing().returning(batch.c.id)
    made: int | None = (await db.execute(put)).scalar_one_or_none()
    if made is not None:
        await db.execute(insert(sheet_file).values(batch_id=made, content=content, created_at=now))
    return made


async def find(db: AsyncConnection, batch_id: int) -> Batch | None:
    """The batch as it stands."""
    row = (await db.execute(select(batch).where(batch.c.id == batch_id))).first()
    return None if row is None else _as_batch(row)


async def brought_by(db: AsyncConnection, came: str) -> Batch | None:
    """The batch that this update has brought."""
    row = (await db.execute(select(batch).where(batch.c.came == came))).first()
    return None if row is None else _as_batch(row)


async def content(db: AsyncConnection, batch_id: int) -> bytes | None:
    """The file; None once it has gone."""
    kept: bytes | None = (
        await db.execute(select(sheet_file.c.content).where(sheet_file.c.batch_id == batch_id))
    ).scalar_one_or_none()
    return kept


async def drop_file(db: AsyncConnection, batch_id: int) -> None:
    """Keep the file no longer."""
    await db.execute(delete(sheet_file).where(sheet_file.c.batch_id == batch_id))


async def step(
    db: AsyncConnection, batch_id: int, before: Collection[BatchState], to: BatchState, **values: Any
) -> Batch | None:
    """Take the batch to the state, with these columns; None where it is in none of the states `before`."""
    standing = (batch.c.id == batch_id) & batch.c.state.in_(before)
    row = (await db.execute(update(batch).where(standing).values(state=to, **values).returning(batch))).first()
    return None if row is None else _as_batch(row)


async def claim(db: AsyncConnection, lease: Lease) -> list[Batch]:
    """Lease the batches with which something is to be done."""
    ids = await leases.claim(db, batch.c.state.in_(OPEN), batch.c.next_at, lease)
    rows = await db.execute(select(batch).where(batch.c.id.in_(ids)).order_by(batch.c.next_at))
    return [_as_batch(row) for row in rows]


async def hold(db: AsyncConnection, batch_id: int, until: datetime) -> Batch | None:
    """Make the lease longer; the batch as it stands now."""
    row = (
        await db.execute(update(batch).where(batch.c.id == batch_id).values(lease_until=until).returning(batch))
    ).first()
    return None if row is None else _as_batch(row)


async def put_rows(db: AsyncConnection, batch_id: int, rows: Sequence[BatchRow]) -> None:
    """Keep what was found of a batch's rows, in place of what was found before."""
    await db.execute(delete(batch_row).where(batch_row.c.batch_id == batch_id))
    told = [_row(batch_id, one) for one in rows]
    for first in range(0, len(told), _A_STATEMENT):
        await db.execute(insert(batch_row), told[first : first + _A_STATEMENT])


async def rows_in(
    db: AsyncConnection, batch_id: int, state: RowState, limit: int | None = None
) -> list[tuple[int, int | None]]:
    """The rows in that state by their numbers, each with its draft's id, the first ones."""
    these = (batch_row.c.batch_id == batch_id) & (batch_row.c.state == state)
    found = select(batch_row.c.number, batch_row.c.draft_id).where(these).order_by(batch_row.c.number).limit(limit)
    return [(row.number, row.draft_id) for row in await db.execute(found)]


async def set_rows(db: AsyncConnection, batch_id: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """Take rows further: each by its `row` number to its `to_state`, with its `draft`."""
    this = update(batch_row).where(batch_row.c.batch_id == batch_id, batch_row.c.number == bindparam("row"))
    told = list(rows)
    if told:
        await db.execute(this.values(state=bindparam("to_state"), draft_id=bindparam("draft")), told)


async def refuse_row(db: AsyncConnection, batch_id: int, number: int, faults: Sequence[Fault]) -> None:
    """Note what is wrong with a row after all."""
    this = update(batch_row).where(batch_row.c.batch_id == batch_id, batch_row.c.number == number)
    await db.execute(this.values(state=RowState.FAULTY, faults=[asdict(one) for one in faults]))


async def made_before(db: AsyncConnection, digests: Collection[bytes], since: datetime) -> dict[bytes, str]:
    """Rows that say the same and have a waybill, or may have: its number by the digest, "" where it is not known."""
    found: dict[bytes, str] = {}
    these = list(digests)
    standing = _with_attempts().where(batch.c.created_at >= since, waybill_attempt.c.state.not_in(OVER))
    for first in range(0, len(these), _A_STATEMENT):
        some = standing.where(batch_row.c.digest.in_(these[first : first + _A_STATEMENT]))
        found |= {row.digest: row.waybill or "" for row in await db.execute(some)}
    return found


def _with_attempts() -> Select[Any]:
    """Rows with the newest attempt at each one's waybill."""
    newest = (
        select(func.max(waybill_attempt.c.id))
        .where(waybill_attempt.c.shipment_id == shipment.c.id)
        .correlate(shipment)
        .scalar_subquery()
    )
    part = (shipment.c.order_id == draft.c.order_id) & (shipment.c.part_no == draft.c.part_no)
    attempt = waybill_attempt.c
    told = (attempt.number.label("waybill"), attempt.price_minor, attempt.price_currency, attempt.expected_on)
    return (
        select(batch_row, attempt.state.label("attempt_state"), attempt.next_look_at, attempt.problems, *told)
        .join_from(batch_row, batch)
        .join(draft, draft.c.id == batch_row.c.draft_id, isouter=True)
        .join(shipment, part, isouter=True)
        .join(waybill_attempt, attempt.id == newest, isouter=True)
    )


async def results(db: AsyncConnection, batch_id: int) -> list[RowResult]:
    """What became of every row, in the file's order."""
    rows = await db.execute(_with_attempts().where(batch_row.c.batch_id == batch_id).order_by(batch_row.c.number))
    return [_as_result(row) for row in rows]


async def has_shipment(db: AsyncConnection, shipment_id: int) -> bool:
    """Whether a batch tells of the shipment: nobody need be told of it apart."""
    part = (shipment.c.order_id == draft.c.order_id) & (shipment.c.part_no == draft.c.part_no)
    found = select(batch_row.c.number).join_from(batch_row, draft).join(shipment, part)
    return (await db.execute(found.where(shipment.c.id == shipment_id))).first() is not None


async def layout(db: AsyncConnection, digest: str) -> dict[Meaning, int]:
    """What somebody has said of these columns."""
    told = (
        await db.execute(select(sheet_layout.c.columns).where(sheet_layout.c.digest == digest))
    ).scalar_one_or_none()
    return {Meaning(name): column for name, column in (told or {}).items()}


async def keep_layout(db: AsyncConnection, digest: str, columns: Mapping[Meaning, int], now: datetime) -> None:
    """Remember what was said of these columns."""
    fresh = {"columns": {meaning.value: column for meaning, column in columns.items()}, "changed_at": now}
    put = insert_into(db, sheet_layout).values(digest=digest, **fresh)
    await db.execute(put.on_conflict_do_update(index_elements=[sheet_layout.c.digest], set_=fresh))


def _row(batch_id: int, one: BatchRow) -> dict[str, Any]:
    faults = [asdict(fault) for fault in one.faults]
    return {"batch_id": batch_id, "number": one.number, "state": one.state, "digest": one.digest, "faults": faults}


def _as_batch(row: Row[Any]) -> Batch:
    told = row._asdict()
    return Batch(**{name: told[name] for name in _FACTS}, state=BatchState(row.state))


def _as_result(row: Row[Any]) -> RowResult:
    attempt = None if row.attempt_state is None else AttemptState(row.attempt_state)
    return RowResult(
        number=row.number,
        outcome=outcome_of(RowState(row.state), attempt, goes_on=row.next_look_at is not None),
        faults=tuple(_as_fault(one) for one in row.faults),
        problems=tuple(Refused(**one) for one in row.problems or ()),
        waybill=row.waybill or "",
        price=price_of(row.price_minor, row.price_currency),
        expected_on=row.expected_on,
    )


def _as_fault(told: Mapping[str, str]) -> Fault:
    return Fault(told["key"], Meaning(told["meaning"]) if told["meaning"] else None, told["hint"])
