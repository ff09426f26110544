"""A photo while packing: the right thing is ticked, the wrong one is a clear no, a label must be this order's."""

from __future__ import annotations

import pypdfium2
import zxingcpp
from PIL import Image
from sqlalchemy import select

from bot.db.tables import packing_photo
from tests.handlers.marks import on_both_engines
from tests.reading.labels import Codes, draw_code, draw_label
from tests.reading.photo_set import as_jpeg, on_cardboard, several_on_cardboard

pytestmark = on_both_engines

KETTLE, CUP, OTHER = "4820000000017", "4820000000024", "4820000000031"
NOTHING = as_jpeg(Image.new("L", (960, 1280), 120))


def goods(ean):
    return as_jpeg(draw_code("EAN13", ean, 1000))


def labelled(*numbers):
    labels = [draw_label(number, Codes.BOTH, 700) for number in numbers]
    return as_jpeg(on_cardboard(labels[0]) if len(labels) == 1 else several_on_cardboard(labels))


async def put_on_table(packer, name="Зразок Олена"):
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap(name)
    return await packer.expect(name)


async def packed(packer, name="Зразок Олена"):
    await put_on_table(packer, name)
    await packer.tap("Чайник")
    await packer.expect("☑️ Чайник")
    await packer.tap("📦 Запаковано")
    await packer.expect("запаковано")


async def test_a_bar_code_ticks_its_line_and_one_too_many_is_told(store, packer):
    await store.order(lines=(("Чайник", 1), ("Чашка", 2)), eans=(f"0{KETTLE}", f"0{CUP}"))
    await put_on_table(packer)
    await packer.send_photo(goods(CUP))
    await packer.expect("✅ Чашка: є")
    await packer.send_photo(goods(KETTLE))
    card = await packer.expect("✅ Чайник: є")
    assert "⬜ Чашка: 1 з 2" in card["text"]
    await packer.send_photo(goods(KETTLE))
    await packer.expect("Зайве: «Чайник»")


async def test_a_scanner_that_types_does_as_well(store, packer):
    await store.order(lines=(("Чашка", 2),), eans=(f"0{CUP}",))
    await put_on_table(packer)
    await packer.say(CUP)
    await packer.expect("✅ Чашка: є")
    await packer.say(OTHER)
    await packer.expect("Цього коду я ще не знаю")


async def test_the_wrong_thing_is_a_clear_no(store, packer):
    await store.order("Інша Марія", lines=(("Праска", 1),))
    await store.order()
    await put_on_table(packer, "Інша Марія")
    await packer.send_photo(goods(OTHER))
    await packer.expect("Цього коду я ще не знаю")
    await packer.tap("Це «Праска»")
    await packer.expect("☑️ Праска")
    await put_on_table(packer)
    await packer.send_photo(goods(OTHER))
    card = await packer.expect("❌ Не те! Це «Праска»")
    assert "⬜ Чайник" in card["text"]


async def test_what_was_taught_once_is_known_in_the_next_order(store, packer):
    await store.order("Перша Марія")
    await store.order("Друга Ольга")
    await put_on_table(packer, "Перша Марія")
    await packer.send_photo(as_jpeg(draw_code("QR", "SKU-77", 900)))
    await packer.expect("ще не знаю: SKU-77")
    await packer.tap("Це «Чайник»")
    await packer.expect("☑️ Чайник")
    await put_on_table(packer, "Друга Ольга")
    await packer.send_photo(as_jpeg(draw_code("QR", "SKU-77", 900)))
    await packer.expect("✅ Чайник: є")


async def test_the_glued_label_is_this_orders_and_its_photo_is_kept(store, packer):
    shipment_id, number = await store.order()
    await packed(packer)
    await packer.expect("Наклейте наліпку")
    await packer.send_photo(labelled(number))
    card = await packer.expect("✅ Наліпка правильна")
    assert number in card["text"]
    assert "Наліпку перевірено" in card["text"]
    row = await store.row(shipment_id)
    assert (row.glued_number, row.glued_at is not None) == (number, True)
    async with store.desk.database.read() as db:
        kept = list((await db.execute(select(packing_photo.c.kind))).scalars())
    assert kept == ["label"]
    await packer.tap("🖼 1 фото")
    shown = await packer.expect("Фото з пакування")
    assert "photo" in shown


