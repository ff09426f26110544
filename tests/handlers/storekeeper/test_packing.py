"""Packing in the chat: the queue, one card, one thumb; two people never pack one order."""

from __future__ import annotations

from sqlalchemy import update

from bot.db.tables import tracking
from bot.domain.packing import LEASE
from tests.handlers.marks import on_both_engines

pytestmark = on_both_engines


async def test_the_oldest_deadline_comes_first_and_progress_is_told(store, packer):
    await store.order("Пізня Олена", days=2)
    await store.order("Рання Марія", days=-1)
    await store.order("Сьогоднішня Ольга")
    await packer.say("/pack")
    await packer.expect("Запаковано <b>0 з 3</b>|Запаковано 0 з 3")
    assert [one.split(" · ")[0] for one in packer.buttons[1:4]] == [
        "🔥 Рання Марія",
        "Сьогоднішня Ольга",
        "Пізня Олена",
    ]
    await packer.tap("Пакувати наступне")
    await packer.expect("Рання Марія")


async def test_one_order_is_packed_in_three_taps_and_a_second_tap_changes_nothing(store, packer):
    shipment_id, number = await store.order()
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("Пакувати наступне")
    card = await packer.expect(number)
    assert "📦 Запаковано" not in packer.buttons
    await packer.tap("Чайник")
    await packer.expect("☑️ Чайник")
    forged = f"pk:{shipment_id}:closed"
    await packer.tap("📦 Запаковано")
    await packer.expect("Усе готово: запаковано 1 замовлення")
    before = await store.row(shipment_id)
    assert before.packed_at is not None
    store.stage.wind(hours=1)
    store.stage.forge(packer, forged)
    await packer.tap("forged")
    await packer.expect("запаковано")
    after = await store.row(shipment_id)
    assert (after.packed_at, after.packed_by) == (before.packed_at, before.packed_by)
    assert card["id"] == packer.messages[-1]["id"]  # one card, edited in place


async def test_a_box_is_not_closed_before_all_is_in(store, packer):
    shipment_id, _ = await store.order(lines=(("Чайник", 1), ("Чашка", 3)))
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("Зразок Олена")
    await packer.expect("⬜ Чашка: 0 з 3")
    store.stage.forge(packer, f"pk:{shipment_id}:closed")
    await packer.tap("forged")
    await packer.expect("⬜ Чашка: 0 з 3")
    assert (await store.row(shipment_id)).packed_at is None
    await packer.tap("Чашка")
    await packer.expect("⬜ Чашка: 1 з 3")
    await packer.tap("Усе на місці")
    await packer.expect("☑️ Чашка: 3 з 3")
    await packer.tap("📦 Запаковано")
    await packer.expect("Усе готово")


async def test_a_stale_tick_does_not_count_twice(store, packer):
    shipment_id, _ = await store.order(lines=(("Чашка", 3),))
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("Зразок Олена")
    await packer.expect("0 з 3")
    stale = f"pl:{shipment_id}:1.0"
    await packer.tap("Чашка")
    await packer.expect("1 з 3")
    store.stage.forge(packer, stale)
    await packer.tap("forged")
    await packer.expect("1 з 3")


async def test_two_people_never_pack_one_order(store, packer):
    first, _ = await store.order("Перша Олена")
    await store.order("Друга Марія")
    other = await store.storekeeper("ru")
    for chat, name in ((packer, "Перша"), (other, "Друга")):
        await chat.say("/pack")
        await chat.expect("Упаков|Запаков")
        await chat.tap("наступне" if chat is packer else "следующий")
        await chat.expect(name)
    await other.say("/pack")
    await other.expect("Упаковано")
    assert any(one.startswith("🔒 Перша") for one in other.buttons)
    answer = await other.tap("🔒 Перша")
    assert "уже пакует" in answer["text"]
    store.stage.forge(other, f"pk:{first}:all")
    await other.tap("forged")
    store.stage.wind(seconds=LEASE.total_seconds() + 1)
    await other.tap("🔒 Перша")
    await other.expect("Перша")


