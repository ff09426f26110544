"""Numbers that carriers are asked about: who waits for which, what was told, and the chain of numbers of one parcel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Table, bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import leases
from bot.db.among import among
from bot.db.engine import insert_into
from bot.db.leases import Lease
from bot.db.tables import contact, event, follow, shipment, shipment_number, tracking
from bot.domain.party import Phone
from bot.domain.tracking import CodState, Leg, NextNumber, Status


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A number with a row of its own. `phone` opens its protected fields, where one is known."""

    id: int
    carrier: str
    number: str
    leg: str
    root_id: int
    asked_at: datetime | None
    answered_at: datetime | None
    attempts: int
    phone: Phone | None


_OWNER = func.coalesce(tracking.c.recipient_contact_id, tracking.c.sender_contact_id)
_KNOWN = select(
    tracking.c.id,
    tracking.c.carrier,
    tracking.c.number,
    tracking.c.leg,
    func.coalesce(tracking.c.root_id, tracking.c.id).label("root_id"),
    tracking.c.asked_at,
    tracking.c.answered_at,
    tracking.c.attempts,
    contact.c.phone,
).join_from(tracking, contact, contact.c.id == _OWNER, isouter=True)
_OF_CARRIER = _KNOWN.where(tracking.c.carrier == bindparam("carrier"), among(tracking.c.number, "numbers"))


def _as_known(row: Row[*tuple[Any, ...]]) -> KnownNumber:
    told = row._asdict()
    phone = told.pop("phone")
    return KnownNumber(**told, phone=None if phone is None else Phone(phone))


async def find(db: AsyncConnection, carrier: str, numbers: Iterable[str]) -> dict[str, KnownNumber]:
    """Those of the carrier's numbers that have a row."""
    rows = await db.execute(_OF_CARRIER, {"carrier": carrier, "numbers": list(numbers)})
    return {row.number: _as_known(row) for row in rows}


async def family(db: AsyncConnection, root_id: int) -> list[KnownNumber]:
    """All numbers of one parcel, the first one first."""
    rows = await db.execute(
        _KNOWN.where(or_(tracking.c.id == root_id, tracking.c.root_id == root_id)).order_by(tracking.c.id)
    )
    return [_as_known(row) for row in rows]


async def root_of(db: AsyncConnection, tracking_id: int) -> int | None:
    """The first number's id of the parcel that this number belongs to; None where there is no such row."""
    root = func.coalesce(tracking.c.root_id, tracking.c.id)
    found = (await db.execute(select(root).where(tracking.c.id == tracking_id))).scalar_one_or_none()
    return None if found is None else int(found)


async def keep(db: AsyncConnection, carrier: str, numbers: Iterable[str], now: datetime) -> dict[str, KnownNumber]:
    """Give every number a row; all of them, by number."""
    wanted = list(numbers)
    known = await find(db, carrier, wanted)
    missing = [number for number in wanted if number not in known]
    if missing:
        await db.execute(insert_into(db, tracking).on_conflict_do_nothing(), [_new(carrier, n, now) for n in missing])
        known |= await find(db, carrier, missing)
    return known


def _new(carrier: str, number: str, now: datetime) -> dict[str, object]:
    return {
        "carrier": carrier,
        "number": number,
        "leg": Leg.OUTBOUND,
        "status": Status.NOT_FOUND,
        "cod_state": CodState.NONE,
        "raw": {},
        "created_at": now,
    }


async def link(db: AsyncConnection, known: KnownNumber, following: NextNumber, now: datetime) -> int | None:
    """Let the parcel go on under its next number; the parcel's first number's id, or None where nothing is new.

    A chain that leads back to its own beginning is left as it is. What follows after a return is on the way back too.
    """
    child = (await keep(db, known.carrier, [following.number], now))[following.number]
    root_id = await root_of(db, known.id)
    if root_id is None or child.id == root_id or child.root_id != child.id:
        return None
    later = (await db.execute(select(tracking.c.id).where(tracking.c.root_id == child.id))).scalars().all()
    turned = [child.id, *later] if following.leg is Leg.RETURN else [child.id]
    await db.execute(update(tracking).where(tracking.c.id.in_([child.id, *later])).values(root_id=root_id))
    await db.execute(update(tracking).where(tracking.c.id.in_(turned)).values(leg=following.leg))
    await db.execute(update(event).where(event.c.tracking_id.in_(turned)).values(leg=following.leg))
    return root_id


