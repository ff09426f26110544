"""Drafts without a chat: taken once from a source, sent once by however many ask at once, and duplicates are seen."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.db.tables import contact, draft, parcel, shipment, tracking, waybill_attempt
from bot.domain.attempt import AttemptState
from bot.domain.draft import SourceKind, Stage, Warn
from bot.domain.errors import DeskError, NotAllowed
from bot.domain.order import Delivery as Way
from bot.domain.order import OrderDraft
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services import draft_card, draft_sending, drafts
from bot.services.chat import Delivery
from bot.services.drafts import Came
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.places import LVIV_BRANCH
from tests.handlers.storekeeper.conftest import small_country
from tests.handlers.storekeeper.pasted import order
from tests.services.standing import take

CAME = Came(SourceKind.SHOP, "shop.example", "1001")


@pytest.fixture
async def ready(shop):
    await take(shop.desk, *small_country())
    return shop


def whole(**said):
    return order(city="Львів", branch_number=str(LVIV_BRANCH.number), **said)


async def test_what_a_source_sends_again_gives_the_drafts_it_gave_before(ready):
    first = await drafts.take(ready.desk, ready.owner, [whole(), whole()], CAME)
    assert await drafts.take(ready.desk, ready.owner, [whole(), whole()], CAME) == first
    assert await ready.count(draft) == 2


async def test_two_at_once_take_one_order_once(ready):
    taken = await asyncio.gather(*(drafts.take(ready.desk, ready.owner, [whole()], CAME) for _ in range(4)))
    assert len({tuple(ids) for ids in taken}) == 1
    assert await ready.count(draft) == 1


async def test_a_draft_is_sent_without_a_chat(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    attempt = await draft_sending.send(ready.desk, ready.owner, one)
    assert (attempt.state, len(ready.books())) == (AttemptState.CREATED, 1)
    assert await draft_sending.send(ready.desk, ready.owner, one) == attempt


async def test_tapped_at_once_in_many_places_one_waybill_is_made(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    shown = await draft_card.show(ready.desk, ready.owner, one)
    taps = [
        draft_sending.create(ready.desk, ready.owner, one, shown.version, Delivery(1, update)) for update in range(1, 6)
    ]
    ended = await asyncio.gather(*taps)
    assert {each.stage for each in ended} <= {Stage.MADE, Stage.CHECKING}
    assert len(ready.books()) == 1
    assert await ready.count(shipment) == await ready.count(waybill_attempt) == 1


async def test_a_tap_on_what_has_changed_since_makes_nothing(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    shown = await draft_card.show(ready.desk, ready.owner, one)
    ready.clock.wind(seconds=5)
    await drafts.change(ready.desk, ready.owner, one, lambda draft: replace(draft, weight_g=2000))
    ended = await draft_sending.create(ready.desk, ready.owner, one, shown.version, Delivery(1, 7))
    assert (ended.stage, ready.books()) == (Stage.DRAFT, [])


async def test_one_that_lacks_something_is_not_sent(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole(phone=None)], CAME)
    with pytest.raises(DeskError, match="error-draft-changed"):
        await draft_sending.send(ready.desk, ready.owner, one)
    assert ready.books() == []


async def test_one_that_is_made_can_neither_be_changed_nor_discarded(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    await draft_sending.send(ready.desk, ready.owner, one)
    with pytest.raises(DeskError, match="error-draft-done"):
        await drafts.change(ready.desk, ready.owner, one, lambda draft: draft)
    with pytest.raises(DeskError, match="error-draft-done"):
        await drafts.discard(ready.desk, ready.owner, one, Delivery(1, 8))


async def test_the_same_recipient_and_sum_today_is_seen_and_another_day_not(ready):
    first, second = await drafts.take(ready.desk, ready.owner, [whole(), whole()], CAME)
    await draft_sending.send(ready.desk, ready.owner, first)
    shown = await draft_card.show(ready.desk, ready.owner, second)
    assert [one.what for one in shown.cautions] == [Warn.DUPLICATE]
    ready.clock.wind(hours=24)
    assert (await draft_card.show(ready.desk, ready.owner, second)).cautions == ()


async def test_a_discarded_one_leaves_nobody_behind(ready):
    before = await ready.count(contact)
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    await drafts.discard(ready.desk, ready.owner, one, Delivery(1, 9))
    assert await ready.count(contact) == before


async def test_a_stranger_sees_and_does_nothing(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    stranger = Person(7999)
    for asked in (draft_card.show(ready.desk, stranger, one), draft_sending.send(ready.desk, stranger, one)):
        with pytest.raises(NotAllowed):
            await asked


async def test_a_door_goes_by_its_words(ready):
    door = OrderDraft(
        last_name="Зразок", first_name="Олена", phone=Phone("380990000021"), city="Львів", delivery=Way.DOOR,
        street="вул. Каштанова", house="3", flat="7", weight_g=1000, description="книга", cod=whole().cod,
    )  # fmt: skip
    (one,) = await drafts.take(ready.desk, ready.owner, [door], CAME)
    shown = await draft_card.show(ready.desk, ready.owner, one)
    assert shown.gaps == ()
    attempt = await draft_sending.send(ready.desk, ready.owner, one)
    assert attempt.state is AttemptState.CREATED, attempt.problems


async def test_who_let_a_parcel_go_back_before_is_warned_of(ready):
    first, second = await drafts.take(ready.desk, ready.owner, [whole(), whole()], CAME)
    await draft_sending.send(ready.desk, ready.owner, first)
    async with ready.desk.database.write() as db:
        await db.execute(update(tracking).values(status="returned"))
    ready.clock.wind(hours=48)
    shown = await draft_card.show(ready.desk, ready.owner, second)
    assert [(one.what, one.many) for one in shown.cautions] == [(Warn.NOT_COLLECTED, 1)]


async def test_several_seats_share_the_weight(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole(seats=3, weight_g=2000)], CAME)
    attempt = await draft_sending.send(ready.desk, ready.owner, one)
    assert attempt.state is AttemptState.CREATED, attempt.problems
    async with ready.desk.database.read() as db:
        weights = list((await db.execute(select(parcel.c.weight_g).order_by(parcel.c.place))).scalars())
    assert (len(weights), sum(weights)) == (3, 2000)


async def test_what_was_cancelled_is_asked_for_anew_with_what_it_says_now(ready):
    (one,) = await drafts.take(ready.desk, ready.owner, [whole()], CAME)
    await draft_sending.send(ready.desk, ready.owner, one)
    await draft_sending.cancel(ready.desk, ready.owner, one, Delivery(1, 10))
    assert ready.books() == []
    ready.clock.wind(seconds=5)
    await drafts.change(ready.desk, ready.owner, one, lambda draft: replace(draft, weight_g=3000))
    await draft_sending.send(ready.desk, ready.owner, one)
    (row,) = [row for row in ready.simulator.office.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]
    assert row["properties"]["Weight"] == "3"
    assert await ready.count(shipment) == 1
    assert await ready.count(waybill_attempt) == 2


async def test_what_nobody_touches_for_two_months_is_thrown_away_with_who_it_was_for(ready):
    before = await ready.count(contact)
    left, sent = await drafts.take(ready.desk, ready.owner, [whole(), whole()], CAME)
    await draft_sending.send(ready.desk, ready.owner, sent)
    ready.clock.wind(hours=24 * 59)
    assert await drafts.forget_left(ready.desk) == 0
    ready.clock.wind(hours=48)
    assert await drafts.forget_left(ready.desk) == 1
    assert (await draft_card.show(ready.desk, ready.owner, left)).stage is Stage.DISCARDED
    assert (await draft_card.show(ready.desk, ready.owner, sent)).stage is Stage.MADE
    assert await ready.count(contact) == before + 2  # the sent draft's and its shipment's
