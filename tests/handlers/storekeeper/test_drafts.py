"""From a pasted order to a label in the chat: few taps, nothing guessed, one waybill."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from bot.db.tables import branch, contact, document, draft, order_line, shipment, shop_order, waybill_attempt
from bot.domain.money import Money
from bot.domain.order import Delivery
from bot.domain.party import Phone
from bot.services.settling import settle
from sandbox.nova_poshta.waybills import DOCUMENTS
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.handlers.storekeeper.pasted import order

MADE_BUT_NOT_TOLD = "done-502"


def books(stage):
    """The waybills that stand at the carrier."""
    return [row for row in stage.world.ledger.rows(DOCUMENTS).values() if not row["deleted"]]


async def rows(stage, table):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(table).order_by(table.c.id))]


async def count(stage, table):
    async with stage.desk.database.read() as db:
        return (await db.execute(select(func.count()).select_from(table))).scalar_one()


async def settled(stage, rounds=4):
    """The job runs until what is in doubt is known, then what is owed is sent."""
    for _ in range(rounds):
        stage.wind(minutes=6)
        await settle(stage.desk)
    await stage.tick()


@on_both_engines
@in_both_modes
async def test_a_whole_order_is_one_tap_away_from_its_number_and_its_label(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    card = await keeper.expect("Чернетка")
    for told in ("Зразок Оксана Іванівна, +380990000021", "Полтава", "Відділення №3", "сукня оливкова", "1 кг"):
        assert told in card["text"]
    assert "Доставка" in card["text"]
    await keeper.tap("Створити накладну")
    made = await keeper.expect("Накладна")
    (waybill,) = books(shop)
    assert waybill["number"] in made["text"]
    label = await keeper.expect("🏷")
    assert (await keeper.file(label)).startswith(b"%PDF")
    (sent,) = await rows(shop, shipment)
    (sold,) = await rows(shop, shop_order)
    (line,) = await rows(shop, order_line)
    assert (sent["order_id"], sent["part_no"], sent["purpose"]) == (sold["id"], 1, "sale")
    assert (line["words"], line["quantity"]) == ("сукня оливкова", 1)


async def test_what_was_taken_from_the_shops_habits_is_marked_on_the_card(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    card = await keeper.expect("Чернетка")
    assert "За доставку платить отримувач ⚙️" in card["text"]
    assert "1 кг ⚙️" not in card["text"]


@on_both_engines
async def test_a_typo_in_the_town_is_one_button_and_never_a_guess(keeper, shop, pasted):
    pasted(order(city="Плтава"))
    await keeper.say(pasted.text)
    asked = await keeper.expect("яке це місто")
    assert "Створити" not in str(keeper.buttons)
    assert "Відділення №3" not in asked["text"]
    await keeper.tap("Полтава, Полтавська")
    await keeper.expect("Відділення №3")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    assert len(books(shop)) == 1


async def test_a_town_in_another_language_is_the_same_town(keeper, shop, pasted):
    pasted(order(city="Одесса"))
    await keeper.say(pasted.text)
    card = await keeper.expect("Чернетка")
    assert "Одеса" in card["text"]
    assert "✅ Створити накладну" in keeper.buttons


@on_both_engines
async def test_a_second_tap_on_an_old_button_shows_the_same_waybill(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    (tap,) = [one for one in _taps(keeper) if ":go." in one]
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    await keeper.say("/drafts")
    await keeper.expect("Чернеток немає")
    shop.forge(keeper, tap)
    await keeper.tap("forged")
    await keeper.expect("Накладна")
    assert len(books(shop)) == 1
    assert await count(shop, waybill_attempt) == 1


def _taps(chat):
    return [one["callback_data"] for row in chat.messages[-1]["inline_keyboard"] for one in row]


@on_both_engines
async def test_a_lost_answer_is_told_as_being_checked_and_ends_by_itself_with_the_label(keeper, shop, pasted):
    pasted(order())
    shop.forgives |= {"unfinished_work_broke"}
    shop.faults.switch_on("InternetDocument.save", MADE_BUT_NOT_TOLD)
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("Не створюйте її ще раз")
    assert "Створити" not in str(keeper.buttons)
    shop.carrier_recovers()
    await settled(shop)
    told = await keeper.expect("Накладну створено")
    (waybill,) = books(shop)
    assert waybill["number"] in told["text"]
    label = await keeper.expect("🏷")
    assert (await keeper.file(label)).startswith(b"%PDF")
    await keeper.tap("Відкрити")
    await keeper.expect("Накладна")


async def test_a_slow_carrier_is_not_waited_for_and_what_it_says_later_is_told(keeper, shop, pasted, monkeypatch):
    monkeypatch.setattr("bot.services.promptly.WITHIN_AN_UPDATE_S", 0.05)
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    shop.faults.switch_on("InternetDocument.save", "slow")
    await keeper.tap("Створити накладну")
    await keeper.expect("Не створюйте її ще раз")
    await shop.until(lambda: not shop.desk.unfinished, 20)
    await shop.tick()
    await keeper.expect("Накладну створено")
    await keeper.expect("🏷")
    assert len(books(shop)) == 1


async def test_a_label_that_comes_later_comes_by_itself(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    shop.faults.switch_on("printMarking100x100", "502")
    shop.faults.switch_on("label", "502")
    await keeper.tap("Створити накладну")
    await keeper.expect("Накладна")
    shop.carrier_recovers()
    await settled(shop)
    await keeper.expect("🏷")
    assert await count(shop, document) == 1


async def test_what_the_carrier_refuses_is_told_by_field_and_can_be_mended_at_once(keeper, shop, pasted):
    pasted(order(phone=Phone("380990000100")))  # the sender's own
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("Перевізник не прийняв")
    await keeper.tap("Телефон")
    await keeper.expect("Який телефон")
    await keeper.say("099 000 00 21")
    await keeper.expect("380990000021")
    await keeper.tap("Створити знову")
    await keeper.expect("🏷")
    assert len(books(shop)) == 1
    assert await count(shop, shipment) == 1


async def test_what_is_missing_is_asked_for_one_by_one_and_words_answer_it(keeper, shop, pasted):
    pasted(order(phone=None, weight_g=None, cod=None))
    await keeper.say(pasted.text)
    await keeper.expect("Який телефон")
    await keeper.say("дзвоніть завтра")
    await keeper.expect("не схоже на телефон")
    await keeper.say("099 000-00-21")
    await keeper.expect("Скільки важить")
    await keeper.tap("2 кг")
    await keeper.expect("Яка оголошена вартість")
    await keeper.say("500")
    await keeper.expect("2 кг")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")


async def test_half_a_name_is_asked_for_whole(keeper, shop, pasted):
    pasted(order(last_name="Зразок", first_name=None, middle_name=None))
    await keeper.say(pasted.text)
    await keeper.expect("Бачу лише «Зразок»")
    await keeper.say("Зразок Оксана")
    await keeper.expect("Зразок Оксана")


async def test_a_branch_that_cannot_take_it_is_said_so_and_others_are_offered(keeper, shop, pasted):
    pasted(order(weight_g=35_000))
    await keeper.say(pasted.text)
    asked = await keeper.expect("не підійде")
    assert "посилка заважка" in asked["text"]
    assert "Створити" not in str(keeper.buttons)


async def test_a_branch_that_went_since_is_asked_for_anew(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    async with shop.desk.database.write() as db:
        here = branch.c.number == "3"
        await db.execute(update(branch).where(here).values(gone_at=shop.desk.clock.now()))
    await keeper.tap("Створити накладну")
    await keeper.expect("відділення більше немає")
    assert books(shop) == []
    await keeper.tap("Відділення №2")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    assert len(books(shop)) == 1


async def test_a_locker_wants_a_size_and_the_shop_as_payer(keeper, shop, pasted):
    async with shop.desk.database.read() as db:
        able = (branch.c.kind == "locker") & branch.c.may_choose & (branch.c.city_name == "Полтава")
        number = (await db.execute(select(branch.c.number).where(able).limit(1))).scalar_one()
    pasted(order(delivery=Delivery.LOCKER, branch_number=number, cod=None, declared_value=Money(50_000, "UAH")))
    await keeper.say(pasted.text)
    await keeper.expect("Для поштомата потрібен розмір")
    await keeper.tap("30×20×10")
    await keeper.expect("за доставку платить лише магазин")
    await keeper.tap("Магазин")
    await keeper.expect("За доставку платить магазин")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")


async def test_the_same_recipient_and_sum_today_is_warned_of(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    await keeper.say(pasted.text)
    warned = await keeper.expect("сьогодні вже є накладна")
    assert books(shop)[0]["number"] in warned["text"]
    assert "✅ Усе одно створити" in keeper.buttons


async def test_a_foreign_phone_is_warned_of(keeper, shop, pasted):
    pasted(order(phone=Phone("48500000021")))
    await keeper.say(pasted.text)
    await keeper.expect("Номер не український")


@on_both_engines
async def test_a_discarded_draft_forgets_who_it_was_for(keeper, shop, pasted):
    pasted(order())
    before = await count(shop, contact)
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    (tap,) = [one for one in _taps(keeper) if ":go." in one]
    await keeper.tap("Відкинути")
    await keeper.tap("Так, відкинути")
    await keeper.expect("відкинуто")
    assert await count(shop, contact) == before
    shop.forge(keeper, tap)
    answer = await keeper.tap("forged")
    assert "змінилася" in str(answer) or books(shop) == []
    await keeper.say("/drafts")
    await keeper.expect("Чернеток немає")


async def test_a_mistake_is_undone_by_one_tap_within_a_minute_and_by_two_later(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    await keeper.tap("Помилка, скасувати")
    await keeper.expect("Накладну скасовано")
    assert books(shop) == []
    await keeper.tap("Створити знову")
    await keeper.expect("🏷")
    shop.clock.wind(timedelta(minutes=2))
    await keeper.say("/drafts")
    await keeper.expect("Чернеток немає")
    await keeper.tap("Помилка, скасувати")
    await keeper.expect("Скасувати накладну")
    await keeper.tap("Так, скасувати")
    await keeper.expect("Накладну скасовано")
    assert books(shop) == []


async def test_an_exchange_goes_out_as_another_part_of_the_same_order_and_asks_for_no_money(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    await keeper.tap("Ще відправлення")
    await keeper.tap("обмін на інший розмір")
    card = await keeper.expect("Чернетка 2")
    assert "обмін на інший розмір" in card["text"]
    assert "Післяплата" not in card["text"]
    await keeper.tap("500,00")
    await keeper.tap("Створити накладну")
    await keeper.expect("Накладна")
    first, second = await rows(shop, shipment)
    assert (first["order_id"], first["part_no"]) == (second["order_id"], second["part_no"] - 1)
    assert (second["purpose"], second["why"], second["cod_minor"]) == ("exchange", "size", None)


async def test_step_by_step_goes_forward_and_back_and_survives_a_restart(keeper, shop):
    await keeper.say("/new")
    await keeper.expect("Як звати отримувача")
    await keeper.say("Зразок Оксана")
    await keeper.expect("Який телефон")
    await keeper.tap("Назад")
    await keeper.expect("Зараз: Зразок Оксана")
    await keeper.say("Зразок Олена")
    await keeper.expect("Зразок Олена")
    await keeper.say("0990000021")
    await keeper.expect("У яке місто")
    await shop.stop_bot()
    await shop.start_bot()
    await keeper.say("Полтава")
    await keeper.expect("У яке відділення")
    await keeper.say("3")
    await keeper.expect("Що у посилці")
    await keeper.say("чайник")
    await keeper.expect("Скільки важить")
    await keeper.say("1,5")
    await keeper.expect("сума післяплати")
    await keeper.say("1450")
    await keeper.expect("1,5 кг")
    await keeper.tap("Створити накладну")
    await keeper.expect("🏷")
    (waybill,) = books(shop)
    assert waybill["properties"]["Weight"] == "1.5"


async def test_what_comes_in_the_next_message_completes_the_draft(keeper, shop):
    await keeper.say("сукня на Полтаву нп 3, накладений 1500")
    await keeper.expect("Як звати")
    await keeper.say("Зразок Оксана Іванівна, 0990000021", forwarded=True)
    await keeper.expect("Скільки важить")
    await keeper.say("1")
    await keeper.expect("Зразок Оксана Іванівна")
    assert await count(shop, draft) == 1
    assert "✅ Створити накладну" in keeper.buttons


async def test_two_orders_in_one_message_are_two_cards(keeper, shop, pasted):
    pasted(order(), order(phone=Phone("380990000022"), last_name="Приклад"))
    await keeper.say(pasted.text, caption=True)
    await keeper.expect("Чернетка 1")
    await keeper.expect("Чернетка 2")
    await keeper.say("/drafts")
    await keeper.expect("2 чернетки")


async def test_a_customers_same_message_is_no_order(chat, shop, pasted):
    pasted(order())
    await chat.say(pasted.text)
    await chat.expect("людин")
    assert await count(shop, draft) == 0


async def test_the_buttons_of_a_draft_obey_nobody_else(chat, keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    await chat.say("/start")
    await chat.expect("Вітаю")
    for word in ("", "go.0", "e", "e.name", "o.payer.sender", "x!", "c!", "l", "m.part", "p.0"):
        shop.forge(chat, f"dr:1:{word}")
        answer = await chat.tap("forged")
        assert "не можна" in str(answer), word
    assert books(shop) == []


async def test_forged_words_of_a_draft_break_nothing(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    for word in (
        "go.",
        "e.nonsense",
        "o.town.x",
        "o.town.999",
        "o.branch.99999",
        "o.weight.-1",
        "o.cod.x",
        "zz",
        "m.x",
    ):
        shop.forge(keeper, f"dr:1:{word}")
        await keeper.tap("forged")
    shop.forge(keeper, "dr:999:go.0")
    await keeper.tap("forged")
    assert books(shop) == []


async def test_a_pasted_order_delivered_twice_is_one_draft(keeper, shop, pasted):
    pasted(order())
    await keeper.say(pasted.text)
    await keeper.expect("Чернетка")
    assert await count(shop, draft) == 1
    async with shop.desk.database.read() as db:
        (sold,) = (await db.execute(select(shop_order))).all()
    assert sold.external_id.count(":") == 2


async def test_the_shops_habits_complete_what_was_not_said_and_can_be_changed(keeper, shop, pasted):
    pasted(order(weight_g=None, cod=None, description="кросівки білі"))
    await keeper.say("/defaults")
    await keeper.expect("Звичне для магазину")
    await keeper.tap("Вага за товаром")
    await keeper.say("кросівки 1,2 кг 35×25×15")
    await keeper.expect("кросівки: 1,2 кг, 35×25×15 см")
    await keeper.tap("🛡 Вартість")
    await keeper.tap("500,00")
    await keeper.expect("без неї 500,00")
    await keeper.tap("🚚 Платник")
    await keeper.tap("Магазин")
    await keeper.expect("платить: Магазин")
    await keeper.say(pasted.text)
    card = await keeper.expect("Чернетка")
    for told in ("1,2 кг ⚙️ · 35×25×15 см", "Оголошена вартість 500,00\xa0₴ ⚙️", "За доставку платить магазин ⚙️"):
        assert told in card["text"]
    assert "✅ Створити накладну" in keeper.buttons
