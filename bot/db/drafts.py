"""Drafts: read and written whole. Who gets it and at which door stands in the contact, the rest in the draft's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import contact, draft, shipment, shop_order, waybill_attempt
from bot.domain.attempt import OVER
from bot.domain.cod import Payer
from bot.domain.draft import Door, Draft
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone
from bot.domain.shipment import Purpose, Why

_SAME = (
    "part_no", "revises", "carrier", "origin_id", "town_id", "branch_id", "weight_g", "seats", "step_by_step"
)  # fmt: skip
_WRONG_PHONE = "wrong_phone"
_WHOLE = select(draft, contact.c.phone, contact.c.name, contact.c.address, contact.c.note).join_from(
    draft, contact, isouter=True
)


async def add(db: AsyncConnection, order_id: int, new: Draft, phone_hash: bytes | None, now: datetime) -> int:
    """Keep a draft with a contact of its own; its id."""
    person = _contact(new, phone_hash) | {"of_shipment": True, "created_at": now}
    contact_id = (await db.execute(insert(contact).values(person).returning(contact.c.id))).scalar_one()
    row = _row(new) | {"order_id": order_id, "contact_id": contact_id, "created_at": now, "changed_at": now}
    return int((await db.execute(insert(draft).values(row).returning(draft.c.id))).scalar_one())


async def add_all(
    db: AsyncConnection, order_ids: Sequence[int], new: Sequence[Draft], hashes: Sequence[bytes | None], now: datetime
) -> list[int]:
    """As `add`, of many orders at once; the drafts' ids in their order."""
    people = [
        _contact(one, phone_hash) | {"of_shipment": True, "created_at": now}
        for one, phone_hash in zip(new, hashes, strict=True)
    ]
    contacts = insert(contact).returning(contact.c.id, sort_by_parameter_order=True)
    contact_ids = (await db.execute(contacts, people)).scalars()
    rows = [
        _row(one) | {"order_id": order_id, "contact_id": contact_id, "created_at": now, "changed_at": now}
        for one, order_id, contact_id in zip(new, order_ids, contact_ids, strict=True)
    ]
    drafts = insert(draft).returning(draft.c.id, sort_by_parameter_order=True)
    return list((await db.execute(drafts, rows)).scalars())


async def find(db: AsyncConnection, draft_id: int) -> Draft | None:
    """The draft as it stands."""
    row = (await db.execute(_WHOLE.where(draft.c.id == draft_id))).first()
    return None if row is None else _as_draft(row)


async def lock(db: AsyncConnection, draft_id: int) -> Draft | None:
    """As `find`, and let nobody else change it until the transaction ends."""
    if db.dialect.name != "sqlite":
        await db.execute(select(draft.c.id).where(draft.c.id == draft_id).with_for_update())
    return await find(db, draft_id)


async def of_order(db: AsyncConnection, order_id: int) -> list[Draft]:
    """All parts of an order."""
    of_order_ = (draft.c.order_id == order_id) & _IS_PART
    return [_as_draft(row) for row in await db.execute(_WHOLE.where(of_order_).order_by(draft.c.part_no))]


_IS_PART = draft.c.revises.is_(None)


async def revision_of(db: AsyncConnection, draft_id: int) -> Draft | None:
    """What is to stand in this draft's waybill instead, if somebody has begun to say so."""
    found = (draft.c.revises == draft_id) & draft.c.discarded_at.is_(None)
    row = (await db.execute(_WHOLE.where(found))).first()
    return None if row is None else _as_draft(row)


async def save(db: AsyncConnection, one: Draft, phone_hash: bytes | None, now: datetime) -> None:
    """Write the draft anew; a contact that was forgotten meanwhile is not written."""
    await db.execute(update(draft).where(draft.c.id == one.id).values(_row(one) | {"changed_at": now}))
    its = select(draft.c.contact_id).where(draft.c.id == one.id).scalar_subquery()
    await db.execute(update(contact).where(contact.c.id == its).values(_contact(one, phone_hash)))


async def discard(db: AsyncConnection, draft_id: int, now: datetime) -> None:
    """Throw the draft away; who it was for is forgotten at once."""
    its = (await db.execute(select(draft.c.contact_id).where(draft.c.id == draft_id))).scalar_one_or_none()
    await db.execute(update(draft).where(draft.c.id == draft_id).values(discarded_at=now, contact_id=None))
    if its is not None:
        await db.execute(delete(contact).where(contact.c.id == its))


