"""A parcel that goes on under another number is one parcel: followed, and told in one status."""

import pytest

from sandbox.parcel import Link
from tests.handlers.marks import on_both_engines

REFUSED, RETURN = "20451900000123", "20451900000168"
REDIRECTED, REDIRECT = "20451900000137", "20451900000172"


@on_both_engines
async def test_a_refused_parcel_is_followed_on_its_way_home_until_it_is_back(stage, chat):
    await chat.say(REFUSED)
    card = await chat.expect("Повертається")
    assert f"Їде далі під номером {RETURN}" in card["text"]
    assert "Одеса → Київ" in card["text"]
    stage.wind(hours=71)
    await chat.tap("Оновити")
    await chat.expect("Повернулася до відправника")


async def test_a_redirected_parcel_is_followed_until_it_is_received(stage, chat):
    await chat.say(REDIRECTED)
    card = await chat.expect("У дорозі")
    assert f"Їде далі під номером {REDIRECT}" in card["text"]
    assert "Львів → Луцьк" in card["text"]
    stage.wind(hours=9)
    await chat.tap("Оновити")
    await chat.expect("Чекає на вас")
    stage.wind(hours=42)
    await chat.tap("Оновити")
    await chat.expect("Отримана")


@pytest.mark.parametrize(("first", "second"), [(REFUSED, RETURN), (RETURN, REFUSED)])
async def test_either_number_of_a_parcel_leads_to_it_whichever_was_asked_for_first(stage, chat, first, second):
    await chat.say(first)
    await chat.expect("Повертається")
    stage.wind(minutes=2)
    await chat.say(second)
    await chat.expect(f"📦 {REFUSED}")


async def test_a_parcel_that_is_sent_back_while_it_is_watched_gets_its_new_number(stage, chat):
    number = stage.parcel((-30, "7"), (2, "103"))
    home = stage.parcel((3, "5"), made_from=Link(number, "CargoReturn"))
    await chat.say(number)
    await chat.expect("Чекає на вас")
    stage.wind(hours=2, minutes=1)
    await chat.tap("Оновити")
    card = await chat.expect("Повертається")
    assert home not in card["text"]
    stage.wind(hours=2)
    await chat.tap("Оновити")
    await chat.expect(f"Їде далі під номером {home}")


async def test_both_numbers_of_one_parcel_in_one_message_are_one_card(stage, chat):
    await chat.say(f"{REFUSED} {RETURN}")
    await chat.expect("Повертається")
    await chat.say("дякую")
    await chat.expect("Прошу")
    assert len(stage.sent_to(chat)) == 2
