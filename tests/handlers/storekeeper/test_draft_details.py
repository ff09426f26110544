"""What an order says besides who, where and what is neither lost nor made up; what cannot be chosen is not offered."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from bot.db.tables import origin
from bot.domain.order import Delivery
from bot.services.batch_running import run_batches
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.handlers.storekeeper.pasted import order


def book(stage):
    (row,) = [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]
    return row


async def test_a_note_goes_to_the_carrier_and_can_be_taken_away(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    for words, told in (("зателефонувати <за годину>", "зателефонувати <за годину>"), ("не кантувати", "не кантувати")):
        await keeper.tap("✏️ Змінити")
        await keeper.tap("💬 Примітка")
        await keeper.say(words)
        await keeper.expect(told)
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    assert book(shop)["properties"]["AdditionalInformation"] == "не кантувати"
    await keeper.tap("Змінити накладну")
    await keeper.tap("💬 Примітка")
    await keeper.tap("Без примітки")
    await keeper.expect("не кантувати → немає")
    await keeper.tap("Змінити в перевізника")
    await keeper.expect("Накладну змінено")
    assert "AdditionalInformation" not in book(shop)["properties"]


async def test_the_note_of_a_spreadsheets_row_is_in_its_waybill(keeper, shop):
    head = "ПІБ;Телефон;Місто;Відділення;Товар;Вага;Оціночна вартість;Коментар"
    row = "Зразок Оксана;0990000021;Полтава;3;сукня;1;500;подарункове пакування"
    await keeper.send_document(f"{head}\n{row}\n".encode(), "orders.csv")
    await keeper.expect("orders.csv")
    await keeper.tap("Створити")
    await run_batches(shop.desk)
    assert book(shop)["properties"]["AdditionalInformation"] == "подарункове пакування"


async def test_a_postcode_that_no_carrier_takes_is_kept_and_said_so(keeper, shop):
    words = "Зразок Оксана Іванівна 0990000021, 36000 Полтава, вул. Соборна, 5, кв. 12, сукня, 1 кг, накладений 1500"
    await keeper.say(words)
    card = await keeper.expect("Чернетка")
    assert "Індекс 36000: Нова пошта його не приймає" in card["text"]
    await keeper.tap("Створити накладну")
    made = await keeper.expect("Накладна")
    assert "36000" in made["text"]
    assert "36000" not in str(book(shop)["properties"])


async def test_a_wrong_phone_is_quoted_and_so_is_an_answer_that_is_none(keeper, shop):
    await keeper.say("Зразок Оксана Іванівна, тел 09900000212, Полтава нп 3, сукня, 1 кг, накладений 1500")
    asked = await keeper.expect("Який телефон отримувача")
    assert "«09900000212» не схоже на телефон" in asked["text"]
    await keeper.say("<b>0990</b>")
    await keeper.expect("«<b>0990</b>» не схоже на телефон")
    await keeper.say("0990000021")
    card = await keeper.expect("+380990000021")
    assert "09900000212" not in card["text"]


async def test_where_there_is_one_place_to_send_from_there_is_nothing_to_choose(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    assert "🚚 Звідки й чим" not in keeper.buttons
    await keeper.tap("✏️ Змінити")
    await keeper.expect("Що змінити")
    assert "🏬 Звідки" not in keeper.buttons


async def test_where_there_are_two_they_are_a_choice(keeper, shop, pasted):
    async with shop.desk.database.write() as db:
        row = (await db.execute(select(origin))).one()._asdict()
        row |= {"id": row["id"] + 1, "is_usual": False, "label": "Відділення №777"}
        await db.execute(insert(origin).values(row))
        assert (await db.execute(select(func.count()).select_from(origin))).scalar_one() == 2
    pasted(order(delivery=Delivery.BRANCH))
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Звідки й чим")
    await keeper.expect("Звідки відправляємо")
    await keeper.tap("Відділення №777")
    card = await keeper.expect("Чернетка")
    assert "Відділення №777" in card["text"]


async def test_a_button_forged_under_a_file_is_answered_by_a_card_of_its_own(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    for word in ("go.0", "", "u"):
        shop.forge(keeper, f"dr:1:{word}")
        await keeper.tap("forged")
        await keeper.expect("Накладн|Що змінити")
