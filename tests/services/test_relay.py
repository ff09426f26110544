"""What becomes of a notice: sent, blocked, refused, stale, tried again ever later, given up after twenty tries."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.db import follows, outbox, people, trackings
from bot.db.leases import Lease
from bot.db.outbox import NewNotice
from bot.db.tables import event, person
from bot.db.tables import outbox as rows
from bot.domain.errors import Blocked, Refused, Undelivered
from bot.domain.notices import NoticeKind
from bot.domain.tracking import Status
from bot.services import relay as relay_module
from bot.services.recording import record
from bot.services.relay import relay
from tests.desk import NOW
from tests.services.test_recording import ROOT, told


async def owe(desk, *codes, telegram_id=7010):
    """Notices of codes without a meaning, owed to somebody."""
    async with desk.database.write() as db:
        one = await people.keep(db, telegram_id, desk.clock.now())
        for code in codes:
            known = (await record(db, "nova_poshta", {ROOT: told(ROOT, code, None)}, desk.clock.now())).known
            about = {"person_id": one, "tracking_id": known[ROOT].id}
            notice = NewNotice(kind=NoticeKind.UNKNOWN_CODE, occasion=code, **about)
            await outbox.owe(db, [notice], desk.clock.now())


async def notices(desk):
    async with desk.database.read() as db:
        return (await db.execute(select(rows).order_by(rows.c.id))).all()


async def test_what_is_owed_is_sent_as_a_notice_and_marked(desk):
    await owe(desk, "777")
    assert await relay(desk) == 1
    ((chat_id, text, notice),) = desk.chat.sent
    assert (chat_id, notice) == (7010, True)
    assert "777" in text
    (row,) = await notices(desk)
    assert (row.outcome, row.settled_at) == ("sent", NOW)
    assert await relay(desk) == 0


async def test_the_next_one_goes_out_although_one_was_blocked_or_refused(desk):
    await owe(desk, "777", "778", "779")
    desk.chat.fails = [Refused("can't parse entities")]
    await relay(desk)
    assert [row.outcome for row in await notices(desk)] == ["refused", "sent", "sent"]


async def test_who_blocked_the_bot_is_marked_and_tried_no_more(desk):
    await owe(desk, "777", "778")
    desk.chat.fails = [Blocked("bot was blocked by the user")]
    await relay(desk)
    assert [row.outcome for row in await notices(desk)] == ["blocked", "blocked"]
    assert desk.chat.sent == []
    async with desk.database.read() as db:
        assert (await db.execute(select(person.c.blocked_at))).scalar_one() == NOW


async def test_what_could_not_be_delivered_is_tried_again_after_growing_pauses_and_given_up_after_twenty_tries(desk):
    await owe(desk, "777")
    pauses = []
    for _ in range(20):
        desk.chat.fails = [Undelivered("no answer")]
        assert await relay(desk) == 1
        (row,) = await notices(desk)
        if row.settled_at is None:
            pauses.append(row.ready_at - desk.clock.now())
            desk.clock.instant = row.ready_at - timedelta(seconds=1)
            assert await relay(desk) == 0
            desk.clock.instant = row.ready_at
    assert [pause.total_seconds() for pause in pauses[:4]] == [5, 10, 20, 40]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=1)
    assert (len(pauses), row.outcome) == (19, "given_up")


async def test_told_to_wait_longer_the_relay_waits_so_long(desk):
    await owe(desk, "777")
    desk.chat.fails = [Undelivered("Too Many Requests", retry_after=77)]
    await relay(desk)
    (row,) = await notices(desk)
    assert row.ready_at == NOW + timedelta(seconds=77)


async def test_a_relay_that_died_leaves_its_notices_to_the_next_one_when_the_lease_ends(desk, monkeypatch):
    await owe(desk, "777")

    async def dies(*_):
        raise asyncio.CancelledError

    monkeypatch.setattr(relay_module, "_settle", dies)
    with pytest.raises(asyncio.CancelledError):
        await relay(desk)
    monkeypatch.undo()
    assert await relay(desk) == 0
    desk.clock.wind(minutes=2, seconds=1)
    assert await relay(desk) == 1


async def test_what_a_slow_telegram_leaves_no_time_for_goes_out_with_the_next_lease_and_once(desk, monkeypatch):
    await owe(desk, "777", "778", "779")
    send = desk.chat.send

    async def slow(*args, **more):
        desk.clock.wind(seconds=40)
        await send(*args, **more)

    monkeypatch.setattr(desk.chat, "send", slow)
    await relay(desk)
    assert len(desk.chat.sent) == 2
    assert await relay(desk) == 0
    desk.clock.wind(minutes=2)
    await relay(desk)
    assert len({text for _, text, _ in desk.chat.sent}) == len(desk.chat.sent) == 3


async def test_a_message_that_gets_no_turn_is_given_back_within_the_lease(desk, monkeypatch):
    await owe(desk, "777")

    async def never(*_, **__):
        await asyncio.Event().wait()

    monkeypatch.setattr(relay_module, "_HALF", timedelta(seconds=0.05))
    monkeypatch.setattr(desk.chat, "send", never)
    await relay(desk)
    (row,) = await notices(desk)
    assert (row.settled_at, row.ready_at) == (None, NOW + timedelta(seconds=5))


async def test_two_relays_send_each_notice_once(desk):
    await owe(desk, *map(str, range(700, 730)))
    await asyncio.gather(relay(desk), relay(desk))
    assert len({text for _, text, _ in desk.chat.sent}) == len(desk.chat.sent) == 30


async def test_a_code_that_has_got_a_meaning_meanwhile_is_no_news(desk):
    await owe(desk, "777")
    async with desk.database.write() as db:
        await db.execute(update(event).values(status=Status.IN_TRANSIT))
    await relay(desk)
    assert [row.outcome for row in await notices(desk)] == ["stale"]
    assert desk.chat.sent == []


async def test_an_answer_is_told_although_the_carrier_fell_silent_again_before_it_was_sent(desk):
    async with desk.database.write() as db:
        one = await people.keep(db, 7001, NOW)
        known = (await trackings.keep(db, "nova_poshta", [ROOT], NOW))[ROOT]
        await outbox.owe_answer(db, one, known.id, NOW)
        await record(db, "nova_poshta", {ROOT: told(ROOT, "5", Status.IN_TRANSIT)}, NOW)
        await outbox.make_answers_ready(db, [known.id], NOW)
        await trackings.ask_again_at(db, {known.id: NOW}, NOW + timedelta(seconds=3))
    await relay(desk)
    ((_, text, _),) = desk.chat.sent
    assert "У дорозі" in text
    assert "стан на" in text


@pytest.mark.parametrize(("at", "held"), [("21:30", True), ("05:30", True), ("06:30", False), ("19:30", False)])
async def test_the_night_is_that_of_the_shops_clock(desk, at, held):
    """Kyiv is two hours ahead of UTC in November."""
    desk.clock.instant = datetime.fromisoformat(f"2026-11-25T{at}:00Z")
    async with desk.database.write() as db:
        one = await people.keep(db, 7001, desk.clock.now())
        await people.set_quiet_nights(db, one, quiet=True)
        known = (await record(db, "nova_poshta", {ROOT: told(ROOT, "7", Status.READY_FOR_PICKUP)}, NOW)).known[ROOT]
        await follows.add(db, one, known.id, NOW)
        notice = NewNotice(kind=NoticeKind.CHANGE, person_id=one, tracking_id=known.id, occasion="arrived:1")
        await outbox.owe(db, [notice], desk.clock.now())
    await relay(desk)
    assert len(desk.chat.sent) == (not held)


async def test_who_was_forgotten_meanwhile_is_sent_nothing(desk):
    await owe(desk, "777")
    async with desk.database.write() as db:
        claimed = await outbox.claim(db, Lease(NOW, timedelta(minutes=2), 20))
        await people.erase(db, 7010, NOW)
    assert await relay_module._deliver(desk, claimed[0]) == "stale"
    assert desk.chat.sent == []
