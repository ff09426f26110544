"""What is built out of something that changes is built once for each of its states, and nobody waits without need."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.latest import Latest


class Works:
    """Builds what it is told, when it is let."""

    def __init__(self):
        self.begun = 0
        self.may_end = asyncio.Event()

    async def build(self):
        self.begun += 1
        await self.may_end.wait()
        return f"built {self.begun}"


async def test_it_is_built_once_for_all_who_ask_at_once():
    latest, works = Latest(), Works()
    asking = [asyncio.create_task(latest.of(1, works.build)) for _ in range(5)]
    await asyncio.sleep(0)
    works.may_end.set()
    assert set(await asyncio.gather(*asking)) == {"built 1"}
    assert await latest.of(1, works.build) == "built 1"


async def test_while_a_new_one_is_built_others_get_the_old_one():
    latest, works = Latest(), Works()
    works.may_end.set()
    await latest.of(1, works.build)
    works.may_end.clear()
    first = asyncio.create_task(latest.of(2, works.build))
    await asyncio.sleep(0)
    assert await latest.of(2, works.build) == "built 1"
    works.may_end.set()
    assert await first == "built 2" == await latest.of(2, works.build)


async def test_one_that_could_not_be_built_is_tried_again():
    latest, works = Latest(), Works()
    works.may_end.set()

    async def broken():
        raise OSError

    with pytest.raises(OSError):
        await latest.of(1, broken)
    assert await latest.of(1, works.build) == "built 1"
