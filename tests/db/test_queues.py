"""What is claimed is claimed by one, a lease that ran out lets another have it, and only what is old is forgotten."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.db import chat, outbox, people, schedule, trackings
from bot.db.engine import Database
from bot.db.leases import Lease
from bot.db.outbox import NewNotice
from bot.db.tables import chat_state, job_run, metadata, tracking, update_seen
from bot.db.tables import outbox as outbox_table
from bot.domain.notices import NoticeKind
from bot.domain.people import Person

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LEASE = timedelta(minutes=5)
SECOND = timedelta(seconds=1)
NUMBERS = [f"2045000000{number:04}" for number in range(40)]


@pytest.fixture
async def replica(database, database_url):
    """Another replica on the same database."""
    other = Database(database_url)
    yield other
    await other.close()


async def due_trackings(database):
    async with database.write() as db:
        known = await trackings.keep(db, "nova_poshta", NUMBERS, NOW)
        await trackings.ask_again_at(db, {one.id: NOW for one in known.values()}, NOW)


async def claim_trackings(database, now=NOW, limit=25):
    async with database.write() as db:
        return {one.number for one in await trackings.claim_due(db, "nova_poshta", Lease(now, LEASE, limit))}


async def owe(database, *occasions):
    async with database.write() as db:
        person = await people.keep(db, 7001, NOW)
        one = (await trackings.keep(db, "nova_poshta", NUMBERS[:1], NOW))[NUMBERS[0]]
        for occasion in occasions:
            if occasion is None:
                await outbox.owe_answer(db, person, one.id, NOW)
            else:
                notice = NewNotice(
                    kind=NoticeKind.UNKNOWN_CODE, person_id=person, tracking_id=one.id, occasion=occasion
                )
                await outbox.owe(db, [notice], NOW)
    return person, one.id


async def claim_notices(database, now=NOW, limit=25):
    async with database.write() as db:
        return await outbox.claim(db, Lease(now, LEASE, limit))


async def count(database, table, *where):
    async with database.read() as db:
        return (await db.execute(select(func.count()).select_from(table).where(*where))).scalar_one()


async def test_two_who_claim_numbers_at_once_get_different_ones_and_all_of_them(database, replica):
    await due_trackings(database)
    one, other = await asyncio.gather(claim_trackings(database), claim_trackings(replica))
    assert one & other == set()
    rest = await claim_trackings(database)
    assert one | other | rest == set(NUMBERS)


async def test_a_leased_number_is_nobody_elses_until_the_lease_ends(database):
    await due_trackings(database)
    assert len(await claim_trackings(database, limit=40)) == 40
    assert await claim_trackings(database, NOW + LEASE, limit=40) == set()
    assert len(await claim_trackings(database, NOW + LEASE + SECOND, limit=40)) == 40


async def test_numbers_that_nobody_waits_for_are_not_due(database):
    async with database.write() as db:
        await trackings.keep(db, "nova_poshta", NUMBERS, NOW)
    assert await claim_trackings(database, NOW + timedelta(days=9)) == set()


async def test_another_carriers_numbers_are_left_alone(database):
    await due_trackings(database)
    async with database.write() as db:
        assert await trackings.claim_due(db, "meest", Lease(NOW, LEASE, 40)) == []


async def test_every_claim_counts_as_an_attempt(database):
    await owe(database, "777")
    attempts = [(await claim_notices(database, NOW + n * 2 * LEASE))[0].attempts for n in range(3)]
    assert attempts == [1, 2, 3]


async def test_two_who_claim_notices_at_once_get_different_ones(database, replica):
    await owe(database, *map(str, range(20)))
    one, other = await asyncio.gather(claim_notices(database, limit=12), claim_notices(replica, limit=12))
    ids = [notice.id for notice in [*one, *other]]
    assert len(set(ids)) == len(ids) == 20


async def test_a_notice_is_owed_once_for_one_occasion(database):
    await owe(database, "777", "777")
    await owe(database, "777", "778")
    assert await count(database, outbox_table) == 2


async def test_an_answer_that_is_owed_already_is_not_owed_twice_and_is_owed_again_once_it_was_told(database):
    person, one = await owe(database, None, None)
    assert await count(database, outbox_table) == 1
    async with database.write() as db:
        await outbox.settle_told(db, person, [one], NOW)
        await outbox.owe_answer(db, person, one, NOW + SECOND)
    assert await count(database, outbox_table, outbox_table.c.settled_at.is_(None)) == 1


async def test_an_answer_is_claimed_only_once_there_is_one(database):
    _, one = await owe(database, None)
    assert await claim_notices(database) == []
    async with database.write() as db:
        await outbox.make_answers_ready(db, [one], NOW)
    assert [notice.telegram_id for notice in await claim_notices(database)] == [7001]


async def test_a_settled_notice_is_never_claimed_again(database):
    await owe(database, "777")
    (notice,) = await claim_notices(database)
    async with database.write() as db:
        await outbox.settle(db, {notice.id: "sent"}, NOW)
    assert await claim_notices(database, NOW + timedelta(days=1)) == []


async def test_a_postponed_notice_waits_for_its_time(database):
    await owe(database, "777")
    (notice,) = await claim_notices(database)
    async with database.write() as db:
        await outbox.postpone(db, {notice.id: NOW + timedelta(hours=1)})
    assert await claim_notices(database, NOW + timedelta(minutes=59)) == []
    assert len(await claim_notices(database, NOW + timedelta(hours=1))) == 1


async def test_one_of_many_who_take_an_effect_has_it(database, replica):
    async def take(where):
        async with where.write() as db:
            return await chat.claim_effect(db, 1, 4242, NOW)

    assert sorted(await asyncio.gather(*(take(one) for one in (database, replica) * 4))) == [False] * 7 + [True]


async def test_a_mark_keeps_the_effect_and_an_effect_may_be_marked_later(database):
    async with database.write() as db:
        await chat.claim_effect(db, 1, 1, NOW)
        await chat.mark_answered(db, 1, [1, 2], NOW + SECOND)
        await chat.claim_effect(db, 1, 3, NOW)
    async with database.read() as db:
        assert await chat.answered_by_id(db, 1, [1, 2, 3, 4]) == {1: True, 2: True, 3: False}
        assert await chat.answered_by_id(db, 2, [1, 2, 3]) == {}
    assert await count(database, update_seen, update_seen.c.effect_at == NOW) == 2


async def test_a_newer_question_takes_the_older_ones_place(database):
    async with database.write() as db:
        person = await people.keep(db, 7001, NOW)
        await chat.await_for(db, person, "contact", {"tracking_id": 1}, NOW)
        await chat.await_for(db, person, "name", {"tracking_id": 2}, NOW)
        assert await chat.awaited(db, person) == ("name", {"tracking_id": 2})
        assert await chat.awaited(db, person + 1) is None


async def test_only_what_is_old_is_forgotten_and_only_by_the_tables_own_word(database):
    person, _ = await owe(database, "old", "new", "open")
    notices = {notice.occasion: notice.id for notice in await claim_notices(database)}
    old, new = NOW - timedelta(days=31), NOW - timedelta(days=2)
    async with database.write() as db:
        await outbox.settle(db, {notices["old"]: "sent"}, old)
        await outbox.settle(db, {notices["new"]: "sent"}, new)
        await chat.mark_answered(db, 1, [1], old)
        await chat.mark_answered(db, 1, [2], new)
        await chat.await_for(db, person, "contact", {}, old)
        await schedule.claim(db, "relay", old, old)
        await schedule.claim(db, "relay", new, new)
        assert await schedule.forget_old(db, NOW) == 4
    left = [await count(database, table) for table in (outbox_table, update_seen, chat_state, job_run, tracking)]
    assert left == [2, 1, 0, 1, 1]


async def test_what_has_no_term_is_kept_for_good(database):
    await owe(database, "open")
    async with database.write() as db:
        await schedule.forget_old(db, NOW + timedelta(days=10_000))
    kept = [table.name for table in metadata.sorted_tables if await count(database, table)]
    assert sorted(kept) == ["outbox", "person", "tracking"]


async def test_the_same_number_kept_by_many_at_once_is_one_row(database, replica):
    async def keep(where):
        async with where.write() as db:
            return (await trackings.keep(db, "nova_poshta", NUMBERS[:3], NOW))[NUMBERS[0]].id

    assert len(set(await asyncio.gather(*(keep(one) for one in (database, replica) * 4)))) == 1
    assert await count(database, tracking) == 3


async def test_a_person_met_by_many_at_once_is_one_row(database, replica):
    async def keep(where):
        async with where.write() as db:
            return await people.keep(db, 7001, NOW, "uk")

    assert len(set(await asyncio.gather(*(keep(one) for one in (database, replica) * 4)))) == 1


async def test_a_person_is_read_as_they_were_kept(database):
    async with database.write() as db:
        one = await people.keep(db, 2**52, NOW, "de-AT")
        await people.set_language(db, Person(2**52), "en", NOW)
        await people.set_blocked(db, one, NOW)
        found = await people.find(db, 2**52)
        assert found == await people.by_id(db, one)
        assert (found.language, found.telegram_language, found.blocked) == ("en", "de-AT", True)
        await people.set_met(db, one, "uk")
        found = await people.find(db, 2**52)
        assert (found.telegram_language, found.blocked) == ("uk", False)
        assert await people.find(db, 1) is None


async def test_a_batch_of_a_thousand_numbers_is_kept_and_found(database):
    many = [f"2046{number:010}" for number in range(1000)]
    async with database.write() as db:
        assert len(await trackings.keep(db, "nova_poshta", many, NOW)) == 1000
        assert len(await trackings.find(db, "nova_poshta", many)) == 1000
