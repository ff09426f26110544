"""What the bot does not know goes to a person, and the person's answer comes back. Nothing is pretended."""

import pytest


async def test_a_question_goes_to_the_owner_and_the_answer_comes_back_under_it(stage, chat, owner_chat):
    await chat.say("чи є ці кросівки в 42 розмірі?")
    await chat.expect("Передав ваше запитання людині")
    await stage.tick()
    asked = await owner_chat.expect("чи є ці кросівки в 42 розмірі?")
    assert asked["from"] == "bot"
    await owner_chat.tap("відповісти")
    await owner_chat.expect("Надішліть відповідь")
    await owner_chat.say("Так, є, номер замовлення 20450000000001")
    await owner_chat.expect("Передано клієнтові")
    await stage.tick()
    answer = await chat.expect("Так, є")
    assert answer["reply_to"]["text"] == "чи є ці кросівки в 42 розмірі?"


async def test_the_owners_next_words_are_their_own_again(stage, chat, owner_chat):
    await chat.say("покличте менеджера")
    await chat.expect("Передав")
    await stage.tick()
    await owner_chat.expect("покличте")
    await owner_chat.tap("відповісти")
    await owner_chat.expect("Надішліть відповідь")
    await owner_chat.say("вже дзвонимо")
    await owner_chat.expect("Передано")
    await owner_chat.say("дякую")
    await owner_chat.expect("Прошу")
    await stage.tick()
    assert [one["text"] for one in stage.sent_to(chat)][1:] == ["вже дзвонимо"]


async def test_an_old_button_says_that_the_question_was_answered(stage, chat, owner_chat):
    await chat.say("покличте менеджера")
    await chat.expect("Передав")
    await stage.tick()
    await owner_chat.expect("покличте")
    await owner_chat.tap("відповісти")
    await owner_chat.expect("Надішліть відповідь")
    await owner_chat.say("вже дзвонимо")
    await owner_chat.expect("Передано")
    assert "вже відповіли" in (await owner_chat.tap("відповісти"))["text"]
    await owner_chat.say("дякую")
    await owner_chat.expect("Прошу")
    await stage.tick()
    assert [one["text"] for one in stage.sent_to(chat)][1:] == ["вже дзвонимо"]


async def test_a_number_with_a_wish_beside_it_gets_its_card_and_the_wish_goes_to_a_person(stage, chat, owner_chat):
    number = stage.parcel((-9, "5"))
    await chat.say(f"хочу змінити адресу доставки посилки {number} на інше відділення")
    await chat.expect("Передав")
    assert any(number in one["text"] for one in stage.sent_to(chat))
    await stage.tick()
    await owner_chat.expect("змінити адресу")


@pytest.mark.parametrize(
    "words", ["{number}", "де моя посилка {number}", "добрий день, підкажіть, коли приїде {number}?"]
)
async def test_who_only_asks_where_it_is_bothers_nobody(stage, chat, owner_chat, words):
    number = stage.parcel((-9, "5"))
    await chat.say(words.format(number=number))
    await chat.expect(number)
    await stage.tick()
    assert len(stage.sent_to(owner_chat)) == 1  # the greeting


async def test_nobody_but_the_owner_answers(stage, chat, other_chat, owner_chat):
    await chat.say("покличте менеджера")
    await chat.expect("Передав")
    await stage.tick()
    await owner_chat.expect("покличте")
    await other_chat.say("/start")
    await other_chat.expect("Здравствуйте")
    stage.forge(other_chat, "a:1:")
    assert (await other_chat.tap("forged"))["text"] == "Этого вам видеть нельзя."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("привіт", "Вітаю!"),
        ("дуже дякую!", "Прошу"),
        ("що ти вмієш?", "Ось що я вмію"),
        ("де моя посилка", "Надішліть номер накладної"),
        ("/help", "Ось що я вмію"),
    ],
)
async def test_what_the_bot_knows_it_answers_itself(stage, chat, owner_chat, words, told):
    await chat.say(words)
    await chat.expect(told)
    await stage.tick()
    assert len(stage.sent_to(owner_chat)) == 1
