"""getUpdates: what an offset confirms, the long poll, kinds of updates, and only one poller at a time."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from sandbox.telegram import serving
from tests.sandbox.telegram.conftest import until


async def updates(stage, **params):
    return await stage.bot("getUpdates", **params)


async def listens(judged):
    return (await judged.client.get("/stage/state")).json()["bot"]["listening"]


async def say_many(stage, count):
    return [(await stage.say(str(number)))["update_id"] for number in range(count)]


def ids(received):
    return [update["update_id"] for update in received]


async def test_updates_stay_until_an_offset_above_them_confirms_them(judged):
    first, second, third = await say_many(judged, 3)
    assert ids(await updates(judged)) == [first, second, third]
    assert ids(await updates(judged, offset=first)) == [first, second, third]
    assert ids(await updates(judged, offset=third)) == [third]
    assert ids(await updates(judged, offset=first)) == [third]
    assert ids(await updates(judged, offset=third + 1)) == []


async def test_a_negative_offset_forgets_all_but_the_last(judged):
    sent = await say_many(judged, 4)
    assert ids(await updates(judged, offset=-2)) == sent[2:]
    assert ids(await updates(judged, offset=sent[0])) == sent[2:]


async def test_a_limit_is_kept_and_clamped_to_100(stage):
    sent = await say_many(stage, 103)
    assert ids(await updates(stage, limit=2)) == sent[:2]
    assert ids(await updates(stage, limit=500, offset=sent[0])) == sent[:100]
    assert ids(await updates(stage, limit=-1, offset=sent[1])) == sent[1:2]


async def test_a_long_poll_waits_and_is_answered_as_soon_as_there_is_something(judged):
    waiting = asyncio.create_task(updates(judged, timeout=20))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    said = await judged.say("тепер")
    asked = time.monotonic()
    assert ids(await waiting) == [said["update_id"]]
    assert time.monotonic() - asked < 10  # and not at its timeout


async def test_a_long_poll_ends_empty_at_its_timeout(judged):
    began = time.monotonic()
    assert await updates(judged, timeout=1, offset=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_a_hasty_poller_is_slowed_down(judged):
    await say_many(judged, 2)
    assert len(await updates(judged, offset=1)) == 2
    assert len(await updates(judged, offset=1)) == 1


async def test_only_kinds_that_the_bot_asked_for_are_queued(judged):
    await updates(judged, allowed_updates=["callback_query"])
    await judged.say()
    assert await updates(judged, offset=1) == []
    await updates(judged, allowed_updates=[], offset=2)
    await judged.say()
    assert [list(update)[1] for update in await updates(judged, offset=1)] == ["message"]
    await updates(judged, offset=3)
    await judged.say()
    assert len(await updates(judged, offset=4)) == 2


async def test_a_second_poller_ends_the_first_and_gets_the_updates(judged):
    first = asyncio.create_task(judged.raw("getUpdates", timeout=20, offset=1))
    await until(lambda: listens(judged))
    second = asyncio.create_task(updates(judged, timeout=20, offset=2))
    assert (await first).status_code == httpx.codes.CONFLICT
    said = await judged.say()
    assert ids(await second) == [said["update_id"]]


async def test_a_second_conflict_at_once_is_answered_late(judged):
    await judged.bot("setWebhook", url="http://127.0.0.1:9/")
    began = time.monotonic()
    for _ in range(2):
        assert (await judged.raw("getUpdates")).status_code == httpx.codes.CONFLICT
    assert time.monotonic() - began > 2.5


async def test_an_update_older_than_a_day_is_forgotten(judged, monkeypatch):
    await judged.say()
    now = time.time()
    monkeypatch.setattr("sandbox.telegram.updates.time.time", lambda: now + 86_500)
    assert await updates(judged, offset=1) == []


async def test_a_duplicate_comes_once_more_after_its_confirmation(judged):
    said = await judged.say()
    await judged.fault("telegram:update", "duplicate")
    assert ids(await updates(judged, offset=1)) == [said["update_id"]]
    after = said["update_id"] + 1
    assert ids(await updates(judged, offset=after)) == [said["update_id"]]
    assert ids(await updates(judged, offset=after + 1)) == []


async def test_a_poller_whose_connection_is_gone_no_longer_counts(judged):
    async def listening():
        return (await judged.client.get("/stage/state")).json()["bot"]["listening"]

    async def deaf():
        return not await listening()

    with pytest.raises(httpx.ReadTimeout):
        await judged.client.get(f"/bot{judged.server.token}/getUpdates?timeout=20&offset=1", timeout=0.2)
    await until(deaf)
    said = await judged.say()
    assert ids(await updates(judged, offset=2)) == [said["update_id"]]


async def test_a_stop_does_not_wait_for_those_who_poll(server):
    async with httpx.AsyncClient() as client:
        async with serving(server) as url:
            waiting = asyncio.create_task(client.get(f"{url}/bot{server.token}/getUpdates?timeout=20"))
            watching = asyncio.create_task(client.get(f"{url}/stage/events?after=0"))
            await asyncio.sleep(0.2)
            stopped = time.monotonic()
        assert (await waiting).json() == {"ok": True, "result": []}
        assert (await watching).status_code == httpx.codes.OK
    assert time.monotonic() - stopped < 10
