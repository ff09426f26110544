"""The picture of a good photo is shown once, also where Telegram delivers the bad one twice."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Person
from bot.services.chat import Delivery
from bot.services.people import recognise
from bot.services.photos import example_once


async def test_the_example_is_shown_by_the_first_bad_photo_however_often_that_is_delivered(desk):
    first = Delivery(1, 1)
    assert await example_once(desk, Person(7001), first) is not None
    known = await recognise(desk, 7001)
    assert await example_once(desk, known, replace(first, again=True)) is not None
    assert await example_once(desk, known, Delivery(1, 2)) is None