async def test_what_was_put_off_waits_with_what_is_in_it(store, packer):
    await store.order(lines=(("Чашка", 2),))
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("наступне")
    await packer.expect("0 з 2")
    await packer.tap("Чашка")
    await packer.expect("1 з 2")
    await packer.tap("Відкласти")
    await packer.expect("Запаковано")
    other = await store.storekeeper()
    await other.say("/pack")
    await other.expect("Запаковано")
    await other.tap("наступне")
    await other.expect("1 з 2")


async def test_what_was_closed_by_mistake_is_opened_again(store, packer):
    await store.order()
    await packer.say("/pack")
    await packer.expect("Запаковано")
    await packer.tap("наступне")
    await packer.expect("Чайник")
    await packer.tap("Чайник")
    await packer.expect("☑️ Чайник")
    await packer.tap("📦 Запаковано")
    await packer.expect("Усе готово")
    await packer.tap("Ще не запаковано")
    await packer.expect("0 з 1")


async def test_what_the_carrier_has_taken_is_no_longer_in_the_queue(store, packer):
    await store.order("Перша Олена")
    _, number = await store.order("Друга Марія")
    async with store.desk.database.write() as db:
        await db.execute(update(tracking).where(tracking.c.number == number).values(status="accepted"))
    await packer.say("/pack")
    await packer.expect("0 з 1")
    assert not any("Друга" in one for one in packer.buttons)


async def test_a_shipment_without_an_order_is_packed_by_its_description(store, packer):
    await store.order(lines=())
    await packer.say("/pack")
    await packer.expect("0 з 1")
    await packer.tap("наступне")
    await packer.expect("⬜ Чайник")
    await packer.tap("Чайник")
    await packer.expect("☑️ Чайник")


async def test_a_customer_packs_nothing_whatever_is_tapped(store, chat):
    shipment_id, number = await store.order()
    await chat.say("/pack")
    await chat.expect(".")
    await chat.say("привіт")
    await chat.expect(".")
    for forged in (
        f"pk:{shipment_id}:",
        f"pk:{shipment_id}:closed",
        f"pk:{shipment_id}:update",
        "pu:0:next",
        "pu:0:show",
        f"pl:{shipment_id}:1.0",
        f"pf:{shipment_id}:label",
        "pf:0:print.a4x4",
        f"pf:{shipment_id}:proof",
        "pr:0:at.600",
    ):
        store.stage.forge(chat, forged)
        answer = await chat.tap("forged")
        assert "не можна" in answer["text"], forged
    assert await store.row(shipment_id) is None
    assert number not in str(chat)


WORDS = ("nonsense", "line.1", "1", "1.x", "1." + "9" * 30, "9.0", "-1.0", "1.0.code", "1.99.code")


async def test_a_forged_tap_is_told_and_breaks_nothing(store, packer):
    shipment_id, _ = await store.order()
    await packer.say("/pack")
    await packer.expect("Запаковано")
    for word in WORDS:
        for action in ("pl", "pk", "pf", "pr", "pu"):
            store.stage.forge(packer, f"{action}:{shipment_id}:{word}")
            await packer.tap("forged")
    store.stage.forge(packer, "pk:999999:")
    answer = await packer.tap("forged")
    assert "застаріла" in answer["text"]
    assert (await store.row(shipment_id)).packed_at is None


async def test_the_courier_and_the_tolerance_are_set_by_who_may(store, packer, owner_chat):
    await store.order()
    await packer.say("/pack")
    await packer.expect("Запаковано")
    assert "⚙️ Кур’єр і вага" not in packer.buttons
    store.stage.forge(packer, "pr:0:at.1080")
    assert "не можна" in (await packer.tap("forged"))["text"]
    await owner_chat.say("/pack")
    await owner_chat.expect("Запаковано")
    await owner_chat.tap("Кур’єр і вага")
    await owner_chat.expect("Годину кур’єра не вказано")
    await owner_chat.tap("18:00")
    await owner_chat.expect("18:00")
    await owner_chat.tap("±50 г")
    await owner_chat.expect("50 г і за 3 %")
    await owner_chat.tap("До черги")
    await owner_chat.expect("о 18:00")
