"""Of the lines that name a metro station or a part of a town, nearly all list what is nearest to it."""

from __future__ import annotations

import pytest

from bot.services import branches
from tests.services.landmark_queries import is_right, landmark_queries
from tests.services.standing import country, take

LEAST = 0.95


@pytest.fixture
def database_url(sqlite_url):
    """One engine: words are read alike on both."""
    return sqlite_url


@pytest.fixture
async def desk(desk):
    await take(desk, *country())
    return desk


async def test_what_is_nearest_to_the_landmark_is_listed_first(desk):
    right = {query: is_right(query, await branches.find(desk, query.line)) for query in landmark_queries()}
    for held_back in (False, True):
        of_part = {query: found for query, found in right.items() if query.is_held_back is held_back}
        missed = [query.line for query, found in of_part.items() if not found]
        assert len(missed) <= (1 - LEAST) * len(of_part), missed
