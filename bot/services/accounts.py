"""The owner's accounts with carriers: to see them, try them, choose the usual one, disconnect; the first from .env."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import accounts as rows
from bot.db import origins
from bot.db.accounts import StoredAccount
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.sender import AccountReport, AccountState, ShownAccount
from bot.services import audit, credentials, permission
from bot.services.asking import in_time
from bot.services.chat import Delivery, takes_effect
from bot.services.connections import opened


async def seed(desk: Desk, carrier: str, key: SecretStr) -> None:
    """Give a key of .env its row, once however many replicas start; no key, no row.

    An account that the owner has disconnected since stays so.
    """
    if not key.get_secret_value():
        return
    key_hash = credentials.key_hash(desk.settings.derive, key)
    async with desk.database.read() as db:
        known = await rows.find_by_key(db, carrier, key_hash)
    if known is None:
        async with desk.database.write() as db:
            await add(desk, db, carrier, key)


async def add(desk: Desk, db: AsyncConnection, carrier: str, key: SecretStr) -> int | None:
    """Store a new key, locked; its account's id, None where the key has an account."""
    account_id = await rows.add(db, carrier, credentials.key_hash(desk.settings.derive, key), desk.clock.now())
    if account_id is not None:
        await rows.lock(db, account_id, credentials.locked(desk.settings.derive, key, carrier, account_id))
    return account_id


async def list_all(desk: Desk, person: Person) -> list[ShownAccount]:
    """All accounts, to the owner; the usual one of each carrier first."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        return await _shown(desk, db, await rows.every(db))


async def find(desk: Desk, account_id: int) -> ShownAccount | None:
    """One account, as its owner may see it."""
    async with desk.database.read() as db:
        return await _find(desk, db, account_id)


async def _find(desk: Desk, db: AsyncConnection, account_id: int) -> ShownAccount | None:
    stored = await rows.find(db, account_id)
    return None if stored is None else (await _shown(desk, db, [stored]))[0]


async def show(desk: Desk, person: Person, account_id: int) -> ShownAccount:
    """One account, to the owner; Gone where there is none."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        found = await _find(desk, db, account_id)
    if found is None:
        raise Gone
    return found


async def _shown(desk: Desk, db: AsyncConnection, stored: Sequence[StoredAccount]) -> list[ShownAccount]:
    places = await origins.of_accounts(db, [one.id for one in stored])
    return [
        ShownAccount(
            id=one.id,
            carrier=one.carrier,
            state=one.state,
            version=one.version,
            is_readable=is_readable(desk, one),
            is_usual=one.is_usual,
            report=one.report,
            checked_at=one.checked_at,
            places=tuple(places[one.id]),
        )
        for one in stored
    ]


def is_readable(desk: Desk, stored: StoredAccount) -> bool:
    """Whether the stored key opens with the SECRET_KEY of today."""
    return credentials.opened(desk.settings.derive, stored.credentials, stored.carrier, stored.id) is not None


async def check(desk: Desk, person: Person, account_id: int, delivery: Delivery) -> ShownAccount:
    """Ask the carrier what the key may do now. A disconnected account is asked nothing."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        stored = await rows.find(db, account_id)
    if stored is None:
        raise Gone
    way = opened(desk, stored)
    if way is None or stored.state is AccountState.DISCONNECTED or delivery.again:
        return await show(desk, person, account_id)
    report = await in_time(desk, way, way.carrier.check(way.account))
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            await keep_report(desk, db, stored, report)
    return await show(desk, person, account_id)


async def keep_report(desk: Desk, db: AsyncConnection, asked: StoredAccount, report: AccountReport) -> None:
    """Note what the carrier said, unless the account was renewed or disconnected while it was asked."""
    now_stored = await rows.find(db, asked.id)
    if now_stored is not None and (now_stored.version, now_stored.state) == (asked.version, asked.state):
        await rows.set_report(db, asked.id, report, desk.clock.now())


async def make_usual(desk: Desk, person: Person, account_id: int, delivery: Delivery) -> ShownAccount:
    """Ask this account first, of all that its carrier has."""
    account = await show(desk, person, account_id)
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            await rows.make_usual(db, account.carrier, account_id)
            before, after = {"is_usual": account.is_usual}, {"is_usual": True}
            await audit.note(desk, db, person, Deed(Did.MADE_USUAL, account_id, before=before, after=after))
    return await show(desk, person, account_id)


async def disconnect(desk: Desk, person: Person, account_id: int, delivery: Delivery) -> ShownAccount:
    """Use the account no more, in any replica."""
    account = await show(desk, person, account_id)
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            await rows.disconnect(db, account_id)
            before, after = {"state": account.state}, {"state": AccountState.DISCONNECTED}
            await audit.note(desk, db, person, Deed(Did.DISCONNECTED, account_id, before=before, after=after))
    return await show(desk, person, account_id)
