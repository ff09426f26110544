"""People in Telegram and the phones they shared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from bot.db.among import among
from bot.db.engine import Insert, StartInsert, insert_for, insert_into
from bot.db.tables import contact, origin, person, person_role
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.domain.roles import Role

# In one line, so that a person is read by one statement; who has none has NULL.
_ROLES = (
    select(func.aggregate_strings(person_role.c.role, " "))
    .where(person_role.c.person_id == person.c.id)
    .correlate(person)
    .scalar_subquery()
)
_PERSON = (
    person.c.telegram_id,
    person.c.id,
    person.c.language,
    person.c.telegram_language,
    person.c.contact_id,
    person.c.blocked_at.is_not(None),
    person.c.silenced_at.is_not(None),
    person.c.quiet_at_night,
    _ROLES.label("roles"),
)
_IN_TELEGRAM = select(*_PERSON).where(among(person.c.telegram_id, "these"))


async def find(db: AsyncConnection, telegram_id: int) -> Person | None:
    """Who that is, if anything was kept of them."""
    return (await find_all(db, [telegram_id])).get(telegram_id)


async def find_all(db: AsyncConnection, telegram_ids: Collection[int]) -> dict[int, Person]:
    """Who they are, those of whom anything was kept."""
    rows = await db.execute(_IN_TELEGRAM, {"these": list(telegram_ids)})
    return {row.telegram_id: _person(row) for row in rows}


async def by_id(db: AsyncConnection, person_id: int) -> Person | None:
    """Who has our id."""
    row = (await db.execute(select(*_PERSON).where(person.c.id == person_id))).first()
    return None if row is None else _person(row)


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    *told, roles = row
    held = frozenset(Role(role) for role in (roles or "").split())
    return Person(*(*told, held))


@cache
def _keep(start: StartInsert) -> ReturningInsert[int]:
    insert = start(person)
    # No key: for a key PostgreSQL locks the row against whoever points at it, and two of those wait for each other.
    same = {"created_at": person.c.created_at}
    return insert.on_conflict_do_update(index_elements=[person.c.telegram_id], set_=same).returning(person.c.id)


async def keep(db: AsyncConnection, telegram_id: int, now: datetime, telegram_language: str | None = None) -> int:
    """Make the person a row where there is none; our id for them."""
    row = {"telegram_id": telegram_id, "telegram_language": telegram_language, "created_at": now}
    return int((await db.execute(_keep(insert_for(db)), row)).scalar_one())


_THIS_PERSON = update(person).where(person.c.id == bindparam("one"))


@cache
def _speak(start: StartInsert) -> Insert:
    insert = start(person)
    chosen = {"language": insert.excluded.language}
    return insert.on_conflict_do_update(index_elements=[person.c.telegram_id], set_=chosen)


async def set_language(db: AsyncConnection, one: Person, language: str, now: datetime) -> None:
    """Speak this language from now on, also with somebody new."""
    row = {"telegram_id": one.telegram_id, "telegram_language": one.telegram_language, "created_at": now}
    await db.execute(_speak(insert_for(db)), row | {"language": language})


async def set_contact(db: AsyncConnection, person_id: int, contact_id: int) -> None:
    """Note the phone as the person's own."""
    await db.execute(_THIS_PERSON, {"one": person_id, "contact_id": contact_id})


async def set_blocked(db: AsyncConnection, person_id: int, at: datetime) -> None:
    """Note that the person shut the bot out."""
    await db.execute(_THIS_PERSON, {"one": person_id, "blocked_at": at})


async def set_met(db: AsyncConnection, person_id: int, telegram_language: str | None) -> None:
    """Note that the person wrote, and which language their Telegram speaks: they can be written to."""
    fresh = {"telegram_language": telegram_language, "blocked_at": None}
    await db.execute(_THIS_PERSON, {"one": person_id, **fresh})


async def keep_contact(db: AsyncConnection, phone: Phone, phone_hash: bytes, now: datetime) -> int:
    """Give the phone its one row; the row's id."""
    insert = insert_into(db, contact).values(phone=phone.digits, phone_hash=phone_hash, created_at=now)
    same = insert.on_conflict_do_update(
        index_elements=[contact.c.phone_hash], index_where=text("NOT of_shipment"), set_={"phone": phone.digits}
    )
    return int((await db.execute(same.returning(contact.c.id))).scalar_one())


async def name_contact(db: AsyncConnection, contact_id: int, name: str) -> None:
    """Note what whose phone it is are called."""
    await db.execute(update(contact).where(contact.c.id == contact_id).values(name=name))


async def phone_of(db: AsyncConnection, contact_id: int) -> Phone | None:
    """The phone behind a contact."""
    digits = (await db.execute(select(contact.c.phone).where(contact.c.id == contact_id))).scalar_one_or_none()
    return None if digits is None else Phone(digits)


async def set_silence(db: AsyncConnection, person_id: int, at: datetime | None) -> None:
    """Leave the person alone from then on, or write again (None)."""
    await db.execute(update(person).where(person.c.id == person_id).values(silenced_at=at))


async def set_quiet_nights(db: AsyncConnection, person_id: int, *, quiet: bool) -> None:
    """Keep the nights quiet, or not."""
    await db.execute(update(person).where(person.c.id == person_id).values(quiet_at_night=quiet))


async def erase(db: AsyncConnection, telegram_id: int, now: datetime) -> None:
    """Erase the person with all that hangs on them, and the phone that they shared, unless the shop sends with it.

    What a shop's shipment says of its recipient is needed until the parcel has come or come back: it goes later, by
    the table's retention.
    """
    row = (
        await db.execute(select(person.c.id, person.c.contact_id).where(person.c.telegram_id == telegram_id))
    ).first()
    if row is None:
        return
    await db.execute(delete(person).where(person.c.id == row.id))
    others = select(person.c.id).where(person.c.contact_id == row.contact_id)
    if row.contact_id is None or (await db.execute(others)).first() is not None:
        return
    phone_hash = select(contact.c.phone_hash).where(contact.c.id == row.contact_id).scalar_subquery()
    named = (contact.c.phone_hash == phone_hash) & contact.c.of_shipment
    await db.execute(update(contact).where(named).values(forgotten_at=now))
    senders = select(origin.c.contact_id).where(origin.c.contact_id == row.contact_id)
    await db.execute(delete(contact).where(contact.c.id == row.contact_id, ~senders.exists()))
