"""The button under a card that asks the carrier again."""

import re

from tests.handlers.marks import in_both_modes, on_both_engines

NUMBER = "20451900000031"


@on_both_engines
@in_both_modes
async def test_a_refresh_edits_the_card_in_place_and_it_has_moved_after_the_clock_was_wound(stage, chat):
    await chat.say(NUMBER)
    first = await chat.expect("У дорозі")
    stage.wind(hours=9)
    answer = await chat.tap("Оновити")
    card = await chat.expect("Чекає на вас")
    assert answer == {"answered": True, "text": "", "show_alert": False}
    assert card["id"] == first["id"]
    assert card["edited"]
    assert "●━●━●━●━○" in card["text"]
    assert len(stage.sent_to(chat)) == 1


async def test_within_a_minute_a_refresh_says_how_many_seconds_are_left_and_asks_nobody(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    stage.wind(seconds=20)
    answer = await chat.tap("Оновити")
    left = re.search(r"Наступне оновлення за (\d+) с", answer["text"])
    assert left is not None, answer
    assert 30 <= int(left[1]) <= 40
    assert stage.asked() == 1
    stage.wind(seconds=41)
    assert (await chat.tap("Оновити"))["text"] == ""
    assert stage.asked() == 2


async def test_a_number_written_again_within_a_minute_is_answered_from_what_was_just_told(stage, chat, other_chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await other_chat.say(NUMBER)
    await other_chat.expect("В пути")
    assert stage.asked() == 1


async def test_a_refresh_that_brings_nothing_new_leaves_the_card_standing(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    stage.wind(minutes=2)
    await chat.tap("Оновити")
    await chat.expect("У дорозі")
    assert len(stage.sent_to(chat)) == 1
