"""My parcels: those one follows and those of one's own phone, what waits first, by pages; and being forgotten."""

from sqlalchemy import func, select

from bot.db import choices, widgets
from bot.db.tables import contact, metadata, person
from bot.handlers import flood
from bot.services import my_branch
from bot.services.chat import Delivery
from bot.services.people import recognise
from tests.services.town_rows import branch_id, keep_towns
from tests.stage import OLENA, SERHII

# What is kept of the shop's own people alone: no customer stands there.
SHOPS_OWN = {
    *("audit", "batch", "code_try", "invitation", "owner_code", "packing", "packing_photo", "person_role"),
    *("shop_order", "waybill_attempt"),
}


async def follow(chat, number):
    await chat.say(number)
    await chat.expect(number)
    await chat.tap("Повідомляти")


def keys_to(*tables):
    """Every foreign key to these tables."""
    return [key for table in metadata.sorted_tables for key in table.foreign_keys if key.column.table in tables]


async def columns_about(stage, *tables):
    """How many rows speak of a row of these tables, by column; the tables themselves count as well."""
    columns = [key.parent for key in keys_to(*tables)] + [table.c.id for table in tables]
    async with stage.desk.database.read() as db:
        counts = {
            f"{one.table.name}.{one.name}": (await db.execute(select(func.count(one)))).scalar() for one in columns
        }
    return {name: count for name, count in counts.items() if count}


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


async def choose_branches(stage, person_id):
    """One's own branch, and one for a shop's order."""
    await keep_towns(stage.desk, "Одеса")
    one, olena = await branch_id(stage.desk, "Одеса", 1), await recognise(stage.desk, person_id)
    await my_branch.choose(stage.desk, olena, one, Delivery(1, 1))
    async with stage.desk.database.write() as db:
        site = await widgets.add(db, "ab12cd34", "https://shop.example", "uk", stage.desk.clock.now())
        chosen = {"person_id": olena.id, "widget_id": site, "order_number": "17", "branch_id": one}
        await choices.add(db, chosen, "", stage.desk.clock.now())


async def test_who_asks_to_be_forgotten_is_forgotten_with_all_that_was_kept(stage, chat):
    number = stage.parcel((-9, "7"), (50, "103"), to_pay=900)
    await follow(chat, number)
    await chat.tap("Показати суму")
    await chat.expect("Поділіться")
    await chat.share_contact(OLENA)
    await chat.expect("До сплати")
    await chat.say("покличте менеджера")
    await chat.expect("Передав")
    await chat.tap("Назвати")
    await chat.expect("Як її назвати")
    await choose_branches(stage, chat.person_id)
    stage.wind(hours=60)
    await stage.tick()
    about = await columns_about(stage, person, contact)
    keys = {f"{one.parent.table.name}.{one.parent.name}" for one in keys_to(person)}
    assert about.keys() >= {key for key in keys if key.partition(".")[0] not in SHOPS_OWN}
    await chat.say("/privacy")
    await chat.expect("Що я про вас зберігаю")
    await chat.tap("Стерти мене")
    await chat.expect("Повернути їх потім не вийде")
    await chat.tap("Так, стерти все")
    await chat.expect("я вас забув")
    assert await columns_about(stage, person, contact) == {"person.id": 1}  # the owner, who was asked
    stage.wind(minutes=2)
    await chat.say(number)
    assert "До сплати" not in (await chat.expect("Повертається"))["text"]


async def test_forgetting_one_leaves_the_phone_of_another_who_shares_it(stage, chat):
    number = stage.parcel((-9, "7"), to_pay=900)
    spouse = await stage.person("uk", OLENA)
    for one in (chat, spouse):
        await follow(one, number)
        await one.tap("Показати суму")
        await one.expect("Поділіться")
        await one.share_contact(OLENA)
        await one.expect("До сплати")
    await chat.say("/forget_me")
    await chat.expect("Повернути їх")
    await chat.tap("Так, стерти все")
    await chat.expect("я вас забув")
    stage.wind(minutes=2)
    await spouse.say(number)
    await spouse.expect("До сплати")


async def test_nobody_sees_what_others_follow_or_how_they_call_it(stage, chat, other_chat):
    number = stage.parcel((-9, "5"))
    for one, follows, named, name in (
        (chat, "Повідомляти", "Назвати", "моя"),
        (other_chat, "Сообщать", "Назвать", "его"),
    ):
        await one.say(number)
        await one.expect(number)
        assert "моя" not in one.messages[-1]["text"]
        await one.tap(follows)
        await one.tap(named)
        await one.expect("назв")
        await one.say(name)
        await one.expect(f"📦 {name}")
    stranger = await stage.person("uk")
    await follow(stranger, stage.parcel((-9, "5")))
    await stranger.say("/parcels")
    assert number not in (await stranger.expect("1 посилка"))["text"]
    for one, name in ((chat, "моя"), (other_chat, "его")):
        await one.say("/parcels")
        await one.expect(f"• {name}")
