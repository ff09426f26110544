"""SIGTERM under load: what runs is finished, the rest waits at Telegram, and everybody is answered exactly once."""

from __future__ import annotations

import asyncio
import time

from tests.faults.marks import only_sqlite

PEOPLE = 20
LEAVES_WITHIN = 20.0


async def _stopped(stage):
    began = time.monotonic()
    stage.bot.terminate()
    assert await stage.bot.ended(LEAVES_WITHIN) == 0
    return time.monotonic() - began


async def test_stopped_among_twenty_people_the_bot_drains_and_nobody_is_lost(stage):
    stage.faults.switch_on("getStatusDocuments", "slow")
    stage.nova_poshta.slow_for = 0.5
    chats = [await stage.person() for _ in range(PEOPLE)]
    numbers = [stage.parcel((-5, "1"), (-4, "4")) for _ in chats]
    said = await asyncio.gather(*(chat.say(number) for chat, number in zip(chats, numbers, strict=True)))
    while stage.asked() < 3:  # noqa: ASYNC110 - the simulator tells nobody
        await asyncio.sleep(0.01)
    await _stopped(stage)
    answered = [await stage.shown_to(chat) for chat in chats]
    assert set(answered) <= {0, 1}
    assert sum(answered) >= 3, "what had begun was to be finished"
    await stage.start_bot()
    await asyncio.gather(*(chat.expect(number) for chat, number in zip(chats, numbers, strict=True)))
    await stage.confirmed()
    assert [await stage.shown_to(chat) for chat in chats] == [1] * PEOPLE
    assert [await stage.seen(one["update_id"]) for one in said] == [(True, True)] * PEOPLE
    assert stage.asked() == PEOPLE


@only_sqlite
async def test_an_idle_bot_leaves_at_once(stage):
    assert await _stopped(stage) < 3


@only_sqlite
async def test_stopped_while_telegram_is_silent_the_bot_leaves_in_time(stage):
    """The answer cannot go out; it waits, and comes after the start."""
    stage.telegram.faults.switch_on("sendMessage", "drop-before")
    chat, number = await stage.person(), stage.parcel((-5, "1"), (-4, "4"))
    await chat.say(number)
    await stage.bot.logged("answer_not_delivered")
    await _stopped(stage)
    stage.telegram.faults.switch_off()
    await stage.start_bot()
    await chat.expect(number)
    await stage.confirmed()
    assert (await stage.shown_to(chat), stage.asked()) == (1, 1)
