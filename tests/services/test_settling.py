"""What is in doubt or has to wait is seen through by the job: found out, and asked for again only if proven absent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.carriers.base import Capability
from bot.carriers.registry import Registry
from bot.db import accounts
from bot.db.tables import document, outbox, shipment
from bot.domain.attempt import AttemptState
from bot.domain.sender import AccountReport
from bot.http import Http
from bot.services.settling import settle

MADE_BUT_NOT_TOLD = ("time-out", "reset@0", "truncated", "done-502", "done-not-json")
NOT_MADE_AND_NOT_TOLD = ("ignored", "502", "empty")


async def test_refused_after_a_wait_who_asked_is_written_what_to_put_right(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "429", 1)
    await shop.create(one)
    async with shop.desk.database.write() as db:
        await db.execute(update(shipment).values(description=""))
    await shop.settled(2)
    assert await shop.states(one) == ["rejected"]
    (line,) = await shop.told()
    assert line.startswith("Перевізник не прийняв накладну")
    assert line.count("•") == 1


async def test_after_a_refused_key_what_is_in_doubt_is_left_to_a_person_and_still_found_later(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "done-502", 1)
    await shop.create(one)
    shop.faults.switch_on("getDocumentList", "denied")
    await shop.settled(2)
    key, waybill = sorted(await shop.told(), key=lambda line: "Не створюйте" in line)
    assert "ключ" in key
    assert "Не створюйте її ще раз" in waybill
    shop.faults.switch_off()
    await shop.settled()
    assert (await shop.states(one), len(shop.books())) == (["created"], 1)


@pytest.mark.parametrize("fault", MADE_BUT_NOT_TOLD)
async def test_made_but_not_told_it_is_found_and_never_made_twice(shop, fault):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", fault)
    unknown = await shop.create(one)
    assert unknown.state is AttemptState.UNKNOWN
    assert unknown.is_in_doubt
    assert (await shop.create(one)).state is AttemptState.UNKNOWN  # "checking, do not repeat"
    shop.faults.switch_off()
    await shop.settled()
    assert (shop.calls("save"), len(shop.books()), await shop.states(one)) == (1, 1, ["created"])
    assert await shop.count(document) == 1
    (line,) = await shop.told()
    assert "Накладну створено" in line


@pytest.mark.parametrize("fault", NOT_MADE_AND_NOT_TOLD)
async def test_not_made_it_is_looked_for_twice_and_then_made_under_a_new_reference(shop, fault):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", fault)
    unknown = await shop.create(one)
    shop.faults.switch_off()
    await shop.settled(1)
    assert (shop.calls("save"), shop.books()) == (1, [])
    await shop.settled()
    assert (shop.calls("save"), await shop.states(one)) == (2, ["absent", "created"])
    (reference,) = shop.books()
    assert reference != unknown.reference


async def test_a_list_that_lags_is_waited_for(shop):
    """A minute longer than promised, too: the carrier may have acted only when the call's time was over."""
    one = await shop.shipment()
    shop.simulator.office.find_lag = timedelta(minutes=3)
    shop.faults.switch_on("InternetDocument.save", "done-502", 1)
    await shop.create(one)
    for _ in range(60):
        shop.clock.wind(seconds=15)
        await settle(shop.desk)
    assert (shop.calls("save"), len(shop.books())) == (1, 1)


async def test_a_look_that_fails_is_no_look(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "ignored", 1)
    await shop.create(one)
    shop.faults.switch_on("getDocumentList", "502")
    await shop.settled(6)
    assert (shop.calls("save"), await shop.states(one)) == (1, ["unknown"])
    shop.faults.switch_off()
    shop.clock.wind(hours=2)
    await shop.settled()
    assert await shop.states(one) == ["absent", "created"]


