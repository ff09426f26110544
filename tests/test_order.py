"""The longest tests begin first on every worker, and no test is lost by that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.order import dealt


@dataclass(frozen=True)
class A:
    path: Path


FILES = [A(Path(name)) for name in "aaabbbbccdeeeefffffffffffffff"]


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_each_part_begins_with_some_of_the_long_ones_and_all_are_there(workers):
    is_long = [file.path.name in "bcde" for file in FILES]
    ordered = dealt(FILES, is_long, workers)
    assert sorted(ordered) == list(range(len(FILES)))
    first, left = 0, len(FILES)
    for part in range(workers, 0, -1):
        assert is_long[ordered[first]], "this worker has nothing long to begin with"
        first += left // part
        left -= left // part


def test_a_file_stays_together():
    ordered = dealt(FILES, [file.path.name in "be" for file in FILES], 2)
    for name in "be":
        places = [ordered.index(place) for place, file in enumerate(FILES) if file.path.name == name]
        assert places == list(range(min(places), min(places) + len(places)))


def test_browsers_stay_together():
    files = [A(Path("browser") / name) for name in "aabb"] + FILES
    ordered = dealt(files, [True] * 4 + [False] * len(FILES), 4)
    assert [ordered.index(place) for place in range(4)] == [0, 1, 2, 3]


@pytest.mark.parametrize("long", ["", "f", "abcdef"])
def test_none_is_lost_however_many_are_long(long):
    assert sorted(dealt(FILES, [file.path.name in long for file in FILES], 4)) == list(range(len(FILES)))
