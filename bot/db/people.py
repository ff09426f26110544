"""People in Telegram and the phones they shared."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import contact, person
from bot.domain.party import Phone
from bot.domain.people import Person

_PERSON = (person.c.telegram_id, person.c.id, person.c.language, person.c.contact_id)


async def find(db: AsyncConnection, telegram_id: int) -> Person | None:
    """Who that is, if anything was kept of them."""
    row = (await db.execute(select(*_PERSON).where(person.c.telegram_id == telegram_id))).first()
    return None if row is None else Person(*row)


async def by_id(db: AsyncConnection, person_id: int) -> Person | None:
    """Who has our id."""
    row = (await db.execute(select(*_PERSON).where(person.c.id == person_id))).first()
    return None if row is None else Person(*row)


async def keep(db: AsyncConnection, telegram_id: int, now: datetime) -> int:
    """Make the person a row where there is none; our id for them."""
    insert = insert_into(db, person).values(telegram_id=telegram_id, created_at=now)
    same = insert.on_conflict_do_update(index_elements=[person.c.telegram_id], set_={"telegram_id": telegram_id})
    return int((await db.execute(same.returning(person.c.id))).scalar_one())


async def set_language(db: AsyncConnection, person_id: int, language: str) -> None:
    """Speak this language from now on."""
    await db.execute(update(person).where(person.c.id == person_id).values(language=language))


async def set_contact(db: AsyncConnection, person_id: int, contact_id: int) -> None:
    """Note the phone as the person's own."""
    await db.execute(update(person).where(person.c.id == person_id).values(contact_id=contact_id))


async def set_blocked(db: AsyncConnection, person_id: int, at: datetime | None) -> None:
    """Note that the person shut the bot out, or let it in again (None)."""
    await db.execute(update(person).where(person.c.id == person_id).values(blocked_at=at))


async def keep_contact(db: AsyncConnection, phone: Phone, phone_hash: bytes, now: datetime) -> int:
    """Give the phone its one row; the row's id."""
    insert = insert_into(db, contact).values(phone=phone.digits, phone_hash=phone_hash, created_at=now)
    same = insert.on_conflict_do_update(index_elements=[contact.c.phone_hash], set_={"phone": phone.digits})
    return int((await db.execute(same.returning(contact.c.id))).scalar_one())


async def phone_of(db: AsyncConnection, contact_id: int) -> Phone | None:
    """The phone behind a contact."""
    digits = (await db.execute(select(contact.c.phone).where(contact.c.id == contact_id))).scalar_one_or_none()
    return None if digits is None else Phone(digits)
