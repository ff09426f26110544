"""Who sends, and the places that accounts send from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import carrier_account, contact, origin, sender
from bot.domain.draft import SendsFrom
from bot.domain.sender import AccountState, OriginKind, SendingPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrigin:
    """A place to send from; `carrier_keys` are the carrier's own keys by their names there. Doors never print."""

    account_id: int
    sender_id: int
    contact_id: int
    kind: OriginKind
    carrier_keys: Mapping[str, str]
    city: str
    label: str = field(repr=False)


async def of_accounts(db: AsyncConnection, account_ids: Sequence[int]) -> dict[int, list[SendingPlace]]:
    """The places that each account sends from, the usual one first."""
    rows = await db.execute(
        select(origin, sender.c.name.label("sender"), contact.c.name.label("contact"))
        .join_from(origin, sender)
        .join(contact, isouter=True)
        .where(origin.c.account_id.in_(account_ids), origin.c.retired_at.is_(None))
        .order_by(origin.c.is_usual.desc(), origin.c.id)
    )
    places: dict[int, list[SendingPlace]] = {one: [] for one in account_ids}
    for row in rows:
        place = SendingPlace(
            kind=OriginKind(row.kind),
            city=row.city,
            label=row.label,
            sender=row.sender,
            contact=row.contact or "",
            is_usual=row.is_usual,
        )
        places[row.account_id].append(place)
    return places


async def usable(db: AsyncConnection) -> list[SendsFrom]:
    """From where something can be sent now: the usual place of the usual account first."""
    rows = await db.execute(
        select(origin.c.id, origin.c.account_id, origin.c.city, origin.c.label)
        .add_columns(carrier_account.c.carrier, sender.c.name.label("sender"), sender.c.currency)
        .join_from(origin, carrier_account)
        .join(sender, sender.c.id == origin.c.sender_id)
        .where(origin.c.retired_at.is_(None), origin.c.contact_id.is_not(None))
        .where(carrier_account.c.state == AccountState.WORKING)
        .order_by(carrier_account.c.is_usual.desc(), origin.c.account_id, origin.c.is_usual.desc(), origin.c.id)
    )
    return [
        SendsFrom(
            origin_id=row.id,
            account_id=row.account_id,
            carrier=row.carrier,
            city=row.city,
            label=row.label,
            sender=row.sender,
            currency=row.currency,
        )
        for row in rows
    ]


async def add(db: AsyncConnection, new: NewOrigin, now: datetime) -> None:
    """Keep the place; one that is kept already changes nothing. An account's first is usual. Lock the account first."""
    rows = await db.execute(
        select(origin.c.carrier_keys).where(origin.c.account_id == new.account_id, origin.c.retired_at.is_(None))
    )
    kept = list(rows.scalars())
    if new.carrier_keys in kept:
        return
    row = {
        "account_id": new.account_id,
        "sender_id": new.sender_id,
        "contact_id": new.contact_id,
        "kind": new.kind,
        "carrier_keys": dict(new.carrier_keys),
        "city": new.city,
        "label": new.label,
        "is_usual": not kept,
        "created_at": now,
    }
    await db.execute(insert(origin).values(row))


async def retire(db: AsyncConnection, account_id: int, now: datetime) -> None:
    """Send from none of the account's places any more."""
    standing = (origin.c.account_id == account_id) & origin.c.retired_at.is_(None)
    await db.execute(update(origin).where(standing).values(retired_at=now, is_usual=False))


async def sender_keys(db: AsyncConnection, account_id: int, name: str) -> set[str]:
    """The carrier's keys of who sends from the account's places; `name` is what the carrier calls them."""
    rows = await db.execute(
        select(origin.c.carrier_keys).where(origin.c.account_id == account_id, origin.c.retired_at.is_(None))
    )
    return {keys[name] for keys in rows.scalars() if name in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSender:
    """A legal entity, with the currency and the zone of its country."""

    name: str = field(repr=False)
    country: str
    currency: str
    zone: str


async def keep_sender(db: AsyncConnection, new: NewSender, now: datetime) -> int:
    """Give the entity a row where there is none of its name and country; the row's id."""
    known = await db.execute(
        select(func.min(sender.c.id)).where(sender.c.name == new.name, sender.c.country == new.country)
    )
    one = known.scalar_one()
    if one is not None:
        return int(one)
    row = {
        "name": new.name,
        "country": new.country,
        "currency": new.currency,
        "zone": new.zone,
        "created_at": now,
    }
    return int((await db.execute(insert(sender).values(row).returning(sender.c.id))).scalar_one())
