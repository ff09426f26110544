"""A branch is found by words, by where one is, by buttons; its card tells everything; one's own comes first."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.db.tables import my_branch
from bot.screens.taps import Action, Tap
from tests.handlers.marks import on_both_engines
from tests.services.town_rows import keep_towns

KYIV = (50.4501, 30.5234)


@pytest.fixture
async def towns(stage):
    await keep_towns(stage.desk, "Київ", "Львів", "Одеса", "Бровари")


@pytest.fixture
async def reader(stage, towns, chat):
    """Somebody who was asked where to look."""
    await chat.say("/find")
    await chat.expect("Де шукати відділення")
    return chat


async def count(stage, table):
    async with stage.desk.database.read() as db:
        return (await db.execute(select(func.count()).select_from(table))).scalar_one()


@on_both_engines
async def test_from_a_town_to_a_card_and_back(reader):
    await reader.say("львів")
    listed = await reader.expect("Львів")
    assert "№1" in listed["text"]
    await reader.tap("🏤 №1")
    card = await reader.expect("Відділення №1")
    assert "Львів, " in card["text"]
    assert "сьогодні" in card["text"] or "Щодня" in card["text"]
    assert "Посилки до" in card["text"]
    assert "+380800500609" in card["text"]
    await reader.tap("До списку")
    assert (await reader.expect("Львів"))["text"] == listed["text"]


async def test_a_number_with_its_town_is_found_without_any_question_before(stage, towns, chat):
    await chat.say("нова пошта 5 львів адреса")
    assert "№5" in (await chat.expect("Львів"))["text"]


async def test_free_text_without_a_town_asks_where(stage, towns, chat):
    await chat.say("де найближче відділення?")
    await chat.expect("Надішліть геолокацію")


async def test_a_number_alone_is_looked_for_in_the_town_of_before(reader):
    await reader.say("Одеса")
    await reader.expect("Одеса")
    await reader.say("7")
    assert "№7" in (await reader.expect("Одеса"))["text"]


async def test_a_kind_said_later_keeps_the_town(reader):
    await reader.say("Львів")
    await reader.expect("Львів")
    await reader.say("а поштомат?")
    told = (await reader.expect("Шукаю: поштомати"))["text"]
    assert "Львів" in told
    assert "🏤" not in told


async def test_pages_turn_and_kinds_are_chosen_by_buttons(reader):
    await reader.say("Київ")
    first = (await reader.expect("Київ"))["text"]
    await reader.tap("Далі")
    second = (await reader.expect("Київ"))["text"]
    assert first != second
    await reader.tap("📮 Поштомати")
    assert "🏤" not in (await reader.expect("Шукаю: поштомати"))["text"]
    await reader.tap("✅ 📮 Поштомати")
    assert "Шукаю" not in (await reader.expect("Київ"))["text"]


async def test_another_town_keeps_what_the_branch_must_do(reader):
    await reader.say("поштомат у Києві")
    await reader.expect("Київ")
    await reader.tap("Інше місто")
    await reader.expect("У якому місті")
    await reader.say("Львів")
    assert "Львів" in (await reader.expect("Шукаю: поштомати"))["text"]


async def test_what_a_parcel_does_not_fit_into_is_struck_out_with_the_reason_and_has_no_button(reader):
    await reader.say("Бровари поштомат 25 кг")
    told = await reader.expect("до 20")
    assert not any("№" in button for button in reader.buttons)
    assert "25\xa0кг" in told["text"]


async def test_a_number_that_the_town_has_not_is_told_and_all_are_offered(reader):
    await reader.say("Бровари №9999")
    await reader.expect("Бровари: нічого не знайшов")
    await reader.tap("Усі: Бровари")
    assert "№1" in (await reader.expect("Бровари"))["text"]


async def test_a_town_that_nobody_knows_is_asked_for_again(reader):
    await reader.say("Тьмутараканьщина")
    await reader.expect("Не знаю міста «Тьмутараканьщина»")


async def test_the_nearest_ten_have_a_pin_each(reader):
    await reader.send_location(*KYIV)
    told = (await reader.expect("Найближчі до вас"))["text"]
    assert "1. " in told
    assert "10. " in told
    assert "\xa0м" in told
    await reader.tap("📍 1")
    pins = [one for one in reader.messages if "venue" in one]
    assert len(pins) == 1
    assert abs(pins[0]["venue"]["latitude"] - KYIV[0]) < 0.1
    await reader.tap("Докладніше")
    await reader.expect("Нова пошта")


async def test_the_nearest_of_one_kind_are_a_tap_away(reader):
    await reader.send_location(*KYIV)
    await reader.expect("Найближчі до вас")
    await reader.tap("🏤 Відділення")
    assert "📮" not in (await reader.expect("Найближчі до вас"))["text"]


async def test_where_one_is_is_kept_to_a_hundred_metres_only(stage, reader):
    await reader.send_location(50.123456, 30.654321)
    await reader.expect("до вас|Поблизу нічого")
    async with stage.desk.database.read() as db:
        from bot.db.tables import chat_state  # noqa: PLC0415

        (about,) = [row.about for row in await db.execute(select(chat_state))]
    assert about["around"] == [50.123, 30.654]
    assert "50.1234" not in str(about)


async def test_after_a_location_free_text_goes_on_around_it(reader):
    await reader.send_location(*KYIV)
    await reader.expect("Найближчі до вас")
    await reader.say("а поштомат є?")
    told = (await reader.expect("Шукаю: поштомати"))["text"]
    assert "Найближчі до вас" in told
    assert "🏤" not in told
    await reader.say("є щось на 25 кг?")
    told = (await reader.expect("Шукаю: .*25"))["text"]
    assert "до вас" in told or "Поблизу" in told


async def test_what_was_said_of_the_parcel_stays_when_the_kind_is_tapped(reader):
    await reader.send_location(*KYIV)
    await reader.expect("Найближчі до вас")
    await reader.say("на 5 кг")
    await reader.expect("Шукаю: 5")
    await reader.tap("📮 Поштомати")
    await reader.expect("Шукаю: поштомати, 5")


async def test_a_town_named_after_a_location_ends_it(reader):
    await reader.send_location(*KYIV)
    await reader.expect("Найближчі до вас")
    await reader.say("Бровари")
    await reader.expect("🏙 Бровари")


@on_both_engines
async def test_ones_own_branch_is_kept_comes_first_and_is_let_go(stage, reader):
    await reader.say("Львів 3")
    await reader.expect("Львів")
    await reader.tap("🏤 №3")
    await reader.expect("Відділення №3")
    assert (await reader.tap("Це моє відділення"))["text"] == "⭐ Запам’ятав. Тепер воно буде першим."
    await reader.expect("Ваше відділення")
    await reader.say("/find")
    await reader.expect("Ваше відділення")
    await reader.say("Одеса")
    await reader.expect("Одеса")
    assert "⭐ Львів, №3" in reader.buttons
    await reader.tap("⭐ Львів, №3")
    await reader.expect("Ваше відділення")
    await reader.tap("До списку")
    await reader.expect("Одеса")
    await reader.tap("⭐ Львів, №3")
    await reader.expect("Ваше відділення")
    await reader.tap("Уже не моє")
    await reader.expect("Відділення №3")
    assert await count(stage, my_branch) == 0


async def test_who_is_forgotten_has_no_branch_any_more(stage, reader):
    await reader.say("Львів 3")
    await reader.expect("Львів")
    await reader.tap("🏤 №3")
    await reader.expect("Відділення №3")
    await reader.tap("Це моє відділення")
    await reader.expect("Ваше відділення")
    await reader.say("/forget_me")
    await reader.expect("Стерти")
    await reader.tap("Так, стерти все")
    await reader.expect("Готово")
    assert await count(stage, my_branch) == 0


async def test_a_button_for_a_branch_that_never_stood_is_answered_kindly(stage, reader):
    for tap in (
        Tap(Action.BRANCH, 10**9),
        Tap(Action.PIN, 10**9),
        Tap(Action.BRANCHES, 10**9, "0."),
        Tap(Action.MY_BRANCH, 10**9, "yes."),
    ):
        stage.forge(reader, tap.encode())
        assert "застаріла" in (await reader.tap("forged"))["text"]
    for word in ("999.0,999.0,locker", "999,999,locker", "x", "1.5,", ",,,,"):
        stage.forge(reader, Tap(Action.NEAR, word=word).encode())
        await reader.tap("forged")
        await reader.expect("Надішліть геолокацію")


async def test_words_of_another_matter_are_not_taken_for_a_town(reader):
    await reader.say("дякую")
    await reader.expect("Прошу")
    await reader.say("Підкажіть чи можна буде повернути товар якщо розмір не підійде мені")
    await reader.expect("людині")


async def test_it_speaks_english_and_russian(stage, towns, english_chat, other_chat):
    await english_chat.say("lockers in Lviv")
    assert "Lviv" not in (await english_chat.expect("Looking for: lockers"))["text"]
    await other_chat.say("отделение 3 львов")
    await other_chat.expect("открыто|откроется|круглосуточно")


async def test_a_branch_is_offered_in_any_chat_with_the_way_to_keep_it(towns, reader):
    results = await reader.inline("львів 5")
    assert results[0]["title"] == "🏤 Львів, №5"
    await reader.choose(results[0]["id"])
    await reader.say("дякую")
    await reader.expect("Прошу")  # and nothing is said of the card, which nobody asked about
    *_, sent, thanks, answer = reader.messages
    assert (sent["from"], answer["from"]) == (thanks["from"], "bot")
    assert "Відділення №5" in sent["text"]
    (link,) = [one["url"] for one in sent["entities"] if "start=b-" in one.get("url", "")]
    await reader.say(f"/start {link.partition('start=')[2]}")
    await reader.expect("Відділення №5")
    assert "⭐ Це моє відділення" in reader.buttons
    assert await reader.inline("zz") == []


async def test_a_link_to_a_branch_that_went_is_answered_kindly(reader):
    await reader.say("/start b-999999999")
    await reader.expect("застаріла|немає|вже")


async def test_what_is_near_to_a_landmark_is_offered_in_any_chat_too(towns, reader):
    results = await reader.inline("поштомат на сихові")
    assert len(results) == 8
    assert all(one["title"].startswith("📮 Львів") for one in results)
    assert "км" in results[0]["description"] or "м" in results[0]["description"]
    await reader.choose(results[0]["id"])


async def test_free_text_at_any_step_knows_metro_stations_and_parts_of_towns(reader):
    await reader.say("а є поштомат ближче до Сихова?")
    told = (await reader.expect("Сихів, Львів: найближчі"))["text"]
    assert "Шукаю: поштомати" in told
    assert "км" in told
    await reader.say("а відділення на 25 кг?")
    told = (await reader.expect("Сихів, Львів: найближчі"))["text"]
    assert "25" in told
