"""A waybill that stands is changed in the chat: seen before it is asked for, asked for once, and never half done."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.db.tables import audit, contact, document, draft, packing, parcel, shipment, tracking, waybill_attempt
from bot.domain.attempt import AttemptState
from bot.services.settling import settle
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.handlers.storekeeper.pasted import order

DONE_BUT_NOT_TOLD = "done-502"
NOT_DONE_AND_NOT_TOLD = "502"


def book(stage):
    """The one waybill that stands at the carrier, as it was told."""
    (row,) = [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]
    return row


def updates(stage):
    return sum(one.method == "update" for one in stage.nova_poshta.requests)


async def rows(stage, table):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(table).order_by(*table.primary_key))]


async def settled(stage, rounds=4):
    for _ in range(rounds):
        stage.wind(minutes=6)
        await settle(stage.desk)
    await stage.tick()


async def made(keeper, pasted, **said):
    pasted(order(**said))
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")


async def phone_said(keeper):
    """The change is prepared: another phone."""
    await keeper.tap("Змінити накладну")
    await keeper.tap("📞 Телефон")
    await keeper.say("099 000 00 55")
    return await keeper.expect("380990000055")


@on_both_engines
@in_both_modes
async def test_before_and_after_are_shown_and_one_tap_changes_the_waybill_and_brings_its_label(keeper, shop, pasted):
    await made(keeper, pasted)
    number, first_price = book(shop)["number"], book(shop)["price"]
    await keeper.tap("Змінити накладну")
    await keeper.expect("Що змінити?")
    assert "✅ Змінити в перевізника" not in keeper.buttons
    await keeper.tap("📞 Телефон")
    await keeper.expect("Зараз: +380990000021")
    await keeper.say("099 000 00 55")
    await keeper.expect("380990000055")
    await keeper.tap("Змінити ще")
    await keeper.tap("⚖️ Вага")
    await keeper.say("9")
    card = await keeper.expect("9 кг")
    assert "Телефон: +380990000021 → +380990000055" in card["text"]
    assert "Вага: 1 кг → 9 кг" in card["text"]
    assert "Доставка:" in card["text"]
    assert updates(shop) == 0
    await keeper.tap("Змінити в перевізника")
    done = await keeper.expect("Накладну змінено")
    assert number in done["text"]
    told = book(shop)
    assert (told["number"], told["properties"]["RecipientsPhone"], told["properties"]["Weight"]) == (
        number,
        "380990000055",
        "9",
    )
    assert told["price"] > first_price
    label = await keeper.expect("🏷")
    assert (await keeper.file(label)).startswith(b"%PDF")
    assert updates(shop) == 1


async def much_changed(keeper):
    """Another phone, weight, sum to collect and declared value."""
    await phone_said(keeper)
    await keeper.tap("Змінити ще")
    await keeper.tap("⚖️ Вага")
    await keeper.tap("2 кг")
    for field, was in (("💵 Післяплата", "Післяплата: 1.500,00"), ("🛡 Вартість", "Вартість: 1.500,00")):
        await keeper.tap("Змінити ще")
        await keeper.tap(field)
        await keeper.say("1700")
        await keeper.expect(was)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")


@on_both_engines
async def test_order_and_shipment_follow_and_nothing_of_the_change_is_left(keeper, shop, pasted):
    await made(keeper, pasted)
    (before,) = await rows(shop, waybill_attempt)
    await much_changed(keeper)
    first, revision = await rows(shop, draft)
    assert (first["weight_g"], first["cod_minor"], first["changed_at"] > first["created_at"]) == (2000, 170_000, True)
    assert (revision["discarded_at"] is not None, revision["contact_id"]) == (True, None)
    (sent,) = await rows(shop, shipment)
    assert (sent["cod_minor"], sent["declared_minor"]) == (170_000, 170_000)
    assert [one["weight_g"] for one in await rows(shop, parcel)] == [2000]
    phones = [one["phone"] for one in await rows(shop, contact) if one["of_shipment"]]
    assert phones == ["380990000055", "380990000055"]
    (after,) = await rows(shop, waybill_attempt)
    assert (after["state"], after["change"], after["reference"] != before["reference"]) == ("created", None, True)
    assert book(shop)["properties"]["InfoRegClientBarcodes"] == after["reference"]
    assert len(await rows(shop, document)) == 2


@on_both_engines
async def test_the_trail_tells_what_stood_before_and_after_and_nobodys_phone(keeper, shop, pasted):
    await made(keeper, pasted)
    await much_changed(keeper)
    line = next(one for one in await rows(shop, audit) if one["did"] == "waybill_changed")
    was = {"weight_g": 1000, "declared_value": "1500.00 UAH", "to_collect": "1500.00 UAH", "phone": "other"}
    now = {"weight_g": 2000, "declared_value": "1700.00 UAH", "to_collect": "1700.00 UAH", "phone": "changed"}
    assert (line["before"], line["after"]) == (was, now)
    await keeper.say("/audit")
    told = await keeper.expect("зміна накладної")
    assert "телефон: змінено" in told["text"]
    assert "380990000055" not in told["text"]


@on_both_engines
async def test_another_place_is_chosen_as_on_a_draft(keeper, shop, pasted):
    await made(keeper, pasted)
    await keeper.tap("Змінити накладну")
    await keeper.tap("🏙 Місто")
    await keeper.say("Луцьк 2")
    card = await keeper.expect("Луцьк")
    assert "Полтава" in card["text"]
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    destination = shop.world.find(book(shop)["number"]).destination
    assert (destination.town.name, destination.number) == ("Луцьк", 2)


@on_both_engines
async def test_a_second_tap_asks_the_carrier_for_nothing(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    tap = _do(keeper)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    await keeper.say("/drafts")
    await keeper.expect("Чернеток немає")
    shop.forge(keeper, tap)
    await keeper.tap("forged")
    await keeper.expect("Накладну змінено")
    assert updates(shop) == 1


def _do(chat):
    (tap,) = [
        one["callback_data"]
        for row in chat.messages[-1]["inline_keyboard"]
        for one in row
        if ":ug." in one["callback_data"]
    ]
    return tap


@on_both_engines
async def test_a_lost_answer_is_told_as_being_checked_and_ends_by_itself(keeper, shop, pasted):
    shop.forgives |= {"unfinished_work_broke"}
    await made(keeper, pasted)
    await phone_said(keeper)
    shop.faults.switch_on("InternetDocument.update", DONE_BUT_NOT_TOLD)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("Не змінюйте її ще раз")
    assert keeper.buttons == ["🔄 Що там?"]
    await keeper.tap("Що там?")
    shop.carrier_recovers()
    await settled(shop)
    told = await keeper.expect("змінено. Наклейте нову")
    assert book(shop)["number"] in told["text"]
    await keeper.expect("🏷")
    assert updates(shop) == 1
    assert book(shop)["properties"]["RecipientsPhone"] == "380990000055"
    (after,) = await rows(shop, waybill_attempt)
    assert (after["state"], after["reference"]) == ("created", book(shop)["properties"]["InfoRegClientBarcodes"])


@on_both_engines
async def test_what_never_came_through_is_asked_for_again_once_that_is_proven(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    shop.faults.switch_on("InternetDocument.update", NOT_DONE_AND_NOT_TOLD)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("Не змінюйте її ще раз")
    shop.carrier_recovers()
    shop.wind(minutes=1)
    await settle(shop.desk)
    assert updates(shop) == 1  # the carrier's lists may lag behind
    await settled(shop)
    await keeper.expect("змінено. Наклейте нову")
    await keeper.expect("🏷")
    assert updates(shop) == 2
    assert book(shop)["properties"]["RecipientsPhone"] == "380990000055"


async def test_while_it_is_in_doubt_nothing_else_is_asked_of_the_carrier(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    tap = _do(keeper)
    shop.faults.switch_on("InternetDocument.update", DONE_BUT_NOT_TOLD)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("Не змінюйте її ще раз")
    for word in (tap.partition(":")[2].partition(":")[2], "ux", "o.weight.5000", "c!", "u"):
        for one in (1, 2):
            shop.forge(keeper, f"dr:{one}:{word}")
            await keeper.tap("forged")
    assert updates(shop) == 1
    assert sum(one.method == "delete" for one in shop.nova_poshta.requests) == 0
    (attempt,) = await rows(shop, waybill_attempt)
    assert attempt["state"] == AttemptState.CHANGING


async def test_what_the_carrier_refuses_can_be_mended_at_once_and_the_waybill_stays(keeper, shop, pasted):
    await made(keeper, pasted)
    await keeper.tap("Змінити накладну")
    await keeper.tap("📞 Телефон")
    await keeper.say("+380990000100")  # the sender's own
    await keeper.expect("380990000100")
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("не прийняв змін")
    assert book(shop)["properties"]["RecipientsPhone"] == "380990000021"
    await keeper.tap("📞 Телефон")
    await keeper.say("099 000 00 55")
    await keeper.expect("+380990000055")
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    assert book(shop)["properties"]["RecipientsPhone"] == "380990000055"


async def test_left_as_it_is_nothing_is_changed_and_who_was_to_get_it_is_forgotten(keeper, shop, pasted):
    await made(keeper, pasted)
    before = len(await rows(shop, contact))
    await phone_said(keeper)
    await keeper.tap("Лишити, як є")
    card = await keeper.expect("380990000021")
    assert "Накладна" in card["text"]
    assert len(await rows(shop, contact)) == before
    assert updates(shop) == 0


async def test_handed_over_it_is_kindly_said_what_can_still_be_done(keeper, shop, pasted):
    await made(keeper, pasted)
    async with shop.desk.database.write() as db:
        await db.execute(update(tracking).values(status="accepted"))
    await keeper.tap("Змінити накладну")
    told = await keeper.expect("вже прийняв перевізник")
    assert "переадресувати" in told["text"]
    assert "[➕ Ще відправлення]" in str(keeper)
    assert "Змінити накладну" not in str(keeper)
    await keeper.tap("До накладної")
    await keeper.expect("Накладна")


async def test_handed_over_while_it_was_being_prepared_the_carriers_no_is_said_kindly_too(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    shop.world.hand_over(book(shop)["number"])
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("вже прийняв перевізник")
    assert "✅ Змінити в перевізника" not in keeper.buttons
    assert "➕ Ще відправлення" in keeper.buttons
    await keeper.tap("Лишити, як є")
    await keeper.expect("380990000021")
    (attempt,) = await rows(shop, waybill_attempt)
    assert (attempt["state"], attempt["problems"], attempt["change"]) == ("created", [], None)


async def test_a_label_that_is_glued_on_already_has_to_be_checked_anew(keeper, shop, pasted):
    await made(keeper, pasted)
    (sent,) = await rows(shop, shipment)
    now = shop.desk.clock.now()
    async with shop.desk.database.write() as db:
        glued = {"packed_at": now, "glued_at": now, "glued_number": book(shop)["number"], "created_at": now}
        await db.execute(packing.insert().values(shipment_id=sent["id"], **glued))
    await phone_said(keeper)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    (box,) = await rows(shop, packing)
    assert (box["glued_at"], box["packed_at"] is not None) == (None, True)


async def test_while_a_weight_is_being_put_right_nothing_else_is_changed(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    (sent,) = await rows(shop, shipment)
    now = shop.desk.clock.now()
    async with shop.desk.database.write() as db:
        asking = {"weight_change": "asking", "change_asked_at": now, "created_at": now}
        await db.execute(packing.insert().values(shipment_id=sent["id"], **asking))
    assert "змінити не можна" in str(await keeper.tap("Змінити в перевізника"))
    assert updates(shop) == 0
    shop.wind(minutes=5)
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    assert updates(shop) == 1


async def test_the_card_of_a_waybill_says_what_was_sent_whatever_the_shop_is_used_to_by_now(keeper, shop, pasted):
    await made(keeper, pasted)
    await keeper.say("/defaults")
    await keeper.expect("Звичне для магазину")
    await keeper.tap("🚚 Платник")
    await keeper.tap("Магазин")
    await keeper.expect("платить: Магазин")
    shop.forge(keeper, "dr:1:")
    await keeper.tap("forged")
    card = await keeper.expect("Накладна")
    assert "За доставку платить отримувач" in card["text"]
    await keeper.tap("Змінити накладну")
    await keeper.tap("📞 Телефон")
    await keeper.say("099 000 00 55")
    card = await keeper.expect("380990000055")
    assert "платить" not in card["text"]
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("🏷")
    assert book(shop)["properties"]["PayerType"] == "Recipient"


async def test_what_was_prepared_for_a_waybill_that_was_cancelled_since_is_gone(keeper, shop, pasted):
    await made(keeper, pasted)
    await phone_said(keeper)
    tap = _do(keeper)
    shop.forge(keeper, "dr:1:c!")
    await keeper.tap("forged")
    await keeper.expect("Накладну скасовано")
    shop.forge(keeper, tap)
    await keeper.tap("forged")
    await keeper.tap("Створити знову")
    await keeper.expect("🏷")
    shop.forge(keeper, tap)
    await keeper.tap("forged")
    await keeper.expect("Накладна")
    assert updates(shop) == 0
    assert book(shop)["properties"]["RecipientsPhone"] == "380990000021"
