"""Telegram's limits, held by a loop whose time is wound: nothing sleeps here."""

from __future__ import annotations

import asyncio

import pytest

from bot.notify import gate
from bot.notify.gate import Gate, as_notice


class WoundLoop(asyncio.SelectorEventLoop):
    """Whoever sleeps lets the time jump to their waking."""

    def __init__(self):
        super().__init__()
        self.skipped = 0.0

    def time(self):
        return super().time() + self.skipped

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.skipped += max(0.0, self._scheduled[0].when() - self.time())
        super()._run_once()


def on_wound_time(work):
    """Run `work(seconds)` where `seconds()` tells how long it has taken by the wound time."""
    loop = WoundLoop()
    began = loop.time()
    try:
        return loop.run_until_complete(work(lambda: loop.time() - began))
    finally:
        loop.close()


def test_about_thirty_a_second_go_out_in_all():
    async def work(seconds):
        the_gate = Gate(30)
        await asyncio.gather(*(the_gate.turn(chat) for chat in range(150)))
        return seconds()

    assert on_wound_time(work) == pytest.approx(4.0, abs=0.2)  # 30 at once, then 30 a second


def test_a_chat_may_have_ten_at_once_and_then_one_a_second():
    async def work(seconds):
        the_gate = Gate(30)
        at = []
        for _ in range(15):
            await the_gate.turn(7001)
            at.append(seconds())
        return at

    at = on_wound_time(work)
    assert at[9] < 0.1
    assert at[10:] == pytest.approx([1, 2, 3, 4, 5], abs=0.1)


def test_a_group_may_have_twenty_a_minute():
    async def work(seconds):
        the_gate = Gate(30)
        for _ in range(25):
            await the_gate.turn(-100)
        return seconds()

    assert on_wound_time(work) == pytest.approx(60, abs=1)


def test_a_slow_chat_does_not_hold_up_others():
    async def work(seconds):
        the_gate = Gate(30)
        slow = [asyncio.ensure_future(the_gate.turn(7001)) for _ in range(20)]
        await the_gate.turn(7002)
        passed = seconds()
        await asyncio.gather(*slow)
        return passed

    assert on_wound_time(work) < 0.1


def test_answers_go_before_notices():
    async def work(_seconds):
        the_gate, order = Gate(30), []

        async def send(kind, chat):
            if kind == "notice":
                with as_notice():
                    await the_gate.turn(chat)
            else:
                await the_gate.turn(chat)
            order.append(kind)

        notices = [send("notice", 100 + chat) for chat in range(60)]
        answers = [send("answer", 200 + chat) for chat in range(60)]
        await asyncio.gather(*notices, *answers)
        return order

    order = on_wound_time(work)
    first = order[: len(order) // 2]
    assert order[:20] == ["notice"] * 20  # a third is kept for answers
    assert first[20:].count("answer") == len(first) - 20


def test_frozen_by_telegram_nothing_goes_out_until_it_may():
    async def work(seconds):
        the_gate = Gate(30)
        the_gate.freeze(7)
        the_gate.freeze(3)
        await asyncio.gather(the_gate.turn(7001), the_gate.turn(7002))
        return seconds()

    assert on_wound_time(work) == pytest.approx(7, abs=0.1)


def test_only_so_many_chats_are_remembered_and_the_one_longest_silent_goes(monkeypatch):
    async def work(_seconds):
        monkeypatch.setattr(gate, "_MOST_CHATS", 3)
        the_gate = Gate(30)
        for chat in (1, 2, 3, 1, 4, 5):
            await the_gate.turn(chat)
        return list(the_gate._chats)

    assert on_wound_time(work) == [1, 4, 5]
