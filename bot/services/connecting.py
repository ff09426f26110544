"""The owner connects a carrier: the key is tried, locked and stored. It is in no log and in no state of the chat."""

from __future__ import annotations

from typing import Any

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Account, Connection
from bot.db import accounts as rows
from bot.db.accounts import StoredAccount
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.errors import CarrierSilent, Gone
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.sender import AccountReport, AccountState, KeyTaken, Question, ShownAccount
from bot.services import accounts, audit, credentials, origins, permission
from bot.services.asking import in_time
from bot.services.chat import Awaits, Delivery, ask_for, awaited, take_awaited, takes_effect
from bot.services.people import keep

_SHORTEST, _LONGEST = 8, 200
_NO_KEY = "connect-not-a-key"


async def to_renew(desk: Desk, person: Person) -> list[ShownAccount]:
    """The accounts that want another key: the carrier refuses theirs, or it cannot be read."""
    known = await accounts.list_all(desk, person)
    return [one for one in known if one.state is AccountState.REFUSED or not one.is_readable]


async def await_key(desk: Desk, person: Person, carrier: str, account_id: int, delivery: Delivery) -> None:
    """The owner's next single word is a key of this carrier: another one for an account, or (0) of a new account."""
    stored = await accounts.show(desk, person, account_id) if account_id else None
    if stored is not None and stored.carrier != carrier:
        raise Gone
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            if carrier not in desk.carriers.codes:
                raise Gone
            about = {"carrier": carrier, "account_id": account_id}
            await ask_for(desk, db, await keep(desk, db, person), Awaits.KEY, about, delivery)


async def take_key(desk: Desk, person: Person, key: SecretStr, delivery: Delivery) -> KeyTaken:
    """Try the key with its carrier and store it. CarrierSilent where that is not to be had now: nothing is stored."""
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        about = await awaited(db, person, Awaits.KEY, delivery)
    if about is None:
        raise Gone
    if not _has_shape(key):
        return KeyTaken(trouble=_NO_KEY)
    async with desk.database.read() as db:
        known = await rows.find_by_key(db, about["carrier"], credentials.key_hash(desk.settings.derive, key))
    if known is not None and (delivery.again or _is_in_use(desk, known)):
        return await _already(desk, person, known.id, about, delivery)
    report = await _tried(desk, about["carrier"], key)
    if not report.works:
        return KeyTaken(trouble=report.trouble)
    return await _keep(desk, person, (key, report), about, delivery)


def _has_shape(key: SecretStr) -> bool:
    text = key.get_secret_value()
    return _SHORTEST <= len(text) <= _LONGEST and text.isascii() and text.isprintable()


def _is_in_use(desk: Desk, known: StoredAccount) -> bool:
    return known.state is AccountState.WORKING and accounts.is_readable(desk, known)


async def _tried(desk: Desk, carrier: str, key: SecretStr) -> AccountReport:
    """Ask with an account that has no row: whatever the carrier says of it stops no account."""
    way = desk.carriers.connection(carrier)
    if way is None:
        raise Gone
    trial = Connection(way.carrier, Account(carrier, key, version=1))
    return await in_time(desk, trial, trial.carrier.check(trial.account))


async def _already(desk: Desk, person: Person, account_id: int, about: dict[str, Any], delivery: Delivery) -> KeyTaken:
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            await take_awaited(desk, db, await keep(desk, db, person), Awaits.KEY, about, delivery)
    return await _taken(desk, person, account_id, was_known=not delivery.again)


async def _keep(
    desk: Desk, person: Person, tried: tuple[SecretStr, AccountReport], about: dict[str, Any], delivery: Delivery
) -> KeyTaken:
    key, report = tried
    key_hash = credentials.key_hash(desk.settings.derive, key)
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.CONNECT_CARRIERS)
        if await takes_effect(desk, db, delivery):
            account_id = await _stored(desk, db, person, key, about)
            await rows.set_report(db, account_id, report, desk.clock.now())
            await take_awaited(desk, db, await keep(desk, db, person), Awaits.KEY, about, delivery)
        stored = await rows.find_by_key(db, about["carrier"], key_hash)
    if stored is None:
        raise Gone
    return await _taken(desk, person, stored.id, was_known=False)


async def _stored(desk: Desk, db: AsyncConnection, person: Person, key: SecretStr, about: dict[str, Any]) -> int:
    """Give the key its account: the one that had it before, the one that it was sent for, or a new one."""
    carrier, key_hash = about["carrier"], credentials.key_hash(desk.settings.derive, key)
    known = await rows.find_by_key(db, carrier, key_hash)
    renewed: int = about["account_id"] if known is None else known.id
    if not renewed:
        made = await accounts.add(desk, db, carrier, key)
        if made is not None:
            await audit.note(desk, db, person, Deed(Did.CONNECTED, made, after={"carrier": carrier}))
            return made
        raise Gone  # another replica stored the same key at this very moment; sent again, it is found
    stood = await rows.find(db, renewed)
    await rows.renew(db, renewed, key_hash, credentials.locked(desk.settings.derive, key, carrier, renewed))
    before, after = _fields(stood), _fields(await rows.find(db, renewed))
    await audit.note(desk, db, person, Deed(Did.KEY_RENEWED, renewed, before=before, after=after))
    return renewed


def _fields(stored: StoredAccount | None) -> dict[str, str | int]:
    return {} if stored is None else {"version": stored.version, "state": stored.state}


async def _taken(desk: Desk, person: Person, account_id: int, *, was_known: bool) -> KeyTaken:
    """Show the account with what is asked next; a carrier too slow to name its senders is asked again by a button."""
    return KeyTaken(
        account=await accounts.show(desk, person, account_id),
        was_known=was_known,
        question=await _missing(desk, person, account_id),
    )


async def _missing(desk: Desk, person: Person, account_id: int) -> Question | None:
    try:
        return await origins.first_question(desk, person, account_id)
    except CarrierSilent:
        return None
