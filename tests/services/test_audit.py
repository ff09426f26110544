"""What the staff does leaves a line with ids and names of fields in the transaction of what was done, once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.db import packing_settings
from bot.db.tables import audit
from bot.domain.draft import Field, SourceKind
from bot.domain.errors import UnderWay
from bot.domain.packing import TOLERANCES, Scan
from bot.domain.people import Person
from bot.domain.shipment import Why
from bot.services import (
    accounts,
    batches,
    draft_sending,
    drafts,
    habits,
    owner_directory,
    pack_photos,
    packing,
    packing_rules,
    people,
    questions,
    weighing,
)
from bot.services.chat import Delivery
from bot.services.drafts import Came
from tests.carriers.directories import CODE, shelf
from tests.handlers.storekeeper.pasted import order
from tests.reading.labels import Codes, draw_label
from tests.reading.photo_set import as_jpeg, on_cardboard
from tests.services.batch_desk import batch_desk
from tests.sheets import orders, some_country, xlsx

OWNER = Person(7010)


async def lines(desk):
    async with desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(audit).order_by(audit.c.id))]


async def done(desk):
    return [(one["did"], one["before"], one["after"]) for one in await lines(desk)]


async def test_a_waybill_asked_for_and_taken_back_by_hand(shop):
    one = await shop.shipment()
    attempt = await shop.create(one)
    await shop.create(one)  # the same tap again
    await shop.cancel(attempt.id)
    await shop.cancel(attempt.id)
    assert await done(shop.desk) == [
        ("shipment_prepared", {}, {}),
        ("waybill_asked", {}, {"shipment_id": one}),
        ("waybill_cancelled", {"state": "created"}, {"state": "cancelling"}),
    ]
    assert [line["subject_id"] for line in await lines(shop.desk)] == [one, attempt.id, attempt.id]


async def test_no_line_holds_anybodys_data(shop):
    attempt = await shop.create(await shop.shipment())
    await questions.put_question(shop.desk, Person(7001), 55)
    owner = await people.recognise(shop.desk, OWNER.telegram_id)
    await questions.begin_reply(shop.desk, owner, 1, Delivery(1, 1))
    await questions.reply(shop.desk, owner, 66, Delivery(1, 2))
    written = json.dumps([[one["before"], one["after"]] for one in await lines(shop.desk)], ensure_ascii=False)
    for data in ("380990000001", "Зразок", "Чайник", attempt.waybill.number):
        assert data not in written


async def test_an_account_made_usual_and_disconnected(shop):
    account_id, _ = shop.sent_by
    await accounts.make_usual(shop.desk, OWNER, account_id, Delivery(1, 1))
    for _ in range(2):
        await accounts.disconnect(shop.desk, OWNER, account_id, Delivery(1, 2))
    assert await done(shop.desk) == [
        ("made_usual", {"is_usual": False}, {"is_usual": True}),
        ("disconnected", {"state": "working"}, {"state": "disconnected"}),
    ]


async def test_an_answer_to_a_question_and_whose_it_was(desk):
    await questions.put_question(desk, Person(7001), 55)
    owner = await people.recognise(desk, OWNER.telegram_id)
    await questions.begin_reply(desk, owner, 1, Delivery(1, 1))
    await questions.reply(desk, owner, 66, Delivery(1, 2))
    (line,) = await lines(desk)
    assert (line["did"], line["subject_id"]) == ("question_answered", 1)
    assert None not in (line["actor_id"], line["person_id"])
    assert line["actor_id"] != line["person_id"]


async def test_a_reading_asked_for_leaves_a_line_and_one_refused_does_not(desk):
    async with shelf() as carriers:
        reading = replace(desk, carriers=carriers)
        await owner_directory.ask_anew(reading, OWNER, CODE, (7010, 5), Delivery(1, 1))
        with pytest.raises(UnderWay):
            await owner_directory.ask_anew(reading, OWNER, CODE, (7010, 5), Delivery(1, 2))
        assert await done(reading) == [("directory_asked", {}, {"carrier": CODE})]


@pytest.fixture
async def ready(shop):
    """It knows its towns, so that drafts and spreadsheets become waybills."""
    return await batch_desk(shop)


async def a_draft(ready):
    one = order(city=some_town(), branch_number="1")
    (draft_id,) = await drafts.take(ready.desk, OWNER, [one], Came(SourceKind.CHAT, "", "1:1"))
    return draft_id


def some_town():
    cities, _ = some_country()
    return cities[0].name


async def test_a_draft_begun_again_and_one_thrown_away(ready):
    draft_id = await a_draft(ready)
    for _ in range(2):
        again = await draft_sending.once_more(ready.desk, OWNER, draft_id, Why.DEFECT, Delivery(1, 1))
    for _ in range(2):
        await drafts.discard(ready.desk, OWNER, again, Delivery(1, 2))
    assert await done(ready.desk) == [("again_begun", {}, {"why": "defect"}), ("draft_discarded", {}, {})]
    assert [line["subject_id"] for line in await lines(ready.desk)] == [again, again]


async def test_a_default_says_what_it_was_and_is_and_the_goods_only_that_they_are_named(shop):
    chosen = [(Field.WEIGHT, "1000"), (Field.WEIGHT, "1000"), (Field.PAYER, "sender"), (habits.COD_FORM, "transfer")]
    for update_id, (what, key) in enumerate(chosen, 1):
        for _ in range(2):
            await habits.choose(shop.desk, OWNER, what, key, Delivery(1, update_id))
    await habits.ask(shop.desk, OWNER, Field.GOODS, Delivery(1, 8))
    owner = await people.recognise(shop.desk, OWNER.telegram_id)
    await habits.answer_in_words(shop.desk, owner, "подарунок Зразок Олені", Delivery(1, 9))
    assert await done(shop.desk) == [
        ("default_changed", {"weight_g": None}, {"weight_g": 1000}),
        ("default_changed", {"payer": "recipient"}, {"payer": "sender"}),
        ("default_changed", {"goods": None}, {"goods": "set"}),
    ]


async def test_a_template_kept_and_dropped(shop):
    await habits.ask(shop.desk, OWNER, habits.TEMPLATE, Delivery(1, 1))
    owner = await people.recognise(shop.desk, OWNER.telegram_id)
    settled = await habits.answer_in_words(shop.desk, owner, "чайник 2 кг", Delivery(1, 2))
    for update_id in (3, 3, 4):
        await habits.drop_template(shop.desk, OWNER, settled.templates[0].id, Delivery(1, update_id))
    assert await done(shop.desk) == [("template_kept", {}, {"weight_g": 2000}), ("template_dropped", {}, {})]


async def test_a_spreadsheet_started_and_cancelled(ready):
    shown = await ready.take(xlsx(orders(2)))
    started, cancelled = ready.delivery(), ready.delivery()
    for _ in range(2):
        await ready.go(shown.batch.id, started)
    for _ in range(2):
        await batches.cancel(ready.desk, await ready.person(), shown.batch.id, cancelled)
    assert await done(ready.desk) == [
        ("batch_started", {"state": "ready"}, {"state": "running"}),
        ("batch_cancelled", {"state": "running"}, {"state": "cancelled"}),
    ]
    assert {line["subject_id"] for line in await lines(ready.desk)} == {shown.batch.id}


async def packed(ready):
    """A shipment that is packed, and its number."""
    one = await ready.shop.shipment()
    attempt = await ready.shop.create(one)
    await packing.tick_all(ready.desk, OWNER, one, ready.delivery())
    await packing.close_box(ready.desk, OWNER, one, ready.delivery())
    return one, attempt.waybill.number


async def packer_did(ready):
    told = await lines(ready.desk)
    return [(one["did"], one["subject_id"], one["before"], one["after"]) for one in told[2:]]


async def test_a_box_closed_and_opened_again_each_once(ready):
    one, _ = await packed(ready)
    await packing.close_box(ready.desk, OWNER, one, ready.delivery())
    for _ in range(2):
        await packing.open_again(ready.desk, OWNER, one, ready.delivery())
    assert await packer_did(ready) == [("packed", one, {}, {}), ("unpacked", one, {}, {})]


async def test_a_label_that_is_this_orders(ready):
    one, number = await packed(ready)
    ready.chat.files["photo"] = as_jpeg(on_cardboard(draw_label(number, Codes.BOTH, 700)))
    owner, delivery = await ready.person(), ready.delivery()
    for _ in range(2):
        scanned, _ = await pack_photos.take_photo(ready.desk, owner, "photo", delivery)
    assert scanned.scan is Scan.GLUED
    assert await packer_did(ready) == [("packed", one, {}, {}), ("label_checked", one, {}, {})]
    assert number not in json.dumps(await done(ready.desk))


async def test_a_weight_put_right_and_one_that_was_left(ready):
    one = await ready.shop.shipment()
    await ready.shop.create(one)
    await packing.begin(ready.desk, OWNER, one, ready.delivery())
    owner = await ready.person()
    card = await weighing.weigh(ready.desk, owner, 9000, ready.delivery())
    was = card.packing.weighing.declared_g
    for _ in range(2):
        await weighing.leave(ready.desk, owner, one, ready.delivery())
    await weighing.weigh(ready.desk, owner, 8000, ready.delivery())
    for _ in range(2):
        await weighing.put_right(ready.desk, owner, one, ready.delivery())
    assert await packer_did(ready) == [
        ("weight_left", one, {}, {}),
        ("weight_put_right", one, {"weight_g": was}, {"weight_g": 8000}),
    ]


async def test_a_code_that_was_taught(ready):
    one = await ready.shop.shipment()
    await ready.shop.create(one)
    await packing.begin(ready.desk, OWNER, one, ready.delivery())
    async with ready.desk.database.write() as db:
        code_id, _ = await packing_settings.keep_code(db, "4820000000017", ready.desk.clock.now())
    for _ in range(2):
        await pack_photos.teach(ready.desk, OWNER, one, (code_id, 0), ready.delivery())
    assert await packer_did(ready) == [("code_taught", code_id, {}, {})]


async def test_packing_rules_say_what_they_were_and_are(shop):
    for update_id, minutes in enumerate((1080, 1080, None), 1):
        await packing_rules.set_courier(shop.desk, OWNER, minutes, Delivery(1, update_id))
    await packing_rules.set_tolerance(shop.desk, OWNER, 0, Delivery(1, 9))
    first = TOLERANCES[0]
    assert await done(shop.desk) == [
        ("packing_set", {"courier_at": None}, {"courier_at": "18:00"}),
        ("packing_set", {"courier_at": "18:00"}, {"courier_at": None}),
        ("packing_set", {"tolerance_g": 100, "tolerance_percent": 5}, dict(zip(FIELDS, first, strict=True))),
    ]


FIELDS = ("tolerance_g", "tolerance_percent")