async def test_labels_are_checked_later_one_after_the_other(store, packer):
    numbers = [(await store.order(name))[1] for name in ("Перша Олена", "Друга Марія")]
    for name in ("Перша Олена", "Друга Марія"):
        await packed(packer, name)
    await packer.say("/pack")
    await packer.expect("Усе готово")
    await packer.tap("Звірити 2 наліпки")
    await packer.expect("наліпку ще не звірено")
    await packer.tap("Перша Олена")
    await packer.expect("Наклейте наліпку")
    await packer.send_photo(labelled(numbers[1]))
    await packer.expect("Чужа наліпка")
    await packer.send_photo(labelled(numbers[0]))
    await packer.expect("Наліпка правильна")
    await packer.tap("До черги")
    await packer.expect("Усе готово")
    assert "🏷 Звірити 1 наліпку" in packer.buttons


async def test_an_hour_later_a_photo_of_a_label_is_a_question_about_a_parcel(store, packer):
    _, number = await store.order()
    await packed(packer)
    store.stage.wind(minutes=61)
    await packer.send_photo(labelled(number))
    told = await packer.expect(number)
    assert "Наліпка правильна" not in told["text"]


async def test_anothers_label_is_told_whose_it_is(store, packer):
    shipment_id, _ = await store.order()
    _, other = await store.order("Сусідня Марія")
    await packed(packer)
    await packer.send_photo(labelled(other))
    told = await packer.expect("❌ Чужа наліпка!")
    assert f"{other} — це Сусідня Марія, Львів" in told["text"]
    await packer.send_photo(labelled("20450000000013"))
    await packer.expect("20450000000013 не з цього магазину")
    assert (await store.row(shipment_id)).glued_at is None


async def test_two_labels_on_one_photo_prove_nothing(store, packer):
    shipment_id, number = await store.order()
    _, other = await store.order("Сусідня Марія")
    await packed(packer)
    await packer.send_photo(labelled(number, other))
    await packer.expect("Тут кілька наліпок")
    assert (await store.row(shipment_id)).glued_at is None


async def test_an_unreadable_photo_is_asked_for_again_with_an_example_once(store, packer):
    _, number = await store.order()
    await packed(packer)
    for _ in range(2):
        await packer.send_photo(NOTHING)
        await packer.expect("Не можу прочитати код")
    await packer.send_document(b"\x89PNG no picture", "label.png")
    await packer.expect("Не можу прочитати код")
    assert sum("photo" in one for one in packer.messages if one["from"] == "bot") == 1
    await packer.send_photo(labelled(number))
    await packer.expect("✅ Наліпка правильна")


async def test_a_photo_as_proof_is_kept_whatever_it_shows(store, packer):
    await store.order()
    await packed(packer)
    await packer.tap("Фото на доказ")
    await packer.expect("Надішліть фото посилки")
    await packer.send_photo(NOTHING)
    await packer.expect("Фото збережено")
    await packer.send_photo(NOTHING)
    await packer.expect("Не можу прочитати код")


async def test_who_packs_nothing_gets_the_card_of_the_parcel_as_ever(store, packer):
    _, number = await store.order()
    await packer.send_photo(labelled(number))
    await packer.expect(number)
    assert "наліпка" not in packer.messages[-1]["text"].lower()


async def test_the_label_of_one_and_of_all_opens_and_reads_back(store, packer):

    numbers = [(await store.order(name))[1] for name in ("Перша Олена", "Друга Марія", "Третя Ольга")]
    for name in ("Третя Ольга", "Перша Олена"):
        await packed(packer, name)
    await packer.tap("📄 Наліпка")
    one = await packer.expect("📄 Наліпка")
    assert read_back(await packer.file(one)) == [[numbers[0]]]
    await packer.tap("Усі наліпки")
    await packer.expect("На чому друкуємо")
    await packer.tap("A4, по 4")
    all_ = await packer.expect("2 замовлення")
    assert read_back(await packer.file(all_)) == [[numbers[2], numbers[0]]]


def read_back(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    found = [zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil().convert("L")) for page in pages]
    return [[code.text for code in sorted(page, key=lambda one: one.position.top_left.x)] for page in found]
