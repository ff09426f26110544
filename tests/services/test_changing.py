"""Changes of waybills without a chat: once however many ask, exactly what was seen, and what was not touched stays."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.carriers.base import Capability
from bot.db.tables import contact, draft, parcel, shipment, waybill_attempt
from bot.domain.attempt import AttemptState
from bot.domain.cod import CodForm
from bot.domain.draft import Field, SourceKind, Stage
from bot.domain.errors import DeskError, Gone, NotAllowed
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.services import changing, draft_card, draft_sending, drafts, habits
from bot.services.chat import Delivery
from bot.services.drafts import Came
from sandbox.nova_poshta.waybills import DOCUMENTS
from sandbox.places import LVIV_BRANCH
from tests.handlers.storekeeper.conftest import small_country
from tests.handlers.storekeeper.pasted import order
from tests.services.standing import take

OTHER = Phone("380990000055")


class Made:
    """A waybill that stands, and the change of its phone that is prepared."""

    def __init__(self, shop, one):
        self.shop, self.desk, self.owner, self.draft_id = shop, shop.desk, shop.owner, one
        self._updates = 100

    def delivery(self):
        self._updates += 1
        return Delivery(1, self._updates)

    async def begun(self, how=lambda one: replace(one, phone=OTHER)):
        shown = await changing.begin(self.desk, self.owner, self.draft_id, self.delivery())
        self.shop.clock.wind(seconds=1)
        await drafts.change(self.desk, self.owner, shown.draft.id, how)
        return await draft_card.show(self.desk, self.owner, shown.draft.id, priced=False)

    async def change(self, shown, version=None):
        told = version or shown.version
        return await changing.change(self.desk, self.owner, shown.draft.id, told, self.delivery())

    def book(self):
        rows = self.shop.simulator.office.world.ledger.rows(DOCUMENTS).values()
        (row,) = [row for row in rows if not row["deleted"]]
        return row["properties"]

    async def attempt(self):
        async with self.desk.database.read() as db:
            return (await db.execute(select(waybill_attempt))).one()


async def waybill(shop, **said):
    await take(shop.desk, *small_country())
    whole = order(city="Львів", branch_number=str(LVIV_BRANCH.number), **said)
    (one,) = await drafts.take(shop.desk, shop.owner, [whole], Came(SourceKind.SHOP, "shop.example", "1001"))
    attempt = await draft_sending.send(shop.desk, shop.owner, one)
    assert attempt.state is AttemptState.CREATED, attempt.problems
    return Made(shop, one)


@pytest.fixture
async def made(shop):
    return await waybill(shop)


async def test_tapped_at_once_in_many_places_the_carrier_is_asked_once(made):
    shown = await made.begun()
    ended = await asyncio.gather(*(made.change(shown) for _ in range(5)))
    assert made.shop.calls("update") == 1
    assert {one.stage for one in ended} <= {Stage.MADE, Stage.CHECKING}
    assert made.book()["RecipientsPhone"] == OTHER.digits


async def test_begun_at_once_by_many_there_is_one_change(made):
    begun = [changing.begin(made.desk, made.owner, made.draft_id, made.delivery()) for _ in range(4)]
    assert len({one.draft.id for one in await asyncio.gather(*begun)}) == 1
    assert await made.shop.count(draft) == 2


async def test_what_has_changed_since_it_was_seen_is_not_asked_for(made):
    seen = await made.begun()
    made.shop.clock.wind(seconds=5)
    await drafts.change(made.desk, made.owner, seen.draft.id, lambda one: replace(one, weight_g=9000))
    ended = await made.change(seen)
    assert (ended.stage, made.shop.calls("update")) == (Stage.CHANGING, 0)


async def test_where_nothing_is_another_nothing_is_asked_for(made):
    shown = await made.begun(lambda one: one)
    with pytest.raises(DeskError, match="error-change-nothing"):
        await made.change(shown)
    assert made.shop.calls("update") == 0


@pytest.mark.parametrize("fault", ["time-out", "reset@0", "truncated", "done-502", "done-not-json"])
async def test_made_but_not_told_it_is_found_and_never_asked_for_twice(made, fault):
    made.shop.simulator.office.find_lag = made.desk.carriers.connection("nova_poshta").carrier.info.find_lag
    shown = await made.begun()
    made.shop.faults.switch_on("InternetDocument.update", fault)
    assert (await made.change(shown)).stage is Stage.CHECKING
    assert (await made.change(shown)).stage is Stage.CHECKING
    made.shop.faults.switch_off()
    await made.shop.settled()
    assert (made.shop.calls("update"), (await made.attempt()).state) == (1, "created")
    assert made.book()["RecipientsPhone"] == OTHER.digits
    told = await made.shop.told()
    assert [line for line in told if "змінено" in line]


@pytest.mark.parametrize("fault", ["ignored", "502", "empty"])
async def test_not_made_and_not_told_it_is_asked_for_again_under_the_same_reference(made, fault):
    shown = await made.begun()
    made.shop.faults.switch_on("InternetDocument.update", fault)
    assert (await made.change(shown)).stage is Stage.CHECKING
    asked = (await made.attempt()).change["reference"]
    made.shop.faults.switch_off()
    await made.shop.settled()
    assert (made.shop.calls("update"), (await made.attempt()).reference) == (2, asked)
    assert made.book()["InfoRegClientBarcodes"] == asked


@pytest.mark.parametrize("fault", ["429", "denied"])
async def test_a_carrier_that_did_not_take_it_leaves_the_waybill_and_the_change_as_they_were(made, fault):
    shown = await made.begun()
    made.shop.faults.switch_on("InternetDocument.update", fault)
    ended = await made.change(shown)
    assert ended.stage is Stage.CHANGING
    assert [one.key for one in ended.attempt.problems] == ["waybill-carrier-busy"]
    assert made.book()["RecipientsPhone"] == "380990000021"
    await changing.drop(made.desk, made.owner, shown.draft.id, made.delivery())
    attempt = await made.attempt()
    assert (attempt.state, attempt.problems, attempt.change) == ("created", [], None)


async def test_how_the_money_comes_back_stays_whatever_the_shop_is_used_to_by_now(made):
    await habits.choose(made.desk, made.owner, habits.COD_FORM, CodForm.PAYMENT_CONTROL, made.delivery())
    await made.change(await made.begun())
    assert "AfterpaymentOnGoodsCost" not in made.book()
    assert made.book()["BackwardDeliveryData"][0]["RedeliveryString"] == "1500"


async def test_pieces_that_were_weighed_one_by_one_stay_as_they_are(shop):
    made = await waybill(shop, seats=2, weight_g=3000)
    async with shop.desk.database.write() as db:
        for place, grams in ((1, 1000), (2, 2000)):
            await db.execute(update(parcel).where(parcel.c.place == place).values(weight_g=grams))
    await made.change(await made.begun())
    async with shop.desk.database.read() as db:
        assert list((await db.execute(select(parcel.c.weight_g).order_by(parcel.c.place))).scalars()) == [1000, 2000]
    assert made.book()["RecipientsPhone"] == OTHER.digits


async def test_from_where_it_is_sent_stays(made):
    shown = await made.begun()
    with pytest.raises(DeskError):
        await drafts.ask(made.desk, made.owner, shown.draft.id, Field.ORIGIN, made.delivery())
    with pytest.raises(Gone):
        await drafts.choose_option(made.desk, made.owner, shown.draft.id, (Field.ORIGIN, "1"), made.delivery())


async def test_a_change_that_nobody_asked_for_is_thrown_away_after_two_months_with_who_was_to_get_it(made):
    before = await made.shop.count(contact)
    await made.begun()
    made.shop.clock.wind(hours=24 * 61)
    assert await drafts.forget_left(made.desk) == 1
    assert await made.shop.count(contact) == before


async def test_a_change_is_neither_a_waiting_draft_nor_a_part_of_the_order(made):
    await made.begun()
    assert await drafts.waiting(made.desk, made.owner) == ([], 0)
    assert (await draft_card.show(made.desk, made.owner, made.draft_id)).others == ()
    async with made.desk.database.read() as db:
        assert len((await db.execute(select(shipment))).all()) == 1


async def test_a_carrier_that_changes_no_waybills_is_not_asked_to(made, monkeypatch):
    adapter = made.desk.carriers.connection("nova_poshta").carrier
    none = replace(adapter.info, capabilities=adapter.info.capabilities & ~Capability.UPDATE)
    monkeypatch.setattr(type(adapter), "info", none)
    shown = await changing.begin(made.desk, made.owner, made.draft_id, made.delivery())
    assert (shown.stage, shown.may_change) == (Stage.MADE, False)


async def test_a_stranger_changes_nothing(made):
    shown, stranger = await made.begun(), Person(7999)
    for asked in (
        changing.begin(made.desk, stranger, made.draft_id, made.delivery()),
        changing.drop(made.desk, stranger, shown.draft.id, made.delivery()),
        changing.change(made.desk, stranger, shown.draft.id, shown.version, made.delivery()),
    ):
        with pytest.raises(NotAllowed):
            await asked
    assert made.shop.calls("update") == 0
