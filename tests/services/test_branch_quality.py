"""Of the lines that people write, nearly all find the right town or branch among the first three."""

from __future__ import annotations

import pytest

from bot.services import branches
from tests.services.branch_queries import queries, rank
from tests.services.standing import country, take

LEAST = 0.98


@pytest.fixture
def database_url(sqlite_url):
    """One engine: words are read alike on both."""
    return sqlite_url


@pytest.fixture
async def desk(desk):
    await take(desk, *country())
    return desk


async def test_the_right_one_is_among_the_first_three(desk):
    ranks = {query: rank(query, await branches.find(desk, query.line)) for query in queries()}
    for held_back in (False, True):
        of_part = {query: found for query, found in ranks.items() if query.is_held_back is held_back}
        missed = [query.line for query, found in of_part.items() if found is None]
        assert len(missed) <= (1 - LEAST) * len(of_part), missed