async def test_a_busy_carrier_is_left_alone_as_long_as_it_said(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "429", 1)
    assert (await shop.create(one)).state is AttemptState.DRAFT
    shop.clock.wind(seconds=29)
    await settle(shop.desk)
    assert (await shop.create(one)).state is AttemptState.DRAFT
    assert shop.calls("save") == 1
    shop.clock.wind(seconds=2)
    await settle(shop.desk)
    assert (shop.calls("save"), await shop.states(one)) == (2, ["created"])
    (line,) = await shop.told()
    assert "Накладну створено" in line


async def test_a_refused_key_stops_the_attempt_and_the_owner_hears_of_it_once(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "denied")
    assert (await shop.create(one)).state is AttemptState.DRAFT
    await shop.create(one)
    await shop.settled(3)
    assert shop.calls("save") == 1
    assert ["Накладна чекає" in line for line in sorted(await shop.told(), key=len)] == [True, False]
    shop.faults.switch_off()
    assert (await shop.create(one)).state is AttemptState.DRAFT
    async with shop.desk.database.write() as db:
        await accounts.set_report(db, shop.sent_by[0], AccountReport(works=True), shop.clock.now())
    assert (await shop.create(one)).state is AttemptState.CREATED


@pytest.mark.parametrize(("fault", "ends_as"), [("done-502", "cancelled"), ("502", "created")])
async def test_a_cancelling_nobody_answered_is_found_out(shop, fault, ends_as):
    attempt = await shop.create(await shop.shipment())
    shop.faults.switch_on("InternetDocument.delete", fault, 1)
    assert (await shop.cancel(attempt.id)).state is AttemptState.CANCELLING
    assert (await shop.create(attempt.shipment_id)).is_in_doubt
    await shop.settled()
    assert await shop.states(attempt.shipment_id) == [ends_as]
    assert len(shop.books()) == (ends_as == "created")
    assert ["Скасувати" in line or "скасовано" in line for line in await shop.told()] == [True]


async def test_a_cancelling_is_not_believed_because_a_list_lags(shop):
    shop.simulator.office.find_lag = timedelta(minutes=4)
    attempt = await shop.create(await shop.shipment())
    shop.faults.switch_on("InternetDocument.delete", "502", 1)
    await shop.cancel(attempt.id)
    for _ in range(60):
        shop.clock.wind(seconds=15)
        await settle(shop.desk)
    assert (await shop.states(attempt.shipment_id), len(shop.books())) == (["created"], 1)


async def test_a_draft_that_waits_is_cancelled_without_the_carrier(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "429", 1)
    attempt = await shop.create(one)
    assert (await shop.cancel(attempt.id)).state is AttemptState.CANCELLED
    await shop.settled(2)
    assert shop.calls("save") == 1


async def test_nothing_is_owed_twice_however_often_the_job_runs(shop):
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "done-502", 1)
    await shop.create(one)
    await shop.settled(20)
    assert await shop.count(outbox) == 1


async def test_where_nobody_can_look_it_stays_in_doubt_and_a_person_is_asked_to(shop, monkeypatch):
    """A carrier that cannot find by our reference: asking it again would be blind."""
    adapter = type(shop.desk.carriers.of_account(shop.sent_by[0]).carrier)
    can = adapter.info.capabilities & ~Capability.FIND
    monkeypatch.setattr(adapter, "info", replace(adapter.info, capabilities=can))
    one = await shop.shipment()
    shop.faults.switch_on("InternetDocument.save", "ignored", 1)
    await shop.create(one)
    await shop.settled(3)
    assert (await shop.states(one), shop.calls("save")) == (["unknown"], 1)
    (line,) = await shop.told()
    assert "Не створюйте її ще раз" in line


async def test_an_account_that_is_not_connected_stops_the_attempt_and_no_carrier_is_asked(shop):
    one = await shop.shipment()
    connected = shop.desk
    shop.desk = replace(connected, carriers=Registry(Http(), {}, [], shop.clock.now))
    assert (await shop.create(one)).state is AttemptState.DRAFT
    await shop.settled(2)
    (line,) = await shop.told()
    assert line.startswith("Накладна чекає на вас")
    await shop.desk.carriers.close()
    shop.desk = connected
    assert (await shop.create(one)).state is AttemptState.CREATED
