"""`pakunok check`, where it asks carriers: whether each key works, what it may do, when it ends. Changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.carriers.base import Account, CarrierError
from bot.carriers.registry import ADAPTERS, Registry
from bot.clock import Clock
from bot.db import accounts
from bot.db.accounts import StoredAccount
from bot.db.engine import Database
from bot.domain.sender import AccountReport, AccountState
from bot.http import Http
from bot.services import credentials
from bot.settings import Settings
from bot.texts import Speech, Texts

_WITHIN_S = 30.0
_FIRST = "nova_poshta"  # whose key .env may hold

Line = tuple[str, str]


async def check_accounts(settings: Settings, database: Database | None) -> list[Line]:
    """A line for each account, and for the key of .env where it has no account yet; FAIL where a key is refused."""
    urls = {_FIRST: str(settings.nova_poshta_url)}
    registry = Registry(Http(), urls, [], Clock(settings.clock_shift_file).now)
    try:
        stored = [] if database is None else await _stored(database)
        lines = [await _account(settings, registry, one) for one in stored]
        return lines + await _of_environment(settings, registry, stored)
    finally:
        await registry.close()


async def _stored(database: Database) -> list[StoredAccount]:
    async with database.read() as db:
        return await accounts.every(db)


async def _account(settings: Settings, registry: Registry, stored: StoredAccount) -> Line:
    name = f"{stored.carrier}: account {stored.id}" + (", the usual one" if stored.is_usual else "")
    if stored.state is AccountState.DISCONNECTED:
        return "note", f"{name}: disconnected; send its key after /connect to use it again"
    key = credentials.opened(settings.derive, stored.credentials, stored.carrier, stored.id)
    if key is None:
        return "FAIL", f"{name}: the stored key cannot be read, SECRET_KEY has changed; send the key after /connect"
    if stored.carrier not in ADAPTERS:
        return "note", f"{name}: this version does not know the carrier"
    return await _asked(registry, Account(stored.carrier, key, stored.version, stored.id), name)


async def _of_environment(settings: Settings, registry: Registry, stored: Iterable[StoredAccount]) -> list[Line]:
    key = settings.nova_poshta_key
    if not key.get_secret_value():
        has_account = any(one.carrier == _FIRST for one in stored)
        return [] if has_account else [("note", f"{_FIRST}: no key is set; tracking works without one")]
    known = (credentials.opened(settings.derive, one.credentials, one.carrier, one.id) for one in stored)
    if key in known:
        return []
    return [await _asked(registry, Account(_FIRST, key, 1), f"{_FIRST}: the key of NOVA_POSHTA_KEY")]


async def _asked(registry: Registry, account: Account, name: str) -> Line:
    way = registry.connect(account)
    try:
        async with asyncio.timeout(_WITHIN_S):
            report = await way.carrier.check(account)
    except (TimeoutError, CarrierError) as error:
        return "note", f"{name}: the carrier did not answer ({type(error).__name__}); try again later"
    return _told(name, report, Texts().speech("en"))


def _told(name: str, report: AccountReport, speech: Speech) -> Line:
    trouble = f" {speech.plain(report.trouble)}" if report.trouble else ""
    if not report.works:
        return "FAIL", f"{name}: refused.{trouble}"
    may = ", ".join(speech.plain(one) for one in report.rights)
    lacks = ", ".join(speech.plain(one) for one in report.lacks)
    parts = [f"may do: {may}" if may else "", f"may not do: {lacks}" if lacks else "", _end(report)]
    told = "; ".join(part for part in parts if part)
    return ("note" if trouble else "ok"), f"{name}: works; {told}.{trouble}"


def _end(report: AccountReport) -> str:
    if report.valid_until is None:
        return "the carrier does not say when it ends"
    return f"valid until {report.valid_until:%Y-%m-%d %H:%M} UTC"
