"""What all tests share: either database, migrated and empty, and REQUIRE_ALL."""

from __future__ import annotations

import functools
import os
import secrets
import shutil
import ssl
from pathlib import Path

import hypothesis
import pytest

from bot.carriers.registry import Registry
from bot.db.engine import Database
from bot.desk import Desk
from bot.http import Http
from bot.settings import Settings
from tests.databases import Postgres, migrated_file
from tests.desk import ScriptedChat, StillClock
from tests.order import pytest_collection_modifyitems
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.words import read_texts

__all__ = ["pytest_collection_modifyitems", "pytest_make_collect_report", "pytest_runtest_makereport"]

# The certificates of the machine, read for every client anew, cost more than most tests; nothing here speaks TLS.
ssl.create_default_context = functools.cache(ssl.create_default_context)

# How long an example takes says more of the machine than of the property.
hypothesis.settings.register_profile("desk", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("desk")

TEST_POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "")


_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
_ENOUGH_BYTES = 2 * 1024**3


def pytest_configure():
    """Keep what tests write in memory where there is room: thousands of commits wait for no disk then."""
    if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) and _has_room(os.statvfs(_IN_MEMORY)):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))


def _has_room(memory):
    """Whether enough can be kept there; some tests also run what they have written, and containers may forbid that."""
    return memory.f_bavail * memory.f_frsize > _ENOUGH_BYTES and not memory.f_flag & os.ST_NOEXEC


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """When all workers have ended, nobody copies the template any more."""
    if TEST_POSTGRES_URL and not hasattr(session.config, "workerinput"):
        Postgres(TEST_POSTGRES_URL, session.config._tmp_path_factory.getbasetemp()).drop_template()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """One folder for all workers."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def sqlite_file(shared_folder):
    """A migrated file, to be copied."""
    return migrated_file(shared_folder)


@pytest.fixture(scope="session")
def postgres(shared_folder):
    """Databases on the server; skips where none is named."""
    if not TEST_POSTGRES_URL:
        pytest.skip("no TEST_POSTGRES_URL")
    databases = Postgres(TEST_POSTGRES_URL, shared_folder)
    yield databases
    databases.end()


@pytest.fixture
def sqlite_url(sqlite_file, tmp_path):
    shutil.copy(sqlite_file, tmp_path / "desk.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def postgres_url(postgres):
    yield postgres.take()
    postgres.give_back()


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
    postgres = request.getfixturevalue("postgres")
    name = postgres.new()
    yield postgres.url_of(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def texts():
    return read_texts()


@pytest.fixture
async def desk(database, texts):
    """A desk without edges, on both engines: its clock stands still, its Telegram is a list, it knows no carrier."""
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_hex(17)}a"
    settings = Settings(_env_file=None, bot_token=token, secret_key=secrets.token_hex(32), owner_id=7010)
    http, clock = Http(), StillClock()
    yield Desk(settings, clock, texts, database, Registry(http, {}, [], clock.now), ScriptedChat())
    await http.close()
