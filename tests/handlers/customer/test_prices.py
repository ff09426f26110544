"""What a delivery costs is asked in words, made complete by buttons, and what was said stays said."""

from __future__ import annotations

import pytest

from tests.handlers.marks import on_both_engines
from tests.handlers.owner.keys import connect, give_cabinets
from tests.services.town_rows import keep_towns


@pytest.fixture
async def towns(stage):
    await keep_towns(stage.desk, "Київ", "Львів", "Одеса", "Полтава")


@pytest.fixture
async def shop(stage, towns, owner_chat):
    """A shop that sends from Poltava."""
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)


def said(message):
    return message["text"].replace("\xa0", " ")


@on_both_engines
async def test_all_in_one_line_has_its_price(shop, chat):
    await chat.say("скільки до Львова 3 кг наложка 1500")
    told = said(await chat.expect("Полтава → Львів"))
    assert "3 кг, накладений платіж 1 500,00 ₴" in told
    assert "🏤 У відділення — 187,50 ₴" in told
    assert "доставка 137,50 ₴ + переказ грошей 50,00 ₴" in told
    assert "🚪 Кур’єром до дверей — 222,50 ₴" in told
    assert told.index("найдешевше") < told.index("Кур’єром")


@on_both_engines
async def test_what_is_missing_is_asked_for_and_what_was_said_stays(shop, chat):
    await chat.say("/price")
    await chat.expect("Куди доставити")
    await chat.say("Львів")
    await chat.expect("Скільки важить")
    await chat.tap("2 кг")
    assert "— 90,00 ₴" in said(await chat.expect("Полтава → Львів, 2\xa0кг"))
    await chat.say("а до Одеси?")
    await chat.expect("Полтава → Одеса, 2\xa0кг")
    await chat.say("Київ")
    await chat.expect("Полтава → Київ, 2\xa0кг")
    await chat.say("Одеса")
    await chat.expect("Полтава → Одеса, 2\xa0кг")
    await chat.say("а якщо 5 кг?")
    assert "— 130,00 ₴" in said(await chat.expect("Полтава → Одеса, 5\xa0кг"))
    await chat.tap("30 кг")
    told = said(await chat.expect("Полтава → Одеса, 30\xa0кг"))
    assert "У поштомат — заважка посилка" in told
    assert "У поштомат — 1" not in told


async def test_the_greeting_leads_to_the_question_and_stays(towns, chat):
    await chat.say("/start")
    await chat.expect("Вітаю")
    await chat.tap("Скільки коштує")
    await chat.expect("Куди доставити")
    assert not any(one["edited"] for one in chat.messages)


async def test_a_weight_in_figures_alone_is_the_answer_to_the_question(shop, chat):
    await chat.say("ціна доставки у Львів")
    await chat.expect("Скільки важить")
    await chat.say("2,5")
    await chat.expect("Полтава → Львів, 2,5\xa0кг")


async def test_a_box_too_big_for_a_locker_is_not_offered_one(shop, chat):
    await chat.say("ціна доставки у Львів 2 кг 70х30х20")
    await chat.expect("У поштомат — завелика посилка")


async def test_from_the_card_of_a_branch_to_its_price_and_back(shop, chat):
    await chat.say("Львів 3 відділення")
    await chat.expect("Львів")
    await chat.tap("🏤 №3")
    await chat.expect("Відділення №3")
    await chat.tap("Скільки коштує")
    await chat.expect("Львів, Відділення №3. Скільки важить")
    await chat.tap("1 кг")
    told = said(await chat.expect("Полтава → Львів, Відділення №3, 1\xa0кг"))
    assert "— 90,00 ₴" in told
    assert "Кур’єром" not in told
    await chat.tap("До відділення")
    await chat.expect("Посилки до 30\xa0кг")


async def test_from_the_price_to_the_branches_of_the_town(shop, chat):
    await chat.say("ціна доставки у Львів 1 кг")
    await chat.expect("Полтава → Львів")
    await chat.tap("Відділення тут")
    await chat.expect("№1")


async def test_a_shop_that_has_not_said_where_it_sends_from_says_so(towns, chat):
    await chat.say("ціна доставки у Львів 1 кг")
    await chat.expect("Магазин ще не вказав, звідки відправляє")


async def test_a_carrier_that_does_not_answer_is_told_of_and_may_be_asked_again(stage, shop, chat, monkeypatch):
    monkeypatch.setattr("bot.services.quotes.WITHIN_AN_UPDATE_S", 0.3)
    stage.faults.switch_on("getDocumentPrice", "time-out")
    await chat.say("ціна доставки у Львів 1 кг")
    told = said(await chat.expect("не встигла відповісти"))
    assert told.count("не встигла") == 1
    stage.carrier_recovers()
    monkeypatch.setattr("bot.services.quotes.WITHIN_AN_UPDATE_S", 6)
    await chat.tap("Спитати ще раз")
    await chat.expect("— 90,00")


async def test_a_town_that_nobody_knows_is_asked_for_again(shop, chat):
    await chat.say("/price")
    await chat.expect("Куди доставити")
    await chat.say("Тьмутараканьщина")
    await chat.expect("Не знаю міста «Тьмутараканьщина»")


async def test_it_speaks_english_and_russian(shop, english_chat, other_chat):
    await english_chat.say("how much to Lviv 3 kg")
    assert "To a branch" in (await english_chat.expect("→ Львів, 3\xa0kg"))["text"]
    await other_chat.say("цена доставки в Одессу 2кг")
    await other_chat.expect("→ Одеса, 2\xa0кг")
