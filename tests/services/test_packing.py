"""Who packs what when several reach for it at once, and what a weight may differ by."""

from __future__ import annotations

import asyncio
from datetime import time

import pytest
from sqlalchemy import select

from bot.db.tables import packing as table
from bot.domain.errors import Held
from bot.domain.packing import PackingRules
from bot.domain.roles import Role
from bot.services import pack_labels, packing
from bot.services.chat import Delivery
from tests.desk import enlist
from tests.labelled import add_label, sent_by

PEOPLE = 6


async def a_queue(desk, many):
    places = await sent_by(desk)
    for one in range(many):
        await add_label(desk, places, f"2045888{one:07}")


async def packers(desk, many=PEOPLE):
    return [await enlist(desk, 8_000 + one, Role.STOREKEEPER) for one in range(many)]


async def test_several_who_reach_for_the_next_one_at_once_get_each_another(desk):
    await a_queue(desk, PEOPLE)
    people = await packers(desk)
    cards = await asyncio.gather(
        *(packing.begin_next(desk, one, Delivery(1, place)) for place, one in enumerate(people))
    )
    assert len({card.packing.shipment_id for card in cards}) == PEOPLE


async def test_who_comes_when_all_is_taken_gets_none(desk):
    await a_queue(desk, 2)
    people = await packers(desk, 4)
    cards = await asyncio.gather(
        *(packing.begin_next(desk, one, Delivery(1, place)) for place, one in enumerate(people))
    )
    assert sorted(card is None for card in cards) == [False, False, True, True]


async def test_of_several_who_reach_for_one_order_one_gets_it(desk):
    await a_queue(desk, 1)
    people = await packers(desk)
    told = await asyncio.gather(
        *(packing.begin(desk, one, 1, Delivery(1, place)) for place, one in enumerate(people)), return_exceptions=True
    )
    assert sorted(isinstance(one, Held) for one in told) == [False, *[True] * (PEOPLE - 1)]


async def test_an_update_that_comes_twice_takes_one_order(desk):
    await a_queue(desk, 3)
    (one,) = await packers(desk, 1)
    first = await packing.begin_next(desk, one, Delivery(1, 1))
    again = await packing.begin_next(desk, one, Delivery(1, 1, again=True))
    assert first.packing.shipment_id == again.packing.shipment_id


async def test_closed_a_second_time_it_was_packed_when_and_by_whom_it_was(desk):
    await a_queue(desk, 1)
    one, other = await packers(desk, 2)
    await packing.tick_all(desk, one, 1, Delivery(1, 1))
    first = await packing.close_box(desk, one, 1, Delivery(1, 2))
    desk.clock.wind(minutes=1)
    for place, person in enumerate((one, other)):
        again = await packing.close_box(desk, person, 1, Delivery(1, 3 + place))
        assert again.packing.packed_at == first.packing.packed_at
    assert (first.progress.packed, first.progress.total) == (1, 1)
    async with desk.database.read() as db:
        assert (await db.execute(select(table.c.packed_by))).scalar_one() == one.id


async def test_labels_that_one_file_does_not_hold_are_named(desk, monkeypatch):
    monkeypatch.setattr(pack_labels, "_MOST", 2)
    await a_queue(desk, 3)
    (one,) = await packers(desk, 1)
    for place in (1, 2, 3):
        await packing.tick_all(desk, one, place, Delivery(1, 10 * place))
        await packing.close_box(desk, one, place, Delivery(1, 10 * place + 1))
        desk.clock.wind(minutes=1)
    made = await pack_labels.labels_of_packed(desk, one, "100x100")
    assert (made.many, made.left_out) == (2, ("20458880000002",))


@pytest.mark.parametrize(
    ("declared", "weighed", "differs"),
    [(1500, 1600, False), (1500, 1601, True), (1500, 1400, False), (1500, 1399, True), (500, 600, False),
     (10_000, 10_500, False), (10_000, 10_501, True), (10_000, 9_400, True), (100, 1, False)],
)  # fmt: skip
def test_a_carrier_minds_more_than_100_g_and_more_than_5_per_cent(declared, weighed, differs):
    assert PackingRules().differs(declared, weighed) is differs


def test_the_shop_says_how_far_a_weight_may_differ():
    strict = PackingRules(tolerance_g=50, tolerance_percent=3, courier_at=time(18))
    assert strict.differs(1500, 1551)
    assert not strict.differs(1500, 1550)
