"""The longest tests begin first on every worker, and no test is lost by that."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.order import dealt


@dataclass(frozen=True)
class A:
    path: str


FILES = [A(name) for name in "aaabbbbccdeeeefffffffffffffff"]


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_each_part_begins_with_some_of_the_long_ones_and_all_are_there(workers):
    is_long = [file.path in "bcde" for file in FILES]
    ordered = dealt(FILES, is_long, workers)
    assert sorted(ordered) == list(range(len(FILES)))
    first, left = 0, len(FILES)
    for part in range(workers, 0, -1):
        assert is_long[ordered[first]], "this worker has nothing long to begin with"
        first += left // part
        left -= left // part


def test_a_file_stays_together():
    ordered = dealt(FILES, [file.path in "be" for file in FILES], 2)
    for name in "be":
        places = [ordered.index(place) for place, file in enumerate(FILES) if file.path == name]
        assert places == list(range(min(places), min(places) + len(places)))


@pytest.mark.parametrize("long", ["", "f", "abcdef"])
def test_none_is_lost_however_many_are_long(long):
    assert sorted(dealt(FILES, [file.path in long for file in FILES], 4)) == list(range(len(FILES)))
