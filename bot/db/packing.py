"""Packing: the queue, what is on the table, who holds it. Every shipment here has a waybill and was not handed over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import (
    branch,
    carrier_account,
    city,
    contact,
    order_line,
    packed_line,
    packing,
    packing_photo,
    parcel,
    shipment,
    shipment_number,
    tracking,
    waybill_attempt,
)
from bot.domain.attempt import AttemptState
from bot.domain.packing import Packing, PackLine, PhotoKind, QueuedOrder, Weighing, WeightChange
from bot.domain.tracking import Status

_this = packing.c
_LIES_AT_MOST = timedelta(days=45)
_AT_THE_SHOP = (Status.NOT_FOUND, Status.CREATED)


def _handed_over() -> ColumnElement[bool]:
    """The carrier has it: what is packed of it is over."""
    its = (shipment_number.c.shipment_id == shipment.c.id) & (tracking.c.number == waybill_attempt.c.number)
    moved = tracking.c.status.not_in(_AT_THE_SHOP)
    return exists().where(its, tracking.c.id == shipment_number.c.tracking_id, moved)


def _standing(*columns: Any) -> Select[Any]:
    """Shipments of a waybill that stands, still at the shop."""
    attempt = (waybill_attempt.c.shipment_id == shipment.c.id) & (waybill_attempt.c.state == AttemptState.CREATED)
    return (
        select(*columns)
        .join_from(shipment, waybill_attempt, attempt)
        .outerjoin(packing, _this.shipment_id == shipment.c.id)
        .where(~_handed_over())
    )


def _recent(now: datetime) -> ColumnElement[bool]:
    """What has lain for so long is nobody's work of today, and the shop's whole history need not be looked through."""
    return shipment.c.ship_on >= (now - _LIES_AT_MOST).date()


def _town(name: str) -> ColumnElement[str]:
    told: ColumnElement[str] = shipment.c.destination[name].as_string()
    return told


def _named(query: Select[Any]) -> Select[Any]:
    """With whom it is for and where it goes, as people call that."""
    same_carrier = branch.c.carrier == carrier_account.c.carrier
    return (
        query.outerjoin(contact, contact.c.id == shipment.c.recipient_contact_id)
        .join(carrier_account, carrier_account.c.id == waybill_attempt.c.account_id)
        .outerjoin(branch, and_(same_carrier, branch.c.reference == _town("branch")))
        .outerjoin(city, and_(city.c.carrier == carrier_account.c.carrier, city.c.reference == _town("city")))
        .add_columns(
            shipment.c.id,
            shipment.c.description,
            shipment.c.destination,
            shipment.c.ship_on,
            waybill_attempt.c.number,
            func.coalesce(contact.c.name, "").label("recipient"),
            func.coalesce(func.nullif(branch.c.city_name, ""), city.c.name, "").label("town"),
            func.coalesce(branch.c.name, "").label("branch_name"),
        )
    )


async def counts(db: AsyncConnection, now: datetime) -> tuple[int, int]:
    """How many are packed, and how many there are in all."""
    row = (await db.execute(_standing(func.count(_this.packed_at), func.count()).where(_recent(now)))).one()
    return int(row[0]), int(row[1])


async def queue(db: AsyncConnection, person_id: int, now: datetime, limit: int) -> list[QueuedOrder]:
    """What is to be packed, the oldest deadline first; what this person holds before all."""
    others = and_(_this.lease_until > now, _this.packer_id != person_id)
    mine = and_(_this.lease_until > now, _this.packer_id == person_id)
    query = _named(_standing(func.coalesce(others, False).label("held")).where(_recent(now), _this.packed_at.is_(None)))
    order = (func.coalesce(mine, False).desc(), shipment.c.ship_on, waybill_attempt.c.id)
    return [_as_queued(row) for row in await db.execute(query.order_by(*order).limit(limit))]


def _is_unglued() -> ColumnElement[bool]:
    checked = and_(_this.glued_at.is_not(None), _this.glued_number == waybill_attempt.c.number)
    return and_(_this.packed_at.is_not(None), ~func.coalesce(checked, False))


async def count_unglued(db: AsyncConnection, now: datetime) -> int:
    """How many are packed whose label nobody has checked."""
    return int((await db.execute(_standing(func.count()).where(_recent(now), _is_unglued()))).scalar_one())


async def unglued(db: AsyncConnection, now: datetime, limit: int) -> list[QueuedOrder]:
    """Those, in the order of packing."""
    query = _named(_standing(literal(value=False).label("held")).where(_recent(now), _is_unglued()))
    rows = await db.execute(query.order_by(_this.packed_at, shipment.c.id).limit(limit))
    return [_as_queued(row) for row in rows]


def _as_queued(row: Row[Any]) -> QueuedOrder:
    return QueuedOrder(
        shipment_id=row.id,
        number=row.number,
        recipient=row.recipient,
        goods=row.description,
        city=_city(row),
        ship_on=row.ship_on,
        held=bool(row.held),
    )


def _city(row: Row[Any]) -> str:
    named = row.destination.get("town")
    return str(named["name"]) if named else str(row.town)


def _branch(row: Row[Any]) -> str:
    return str(row.branch_name or row.destination.get("number", ""))


async def find(db: AsyncConnection, shipment_id: int, person_id: int | None, now: datetime) -> Packing | None:
    """What is on the table; None where it has no waybill any more, or went."""
    weight = select(func.sum(parcel.c.weight_g)).where(parcel.c.shipment_id == shipment.c.id).scalar_subquery()
    photos = select(func.count()).where(packing_photo.c.shipment_id == shipment.c.id).scalar_subquery()
    query = _named(
        _standing(
            *(_this[name] for name in _OF_PACKING),
            shipment.c.order_id,
            shipment.c.part_no,
            waybill_attempt.c.label_id,
            weight.label("declared_g"),
            photos.label("photos"),
        )
    )
    row = (await db.execute(query.where(shipment.c.id == shipment_id))).first()
    return None if row is None else _as_packing(row, await _lines(db, row), person_id, now)


_OF_PACKING = (
    "packer_id",
    "lease_until",
    "weighed_g",
    "weight_change",
    "change_asked_at",
    "change_problem",
    "packed_at",
    "glued_at",
    "glued_number",
)


def _as_packing(row: Row[Any], lines: tuple[PackLine, ...], person_id: int | None, now: datetime) -> Packing:
    is_leased = row.lease_until is not None and row.lease_until > now
    return Packing(
        shipment_id=row.id,
        number=row.number,
        recipient=row.recipient,
        city=_city(row),
        branch=_branch(row),
        ship_on=row.ship_on,
        lines=lines,
        weighing=_weighing(row),
        mine=is_leased and row.packer_id == person_id,
        held=is_leased and row.packer_id != person_id,
        packed_at=row.packed_at,
        glued_at=row.glued_at if row.glued_number == row.number else None,
        photos=row.photos,
        has_label=row.label_id is not None,
    )


def _weighing(row: Row[Any]) -> Weighing:
    return Weighing(
        declared_g=row.declared_g or 0,
        weighed_g=row.weighed_g,
        change=WeightChange(row.weight_change) if row.weight_change else None,
        asked_at=row.change_asked_at,
        problem=row.change_problem or "",
    )


async def _lines(db: AsyncConnection, row: Row[Any]) -> tuple[PackLine, ...]:
    """The order's lines; the description of a shipment without an order, or of a further part of one."""
    done = await db.execute(
        select(packed_line.c.place, packed_line.c.packed).where(packed_line.c.shipment_id == row.id)
    )
    packed = {one.place: one.packed for one in done}
    if row.order_id is not None and row.part_no == 1:
        query = select(order_line).where(order_line.c.order_id == row.order_id).order_by(order_line.c.place)
        lines = tuple(_as_line(one, packed) for one in await db.execute(query))
        if lines:
            return lines
    return (PackLine(0, row.description, 1, packed.get(0, 0)),)


