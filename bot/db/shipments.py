"""Shipments: who gets what, from where and by which account; written once and read back as a waybill needs them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import destinations
from bot.db.engine import insert_into
from bot.db.tables import contact, origin, parcel, sender, shipment, shipment_number, tracking
from bot.domain.cod import Cod, CodForm, Payer
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.party import Party, Phone
from bot.domain.place import Destination
from bot.domain.shipment import Goods, NewShipment, NumberRole, Parcel
from bot.domain.tracking import Status


@dataclass(frozen=True, slots=True)
class SendingFrom:
    """A place that is sent from, as it is stored: the carrier's keys by their names there, and what kind it is."""

    sender: Party
    kind: str
    carrier_keys: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """A shipment as it is stored, with all that a waybill is made of."""

    id: int
    account_id: int
    origin_id: int
    recipient_contact_id: int
    origin: SendingFrom
    recipient: Party
    destination: Destination = field(repr=False)
    parcels: tuple[Parcel, ...]
    description: str
    declared_value: Money
    delivery_payer: Payer
    ship_on: date
    cod: Cod | None
    by_bank_transfer: bool
    goods: Goods
    note: str = field(repr=False)


async def add(db: AsyncConnection, new: NewShipment, phone_hash: bytes, now: datetime) -> int:
    """Keep a shipment with its parcels and a contact of its own; its id."""
    recipient = _recipient(new, phone_hash) | {"of_shipment": True, "created_at": now}
    contact_id = (await db.execute(insert(contact).values(recipient).returning(contact.c.id))).scalar_one()
    row = _row(new) | {"recipient_contact_id": contact_id, "created_at": now}
    one = int((await db.execute(insert(shipment).values(row).returning(shipment.c.id))).scalar_one())
    await _put_pieces(db, one, new)
    return one


async def rewrite(db: AsyncConnection, shipment_id: int, new: NewShipment, phone_hash: bytes) -> None:
    """Let a shipment that no waybill stands for say something else: the next attempt asks for that."""
    await db.execute(update(shipment).where(shipment.c.id == shipment_id).values(_row(new)))
    its = select(shipment.c.recipient_contact_id).where(shipment.c.id == shipment_id).scalar_subquery()
    await db.execute(update(contact).where(contact.c.id == its).values(_recipient(new, phone_hash)))
    await db.execute(delete(parcel).where(parcel.c.shipment_id == shipment_id))
    await _put_pieces(db, shipment_id, new)


async def set_contents(db: AsyncConnection, wanted: Shipment, phone_hash: bytes) -> None:
    """Let the shipment say what its waybill says by now: who gets it and where, what goes and for how much."""
    await db.execute(update(shipment).where(shipment.c.id == wanted.id).values(_contents(wanted)))
    person = contact.c.id == wanted.recipient_contact_id
    await db.execute(update(contact).where(person).values(_recipient(wanted, phone_hash)))
    await db.execute(delete(parcel).where(parcel.c.shipment_id == wanted.id))
    await _put_pieces(db, wanted.id, wanted)


async def set_weights(db: AsyncConnection, shipment_id: int, grams: Sequence[int]) -> None:
    """Let its pieces weigh this, in their order."""
    for place, weight_g in enumerate(grams, start=1):
        this = (parcel.c.shipment_id == shipment_id) & (parcel.c.place == place)
        await db.execute(update(parcel).where(this).values(weight_g=weight_g))


async def of_part(db: AsyncConnection, order_id: int, part_no: int) -> int | None:
    """The shipment in which this part of the order goes."""
    part = (shipment.c.order_id == order_id) & (shipment.c.part_no == part_no)
    one: int | None = (await db.execute(select(shipment.c.id).where(part))).scalar_one_or_none()
    return one


def _recipient(new: NewShipment | Shipment, phone_hash: bytes) -> dict[str, Any]:
    _, personal = destinations.split(new.destination)
    told = {"phone": new.recipient.phone.digits, "phone_hash": phone_hash, "name": new.recipient.name}
    return {**told, "address": personal, "note": new.note}


async def _put_pieces(db: AsyncConnection, shipment_id: int, new: NewShipment | Shipment) -> None:
    pieces = [_piece(shipment_id, place, piece) for place, piece in enumerate(new.parcels, start=1)]
    if pieces:
        await db.execute(insert(parcel), pieces)


def _row(new: NewShipment) -> dict[str, Any]:
    return {
        "order_id": new.order_id,
        "part_no": new.part_no,
        "purpose": new.purpose,
        "why": new.why,
        "account_id": new.account_id,
        "origin_id": new.origin_id,
        "by_bank_transfer": new.by_bank_transfer,
        "goods": new.goods,
        "ship_on": new.ship_on,
        **_contents(new),
    }


