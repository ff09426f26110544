"""What a delivery costs: asked of the simulated carrier over HTTP, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from bot.db.directory_tables import branch
from bot.db.tables import origin
from bot.domain.measure import Size
from bot.domain.money import Money
from bot.domain.quote import DeliveryKind, NoOffer, PricePart, QuoteRequest, RecentQuotes
from bot.services import quotes
from bot.services.quotes import offers
from tests.desk import NOW
from tests.services.town_rows import branch_id, keep_towns

PRICE = "getDocumentPrice"
ALL = {DeliveryKind.BRANCH, DeliveryKind.LOCKER, DeliveryKind.DOOR}


def hryvnias(whole):
    return Money(whole * 100, "UAH")


@pytest.fixture
async def lviv(shop):
    return (await keep_towns(shop.desk, "Львів"))[0]


def by_kind(told):
    return {one.kind: one for one in told.offers}


def why_by_kind(told):
    return {one.kind: one.why for one in told.left_out}


async def test_each_kind_of_delivery_has_its_price_and_day(shop, lviv):
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=3000))
    assert (told.start, told.end) == ("Київ", "Львів")
    assert set(by_kind(told)) == ALL
    assert by_kind(told)[DeliveryKind.BRANCH].quote.total == hryvnias(130)
    assert by_kind(told)[DeliveryKind.DOOR].quote.total == hryvnias(165)
    assert {one.quote.arrives_on for one in told.offers} == {shop.clock.now().date().replace(day=27)}
    assert told.left_out == ()


async def test_the_cheapest_is_marked_and_stands_first_and_a_day_that_all_share_is_not(shop, lviv):
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=3000))
    assert [one.is_cheapest for one in told.offers] == [True, True, False]
    assert told.offers[-1].kind is DeliveryKind.DOOR
    assert not any(one.is_fastest for one in told.offers)


async def test_cash_on_delivery_has_its_fee_and_is_declared(shop, lviv):
    asked = QuoteRequest(town_id=lviv, weight_g=3000, cod=hryvnias(1500), kinds=frozenset({DeliveryKind.BRANCH}))
    (one,) = (await offers(shop.desk, asked)).offers
    assert one.quote.parts == {PricePart.DELIVERY: Money(137_50, "UAH"), PricePart.COD_FEE: hryvnias(50)}
    assert one.quote.total == Money(187_50, "UAH")


async def test_a_parcel_too_heavy_for_a_locker_is_not_offered_one(shop, lviv):
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=25_000))
    assert set(by_kind(told)) == {DeliveryKind.BRANCH, DeliveryKind.DOOR}
    assert why_by_kind(told) == {DeliveryKind.LOCKER: NoOffer.TOO_HEAVY}


async def test_a_box_too_big_for_a_locker_is_not_offered_one_and_one_that_is_turned_fits(shop, lviv):
    big = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000, size=Size(700, 100, 100)))
    assert why_by_kind(big) == {DeliveryKind.LOCKER: NoOffer.TOO_BIG}
    turned = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000, size=Size(300, 400, 600)))
    assert turned.left_out == ()


async def test_a_value_above_a_lockers_ceiling_is_told_as_such(shop, lviv):
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000, declared_value=hryvnias(12_000)))
    assert why_by_kind(told) == {DeliveryKind.LOCKER: NoOffer.TOO_VALUABLE}


async def test_a_town_without_branches_is_reached_by_the_door_alone(shop, lviv):
    async with shop.desk.database.write() as db:
        await db.execute(delete(branch))
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000))
    assert set(by_kind(told)) == {DeliveryKind.DOOR}
    assert why_by_kind(told) == {DeliveryKind.BRANCH: NoOffer.NONE_THERE, DeliveryKind.LOCKER: NoOffer.NONE_THERE}


async def test_closed_branches_are_not_offered(shop, lviv):
    async with shop.desk.database.write() as db:
        await db.execute(update(branch).values(is_working=False))
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000))
    assert why_by_kind(told) == {DeliveryKind.BRANCH: NoOffer.CLOSED, DeliveryKind.LOCKER: NoOffer.CLOSED}


async def test_one_branch_has_the_price_of_its_own_kind(shop, lviv):
    one = await branch_id(shop.desk, "Львів", 2)
    told = await offers(shop.desk, QuoteRequest(branch_id=one, weight_g=1000))
    assert [(offer.kind, offer.quote.total) for offer in told.offers] == [(DeliveryKind.BRANCH, hryvnias(90))]
    heavy = await offers(shop.desk, QuoteRequest(branch_id=one, weight_g=31_000))
    assert (heavy.offers, why_by_kind(heavy)) == ((), {DeliveryKind.BRANCH: NoOffer.TOO_HEAVY})


async def test_without_a_place_to_send_from_nothing_is_offered_and_the_reason_is_told(shop, lviv):
    async with shop.desk.database.write() as db:
        await db.execute(update(origin).values(retired_at=shop.clock.now()))
    told = await offers(shop.desk, QuoteRequest(town_id=lviv, weight_g=1000))
    assert (told.offers, [one.why for one in told.left_out]) == ((), [NoOffer.NO_ORIGIN])


async def test_a_town_that_went_and_one_never_known_are_told_as_such(shop, lviv):
    told = await offers(shop.desk, QuoteRequest(town_id=lviv + 1, weight_g=1000))
    assert (told.offers, [one.why for one in told.left_out]) == ((), [NoOffer.NO_TOWN])


async def test_what_was_asked_a_moment_ago_is_not_asked_again_and_later_is(shop, lviv):
    asked = QuoteRequest(town_id=lviv, weight_g=1000, kinds=frozenset({DeliveryKind.BRANCH}))
    first = await offers(shop.desk, asked)
    assert await offers(shop.desk, asked) == first
    assert shop.calls(PRICE) == 1
    shop.clock.wind(minutes=11)
    await offers(shop.desk, asked)
    assert shop.calls(PRICE) == 2


async def test_many_who_ask_the_same_at_once_are_answered_by_one_question(shop, lviv):
    asked = QuoteRequest(town_id=lviv, weight_g=1000, kinds=frozenset({DeliveryKind.BRANCH}))
    told = await asyncio.gather(*(offers(shop.desk, asked) for _ in range(10)))
    assert all(one == told[0] and one.offers for one in told)
    assert shop.calls(PRICE) == 1


async def test_a_flood_of_different_questions_does_not_reach_the_carrier(shop, lviv, monkeypatch):
    monkeypatch.setattr(quotes, "_MOST_AT_ONCE", 3)
    monkeypatch.setattr(quotes, "WITHIN_AN_UPDATE_S", 0.2)
    shop.faults.switch_on(PRICE, "time-out")
    branch_alone = QuoteRequest(town_id=lviv, weight_g=1000, kinds=frozenset({DeliveryKind.BRANCH}))
    flood = [offers(shop.desk, replace(branch_alone, weight_g=1000 + one)) for one in range(20)]
    told = asyncio.gather(*flood)
    most = 0
    while not told.done():
        most = max(most, len(shop.desk.recent_quotes.under_way))
        await asyncio.sleep(0.01)
    assert most == 3
    assert {one.why for answer in await told for one in answer.left_out} == {NoOffer.SILENT}


async def test_a_silent_carrier_is_left_out_in_time(shop, lviv, monkeypatch):
    monkeypatch.setattr(quotes, "WITHIN_AN_UPDATE_S", 0.2)
    shop.faults.switch_on(PRICE, "time-out")
    asked = QuoteRequest(town_id=lviv, weight_g=1000, kinds=frozenset({DeliveryKind.BRANCH}))
    begun = asyncio.get_running_loop().time()
    told = await offers(shop.desk, asked)
    assert asyncio.get_running_loop().time() - begun < 1
    assert (told.offers, [one.why for one in told.left_out]) == ((), [NoOffer.SILENT])


def test_prices_are_kept_in_a_bounded_number():
    recent = RecentQuotes()
    for key in range(3_000):
        recent.remember(key, None, NOW)
    assert len(recent._told) == 2_000