def _as_line(row: Row[Any], packed: dict[int, int]) -> PackLine:
    codes = frozenset(code for code in (row.ean, row.sku) if code)
    return PackLine(row.place, row.words, row.quantity, packed.get(row.place, 0), codes)


async def claim(db: AsyncConnection, shipment_id: int, person_id: int, now: datetime, lasts: timedelta) -> bool:
    """Hold a shipment, or hold it on; False where somebody else does."""
    row = {"packer_id": person_id, "lease_until": now + lasts}
    put = insert_into(db, packing).values(shipment_id=shipment_id, created_at=now, **row)
    free = or_(_this.lease_until.is_(None), _this.lease_until < now, _this.packer_id == person_id)
    held = put.on_conflict_do_update(index_elements=[_this.shipment_id], set_=row, where=free)
    return (await db.execute(held.returning(_this.shipment_id))).first() is not None


async def change(db: AsyncConnection, shipment_id: int, **values: Any) -> None:
    """Write these columns of what is on the table."""
    await db.execute(update(packing).where(_this.shipment_id == shipment_id).values(values))


async def change_if_asking(db: AsyncConnection, shipment_id: int, asked_at: datetime, **values: Any) -> bool:
    """As above, where it is this very asking that ended; False where another one has begun since."""
    same = and_(_this.shipment_id == shipment_id, _this.change_asked_at == asked_at)
    same = and_(same, _this.weight_change == WeightChange.ASKING)
    return (await db.execute(update(packing).where(same).values(values))).rowcount > 0


