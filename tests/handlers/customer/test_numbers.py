"""Numbers in whatever a person sends: a card each, a list where there are many, a kind word where one is wrong."""

import pytest

from sandbox.places import Place, Town
from tests.handlers.marks import in_both_modes, on_both_engines

TRAVELLING = "20451900000031"
WAITING = "20451900000066"
KNOWN = (
    "20451900000013",
    "20451900000027",
    "20451900000031",
    "20451900000066",
    "20451900000070",
    "20451900000084",
)


@pytest.mark.parametrize(
    "text",
    [
        TRAVELLING,
        "20 4519 0000 0031",
        "20-4519-0000-0031",
        "Добрий день! Підкажіть, де ТТН 20451900000031? Замовляла 20.11.2025, тел. 067 123 45 67",
        "https://novaposhta.ua/tracking/?cargo_number=20451900000031",
        "№20451900000031.",
    ],
)
async def test_a_number_is_found_however_it_is_written(stage, chat, text):
    await chat.say(text)
    card = await chat.expect("У дорозі")
    assert TRAVELLING in card["text"]
    assert len(stage.sent_to(chat)) == 1


@pytest.mark.parametrize("how", [{"forwarded": True}, {"caption": True}])
@in_both_modes
async def test_a_forwarded_text_and_a_caption_count_like_a_message(chat, how):
    await chat.say(f"Ваше замовлення відправлено, номер {TRAVELLING}", **how)
    await chat.expect(TRAVELLING)


@on_both_engines
async def test_several_numbers_become_a_card_each_in_their_order_asked_for_at_once(stage, chat):
    await chat.say(" ".join(KNOWN[:5]))
    await chat.expect(KNOWN[4])
    assert [number for message in stage.sent_to(chat) for number in KNOWN if number in message["text"]] == [*KNOWN[:5]]
    assert [(one.documents, one.had_phone) for one in stage.nova_poshta.requests] == [(5, False)]


@on_both_engines
async def test_more_than_five_become_a_list_whose_buttons_open_the_cards(stage, chat):
    await chat.say("\n".join(KNOWN))
    message = await chat.expect("6 посилок")
    assert len(stage.sent_to(chat)) == 1
    assert chat.buttons == list(KNOWN)
    assert f"{WAITING} — Чекає на вас" in message["text"]
    await chat.tap(WAITING)
    card = await chat.expect("Поштомат")
    assert card["edited"]
    assert card["id"] == message["id"]


async def test_of_more_than_thirty_numbers_the_first_thirty_are_told_and_how_many_did_not_fit(stage, english_chat):
    numbers = [stage.parcel((-5, "5")) for _ in range(33)]
    await english_chat.say(" ".join(numbers))
    message = await english_chat.expect("30 parcels")
    assert "3 more numbers did not fit" in message["text"]
    assert numbers[29] in message["text"]
    assert numbers[30] not in message["text"]


async def test_more_than_thirty_wrong_numbers_are_no_list_of_nothing(stage, english_chat):
    await english_chat.say(" ".join(f"2045190{number:06}" for number in range(33)))
    await english_chat.expect("3 more numbers did not fit")
    assert not any("0 parcels" in message["text"] for message in stage.sent_to(english_chat))


async def test_a_number_that_the_carrier_does_not_know_may_be_fresh(chat):
    await chat.say("20457770000001")
    card = await chat.expect("Номер ще не видно")
    assert "свіжий" in card["text"]
    assert "○━○━○━○━○" in card["text"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RA123456789UA", "контрольна цифра не сходиться"),
        ("2045190000003", "бракує цифри"),
        ("204519000000311", "зайва цифра"),
        ("RA123456785UA", "Укрпошта"),
        ("0503819472615", "Укрпошта"),
        ("RR123456785RU", "Пошта Росії"),
        ("CV123456785ZZ", "Meest"),
    ],
)
async def test_a_wrong_number_or_another_carriers_is_told_kindly_and_nobody_is_asked(stage, chat, text, words):
    await chat.say(text)
    message = await chat.expect(words)
    assert text in message["text"]
    assert stage.asked() == 0


async def test_other_carriers_are_told_where_to_look(english_chat):
    await english_chat.say("RA123456785UA")
    await english_chat.expect("check it on the carrier's site")


async def test_a_right_and_a_wrong_number_are_both_answered(chat):
    await chat.say(f"{TRAVELLING} і 2045190000003")
    await chat.expect("У дорозі")
    await chat.expect("бракує цифри")


async def test_two_carriers_with_such_numbers_are_a_question_and_the_tap_goes_on(chat):
    await chat.say("CV123456785PL")
    await chat.expect("Хто везе посилку?")
    assert sorted(chat.buttons) == ["Meest", "Укрпошта"]
    await chat.tap("Meest")
    message = await chat.expect("це номер перевізника «Meest»")
    assert message["edited"]


@pytest.mark.parametrize("text", ["067 123 45 67", "5168 7422 0000 1234", "/nothing", "🙂"])
async def test_a_text_without_a_number_and_without_words_gets_a_hint(stage, chat, text):
    await chat.say(text)
    await chat.expect("Не бачу тут номера накладної")
    assert stage.asked() == 0


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
                     "is_animated": False, "is_video": False}},
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"dice": {"emoji": "🎲", "value": 4}},
    ],
    ids=lambda content: next(iter(content)),
)  # fmt: skip
async def test_what_is_no_text_gets_a_hint(stage, chat, content):
    stage.send(chat, content)
    await chat.expect("Не бачу тут номера накладної")


async def test_a_very_long_text_is_answered(chat):
    await chat.say("посилка " * 500 + TRAVELLING)
    await chat.expect(TRAVELLING)
    await chat.say("7 " * 2040)
    await chat.expect("Не бачу тут номера накладної")


@in_both_modes
async def test_in_a_group_the_bot_is_silent(stage, chat):
    group = {"id": -100_200_300, "type": "supergroup", "title": "Магазин"}
    stage.send(chat, {"text": TRAVELLING}, chat=group)
    stage.send(chat, {"text": "/start"}, chat=group)
    await chat.say("Дякую!")
    await chat.expect("Прошу")
    assert stage.asked() == 0
    assert len(stage.sent_to(chat)) == 1


async def test_signs_of_markup_in_what_the_carrier_says_are_shown_literally(stage, chat):
    town = Town("<b>Київ</b> & 'Ко'", "Kyiv")
    number = stage.parcel((-5, "5"), destination=Place(town, 7, 'вул. "<i>Нова</i>" &amp; 1'))
    await chat.say(number)
    card = await chat.expect(number)
    assert "→ <b>Київ</b> & 'Ко'" in card["text"]
    assert 'вул. "<i>Нова</i>" &amp; 1' in card["text"]
