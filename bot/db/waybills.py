"""Attempts at waybills. Every step is a compare-and-set: it is taken from the state it was seen in, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import waybill_attempt
from bot.domain.attempt import OVER, Attempt, AttemptState, Change, Refused, may_follow, price_of
from bot.domain.shipment import Waybill

_this = waybill_attempt.c


class NoSuchStep(Exception):
    """A step that the table of transitions does not know: a bug of ours."""


async def add_draft(
    db: AsyncConnection, shipment_id: int, sent_by: tuple[int, int], asked_by: int | None, now: datetime
) -> Attempt:
    """Begin an attempt that the carrier knows nothing of; `sent_by` are the ids of the account and of the origin."""
    account_id, origin_id = sent_by
    row: dict[str, Any] = {
        "shipment_id": shipment_id,
        "account_id": account_id,
        "origin_id": origin_id,
        "asked_by": asked_by,
        "state": AttemptState.DRAFT,
        "problems": [],
        "created_at": now,
    }
    made = await db.execute(insert(waybill_attempt).values(row).returning(waybill_attempt))
    return _as_attempt(made.one())


async def find(db: AsyncConnection, attempt_id: int) -> Attempt | None:
    """The attempt as it stands."""
    row = (await db.execute(select(waybill_attempt).where(_this.id == attempt_id))).first()
    return None if row is None else _as_attempt(row)


async def open_of(db: AsyncConnection, shipment_id: int) -> Attempt | None:
    """The shipment's attempt that is not over; None where a new one may begin."""
    standing = (_this.shipment_id == shipment_id) & _this.state.not_in(OVER)
    row = (await db.execute(select(waybill_attempt).where(standing).order_by(_this.id.desc()).limit(1))).first()
    return None if row is None else _as_attempt(row)


async def newest_of(db: AsyncConnection, shipment_id: int) -> Attempt | None:
    """The shipment's newest attempt, however it ended."""
    of_shipment = select(waybill_attempt).where(_this.shipment_id == shipment_id)
    row = (await db.execute(of_shipment.order_by(_this.id.desc()).limit(1))).first()
    return None if row is None else _as_attempt(row)


async def tell_to_wait(db: AsyncConnection, seen: Attempt, now: datetime) -> Attempt | None:
    """Note that who asked hears the rest through the outbox; None where there is news since it was `seen`."""
    same = (_this.id == seen.id) & (_this.state == seen.state) & (_this.label_id.is_not_distinct_from(seen.label_id))
    told = update(waybill_attempt).where(same).values(told_to_wait_at=now).returning(waybill_attempt)
    row = (await db.execute(told)).first()
    return None if row is None else _as_attempt(row)


async def step(db: AsyncConnection, attempt: Attempt, to: AttemptState, **values: Any) -> Attempt | None:
    """Take the attempt to the state, with these columns; None where somebody else has taken it elsewhere meanwhile."""
    if not may_follow(attempt.state, to):
        raise NoSuchStep(f"{attempt.state} → {to}")
    standing = (_this.id == attempt.id) & (_this.state == attempt.state)
    told = {"state": to, "lease_until": None, **values}
    row = (await db.execute(update(waybill_attempt).where(standing).values(told).returning(waybill_attempt))).first()
    return None if row is None else _as_attempt(row)


def told_by_carrier(waybill: Waybill) -> dict[str, Any]:
    """The columns of what a carrier made."""
    return {
        "number": waybill.number,
        "carrier_reference": waybill.reference,
        "price_minor": waybill.price.minor if waybill.price else None,
        "price_currency": waybill.price.currency if waybill.price else None,
        "expected_on": waybill.expected_on,
    }


def refused(problems: Sequence[Refused]) -> list[dict[str, str]]:
    """The column of what a carrier refused."""
    return [asdict(one) for one in problems]


async def claim_due(db: AsyncConnection, now: datetime, lease: timedelta, limit: int) -> list[Attempt]:
    """Lease the attempts with which something is to be done, so that no other replica does it meanwhile."""
    due = (
        select(_this.id)
        .where(_this.next_look_at <= now, (_this.lease_until.is_(None)) | (_this.lease_until < now))
        .order_by(_this.next_look_at)
        .limit(limit)
    )
    if db.dialect.name != "sqlite":
        due = due.with_for_update(skip_locked=True)
    leased = update(waybill_attempt).where(_this.id.in_(due)).values(lease_until=now + lease)
    return [_as_attempt(row) for row in await db.execute(leased.returning(waybill_attempt))]


_COLUMNS: Collection[str] = (
    "id",
    "shipment_id",
    "account_id",
    "origin_id",
    "asked_by",
    "reference",
    "ship_on",
    "next_look_at",
    "looks",
    "tries",
    "posted_at",
    "label_id",
    "changed_at",
)


def _as_attempt(row: Row[*tuple[Any, ...]]) -> Attempt:
    told = row._asdict()
    return Attempt(
        **{name: told[name] for name in _COLUMNS},
        state=AttemptState(row.state),
        told_to_wait=row.told_to_wait_at is not None,
        waybill=_waybill(row),
        problems=tuple(Refused(**one) for one in row.problems),
        change=None if row.change is None else _change(row.change),
    )


def _change(told: Mapping[str, Any]) -> Change:
    return Change(told["reference"], date.fromisoformat(told["ship_on"]), told["new"])


def as_column(change: Change) -> dict[str, Any]:
    """The column of a change that is asked for."""
    return {"reference": change.reference, "ship_on": change.ship_on.isoformat(), "new": change.told}


def _waybill(row: Row[*tuple[Any, ...]]) -> Waybill | None:
    if row.number is None:
        return None
    expected_on: date | None = row.expected_on
    price = price_of(row.price_minor, row.price_currency)
    return Waybill(row.number, row.carrier_reference, price, expected_on)
