"""The parent of all bots of this folder, a stage on which they can be killed, and what the kills came to."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.faults.bot_child import start_parent
from tests.faults.killable_desk import KillableDesk

TALLY: pytest.StashKey[Counter[str]] = pytest.StashKey()
WAYBILLS: pytest.StashKey[Counter[str]] = pytest.StashKey()


@pytest.fixture(scope="session")
def parent():
    """A process that has imported the bot; every bot is forked from it."""
    start_parent()


@pytest.fixture(params=["polling", "webhook"])
def mode(request):
    return request.param


@pytest.fixture
async def stage(parent, tmp_path, database_url, mode):
    """A running bot in either mode, on either engine."""
    async with KillableDesk(tmp_path, database_url, webhook=mode == "webhook") as running:
        await running.listens()
        yield running


@pytest.fixture
def tally(request):
    """Counts what happened over all tests; the summary tells it."""
    return request.config.stash.setdefault(TALLY, Counter())


@pytest.fixture
def waybill_tally(request):
    """The same for waybills."""
    return request.config.stash.setdefault(WAYBILLS, Counter())


def pytest_terminal_summary(terminalreporter, config):
    tally = config.stash.get(TALLY, None)
    if tally:
        terminalreporter.write_line(
            f"killed for real: {tally['points']} points in {tally['runs']} runs with {tally['kills']} kills;"
            f" {tally['second']} answers came twice where they may, {tally['wrongly']} where they may not,"
            f" {tally['lost']} lost"
        )
    made = config.stash.get(WAYBILLS, None)
    if made:
        terminalreporter.write_line(
            f"waybills: {made['runs']} runs, {made['kills']} kills; {made['doubles']} made twice, {made['lost']} lost"
        )