def _waiting() -> Select[Any]:
    """Drafts that no waybill is asked for or made of."""
    part = (shipment.c.order_id == draft.c.order_id) & (shipment.c.part_no == draft.c.part_no)
    standing = (waybill_attempt.c.shipment_id == shipment.c.id) & waybill_attempt.c.state.not_in(OVER)
    asked = exists().where(part, standing)
    return _WHOLE.where(draft.c.discarded_at.is_(None), _IS_PART, ~asked)


async def waiting(db: AsyncConnection, limit: int, offset: int) -> list[Draft]:
    """One page of the drafts that wait, the newest first."""
    rows = await db.execute(_waiting().order_by(draft.c.id.desc()).limit(limit).offset(offset))
    return [_as_draft(row) for row in rows]


async def left_since(db: AsyncConnection, before: datetime, limit: int) -> list[int]:
    """Drafts that wait, and changes that were never asked for, which nobody has touched since; their ids."""
    waiting_ = _waiting().with_only_columns(draft.c.id)
    changes = select(draft.c.id).where(~_IS_PART, draft.c.discarded_at.is_(None))
    left = select(draft.c.id).where(draft.c.changed_at < before, or_(draft.c.id.in_(waiting_), draft.c.id.in_(changes)))
    return list((await db.execute(left.order_by(draft.c.id).limit(limit))).scalars())


async def count_waiting(db: AsyncConnection) -> int:
    """How many drafts wait."""
    return int((await db.execute(select(func.count()).select_from(_waiting().subquery()))).scalar_one())


async def newest_of(db: AsyncConnection, person_id: int, since: datetime) -> Draft | None:
    """The draft that the person brought last, if it waits and was changed since."""
    own = _waiting().join(shop_order, shop_order.c.id == draft.c.order_id).where(shop_order.c.taken_by == person_id)
    row = (await db.execute(own.where(draft.c.changed_at >= since).order_by(draft.c.id.desc()).limit(1))).first()
    return None if row is None else _as_draft(row)


async def ids_of_orders(db: AsyncConnection, order_ids: Sequence[int]) -> list[int]:
    """The first parts of these orders."""
    first = draft.c.order_id.in_(order_ids) & (draft.c.part_no == 1) & _IS_PART
    return list((await db.execute(select(draft.c.id).where(first).order_by(draft.c.id))).scalars())


async def of_shipment(db: AsyncConnection, shipment_id: int) -> int | None:
    """The draft that a shipment was made of."""
    part = (shipment.c.order_id == draft.c.order_id) & (shipment.c.part_no == draft.c.part_no)
    found = select(draft.c.id).join_from(draft, shipment, part).where(shipment.c.id == shipment_id, _IS_PART)
    one: int | None = (await db.execute(found)).scalar_one_or_none()
    return one


def _row(one: Draft) -> dict[str, Any]:
    size, currency = one.size, next((sum_.currency for sum_ in (one.declared, one.cod) if sum_), None)
    return {name: getattr(one, name) for name in _SAME} | {
        "purpose": one.purpose,
        "why": one.why,
        "delivery": one.delivery,
        "city_said": one.city,
        "region_said": one.region,
        "number_said": one.number,
        "length_mm": size and size.length_mm,
        "width_mm": size and size.width_mm,
        "height_mm": size and size.height_mm,
        "description": one.goods,
        "declared_minor": one.declared.minor if one.declared else None,
        "cod_minor": one.cod.minor if one.cod else None,
        "currency": currency,
        "payer": one.payer,
    }


def _contact(one: Draft, phone_hash: bytes | None) -> dict[str, Any]:
    phone = one.phone.digits if one.phone else None
    address = asdict(one.door) | {_WRONG_PHONE: one.wrong_phone}
    told = {"phone": phone, "phone_hash": phone_hash, "name": one.name or None}
    return {**told, "address": address, "note": one.note or None}


def _as_draft(row: Row[Any]) -> Draft:
    told, door = row._asdict(), dict(row.address or {})
    return Draft(
        **{name: told[name] for name in _SAME},
        wrong_phone=door.pop(_WRONG_PHONE, ""),
        note=row.note or "",
        id=row.id,
        order_id=row.order_id,
        purpose=Purpose(row.purpose),
        why=Why(row.why) if row.why else None,
        name=row.name or "",
        phone=Phone(row.phone) if row.phone else None,
        delivery=Delivery(row.delivery) if row.delivery else None,
        city=row.city_said,
        region=row.region_said,
        number=row.number_said,
        door=Door(**door),
        size=None if row.length_mm is None else Size(row.length_mm, row.width_mm, row.height_mm),
        goods=row.description,
        declared=_money(row.declared_minor, row.currency),
        cod=_money(row.cod_minor, row.currency),
        payer=Payer(row.payer) if row.payer else None,
        discarded_at=row.discarded_at,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)
