"""Calls that come together are carried out together, and what befalls one befalls no other."""

from __future__ import annotations

import asyncio

import pytest

from bot.handlers.together import Together


class Answering:
    """Squares each key; every call waits until it is let go."""

    def __init__(self):
        self.calls = []
        self.let_go = asyncio.Event()
        self.failure = None

    async def __call__(self, keys):
        self.calls.append(sorted(keys))
        await self.let_go.wait()
        if self.failure is not None:
            raise self.failure
        return {key: key * key for key in keys}


@pytest.fixture
def answering():
    return Answering()


async def started(*asked):
    tasks = [asyncio.ensure_future(one) for one in asked]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return tasks


async def test_what_comes_while_a_call_is_under_way_goes_with_the_next_one_all_at_once(answering):
    together = Together(answering)
    first = await started(together(1))
    later = await started(together(2), together(3), together(4))
    answering.let_go.set()
    assert await asyncio.gather(*first, *later) == [1, 4, 9, 16]
    assert answering.calls == [[1], [2, 3, 4]]


async def test_the_same_key_asked_twice_is_asked_for_once(answering):
    together = Together(answering)
    asked = await started(together(5), together(5))
    answering.let_go.set()
    assert await asyncio.gather(*asked) == [25, 25]
    assert answering.calls == [[5]]


async def test_a_call_that_fails_fails_all_of_its_keys_and_the_next_one_works(answering):
    together = Together(answering)
    answering.failure = OSError("gone")
    answering.let_go.set()
    asked = await started(together(1), together(2))
    failed = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(error) for error in failed] == ["gone", "gone"]
    answering.failure = None
    assert await together(3) == 9


async def test_one_that_is_cancelled_harms_no_other(answering):
    together = Together(answering)
    asked = await started(together(1), together(1), together(2))
    asked[0].cancel()
    await asyncio.sleep(0)
    answering.let_go.set()
    assert await asyncio.gather(*asked[1:]) == [1, 4]
    assert asked[0].cancelled()


async def test_a_failure_that_nobody_waits_for_any_more_is_not_complained_about(answering, caplog):
    together = Together(answering)
    answering.failure = OSError("gone")
    (asked,) = await started(together(1))
    asked.cancel()
    await asyncio.sleep(0)
    answering.let_go.set()
    await together._worker
    answering.failure = None
    assert await together(2) == 4
    assert caplog.records == []
