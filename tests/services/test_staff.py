"""Roles are given and taken by owners alone, hold at the next tap in every replica, and leave no shop ownerless."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.db import people as people_rows
from bot.db import staff as rows
from bot.db.engine import Database
from bot.db.tables import audit, outbox
from bot.domain.errors import AlreadyDone, Gone, LastOwner, NamedOwner, NotAllowed
from bot.domain.notices import NoticeKind
from bot.domain.people import Person, RecentPeople
from bot.domain.roles import Role
from bot.services import accounts, menu, people, questions, quiet, staff
from bot.services.audit import page
from bot.services.chat import Delivery
from bot.services.relay import relay
from tests.desk import ScriptedChat, enlist

NAMED, ANNA, BOHDAN, CUSTOMER = Person(7010), 7101, 7102, Person(7001)
_updates = iter(range(1, 10_000))


def once():
    return Delivery(1, next(_updates))


@pytest.fixture
async def shop(desk):
    """A desk without OWNER_ID; Anna is its owner."""
    without = replace(desk, settings=desk.settings.model_copy(update={"owner_id": None}))
    await enlist(without, ANNA, Role.OWNER)
    return without


@asynccontextmanager
async def replica(desk):
    """Another desk on the same database: it has read other people at other times."""
    database = Database(desk.database._url.render_as_string(hide_password=False))
    yield replace(desk, database=database, chat=ScriptedChat(), recent_people=RecentPeople())
    await database.close()


async def roles(desk, telegram_id):
    async with desk.database.read() as db:
        return await rows.roles_of(db, telegram_id)


async def lines(desk):
    query = select(audit.c.did, audit.c.actor_id, audit.c.person_id, audit.c.before, audit.c.after).order_by(audit.c.id)
    async with desk.database.read() as db:
        return [tuple(row) for row in await db.execute(query)]


async def test_a_role_is_given_taken_and_each_leaves_a_line_and_a_notice(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN)
    one, name = await staff.give(shop, anna, bohdan.id, Role.COURIER, once())
    assert (one.roles, name) == ({Role.COURIER}, "Зразок 7102")
    await staff.give(shop, anna, bohdan.id, Role.STOREKEEPER, once())
    one, _ = await staff.take(shop, anna, bohdan.id, Role.COURIER, once())
    assert one.roles == await roles(shop, BOHDAN) == {Role.STOREKEEPER}
    told = [(did, before["roles"], after["roles"]) for did, _, _, before, after in await lines(shop)]
    assert told == [
        ("role_given", [], ["courier"]),
        ("role_given", ["courier"], ["storekeeper", "courier"]),
        ("role_taken", ["storekeeper", "courier"], ["storekeeper"]),
    ]
    assert {(actor, whom) for _, actor, whom, _, _ in await lines(shop)} == {(anna.id, bohdan.id)}
    await relay(shop)
    assert [text for chat, text, _ in shop.chat.sent if chat == BOHDAN][-1].count("комірник") == 1


async def test_the_same_tap_delivered_again_gives_once(shop):
    anna, bohdan, delivery = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN), once()
    for _ in range(2):
        one, _ = await staff.give(shop, anna, bohdan.id, Role.COURIER, delivery)
        assert one.roles == {Role.COURIER}
    assert len(await lines(shop)) == 1


async def test_a_stale_button_says_that_it_is_done(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN, Role.COURIER)
    with pytest.raises(AlreadyDone):
        await staff.give(shop, anna, bohdan.id, Role.COURIER, once())
    with pytest.raises(AlreadyDone):
        await staff.take(shop, anna, bohdan.id, Role.MANAGER, once())
    await staff.remove(shop, anna, bohdan.id, once())
    with pytest.raises(AlreadyDone):
        await staff.remove(shop, anna, bohdan.id, once())
    with pytest.raises(Gone):
        await staff.remove(shop, anna, 999, once())


async def test_who_is_removed_loses_access_at_the_next_tap_in_another_replica(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN, Role.OWNER)
    async with replica(shop) as other:
        await people.meet(other, BOHDAN, "uk")
        there = await people.meet(other, BOHDAN, "uk")  # now they are read and remembered
        assert there.roles == {Role.OWNER}
        await accounts.list_all(other, there)
        await staff.remove(shop, anna, bohdan.id, once())
        still_read = await people.meet(other, BOHDAN, "uk")
        assert still_read.roles == {Role.OWNER}  # read a moment ago: nothing there says otherwise
        with pytest.raises(NotAllowed):
            await accounts.list_all(other, still_read)
        with pytest.raises(NotAllowed):
            await staff.give(other, still_read, bohdan.id, Role.OWNER, once())
    assert await roles(shop, BOHDAN) == frozenset()


async def test_the_last_owner_stays_one(shop):
    anna = await people.recognise(shop, ANNA)
    for change in (staff.remove(shop, anna, anna.id, once()), staff.take(shop, anna, anna.id, Role.OWNER, once())):
        with pytest.raises(LastOwner):
            await change
    bohdan = await enlist(shop, BOHDAN, Role.OWNER)
    await staff.take(shop, anna, anna.id, Role.OWNER, once())  # and now may go
    assert await roles(shop, ANNA) == frozenset()
    with pytest.raises(LastOwner):
        await staff.remove(shop, bohdan, bohdan.id, once())


async def test_two_owners_who_remove_each_other_at_once_leave_one(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN, Role.OWNER)
    async with replica(shop) as other:
        outcomes = await asyncio.gather(
            staff.remove(shop, anna, bohdan.id, once()),
            staff.remove(other, bohdan, anna.id, once()),
            return_exceptions=True,
        )
    async with shop.database.read() as db:
        assert len(await rows.holders(db, [Role.OWNER])) == 1
    assert [type(one) for one in outcomes if isinstance(one, Exception)] == [NotAllowed]


async def test_whom_the_settings_name_stays_an_owner(desk):
    anna, named = await enlist(desk, ANNA, Role.OWNER), await enlist(desk, NAMED.telegram_id, Role.COURIER)
    with pytest.raises(NamedOwner):
        await staff.remove(desk, anna, named.id, once())
    one, _ = await staff.take(desk, anna, named.id, Role.COURIER, once())
    assert one.roles == {Role.OWNER}
    await staff.remove(desk, anna, anna.id, once())  # there is another one
    known = (await staff.roster(desk, named)).members
    assert [(member.telegram_id, member.roles) for member in known] == [(NAMED.telegram_id, {Role.OWNER})]


async def test_the_menu_is_that_of_the_roles_in_the_persons_language_and_goes_with_them(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN)
    await staff.give(shop, anna, bohdan.id, Role.OWNER, once())
    assert {language for chat, language in shop.chat.menus if chat == BOHDAN} == {"uk", "ru", "en", ""}
    assert "staff" in shop.chat.menus[BOHDAN, ""]
    await staff.take(shop, anna, bohdan.id, Role.OWNER, once())
    await staff.give(shop, anna, bohdan.id, Role.COURIER, once())
    assert "staff" not in shop.chat.menus[BOHDAN, ""]
    await staff.remove(shop, anna, bohdan.id, once())
    assert [chat for chat, _ in shop.chat.menus if chat == BOHDAN] == []


async def test_every_start_offers_the_menus_anew(shop):
    await enlist(shop, BOHDAN, Role.MANAGER)
    await menu.offer_to_staff(shop)
    assert {chat for chat, _ in shop.chat.menus} == {ANNA, BOHDAN}


async def test_one_of_the_staff_who_asks_to_be_forgotten_loses_the_roles_and_stands_in_no_line(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN)
    await staff.give(shop, anna, bohdan.id, Role.MANAGER, once())
    bohdan = await people.recognise(shop, BOHDAN)
    await quiet.forget(shop, bohdan, once())
    assert await roles(shop, BOHDAN) == frozenset()
    assert [chat for chat, _ in shop.chat.menus if chat == BOHDAN] == []
    told = [(did, actor, whom) for did, actor, whom, _, _ in await lines(shop)]
    assert told == [("role_given", anna.id, None), ("left", None, None)]
    with pytest.raises(NotAllowed):
        await questions.begin_reply(shop, bohdan, 1, once())


async def test_a_question_goes_to_all_who_may_answer_and_the_first_answer_counts(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN, Role.MANAGER)
    await enlist(shop, 7103, Role.STOREKEEPER)
    await questions.put_question(shop, CUSTOMER, 55)
    await relay(shop)
    assert shop.chat.copies == [(ANNA, (7001, 55)), (BOHDAN, (7001, 55))]
    for one in (anna, bohdan):
        await questions.begin_reply(shop, one, 1, once())
    await questions.reply(shop, bohdan, 77, once())
    with pytest.raises(questions.AlreadyAnswered):
        await questions.reply(shop, anna, 78, once())
    await relay(shop)
    assert shop.chat.copies[2:] == [(7001, (BOHDAN, 77))]


async def test_a_notice_for_the_staff_does_not_reach_who_lost_the_right_since_it_was_owed(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN, Role.MANAGER)
    await questions.put_question(shop, CUSTOMER, 55)
    await staff.remove(shop, anna, bohdan.id, once())
    await relay(shop)
    assert [chat for chat, _ in shop.chat.copies] == [ANNA]
    async with shop.database.read() as db:
        query = select(outbox.c.person_id, outbox.c.outcome).where(outbox.c.kind == NoticeKind.QUESTION)
        assert set(map(tuple, await db.execute(query))) == {(anna.id, "sent"), (bohdan.id, "stale")}


async def test_the_trail_is_read_by_pages_the_newest_first(shop):
    anna, bohdan = await people.recognise(shop, ANNA), await enlist(shop, BOHDAN)
    for role in (Role.COURIER, Role.MANAGER, Role.STOREKEEPER, Role.OWNER):
        await staff.give(shop, anna, bohdan.id, role, once())
        await staff.take(shop, anna, bohdan.id, role, once())
        shop.clock.wind(minutes=1)
    for role in (Role.COURIER, Role.MANAGER, Role.STOREKEEPER):
        await staff.give(shop, anna, bohdan.id, role, once())
    first, names, has_older = await page(shop, anna, 0)
    second, _, has_older_still = await page(shop, anna, 1)
    assert (len(first), has_older, len(second), has_older_still) == (10, True, 1, False)
    assert [line.at for line in [*first, *second]] == sorted((line.at for line in [*first, *second]), reverse=True)
    assert names == {ANNA: "Зразок 7101", BOHDAN: "Зразок 7102"}
    with pytest.raises(NotAllowed):
        await page(shop, bohdan, 0)


async def test_a_persons_roles_are_read_in_the_statement_that_reads_them(shop):
    await enlist(shop, BOHDAN, Role.COURIER, Role.MANAGER)
    async with shop.database.read() as db:
        known = await people_rows.find_all(db, [ANNA, BOHDAN, 7001])
    assert {one: person.roles for one, person in known.items()} == {
        ANNA: {Role.OWNER},
        BOHDAN: {Role.COURIER, Role.MANAGER},
    }
