"""A conversation about branches goes on once for each update, however often it is delivered; on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.db.tables import chat_state
from bot.domain.branch_search import Point
from bot.domain.people import Person
from bot.domain.place import BranchKind
from bot.services import branch_finding, my_branch, price_asking
from bot.services.chat import Delivery
from bot.services.people import recognise
from tests.services.town_rows import branch_id, keep_towns

LOCKERS = frozenset({BranchKind.LOCKER})


@pytest.fixture
async def towns(desk):
    return await keep_towns(desk, "Львів", "Бровари")


async def somebody(desk):
    desk.recent_people.forget(7001)
    return await recognise(desk, 7001)


async def states(desk):
    async with desk.database.read() as db:
        return [(row.awaits, row.about) for row in await db.execute(select(chat_state))]


async def test_a_line_delivered_again_is_answered_alike_and_changes_nothing(desk, towns):
    first = await branch_finding.look(desk, Person(7001), "поштомат у Львові", Delivery(1, 1))
    kept = await states(desk)
    desk.clock.wind(seconds=5)
    again = await branch_finding.look(desk, await somebody(desk), "поштомат у Львові", Delivery(1, 1, again=True))
    assert [one.found.id for one in again.branches] == [one.found.id for one in first.branches]
    assert (again.town, again.wish, again.many) == (first.town, first.wish, first.many)
    assert await states(desk) == kept


async def test_a_price_delivered_again_is_answered_alike(desk, towns):
    first = await price_asking.hear(desk, Person(7001), "до Львова 3 кг наложка 1500", Delivery(1, 1))
    kept = await states(desk)
    again = await price_asking.hear(
        desk, await somebody(desk), "до Львова 3 кг наложка 1500", Delivery(1, 1, again=True)
    )
    assert again == first
    assert await states(desk) == kept


async def test_what_was_wished_before_does_not_hide_the_branch_that_is_named_now(desk, towns):
    await branch_finding.look(desk, Person(7001), "поштомат у Львові", Delivery(1, 1))
    look = await branch_finding.look(desk, await somebody(desk), "відділення 3", Delivery(1, 2))
    assert [one.found.branch.number for one in look.branches] == ["3"]
    assert look.wish.kinds != LOCKERS


async def test_what_the_parcel_is_like_stays_whatever_is_named(desk, towns):
    await branch_finding.look(desk, Person(7001), "Бровари 25 кг", Delivery(1, 1))
    look = await branch_finding.look(desk, await somebody(desk), "тільки поштомати", Delivery(1, 2))
    assert look.branches
    assert all(one.found.obstacles for one in look.branches)


async def test_words_that_find_nothing_are_told_and_the_town_is_shown(desk, towns):
    look = await branch_finding.look(desk, Person(7001), "Бровари біля зеленої альтанки", Delivery(1, 1))
    assert look.town.name == "Бровари"
    assert look.missed
    assert look.branches


async def test_after_the_nearest_wishes_are_about_the_same_place_and_numbers_about_its_town(desk, towns):
    one = await branch_finding.show(desk, Person(7001), await branch_id(desk, "Бровари", 1))
    point = Point(one.found.branch.latitude, one.found.branch.longitude)
    look = await branch_finding.near(desk, Person(7001), point, "", Delivery(1, 1))
    assert len(look.branches) == 10
    look = await branch_finding.look(desk, await somebody(desk), "а поштомат є?", Delivery(1, 2))
    assert (look.town, look.wish.kinds) == (None, LOCKERS)
    away = [one.found.distance_m for one in look.branches]
    assert len(away) == 10
    assert max(away) < 3000
    assert all(one.found.branch.kind is BranchKind.LOCKER for one in look.branches)
    look = await branch_finding.look(desk, await somebody(desk), "відділення 1", Delivery(1, 3))
    assert (look.town.name, look.branches[0].found.branch.number) == ("Бровари", "1")


async def test_a_landmark_lists_the_nearest_to_it_and_wishes_go_on_there(desk, towns):
    look = await branch_finding.look(desk, Person(7001), "на Сихові", Delivery(1, 1))
    assert (look.town.name, look.around.landmark.ukrainian) == ("Львів", "Сихів")
    look = await branch_finding.look(desk, await somebody(desk), "а поштомат?", Delivery(1, 2))
    away = [one.found.distance_m for one in look.branches]
    assert (look.around.landmark.ukrainian, look.wish.kinds) == ("Сихів", LOCKERS)
    assert away == sorted(away)
    turned = await branch_finding.turn(desk, await somebody(desk), towns[0], "1.", Delivery(1, 3))
    assert turned.around.landmark.ukrainian == "Сихів"
    assert min(one.found.distance_m for one in turned.branches) >= away[-1]


async def test_a_landmark_of_another_town_than_the_one_spoken_of_goes_there(desk, towns):
    await branch_finding.look(desk, Person(7001), "Бровари", Delivery(1, 1))
    look = await branch_finding.look(desk, await somebody(desk), "а на левандівці?", Delivery(1, 2))
    assert (look.town.name, look.around.landmark.ukrainian) == ("Львів", "Левандівка")


async def test_a_landmark_is_not_looked_for_in_a_town_that_has_it_not(desk, towns):
    look = await branch_finding.look(desk, Person(7001), "Бровари сихів", Delivery(1, 1))
    assert (look.town.name, look.around) == ("Бровари", None)
    assert look.missed


async def test_everything_of_a_town_is_shown_without_the_landmark(desk, towns):
    await branch_finding.look(desk, Person(7001), "на Сихові", Delivery(1, 1))
    look = await branch_finding.turn(desk, await somebody(desk), towns[0], "0.all", Delivery(1, 2))
    assert look.around is None


async def test_words_without_a_town_are_about_that_of_ones_own_branch(desk, towns):
    await my_branch.choose(desk, Person(7001), await branch_id(desk, "Бровари", 1), Delivery(1, 1))
    look = await branch_finding.look(desk, await somebody(desk), "поштомат", Delivery(1, 2))
    assert (look.town.name, look.wish.kinds) == ("Бровари", LOCKERS)
    assert look.mine.found.branch.number == "1"


async def test_a_list_older_than_the_conversation_shows_its_own_town_without_what_was_wished_since(desk, towns):
    await branch_finding.look(desk, Person(7001), "поштомат у Львові", Delivery(1, 1))
    look = await branch_finding.turn(desk, await somebody(desk), towns[1], "0.", Delivery(1, 2))
    assert (look.town.name, look.wish.kinds) == ("Бровари", frozenset())