_UPDATE = update(tracking).where(tracking.c.id == bindparam("one"))


async def set_owner(db: AsyncConnection, tracking_id: int, contact_id: int, *, sender: bool) -> None:
    """The carrier opened its protected fields to this contact's phone: it is the sender's or the recipient's."""
    column = "sender_contact_id" if sender else "recipient_contact_id"
    await db.execute(update(tracking).where(tracking.c.id == tracking_id).values({column: contact_id}))


async def set_recipient(db: AsyncConnection, tracking_id: int, shipment_id: int) -> None:
    """The shipment's recipient is the number's, unless somebody was found to be that before."""
    recipient = select(shipment.c.recipient_contact_id).where(shipment.c.id == shipment_id).scalar_subquery()
    unknown = (tracking.c.id == tracking_id) & tracking.c.recipient_contact_id.is_(None)
    await db.execute(update(tracking).where(unknown).values(recipient_contact_id=recipient))


async def poll_shipment_at(db: AsyncConnection, shipment_id: int, at: datetime) -> None:
    """Ask about all of a shipment's numbers then."""
    numbers = select(shipment_number.c.tracking_id).where(shipment_number.c.shipment_id == shipment_id)
    await db.execute(update(tracking).where(tracking.c.id.in_(numbers)).values(next_poll_at=at))


async def ask_again_at(db: AsyncConnection, at: Mapping[int, datetime], now: datetime) -> None:
    """Note that these numbers were asked in vain, and let the poll ask again at their times."""
    rows = [{"one": one, "next_poll_at": when, "lease_until": None, "asked_at": now} for one, when in at.items()]
    await db.execute(_UPDATE, rows)


async def claim_due(db: AsyncConnection, carrier: str, lease: Lease) -> list[KnownNumber]:
    """Lease the carrier's numbers that are due, so that no other poll asks for them meanwhile."""
    ids = await leases.claim(db, tracking.c.carrier == carrier, tracking.c.next_poll_at, lease)
    if not ids:
        return []
    return [_as_known(row) for row in await db.execute(_KNOWN.where(tracking.c.id.in_(ids)))]


@dataclass(frozen=True, slots=True)
class FollowedParcel:
    """What decides when a followed parcel is asked about next. `last_id` is the number it travels under now."""

    root_id: int
    last_id: int
    status: Status
    created_at: datetime
    final_looks: int
    paid_storage_from: date | None


def _points_at(table: Table, root: FromClause) -> ColumnElement[bool]:
    return exists().where(table.c.tracking_id == root.c.id).correlate(root)


_ROOT, _LEG = tracking.alias(), tracking.alias()
_LAST = (
    select(func.max(tracking.c.id).label("last_id"), func.coalesce(tracking.c.root_id, tracking.c.id).label("root"))
    .where(or_(among(tracking.c.id, "roots"), among(tracking.c.root_id, "roots")))
    .group_by("root")
    .subquery()
)
_FOLLOWED = (
    select(
        _ROOT.c.id,
        _LAST.c.last_id,
        _ROOT.c.status,
        _ROOT.c.created_at,
        _ROOT.c.final_looks,
        _LEG.c.paid_storage_from,
    )
    .join_from(_ROOT, _LAST, _LAST.c.root == _ROOT.c.id)
    .join(_LEG, _LEG.c.id == _LAST.c.last_id)
    .where(_points_at(follow, _ROOT) | _points_at(shipment_number, _ROOT))
)


async def followed(db: AsyncConnection, root_ids: Iterable[int]) -> list[FollowedParcel]:
    """Those of these parcels that somebody follows or the shop has sent."""
    rows = await db.execute(_FOLLOWED, {"roots": list(root_ids)})
    return [FollowedParcel(row[0], row[1], Status(row[2]), *row[3:]) for row in rows]


async def poll_next(db: AsyncConnection, due: Mapping[FollowedParcel, datetime | None]) -> None:
    """Ask about each parcel's present number at its time, None for never. Looks at what is final are counted."""
    times = [{"one": parcel.last_id, "next_poll_at": at} for parcel, at in due.items()]
    await db.execute(_UPDATE, times)
    looks = {one: one.final_looks + 1 if one.status.is_final else 0 for one in due}
    changed = [{"one": one.root_id, "final_looks": n} for one, n in looks.items() if n != one.final_looks]
    if changed:
        await db.execute(_UPDATE, changed)
