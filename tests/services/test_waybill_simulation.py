"""Two hundred waybills while answers get lost, as `make soak` does with ten thousand: none twice, none lost."""

from __future__ import annotations

import pytest

from bot.services import settling
from tests.soak.simulation import simulate, soaking_desk

CREATES = 200


@pytest.fixture
async def shop(tmp_path):
    async with soaking_desk(tmp_path) as running:
        yield running


async def test_however_many_answers_get_lost_no_waybill_is_made_twice_and_none_is_lost(shop):
    told = await simulate(shop, CREATES, seed=1)
    assert told["replies lost"] > 5
    assert (told["asked"], told["made twice"], told["lost"]) == (CREATES, 0, 0)


async def test_without_looking_the_same_would_be_made_twice(shop, monkeypatch):
    async def no_look(*_):
        return None

    monkeypatch.setattr(settling, "_find", no_look)
    told = await simulate(shop, CREATES // 2, seed=1)
    assert told["made twice"] > 0
