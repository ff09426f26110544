"""A spreadsheet forwarded to the bot: what was found in it, one tap, its progress, and the file that comes back."""

from __future__ import annotations

from sqlalchemy import func, select, update

from bot.db.tables import batch, draft, outbox, sheet_file, sheet_layout
from bot.jobs.relay_outbox import relay_outbox
from bot.reading.sheet_file import read_file
from bot.services.batch_running import run_batches
from bot.services.settling import settle
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.sheets import HEADINGS, csv_, order, xlsx

GOOD = [order(1, city="Полтава", branch="3", cod="500"), order(2, city="Луцьк", branch="Відділення №2")]
BAD = [order(3, city="Полтава", branch="3", phone="12"), order(4, city="Нетакемісто")]


def books(stage):
    return [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]


async def count(stage, table):
    async with stage.desk.database.read() as db:
        return (await db.execute(select(func.count()).select_from(table))).scalar_one()


async def run(stage, rounds=1):
    """The job, as often as it takes; time passes between."""
    for _ in range(rounds):
        await run_batches(stage.desk)
        stage.wind(minutes=6)
        await settle(stage.desk)
    await run_batches(stage.desk)
    await relay_outbox(stage.desk)


async def file_of(chat, message):
    return read_file(await chat.file(message)).rows


@on_both_engines
@in_both_modes
async def test_a_spreadsheet_is_checked_made_and_comes_back(keeper, shop):
    await keeper.send_document(xlsx([*GOOD, *BAD]), "замовлення.xlsx")
    read = await keeper.expect("замовлення.xlsx")
    for told in ("4 замовлення", "2 накладні готові", "500,00", "2 рядки не відправлю", "рядок 4: Телефон записано"):
        assert told in read["text"]
    assert books(shop) == []
    await keeper.tap("Створити 2 накладні")
    await run(shop)
    back = await keeper.expect("Ваша таблиця з номерами")
    table = await file_of(keeper, back)
    numbers = {row["number"] for row in books(shop)}
    assert {table[1][-4], table[2][-4]} == numbers
    assert len(numbers) == 2
    assert [row[-1] for row in table[1:]] == [
        "створено",
        "створено",
        "Телефон записано неправильно.",
        "Перевізник не знає такого міста.",
    ]
    assert "створено: 2" in next(one["text"] for one in keeper.messages if one["id"] == read["id"])


async def test_the_file_with_all_reasons_may_be_asked_for_before_anything_is_made(keeper, shop):
    rows = [order(number, city="Полтава", branch="3", phone="1") for number in range(1, 14)]
    await keeper.send_document(csv_(rows).encode("cp1251"), "замовлення.csv")
    read = await keeper.expect("13 замовлень")
    assert "і ще 3 рядки" in read["text"]
    assert keeper.buttons == ["📎 Файл із поясненнями", "Скасувати"]
    await keeper.tap("Файл із поясненнями")
    table = await file_of(keeper, next(one for one in reversed(keeper.messages) if "document" in one))
    assert all(row[-1] == "Телефон записано неправильно." for row in table[1:])
    assert books(shop) == []


async def test_two_columns_of_one_meaning_are_asked_about_once_and_remembered(keeper, shop):
    headings = (*HEADINGS, "Тел.")
    rows = [(*order(1, city="Полтава", branch="3"), "0990000077")]
    await keeper.send_document(xlsx(rows, headings), "два.xlsx")
    asked = await keeper.expect("У якому стовпці телефон отримувача")
    assert [one["text"] for row in asked["inline_keyboard"] for one in row] == [
        "Телефон: +380990000001",
        "Тел.: 0990000077",
        "Такого немає",
        "Скасувати",
    ]
    await keeper.tap("Тел.")
    await keeper.expect("1 накладна готова")
    await keeper.tap("Створити 1 накладну")
    await run(shop)
    assert [row["properties"]["RecipientsPhone"] for row in books(shop)] == ["380990000077"]
    await keeper.send_document(xlsx([(*order(2, city="Полтава", branch="3"), "0990000078")], headings), "знову.xlsx")
    await keeper.expect("1 накладна готова")
    assert await count(shop, sheet_layout) == 1


async def test_a_second_tap_and_a_second_delivery_begin_nothing_twice(keeper, shop):
    await keeper.send_document(xlsx(GOOD), "orders.xlsx")
    await keeper.expect("2 накладні готові")
    await keeper.tap("Створити 2")
    shop.forge(keeper, await _data(shop, "go"))
    await keeper.expect("створюю накладні")
    answer = await keeper.tap("forged")
    assert "вже" in answer["text"].lower()
    await run(shop)
    assert len(books(shop)) == 2


