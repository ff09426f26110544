"""The longest tests begin first, on every worker some: whatever begins last should be over soon."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_LONG = (
    "faults/",
    "browser/",
    "handlers/customer/test_prices.py",
    "services/test_batches.py",
    "services/test_branch_quality.py",
    "services/test_role_matrix.py",
    "test_sync_command.py",
    "test_wheel.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put them in the order in which `--dist worksteal` hands them out: an equal part to each worker in turn.

    Tests of a file stay together, so that what a module shares is made once; and so do all browsers, each of which
    would have the machine to itself.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    ordered = dealt(items, [_is_long(one.path) for one in items], workers)
    items[:] = [items[index] for index in ordered]


def dealt(files: Sequence[pytest.Item], is_long: Sequence[bool], workers: int) -> list[int]:
    """The new order, as places in the old one: equal parts, each of which begins with long ones, as far as they go."""
    places = range(len(files))
    hands: list[list[int]] = [[] for _ in range(workers)]
    long = [place for place in places if is_long[place]]
    for _, together in groupby(long, key=lambda place: _kept_together(files[place].path)):
        min(hands, key=len).extend(together)
    rest = iter([place for place in places if not is_long[place]])
    parts = [
        [*hand, *(place for _, place in zip(range(size - len(hand)), rest, strict=False))]
        for hand, size in zip(hands, _sizes(len(files), workers), strict=True)
    ]
    return [place for part in parts for place in part]


def _kept_together(path: Path) -> Path:
    return path.parent if path.parent.name == "browser" else path


def _sizes(count: int, workers: int) -> Iterator[int]:
    for left in range(workers, 0, -1):
        yield count // left
        count -= count // left


def _is_long(path: Path) -> bool:
    return path.is_relative_to(_TESTS) and path.relative_to(_TESTS).as_posix().startswith(_LONG)