def _contents(new: NewShipment | Shipment) -> dict[str, Any]:
    return {
        "destination": destinations.split(new.destination)[0],
        "description": new.description,
        "declared_minor": new.declared_value.minor,
        "currency": new.declared_value.currency,
        "delivery_payer": new.delivery_payer,
        "cod_minor": new.cod.amount.minor if new.cod else None,
        "cod_form": new.cod.form if new.cod else None,
        "cod_fee_payer": new.cod.fee_payer if new.cod else None,
    }


def _piece(shipment_id: int, place: int, piece: Parcel) -> dict[str, Any]:
    size = piece.size
    return {
        "shipment_id": shipment_id,
        "place": place,
        "weight_g": piece.weight_g,
        "length_mm": size.length_mm if size else None,
        "width_mm": size.width_mm if size else None,
        "height_mm": size.height_mm if size else None,
        "packing": piece.packing,
    }


_sender_contact = contact.alias("sender_contact")
_WHOLE = (
    select(
        shipment,
        contact.c.phone,
        contact.c.name,
        contact.c.address,
        contact.c.note,
        sender.c.name.label("sender_name"),
        _sender_contact.c.phone.label("sender_phone"),
        origin.c.kind.label("origin_kind"),
        origin.c.carrier_keys,
    )
    .join_from(shipment, contact, contact.c.id == shipment.c.recipient_contact_id)
    .join(origin, origin.c.id == shipment.c.origin_id)
    .join(sender, sender.c.id == origin.c.sender_id)
    .join(_sender_contact, _sender_contact.c.id == origin.c.contact_id)
)


async def find(db: AsyncConnection, shipment_id: int) -> Shipment | None:
    """The shipment whole; None where there is none, or where its recipient or its sender's person was forgotten."""
    row = (await db.execute(_WHOLE.where(shipment.c.id == shipment_id))).first()
    if row is None:
        return None
    pieces = await db.execute(select(parcel).where(parcel.c.shipment_id == shipment_id).order_by(parcel.c.place))
    return _whole(row, tuple(_as_parcel(one) for one in pieces))


def _whole(row: Row[*tuple[Any, ...]], parcels: tuple[Parcel, ...]) -> Shipment:
    return Shipment(
        id=row.id,
        account_id=row.account_id,
        origin_id=row.origin_id,
        recipient_contact_id=row.recipient_contact_id,
        origin=SendingFrom(Party(row.sender_name, Phone(row.sender_phone)), row.origin_kind, row.carrier_keys),
        recipient=Party(row.name or "", Phone(row.phone)),
        destination=destinations.join(row.destination, row.address or {}),
        parcels=parcels,
        description=row.description,
        declared_value=Money(row.declared_minor, row.currency),
        delivery_payer=Payer(row.delivery_payer),
        ship_on=row.ship_on,
        cod=_cod(row),
        by_bank_transfer=row.by_bank_transfer,
        goods=Goods(row.goods),
        note=row.note or "",
    )


def _cod(row: Row[*tuple[Any, ...]]) -> Cod | None:
    if row.cod_minor is None:
        return None
    return Cod(Money(row.cod_minor, row.currency), CodForm(row.cod_form), Payer(row.cod_fee_payer))


def _as_parcel(row: Row[*tuple[Any, ...]]) -> Parcel:
    size = None if row.length_mm is None else Size(row.length_mm, row.width_mm, row.height_mm)
    return Parcel(row.weight_g, size, row.packing)


async def lock(db: AsyncConnection, shipment_id: int) -> bool:
    """Let nobody else begin anything with this shipment until the transaction ends; False where there is none."""
    row = select(shipment.c.id).where(shipment.c.id == shipment_id)
    if db.dialect.name != "sqlite":  # there, one transaction writes at a time anyway
        row = row.with_for_update()
    return (await db.execute(row)).first() is not None


async def add_number(db: AsyncConnection, shipment_id: int, tracking_id: int, role: NumberRole, now: datetime) -> None:
    """Note under which number a shipment travels; noted already, nothing changes."""
    row = {"shipment_id": shipment_id, "tracking_id": tracking_id, "role": role, "created_at": now}
    await db.execute(insert_into(db, shipment_number).values(row).on_conflict_do_nothing())


async def has_left(db: AsyncConnection, shipment_id: int) -> bool:
    """Whether the carrier has the parcel, as far as tracking knows."""
    its = (shipment_number.c.shipment_id == shipment_id) & (shipment_number.c.role == NumberRole.OUTBOUND)
    moved = tracking.c.status.not_in((Status.NOT_FOUND, Status.CREATED, Status.CANCELLED))
    found = select(tracking.c.id).join_from(shipment_number, tracking).where(its, moved).limit(1)
    return (await db.execute(found)).first() is not None


async def sent(db: AsyncConnection, root_ids: Collection[int]) -> set[int]:
    """Which of these parcels, by their first numbers' ids, go under a number of the shop's own shipments."""
    root = func.coalesce(tracking.c.root_id, tracking.c.id)
    ours = select(root).join_from(shipment_number, tracking).where(root.in_(root_ids))
    return set((await db.execute(ours)).scalars())
