"""A batch killed in the middle, twice, while answers get lost: one waybill for each good row, and the file tells."""

from __future__ import annotations

import pytest

from tests.faults.batch_stage import batch_stage
from tests.faults.marks import only_sqlite

ROWS = 60
BAD = 0.1


@pytest.fixture
async def stage(parent, tmp_path, database_url):
    async with batch_stage(tmp_path, database_url, lost=0.05, seed=7) as running:
        yield running


async def test_killed_twice_every_good_row_has_one_waybill(stage):
    await stage.take(ROWS, BAD)
    assert 0 < stage.good < ROWS
    await stage.run(kills=[stage.when_made(ROWS // 4), stage.when_made(ROWS // 2)])
    stage.count()
    tally = stage.tally
    assert tally["kills"] == 2
    assert stage.losing.struck > 0
    wrong = {name: tally[name] for name in ("doubles", "lost", "without a reason", "numbers of none")}
    assert wrong == dict.fromkeys(wrong, 0)
    assert tally["numbers"] + tally["refused"] == stage.good


@only_sqlite
async def test_killed_while_the_drafts_are_made_none_is_made_twice(stage):
    """Before the carrier hears anything: the next life finds the drafts that the first has left."""
    await stage.take(ROWS, BAD)
    await stage.run(kills=[stage.when_kept(1, "draft"), stage.when_made(1)])
    stage.count()
    assert (stage.tally["kills"], stage.tally["doubles"], stage.tally["lost"]) == (2, 0, 0)
    assert await stage.count_rows("draft") == stage.good