async def is_weight_being_changed(db: AsyncConnection, shipment_id: int, now: datetime) -> bool:
    """Whether somebody has the carrier write another weight into its waybill at this moment."""
    query = select(_this.weight_change, _this.change_asked_at).where(_this.shipment_id == shipment_id)
    row = (await db.execute(query)).first()
    change = None if row is None or row.weight_change is None else WeightChange(row.weight_change)
    asked_at = None if row is None else row.change_asked_at
    standing = Weighing(declared_g=0, change=change, asked_at=asked_at).stands(now)
    return standing is WeightChange.ASKING


async def forget_label(db: AsyncConnection, shipment_id: int, *, is_other_weight: bool) -> None:
    """The label that is glued on is void, and so is what was decided about a weight that is another now."""
    told: dict[str, Any] = {"glued_at": None} | ({"weight_change": None} if is_other_weight else {})
    await db.execute(update(packing).where(_this.shipment_id == shipment_id).values(told))


async def tick(db: AsyncConnection, shipment_id: int, place: int, packed: int) -> None:
    """Note how many of a line are in."""
    row = {"shipment_id": shipment_id, "place": place, "packed": packed}
    put = insert_into(db, packed_line).values(row)
    keys = [packed_line.c.shipment_id, packed_line.c.place]
    await db.execute(put.on_conflict_do_update(index_elements=keys, set_={"packed": packed}))


async def add_photo(
    db: AsyncConnection, shipment_id: int, kind: PhotoKind, file_id: str, of: tuple[int, datetime]
) -> None:
    """Keep a photo, by whom and when."""
    taken_by, now = of
    row = {"shipment_id": shipment_id, "kind": kind, "file_id": file_id, "taken_by": taken_by, "created_at": now}
    await db.execute(insert_into(db, packing_photo).values(row))


async def photos(db: AsyncConnection, shipment_id: int, most: int) -> list[str]:
    """Telegram's ids of the newest photos, the oldest of them first."""
    of_shipment = packing_photo.c.shipment_id == shipment_id
    query = select(packing_photo.c.file_id).where(of_shipment).order_by(packing_photo.c.id.desc()).limit(most)
    return list((await db.execute(query)).scalars())[::-1]


async def packed(db: AsyncConnection, now: datetime, limit: int) -> list[tuple[str, int | None]]:
    """Numbers and labels of what is packed, in the order of packing."""
    query = _standing(waybill_attempt.c.number, waybill_attempt.c.label_id)
    query = query.where(_recent(now), _this.packed_at.is_not(None))
    rows = await db.execute(query.order_by(_this.packed_at, shipment.c.id).limit(limit))
    return [(row.number, row.label_id) for row in rows]


async def whose(db: AsyncConnection, numbers: Collection[str]) -> dict[str, tuple[str, str, int]]:
    """Of the shop's own numbers among these: for whom it is, to which town, and which shipment."""
    attempt = waybill_attempt.c.shipment_id == shipment.c.id
    query = _named(select().join_from(shipment, waybill_attempt, attempt))
    rows = await db.execute(query.where(waybill_attempt.c.number.in_(numbers)).order_by(waybill_attempt.c.id))
    return {row.number: (row.recipient, _city(row), row.id) for row in rows}
