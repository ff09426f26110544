"""Which labels a print station has printed, and which it has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import document, print_station, printed, waybill_attempt
from bot.domain.attempt import AttemptState


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A label by the id of its document and the number of its waybill."""

    document_id: int
    number: str


async def enrol(db: AsyncConnection, station: str, now: datetime, *, old_too: bool) -> None:
    """Make the station known: labels that come from now on are its own, the old ones too where asked for."""
    newest = (await db.execute(select(func.coalesce(func.max(document.c.id), 0)))).scalar_one()
    row = {"name": station, "after_document_id": 0 if old_too else newest, "created_at": now}
    await db.execute(insert_into(db, print_station).values(row).on_conflict_do_nothing())


async def unprinted(db: AsyncConnection, station: str, limit: int) -> list[ToPrint]:
    """Labels of waybills that stand and that this station has not begun to print, the oldest first."""
    begun = exists().where(printed.c.station == station, printed.c.document_id == document.c.id)
    since = select(print_station.c.after_document_id).where(print_station.c.name == station).scalar_subquery()
    query = _labels().where(waybill_attempt.c.state == AttemptState.CREATED, document.c.id > since, ~begun)
    return _listed(await db.execute(query.limit(limit)))


async def unfinished(db: AsyncConnection, station: str) -> list[ToPrint]:
    """Labels that this station began to print and did not see printed."""
    mine = (printed.c.station == station) & printed.c.done_at.is_(None)
    return _listed(await db.execute(_labels().join(printed, printed.c.document_id == document.c.id).where(mine)))


def _labels() -> Select[int, str]:
    query = select(document.c.id, waybill_attempt.c.number)
    return query.join_from(document, waybill_attempt, waybill_attempt.c.label_id == document.c.id).order_by(
        document.c.id
    )


def _listed(rows: Iterable[Row[int, str]]) -> list[ToPrint]:
    return [ToPrint(*row) for row in rows]


async def begin(db: AsyncConnection, station: str, document_id: int, now: datetime) -> bool:
    """Claim a label for this station, once; False where it was."""
    row = {"station": station, "document_id": document_id, "begun_at": now}
    made = await db.execute(insert_into(db, printed).values(row).on_conflict_do_nothing())
    return made.rowcount == 1


async def is_begun(db: AsyncConnection, station: str, document_id: int) -> bool:
    """Whether the label was claimed."""
    return (await db.execute(select(printed.c.begun_at).where(_of(station, document_id)))).first() is not None


async def finish(db: AsyncConnection, station: str, document_id: int, now: datetime) -> None:
    """Note that the label was handed over."""
    await db.execute(update(printed).where(_of(station, document_id)).values(done_at=now))


async def give_back(db: AsyncConnection, station: str, document_id: int) -> None:
    """Note that the label was not printed after all: it is to be."""
    await db.execute(delete(printed).where(_of(station, document_id)))


async def print_again(db: AsyncConnection, station: str, number: str) -> bool:
    """Have a number's label printed once more; False where this station has not printed it."""
    labels = select(waybill_attempt.c.label_id).where(waybill_attempt.c.number == number)
    gone = await db.execute(delete(printed).where(printed.c.station == station, printed.c.document_id.in_(labels)))
    return gone.rowcount > 0


def _of(station: str, document_id: int) -> ColumnElement[bool]:
    return (printed.c.station == station) & (printed.c.document_id == document_id)
