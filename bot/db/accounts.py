"""Accounts with carriers: keys as they are stored, locked, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engine import insert_into
from bot.db.tables import carrier_account, sender
from bot.domain.sender import AccountReport, AccountState

_LOCK_COMES_NEXT = b""  # a key is locked together with the id of its row, which only the row's insert tells


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """A row; `credentials` is the locked key."""

    id: int
    carrier: str
    credentials: bytes = field(repr=False)
    version: int
    state: AccountState
    is_usual: bool
    report: AccountReport
    checked_at: datetime | None
    sender: str | None = field(repr=False)


async def working(db: AsyncConnection, carrier: str) -> list[StoredAccount]:
    """The carrier's accounts that may be used, the usual one first."""
    of_carrier = (carrier_account.c.carrier == carrier) & (carrier_account.c.state == AccountState.WORKING)
    return await _selected(db, of_carrier)


async def every(db: AsyncConnection) -> list[StoredAccount]:
    """All accounts there are, also those that may not be used; a carrier's usual one first."""
    return await _selected(db, true())


async def find(db: AsyncConnection, account_id: int) -> StoredAccount | None:
    """The account of that id."""
    return next(iter(await _selected(db, carrier_account.c.id == account_id)), None)


async def find_by_key(db: AsyncConnection, carrier: str, key_hash: bytes) -> StoredAccount | None:
    """The account that has this key."""
    same = (carrier_account.c.carrier == carrier) & (carrier_account.c.key_hash == key_hash)
    return next(iter(await _selected(db, same)), None)


async def _selected(db: AsyncConnection, which: ColumnElement[bool]) -> list[StoredAccount]:
    return [_stored(row) for row in await db.execute(_ACCOUNTS.where(which))]


_ACCOUNTS = (
    select(carrier_account, sender.c.name.label("sender"))
    .join_from(carrier_account, sender, isouter=True)
    .order_by(carrier_account.c.carrier, carrier_account.c.is_usual.desc(), carrier_account.c.id)
)


def _stored(row: Row[Any]) -> StoredAccount:
    told = row._asdict()
    report = AccountReport(
        works=told["state"] == AccountState.WORKING,
        trouble=told["trouble"] or "",
        rights=tuple(told["rights"]),
        lacks=tuple(told["lacks"]),
        valid_until=told["valid_until"],
    )
    kept = {
        name: told[name] for name in ("id", "carrier", "credentials", "version", "is_usual", "checked_at", "sender")
    }
    return StoredAccount(**kept, state=AccountState(told["state"]), report=report)


async def add(db: AsyncConnection, carrier: str, key_hash: bytes, now: datetime) -> int | None:
    """Make the key a row, to be locked in the same transaction; None where it has one. A carrier's first is usual."""
    others = select(func.count()).where(carrier_account.c.carrier == carrier)
    row = {
        "carrier": carrier,
        "key_hash": key_hash,
        "credentials": _LOCK_COMES_NEXT,
        "state": AccountState.WORKING,
        "is_usual": (await db.execute(others)).scalar_one() == 0,
        "created_at": now,
    }
    insert = insert_into(db, carrier_account).values(row).on_conflict_do_nothing().returning(carrier_account.c.id)
    made: int | None = (await db.execute(insert)).scalar_one_or_none()
    return made


async def lock(db: AsyncConnection, account_id: int, credentials: bytes) -> None:
    """Store the locked key of a row that was just added."""
    await db.execute(_this(account_id).values(credentials=credentials))


async def renew(db: AsyncConnection, account_id: int, key_hash: bytes, credentials: bytes) -> None:
    """Give the account another key: every replica takes it up as a new version."""
    version = carrier_account.c.version + 1
    await db.execute(_this(account_id).values(key_hash=key_hash, credentials=credentials, version=version))


async def set_report(db: AsyncConnection, account_id: int, report: AccountReport, now: datetime) -> None:
    """Note what the carrier said of the key."""
    state = AccountState.WORKING if report.works else AccountState.REFUSED
    told = {"trouble": report.trouble or None, "rights": list(report.rights), "lacks": list(report.lacks)}
    fresh = {"state": state, "valid_until": report.valid_until, "checked_at": now, **told}
    await db.execute(_this(account_id).values(fresh))


async def refuse(db: AsyncConnection, account_id: int, version: int, trouble: str, now: datetime) -> bool:
    """Stop using this version of the account; False where somebody has stopped or renewed it before."""
    still = (carrier_account.c.version == version) & (carrier_account.c.state == AccountState.WORKING)
    refused = {"state": AccountState.REFUSED, "trouble": trouble or None, "checked_at": now}
    stopped = _this(account_id).where(still).values(refused).returning(carrier_account.c.id)
    return (await db.execute(stopped)).first() is not None


async def disconnect(db: AsyncConnection, account_id: int) -> None:
    """Use the account no more; its waybills keep their account."""
    await db.execute(_this(account_id).values(state=AccountState.DISCONNECTED))


async def make_usual(db: AsyncConnection, carrier: str, account_id: int) -> None:
    """Ask this account first, of all that the carrier has."""
    of_carrier = update(carrier_account).where(carrier_account.c.carrier == carrier)
    await db.execute(of_carrier.values(is_usual=carrier_account.c.id == account_id))


async def set_sender(db: AsyncConnection, account_id: int, sender_id: int) -> None:
    """Note who sends under the account. The row stays locked until the transaction ends."""
    await db.execute(_this(account_id).values(sender_id=sender_id))


def _this(account_id: int) -> Update:
    return update(carrier_account).where(carrier_account.c.id == account_id)
