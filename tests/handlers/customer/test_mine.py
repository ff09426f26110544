"""My parcels: those one follows and those of one's own phone, what waits first, by pages; and being forgotten."""

from bot.handlers import flood
from tests.stage import OLENA, SERHII


async def follow(chat, number):
    await chat.say(number)
    await chat.expect(number)
    await chat.tap("Повідомляти")


async def test_the_list_is_grouped_by_what_one_has_to_do(stage, chat):
    moving, waiting, done = (stage.parcel((-9, code)) for code in ("5", "7", "9"))
    for number in (done, moving, waiting):
        await follow(chat, number)
    await chat.say("/parcels")
    listed = (await chat.expect("3 посилки"))["text"]
    order = [listed.index(part) for part in ("Чекають на вас", waiting, "У дорозі", moving, "Завершені", done)]
    assert order == sorted(order)


async def test_a_long_list_turns_its_pages_and_a_tap_opens_a_card(stage, chat, monkeypatch):
    monkeypatch.setattr(flood, "_BURST", 1000.0)
    numbers = [stage.parcel((-9, "5")) for _ in range(9)]
    for number in numbers:
        await follow(chat, number)
    await chat.say("де мої посилки")
    await chat.expect("9 посилок")
    await chat.tap("Старіші")
    (last,) = [one for one in chat.buttons if one.startswith("📦")]
    await chat.tap("Новіші")
    await chat.tap("Старіші")
    await chat.tap(last)
    await chat.expect("Нова пошта: стан на")


async def test_sharing_ones_own_phone_adds_the_parcels_that_it_opened(stage, chat):
    theirs = stage.parcel((-9, "7"), to_pay=900)
    strange = stage.parcel((-9, "7"), recipient_phone=SERHII)
    await chat.say(f"{theirs} {strange}")
    await chat.expect(strange)
    await chat.say("/parcels")
    await chat.expect("Тут будуть посилки")
    await chat.tap("на мій номер")
    await chat.expect("Поділіться")
    await chat.share_contact(OLENA)
    await chat.expect("Дякую")
    stage.wind(minutes=2)
    await chat.say(f"{theirs} {strange}")
    await chat.expect(strange)
    await chat.say("/parcels")
    listed = (await chat.expect("1 посилка"))["text"]
    assert theirs in listed
    assert strange not in listed


async def test_who_asks_to_be_forgotten_is_forgotten_with_all_that_was_kept(stage, chat):
    number = stage.parcel((-9, "7"), to_pay=900)
    await follow(chat, number)
    await chat.tap("Показати суму")
    await chat.expect("Поділіться")
    await chat.share_contact(OLENA)
    await chat.expect("До сплати")
    await chat.say("/privacy")
    await chat.expect("Що я про вас зберігаю")
    await chat.tap("Стерти мене")
    await chat.expect("Повернути їх буде не можна")
    await chat.tap("Так, стерти все")
    await chat.expect("я вас забув")
    async with stage.desk.database.read() as db:
        for table in ("person", "contact", "follow", "chat_state", "outbox"):
            assert (await db.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608
    stage.wind(minutes=2)
    await chat.say(number)
    assert "До сплати" not in (await chat.expect("Чекає на вас"))["text"]
