"""The key of .env has one account, however often the desk starts; a refusal stops the version that it was said of."""

import asyncio
import secrets

from pydantic import SecretStr
from sqlalchemy import select

from bot.carriers.base import Account, Denied
from bot.db import accounts as rows
from bot.db.tables import carrier_account, outbox
from bot.services import accounts, credentials
from bot.services.connections import stop_refused

CODE = "nova_poshta"
KEY = SecretStr(secrets.token_hex(16))
DENIED = Denied(CODE, "error 1", "account-key-expired")


async def stored(desk):
    async with desk.database.read() as db:
        return await rows.every(db)


async def owed(desk):
    async with desk.database.read() as db:
        return list((await db.execute(select(outbox.c.account_id).where(outbox.c.kind == "key_refused"))).scalars())


async def test_without_a_key_there_is_no_account(desk):
    await accounts.seed(desk, CODE, SecretStr(""))
    assert await stored(desk) == []


async def test_the_key_of_env_becomes_one_account_however_many_start_at_once(desk):
    await asyncio.gather(*(accounts.seed(desk, CODE, KEY) for _ in range(5)))
    await accounts.seed(desk, CODE, KEY)
    (account,) = await stored(desk)
    assert account.is_usual
    assert credentials.opened(desk.settings.derive, account.credentials, CODE, account.id) == KEY


async def test_another_key_in_env_is_another_account_and_not_the_usual_one(desk):
    await accounts.seed(desk, CODE, KEY)
    await accounts.seed(desk, CODE, SecretStr("another-key"))
    assert [one.is_usual for one in await stored(desk)] == [True, False]


async def test_what_the_owner_disconnected_a_restart_does_not_connect(desk):
    await accounts.seed(desk, CODE, KEY)
    async with desk.database.write() as db:
        await rows.disconnect(db, 1)
    await accounts.seed(desk, CODE, KEY)
    assert [one.state for one in await stored(desk)] == ["disconnected"]


async def test_a_hundred_refusals_at_once_are_told_once(desk):
    await accounts.seed(desk, CODE, KEY)
    refused = Account(CODE, KEY, 1, 1)
    told = await asyncio.gather(*(stop_refused(desk, refused, DENIED) for _ in range(100)))
    assert all(told)
    assert await owed(desk) == [1]
    assert [(one.state, one.report.trouble) for one in await stored(desk)] == [("refused", "account-key-expired")]


async def test_a_refusal_of_the_old_key_does_not_stop_the_new_one(desk):
    await accounts.seed(desk, CODE, KEY)
    async with desk.database.write() as db:
        await rows.renew(db, 1, b"h" * 32, b"locked")
    await stop_refused(desk, Account(CODE, KEY, 1, 1), DENIED)
    assert [(one.version, one.state) for one in await stored(desk)] == [(2, "working")]
    assert await owed(desk) == []


async def test_one_right_missing_stops_nothing(desk):
    await accounts.seed(desk, CODE, KEY)
    missing = Denied(CODE, "error 2", "account-key-no-access")
    assert not await stop_refused(desk, Account(CODE, KEY, 1, 1), missing)
    assert [one.state for one in await stored(desk)] == ["working"]


async def test_no_key_stands_in_the_table_as_it_is(desk):
    await accounts.seed(desk, CODE, KEY)
    async with desk.database.read() as db:
        row = (await db.execute(select(carrier_account))).one()
    assert KEY.get_secret_value().encode() not in row.credentials
    assert KEY.get_secret_value() not in str(row)
