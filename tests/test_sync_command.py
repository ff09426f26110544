"""`pakunok sync-branches` says what came, what was refused and why, and ends accordingly."""

from __future__ import annotations

from io import StringIO

import pytest

from bot.clock import Clock
from bot.db import syncs
from bot.db.engine import Database
from bot.services.directory_reading import LEASE
from bot.sync_command import sync_branches
from tests.carriers.directories import CODE, shelf
from tests.carriers.directories import branches as entries
from tests.carriers.nova_poshta.entries import envelope


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
async def carriers():
    async with shelf() as carriers:
        yield carriers


@pytest.fixture
def run(desk, database_url, carriers):
    """Run the command; its exit code and what it said."""
    told = {"nova_poshta_url": carriers.url, "database_url": type(desk.settings.secret_key)(database_url)}
    settings = desk.settings.model_copy(update=told)

    async def run(*named, out=None, takes_smaller=False):
        out = out or StringIO()
        return await sync_branches(settings, named, out, takes_smaller=takes_smaller), out.getvalue()

    return run


async def test_what_came_is_told_by_kind(run):
    code, told = await run()
    assert code == 0
    assert "200 towns, 1200 branches (200 offices, 1000 lockers), in " in told


async def test_on_a_terminal_one_line_is_written_anew(run):
    _, told = await run(out=Terminal())
    assert told.count("\n") == 1
    assert "\r\x1b[Knova_poshta: 1000 of 1200 branches\r\x1b[Knova_poshta: 1200 of 1200 branches\r" in told


async def test_a_smaller_one_is_refused_with_the_figures_and_taken_when_asked_to(run, carriers):
    await run()
    carriers.has(offices=100, lockers=900)
    code, told = await run()
    assert code == 1
    assert "nothing was changed: the list has become too small (200 towns, 1000 branches (100 offices, " in told
    assert "before it was 200 towns, 1200 branches" in told
    assert "--accept-smaller" in told
    code, told = await run(takes_smaller=True)
    assert code == 0
    assert "1000 branches" in told


async def test_an_empty_one_is_refused_even_then(run, carriers):
    carriers.has(offices=0)
    code, told = await run(takes_smaller=True)
    assert code == 1
    assert "the carrier's list is empty" in told


async def test_a_truncated_one_and_a_silent_carrier_are_told_kindly(run, carriers):
    carriers.script.answers["Address.getWarehouses"] = envelope(*entries(offices=3), info={"totalCount": 900})
    code, told = await run()
    assert code == 1
    assert "nothing was changed: the carrier's list ended before its end or could not be read" in told
    carriers.script.answers["Address.getCities"] = b"<html>502 Bad Gateway</html>"
    code, told = await run()
    assert code == 1
    assert "nothing was changed" in told
    assert "Try again later." in told


async def test_one_that_is_under_way_is_told(run, database_url):
    database = Database(database_url)
    async with database.write() as db:
        now = Clock().now()
        await syncs.ask(db, CODE, now)
        await syncs.begin(db, CODE, now, LEASE)
    await database.close()
    code, told = await run()
    assert code == 1
    assert "is being read already" in told
    assert "2 minutes" in told


async def test_a_carrier_that_is_not_connected_is_named(run):
    assert await run("meest") == (1, "meest: is not connected. Connected are: nova_poshta.\n")
