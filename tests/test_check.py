"""`pakunok check` asks the carrier about every account and says in words what it was told."""

import io
import secrets

import pytest
from pydantic import SecretStr

from bot.check import check
from bot.db import accounts as rows
from bot.db.engine import Database
from bot.services import credentials
from bot.settings import Settings
from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.nova_poshta import NovaPoshta, serving
from sandbox.nova_poshta.accounts import Account
from sandbox.world import World
from tests.desk import NOW

KEY, OTHER = secrets.token_hex(16), secrets.token_hex(16)


class Checked:
    """Runs the command against one simulated carrier and one database."""

    def __init__(self, carrier, url, database_url):
        self.carrier, self.faults = carrier, carrier._faults
        self.told = {
            "bot_token": f"{10**9}:{secrets.token_hex(17)}a",
            "secret_key": secrets.token_hex(32),
            "owner_id": 7010,
            "nova_poshta_url": url,
            "database_url": database_url.replace("+aiosqlite", ""),
        }

    async def lines(self, **more):
        out = io.StringIO()
        code = await check(Settings(_env_file=None, **self.told | more), out)
        return code, [line for line in out.getvalue().splitlines() if "nova_poshta" in line]

    async def head(self, **more):
        out = io.StringIO()
        await check(Settings(_env_file=None, **self.told | more), out)
        return out.getvalue().splitlines()[0]

    async def store(self, key):
        settings = Settings(_env_file=None, **self.told)
        database = Database(settings.database_url.get_secret_value())
        async with database.write() as db:
            one = await rows.add(db, "nova_poshta", key.encode()[:32], NOW)
            stored = credentials.locked(settings.derive, SecretStr(key), "nova_poshta", one)
            await rows.lock(db, one, stored)
        await database.close()
        return one

    async def disconnect(self, one):
        database = Database(Settings(_env_file=None, **self.told).database_url.get_secret_value())
        async with database.write() as db:
            await rows.disconnect(db, one)
        await database.close()


@pytest.fixture
async def checked(sqlite_url):
    clock = SandboxClock()
    carrier = NovaPoshta(World(NOW, clock), clock, Faults(), keys={KEY: Account(non_cash=False), OTHER: Account()})
    async with serving(carrier) as url:
        yield Checked(carrier, url, sqlite_url)


async def test_without_any_key_it_notes_that_tracking_works(checked):
    code, lines = await checked.lines()
    assert (code, lines) == (0, ["note  nova_poshta: no key is set; tracking works without one"])


async def test_a_key_of_env_that_has_no_account_yet_is_tried(checked):
    code, (line,) = await checked.lines(nova_poshta_key=KEY)
    assert code == 0
    assert line.startswith("ok    nova_poshta: the key of NOVA_POSHTA_KEY: works; may do: waybills, registries")
    assert "may not do: payment by bank transfer; the carrier does not say when it ends" in line


async def test_every_account_has_its_line_and_the_key_of_env_no_second_one(checked):
    await checked.store(KEY)
    await checked.store(OTHER)
    code, lines = await checked.lines(nova_poshta_key=KEY)
    assert code == 0
    assert [line.partition(": works")[0] for line in lines] == [
        "ok    nova_poshta: account 1, the usual one",
        "ok    nova_poshta: account 2",
    ]
    assert KEY not in str(lines)


async def test_a_refused_key_fails_with_the_reason(checked):
    await checked.store("0" * 32)
    code, (line,) = await checked.lines()
    assert code == 1
    assert line.startswith("FAIL  nova_poshta: account 1, the usual one: refused. The carrier does not know this key.")


async def test_a_key_that_cannot_be_read_fails(checked):
    await checked.store(KEY)
    code, (line,) = await checked.lines(secret_key=secrets.token_hex(32))
    assert code == 1
    assert "the stored key cannot be read, SECRET_KEY has changed" in line


async def test_a_disconnected_account_is_asked_nothing(checked):
    await checked.disconnect(await checked.store(KEY))
    code, (line,) = await checked.lines()
    assert code == 0
    assert line.startswith("note  nova_poshta: account 1, the usual one: disconnected")
    assert len(checked.carrier.requests) == 0


async def test_a_silent_carrier_is_a_note(checked):
    await checked.store(KEY)
    checked.faults.switch_on("*", "503")
    code, (line,) = await checked.lines()
    assert code == 0
    assert "the carrier did not answer (Unavailable)" in line


async def test_it_says_whose_the_shop_is(checked):
    assert "the owner is 7010" in await checked.head()
    assert "the code that `pakunok run` prints" in await checked.head(owner_id=None)
