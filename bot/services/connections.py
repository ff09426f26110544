"""The way to a carrier as it is at this moment in every replica: the account is read before each use."""

from __future__ import annotations

from collections.abc import Container

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Account, CarrierInfo, Connection, Denied
from bot.db import accounts as rows
from bot.db.accounts import StoredAccount
from bot.desk import BackOffice, Desk
from bot.domain.sender import AccountState
from bot.services import credentials
from bot.services.notices import owe_refused_key

_ONE_RIGHT_MISSING = "account-key-no-access"  # the key is right, only this is not for it

_log = structlog.get_logger(__name__)


async def connection(desk: BackOffice, code: str) -> Connection | None:
    """Find the carrier's first account that works, else what it answers without a key; None: it is not connected."""
    if code not in desk.carriers.codes:
        return None
    async with desk.database.read() as db:
        working = await rows.working(db, code)
    usable = (opened(desk, one) for one in working)
    return next((one for one in usable if one is not None), None) or desk.carriers.connection(code)


async def of_account(desk: BackOffice, account_id: int) -> Connection | None:
    """Find the way to this account; None where it is refused, disconnected or cannot be read."""
    async with desk.database.read() as db:
        return await way_to(desk, db, account_id)


async def way_to(
    desk: BackOffice, db: AsyncConnection, account_id: int, states: Container[AccountState] = (AccountState.WORKING,)
) -> Connection | None:
    """As `of_account`, inside a transaction and for an account in one of these states."""
    stored = await rows.find(db, account_id)
    return None if stored is None or stored.state not in states else opened(desk, stored)


async def carrier_of(desk: BackOffice, db: AsyncConnection, account_id: int) -> CarrierInfo:
    """What the account's carrier is like, whatever has become of the account."""
    stored = await rows.find(db, account_id)
    way = None if stored is None else desk.carriers.connection(stored.carrier)
    if way is None:
        raise AssertionError("an account that has made waybills stays, and so does its carrier's adapter")
    return way.carrier.info


def opened(desk: BackOffice, stored: StoredAccount) -> Connection | None:
    """Use this version of the account, whatever its state; None where its key cannot be read."""
    known = desk.carriers.of_account(stored.id)
    if known is not None and known.account.version == stored.version:
        return known
    key = credentials.opened(desk.settings.derive, stored.credentials, stored.carrier, stored.id)
    if key is None or stored.carrier not in desk.carriers.codes:
        return None
    return desk.carriers.connect(Account(stored.carrier, key, stored.version, stored.id))


async def stop_refused(desk: Desk, account: Account, denied: Denied) -> bool:
    """Use the account no more and owe the owner the news, once; False where the account is not to blame."""
    if account.id == 0 or denied.key == _ONE_RIGHT_MISSING:
        return False
    async with desk.database.write() as db:
        if await rows.refuse(db, account.id, account.version, denied.key, desk.clock.now()):
            _log.warning("account_refused", carrier=account.carrier, account=account.id, why=denied.detail)
            await owe_refused_key(desk, db, account.id)
    return True
