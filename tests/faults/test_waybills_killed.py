"""Killed for real at every point of making a waybill, and the restart too: one waybill, never two, never none."""

from __future__ import annotations

import pytest

from tests.faults.marks import only_sqlite
from tests.faults.waybill_points import OF_CREATE, OF_ENGINE, OF_RESTART, ways
from tests.faults.waybill_stage import waybill_stage

IN_DOUBT = ("begun", "request_sent", "accepted", "answered", "outcome_written")


@pytest.fixture
async def stage(parent, tmp_path, database_url, waybill_tally):
    async with waybill_stage(tmp_path, database_url) as running:
        yield running
        waybill_tally.update(running.tally if not running.unguarded else {})


async def test_killed_anywhere_one_waybill_is_made(stage, database_url):
    stage.lag(2)
    is_sqlite = database_url.startswith("sqlite")
    for point in OF_CREATE:
        if is_sqlite or point in OF_ENGINE:
            await stage.run([point])
    assert (stage.tally["doubles"], stage.tally["lost"], stage.tally["unreached"]) == (0, 0, 0)


@only_sqlite
async def test_the_same_where_lists_do_not_lag(stage):
    stage.lag(0)
    for point in IN_DOUBT:
        await stage.run([point])
    assert (stage.tally["doubles"], stage.tally["lost"], stage.tally["unreached"]) == (0, 0, 0)


@only_sqlite
async def test_the_restart_killed_as_well_one_waybill_is_made(stage):
    """Each point of a restart, where the carrier took it and where it did not; `make soak` tries all pairs."""
    stage.lag(2)
    after_accepted = ways("accepted")
    pairs = [("accepted", second) for second in after_accepted]
    pairs += [("begun", second) for second in ways("begun") if second not in after_accepted]
    for pair in pairs:
        await stage.run(pair)
    assert {second for _, second in pairs} >= set(OF_RESTART)
    assert (stage.tally["doubles"], stage.tally["lost"], stage.tally["unreached"]) == (0, 0, 0)


@only_sqlite
@pytest.mark.parametrize("without", ["waiting", "looking"])
async def test_without_its_guard_the_same_kills_make_doubles(stage, without):
    stage.lag(2)
    for point in IN_DOUBT:
        await stage.run([point], without=without)
    assert stage.tally["doubles"] > 0
