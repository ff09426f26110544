"""What all tests share: either database, migrated and empty, and REQUIRE_ALL."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import uuid

import asyncpg
import hypothesis
import pytest
from sqlalchemy.engine import make_url

from bot.carriers.registry import Registry
from bot.db.engine import Database
from bot.db.migrate import migrate
from bot.desk import Desk
from bot.http import Http
from bot.settings import Settings
from bot.texts import Texts
from tests.desk import ScriptedChat, StillClock
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

# How long an example takes says more of the machine than of the property.
hypothesis.settings.register_profile("desk", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("desk")

TEST_POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "")


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory):
    """A migrated file, to be copied."""
    file = tmp_path_factory.mktemp("database") / "template.db"
    asyncio.run(_migrated(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_template():
    """A migrated database, to be copied and dropped at the end; skips where no server is named."""
    if not TEST_POSTGRES_URL:
        pytest.skip("no TEST_POSTGRES_URL")
    name = f"pakunok_test_{uuid.uuid4().hex[:12]}"
    asyncio.run(_on_server(f"CREATE DATABASE {name}"))
    try:
        asyncio.run(_migrated(_postgres_url(name)))
        yield name
    finally:
        asyncio.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def sqlite_url(sqlite_file, tmp_path):
    shutil.copy(sqlite_file, tmp_path / "desk.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def postgres_url(postgres_template):
    name = f"{postgres_template}_{uuid.uuid4().hex[:8]}"
    asyncio.run(_on_server(f"CREATE DATABASE {name} TEMPLATE {postgres_template}"))
    yield _postgres_url(name)
    asyncio.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The address of a database of this test's own, migrated and empty: the same test runs on both engines."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
async def database(database_url):
    """A Database of this test's own, migrated and empty: the same test runs on both engines."""
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def sqlite_database(sqlite_url):
    """The same on SQLite alone, for what does not depend on the engine."""
    database = Database(sqlite_url)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request, tmp_path):
    """The address of a database in which nothing was created yet, on both engines."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    if not TEST_POSTGRES_URL:
        pytest.skip("no TEST_POSTGRES_URL")
    name = f"pakunok_test_{uuid.uuid4().hex[:12]}"
    asyncio.run(_on_server(f"CREATE DATABASE {name}"))
    yield _postgres_url(name)
    asyncio.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def texts():
    return Texts()


@pytest.fixture
async def desk(database, texts):
    """A desk without edges, on both engines: its clock stands still, its Telegram is a list, it knows no carrier."""
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_hex(17)}a"
    settings = Settings(_env_file=None, bot_token=token, secret_key=secrets.token_hex(32), owner_id=7010)
    http, clock = Http(), StillClock()
    yield Desk(settings, clock, texts, database, Registry(http, {}, [], clock.now), ScriptedChat())
    await http.close()


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


async def _on_server(statement: str) -> None:
    server = await asyncpg.connect(TEST_POSTGRES_URL)
    try:
        await server.execute(statement)
    finally:
        await server.close()


def _postgres_url(name: str) -> str:
    url = make_url(TEST_POSTGRES_URL).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)