async def _data(stage, word):
    async with stage.desk.database.read() as db:
        one = (await db.execute(select(func.max(batch.c.id)))).scalar_one()
    return f"sh:{one}:{word}"


async def test_cancelled_before_it_began_nothing_is_kept(keeper, shop):
    await keeper.send_document(xlsx(GOOD), "orders.xlsx")
    await keeper.expect("2 накладні готові")
    await keeper.tap("Скасувати")
    await keeper.expect("скасовано")
    await run(shop)
    assert (books(shop), await count(shop, sheet_file), await count(shop, draft)) == ([], 0, 0)


async def test_what_came_back_may_be_mended_and_sent_again(keeper, shop):
    await keeper.send_document(xlsx([GOOD[0], BAD[0]]), "orders.xlsx")
    await keeper.expect("1 накладна готова")
    await keeper.tap("Створити 1")
    await run(shop)
    table = [list(row) for row in await file_of(keeper, await keeper.expect("Ваша таблиця"))]
    number = table[1][-4]
    table[2][2] = "+380990000099"
    await keeper.send_document(xlsx([tuple(row) for row in table[1:]], tuple(table[0])), "виправлено.xlsx")
    read = await keeper.expect("1 накладна готова")
    assert "рядок 2: Рядок уже має накладну" in read["text"]
    await keeper.tap("Створити 1")
    await run(shop)
    again = await file_of(keeper, await keeper.expect("Ваша таблиця"))
    assert len(again[0]) == len(table[0])
    assert (again[1][-4], again[2][-1]) == (number, "створено")
    assert len(books(shop)) == 2


async def test_the_same_file_again_says_what_was_sent_already(keeper, shop):
    await keeper.send_document(xlsx(GOOD), "orders.xlsx")
    await keeper.expect("2 накладні готові")
    await keeper.tap("Створити 2")
    await run(shop)
    await keeper.expect("Ваша таблиця")
    await keeper.send_document(xlsx(GOOD), "ще раз.xlsx")
    read = await keeper.expect("ще раз.xlsx")
    assert "Такий самий рядок уже відправлено за останній місяць: 20" in read["text"]
    assert keeper.buttons == ["📎 Файл із поясненнями", "Скасувати"]


async def test_a_lost_reply_is_found_out_about_and_told_in_the_file_alone(keeper, shop):
    shop.forgives.add("waybill_not_made")
    await keeper.send_document(xlsx(GOOD), "orders.xlsx")
    await keeper.expect("2 накладні готові")
    shop.faults.switch_on("InternetDocument.save", "done-502", 1)
    await keeper.tap("Створити 2")
    await run_batches(shop.desk)
    await keeper.expect("перевіряю: 1")
    shop.carrier_recovers()
    await run(shop, rounds=4)
    table = await file_of(keeper, await keeper.expect("Ваша таблиця з номерами"))
    assert {row[-4] for row in table[1:]} == {row["number"] for row in books(shop)}
    assert len(books(shop)) == 2
    assert not any("Накладну створено" in one["text"] for one in keeper.messages)


async def test_only_who_makes_waybills_may_and_only_with_their_own_batch(keeper, shop, chat):
    await chat.send_document(xlsx(GOOD), "orders.xlsx")
    await chat.say("/help")
    await chat.expect("вмію|можу|посил")
    assert await count(shop, batch) == 0
    await keeper.send_document(xlsx(GOOD), "orders.xlsx")
    await keeper.expect("2 накладні готові")
    shop.forge(chat, await _data(shop, "go"))
    answer = await chat.tap("forged")
    assert "не можна" in answer["text"]
    assert books(shop) == []


async def test_files_that_are_no_tables_of_orders_are_refused_in_words(keeper, shop):
    for content, name, said in (
        (b"PK\x03\x04broken", "a.xlsx", "Не можу прочитати"),
        (b"a;b\n1;2\n", "b.csv", "не схоже на таблицю замовлень"),
        (xlsx([]), "c.xlsx", "немає жодного замовлення|не схоже"),
    ):
        await keeper.send_document(content, name)
        await keeper.expect(said)
    assert await count(shop, batch) == 0
    assert await count(shop, outbox) == 0


async def test_words_of_the_file_are_shown_and_never_run(keeper, shop):
    headings = (*HEADINGS, "<b>Дивна</b>")
    await keeper.send_document(xlsx([(*order(1, city="Полтава", branch="3"), "<i>x</i>")], headings), "<b>x.xlsx")
    read = await keeper.expect("1 накладна готова")
    assert "<b>x.xlsx" in read["text"]
    assert "<b>Дивна</b>" in read["text"]
    async with shop.desk.database.write() as db:
        await db.execute(update(batch).values(lease_until=None))
