"""A waybill is an attempt first (design, law 3): however it is asked for, a shipment has one at most."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.carriers.base import Problem, Rejected
from bot.db import people, shipments, trackings
from bot.db.tables import contact, document, shipment_number, tracking, waybill_attempt
from bot.domain.attempt import AttemptState
from bot.domain.errors import Gone, NotAllowed
from bot.domain.party import Phone
from bot.domain.people import Person
from bot.domain.place import NamedAddress, Town
from bot.domain.shipment import Parcel
from bot.domain.tracking import Status
from bot.services import labels, waybills
from bot.services.people import phone_hash
from bot.services.polling import poll
from bot.services.schedule import forget_old

DOOR = NamedAddress(Town("Львів", "Львівська"), "Зелена", "12", "7")


async def test_a_tap_makes_one_waybill_that_is_followed_and_has_its_label(shop):
    one = await shop.shipment()
    attempt = await shop.create(one)
    assert attempt.state is AttemptState.CREATED
    assert shop.books() == [attempt.reference]
    async with shop.desk.database.read() as db:
        ((label, digest),) = (await db.execute(select(document.c.content, document.c.sha256))).all()
        known = await trackings.find(db, "nova_poshta", [attempt.waybill.number])
        roles = (await db.execute(select(shipment_number.c.tracking_id, shipment_number.c.role))).all()
    assert label.startswith(b"%PDF")
    assert len(digest) == 32
    number = known[attempt.waybill.number]
    assert roles == [(number.id, "outbound")]
    assert number.phone == Phone("380990000001")
    assert await shop.told() == []  # who tapped is answered directly


async def test_the_poll_asks_for_what_the_shop_sent(shop):
    attempt = await shop.create(await shop.shipment())
    assert await status_of(shop, attempt) is Status.NOT_FOUND
    shop.clock.wind(hours=1)
    await poll(shop.desk)
    assert await status_of(shop, attempt) is Status.CREATED


async def status_of(shop, attempt):
    query = select(tracking.c.status).where(tracking.c.number == attempt.waybill.number)
    async with shop.desk.database.read() as db:
        return Status((await db.execute(query)).scalar_one())


async def test_tapped_again_nothing_is_asked_again(shop):
    one = await shop.shipment()
    first, again = await shop.create(one), await shop.create(one)
    assert again == first
    assert shop.calls("save") == 1


async def test_tapped_by_many_at_once_in_two_replicas_one_asks(shop):
    """Two desks on one database, as two replicas are."""
    other = replace(
        shop.desk, database=type(shop.desk.database)(shop.desk.database._url.render_as_string(hide_password=False))
    )
    one = await shop.shipment()
    desks = [shop.desk, other] * 5
    await asyncio.gather(*(waybills.create(desk, shop.owner, one) for desk in desks))
    await other.database.close()
    assert shop.calls("save") == 1
    assert len(shop.books()) == 1


async def test_the_database_itself_refuses_a_second_live_attempt(shop):
    one = await shop.shipment()
    attempt = await shop.create(one)
    row = {"shipment_id": one, "account_id": attempt.account_id, "origin_id": attempt.origin_id, "problems": []}
    with pytest.raises(IntegrityError):
        async with shop.desk.database.write() as db:
            await db.execute(insert(waybill_attempt).values(**row, state="unknown", created_at=shop.clock.now()))


async def test_what_is_refused_is_kept_by_field_and_may_be_asked_for_again(shop):
    one = await shop.shipment(parcels=(Parcel(0),))
    refused = await shop.create(one)
    assert refused.state is AttemptState.REJECTED
    assert [(problem.path, problem.key) for problem in refused.problems] == [("parcels.weight", "refusal-weight")]
    assert shop.books() == []
    await shop.create(one)
    assert await shop.states(one) == ["rejected", "rejected"]


async def test_a_refusal_that_quotes_the_recipient_is_kept_without_them(shop, monkeypatch):
    """The simulator quotes nobody; the carrier may."""

    async def refuse(*_):
        raise Rejected("nova_poshta", [Problem("777", "Олена Зразок, +380990000001: хибна адреса")])

    way = shop.desk.carriers.of_account(shop.sent_by[0])
    monkeypatch.setattr(type(way.carrier), "create", refuse)
    attempt = await shop.create(await shop.shipment())
    assert [problem.text for problem in attempt.problems] == ["… …, +…: хибна адреса"]


async def test_a_day_that_is_over_is_today(shop):
    yesterday = shop.clock.now().date() - timedelta(days=1)
    attempt = await shop.create(await shop.shipment(ship_on=yesterday))
    assert (attempt.state, attempt.ship_on) == (AttemptState.CREATED, shop.clock.now().date())


async def test_a_cancelled_one_tracks_as_cancelled(shop):
    attempt = await shop.create(await shop.shipment())
    assert (await shop.cancel(attempt.id)).state is AttemptState.CANCELLED
    assert shop.books() == []
    await poll(shop.desk)
    assert await status_of(shop, attempt) is Status.CANCELLED
    assert (await shop.create(attempt.shipment_id)).state is AttemptState.CREATED  # another may be made then


async def test_a_label_that_does_not_come_harms_no_waybill_and_comes_later(shop):
    shop.faults.switch_on("printFull", "502")
    attempt = await shop.create(await shop.shipment())
    assert (attempt.state, attempt.label_id) == (AttemptState.CREATED, None)
    shop.faults.switch_off()
    await shop.settled()
    assert await shop.count(document) == 1
    assert shop.calls("save") == 1


async def test_only_the_owner_may(shop):
    one = await shop.shipment()
    attempt = await shop.create(one)
    stranger = Person(7011)
    for asked in (
        waybills.prepare(shop.desk, stranger, shop.new_shipment()),
        waybills.create(shop.desk, stranger, one),
        waybills.cancel(shop.desk, stranger, attempt.id),
    ):
        with pytest.raises(NotAllowed):
            await asked
    assert shop.books() == [attempt.reference]


async def test_what_is_not_there_is_gone(shop):
    with pytest.raises(Gone):
        await shop.create(999)
    with pytest.raises(Gone):
        await shop.cancel(999)


async def test_a_shipment_comes_back_as_it_was_kept(shop):
    new = replace(shop.new_shipment(), destination=DOOR, note="Дзвонити Олені")
    one = await waybills.prepare(shop.desk, shop.owner, new)
    async with shop.desk.database.read() as db:
        stored = await shipments.find(db, one)
        public = (await db.execute(text("SELECT destination FROM shipment"))).scalar_one()
    assert (stored.destination, stored.recipient, stored.parcels, stored.note) == (
        new.destination,
        new.recipient,
        new.parcels,
        new.note,
    )
    assert "Зелена" not in str(public)


async def test_who_is_forgotten_still_gets_what_is_on_its_way_and_is_gone_sixty_days_later(shop):
    desk, phone = shop.desk, Phone("380990000001")
    async with desk.database.write() as db:
        person = await people.keep(db, 7100, desk.clock.now())
        own = await people.keep_contact(db, phone, phone_hash(desk, phone), desk.clock.now())
        await people.set_contact(db, person, own)
    one = await shop.shipment()
    async with desk.database.write() as db:
        await people.erase(db, 7100, desk.clock.now())
    assert (await shop.create(one)).state is AttemptState.CREATED
    assert await shop.count(contact) == 2  # the recipient's and the shop's own
    shop.clock.wind(days=61)
    await forget_old(desk)
    assert await shop.count(contact) == 1
    async with desk.database.read() as db:
        assert await shipments.find(db, one) is None


async def test_a_label_fetched_by_two_at_once_is_kept_once(shop):
    shop.faults.switch_on("printFull", "502", 9)
    attempt = await shop.create(await shop.shipment())
    shop.faults.switch_off()
    await asyncio.gather(labels.fetch_label(shop.desk, attempt), labels.fetch_label(shop.desk, attempt))
    assert await shop.count(document) == 1
