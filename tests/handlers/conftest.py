"""The whole desk, and the people of these tests: Ukrainian, another one, English, the owner."""

from __future__ import annotations

import pytest

from tests.stage import OLENA, OWNER_ID, SERHII, DeskStage


@pytest.fixture
def stage_database(request):
    """SQLite; a test marked `on_both_engines` runs on PostgreSQL as well."""
    return request.getfixturevalue(getattr(request, "param", "sqlite_url"))


@pytest.fixture
def stage_mode(request):
    """Long polling; a test marked `in_both_modes` runs with a webhook as well."""
    return getattr(request, "param", "polling")


@pytest.fixture
def stage_jobs():
    """The jobs wait for the test's `tick`; a test that gives True lets them fire by themselves."""
    return False


@pytest.fixture
async def stage(tmp_path, stage_database, stage_mode, stage_jobs):
    async with DeskStage(tmp_path, stage_database, webhook=stage_mode == "webhook", jobs=stage_jobs) as running:
        yield running


@pytest.fixture
async def chat(stage):
    """A Ukrainian, the recipient of several parcels."""
    return await stage.person("uk", OLENA)


@pytest.fixture
async def other_chat(stage):
    """Somebody else, who speaks Russian."""
    return await stage.person("ru", SERHII)


@pytest.fixture
async def english_chat(stage):
    return await stage.person("en", "380990000003")


@pytest.fixture
async def owner_chat(stage):
    owner = await stage.person("uk", "380990000010", OWNER_ID)
    await owner.say("/start")
    await owner.expect("Вітаю")
    return owner
