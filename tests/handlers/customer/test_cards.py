"""Every state that a parcel of the demo can stand in, on its card, in each language."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

KYIV = ZoneInfo("Europe/Kyiv")
LANGUAGES = ("uk", "ru", "en")

# number: status in each language, steps done, town, what else stands on the card
STATES = {
    "20451900000013": ("Накладну створено", "Накладная создана", "Waybill created", 1, "Полтава"),
    "20451900000027": ("Прийнята перевізником", "Принята перевозчиком", "Accepted by the carrier", 2, "Чернівці"),
    "20451900000031": ("У дорозі", "В пути", "On its way", 3, "Львів"),
    "20451900000045": ("У дорозі", "В пути", "On its way", 3, "Яготин"),
    "20400900000052": ("Чекає на вас", "Ждёт вас", "Waiting for you", 4, "Львів"),
    "20451900000066": ("Чекає на вас", "Ждёт вас", "Waiting for you", 4, "Одеса"),
    "20451900000070": ("Кур’єр уже везе", "Курьер уже везёт", "With the courier", 4, "Київ"),
    "20451900000084": ("Не вдалося вручити", "Не удалось вручить", "Could not be delivered", 4, "Львів"),
    "59001900000091": ("Отримана", "Получена", "Received", 5, "Київ"),
    "20400900000106": ("Отримана", "Получена", "Received", 5, "Дніпро"),
    "20400900000110": ("Отримана", "Получена", "Received", 5, "Луцьк"),
    "20451900000123": ("Повертається", "Возвращается", "Going back", 3, "Київ"),
    "20451900000137": ("У дорозі", "В пути", "On its way", 3, "Луцьк"),
    "59001900000186": ("У дорозі", "В пути", "On its way", 3, "Київ"),
    "20451900000190": ("Накладну скасовано", "Накладная отменена", "Waybill cancelled", 1, "Полтава"),
    "20451900000205": ("Чекає на вас", "Ждёт вас", "Waiting for you", 4, "Дніпро"),
}
MONTHS = {
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
KEY = re.compile(r"\b(?:parcel|status|hint|reason|button|carrier|list|seen|error|trouble)-[a-z-]+\b")


def written(day, language):
    """A calendar day as people of that language write it."""
    month = MONTHS[language].split()[day.month - 1]
    return f"{month} {day.day}" if language == "en" else f"{day.day} {month}"


async def cards_in(stage, language):
    """Each card and the texts of its buttons, by the number; four are asked for in one message."""
    numbers, cards = list(STATES), {}
    for at in range(0, len(numbers), 4):
        person = await stage.person(language)
        await person.say(" ".join(numbers[at : at + 4]))
        await person.expect(numbers[min(at + 3, len(numbers) - 1)])
        for message in person.messages[1:]:
            number = message["text"].split()[1]
            buttons = [button["text"] for row in message["inline_keyboard"] for button in row]
            cards[number] = (message["text"], buttons)
    return cards


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_card_of_every_state_tells_status_progress_and_town(stage, language):
    cards = await cards_in(stage, language)
    assert set(cards) == set(STATES)
    for number, (text, buttons) in cards.items():
        *statuses, steps, town = STATES[number]
        lines = text.splitlines()
        assert lines[0].startswith(f"📦 {number} · ")
        assert statuses[LANGUAGES.index(language)] in lines, text
        assert "━".join("●" * steps + "○" * (5 - steps)) in lines, text
        assert town in text
        assert KEY.search(text + " ".join(buttons)) is None, text
        assert "None" not in text
        assert "\n\n\n" not in text
        assert len(set(buttons)) == len(buttons) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_parcel_at_the_branch_tells_when_it_came_and_the_first_paid_day_as_the_carrier_gives_it(
    stage, language
):
    number, person = "20400900000052", await stage.person(language)
    arrived = (stage.world.started_at - timedelta(hours=26)).astimezone(KYIV)
    await person.say(number)
    text = (await person.expect(number))["text"]
    assert f"{written(arrived, language)}, {arrived:%H:%M}" in text
    assert written(arrived + timedelta(days=8), language) in text
    assert "Відділення №905" in text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_parcel_on_its_way_tells_when_it_is_expected_and_no_paid_day(stage, language):
    number, person = "20451900000031", await stage.person(language)
    expected = (stage.world.started_at + timedelta(hours=8)).astimezone(KYIV)
    await person.say(number)
    text = (await person.expect(number))["text"]
    assert written(expected, language) in text
    assert not any(word in text for word in ("платн", "Storage"))
    assert "Київ → Львів" in text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_received_parcel_tells_when_that_was(stage, language):
    number, person = "59001900000091", await stage.person(language)
    received = (stage.world.started_at - timedelta(hours=26)).astimezone(KYIV)
    await person.say(number)
    text = (await person.expect(number))["text"]
    assert f"{written(received, language)}, {received:%H:%M}" in text


async def test_why_it_could_not_be_handed_over_stands_on_the_card(stage, chat):
    await chat.say("20451900000084")
    await chat.expect("Причина: отримувача не застали")
    await chat.say("20451900000123")
    await chat.expect("Причина: відмова від отримання")


async def test_the_card_says_whose_word_it_is_and_of_when(stage, english_chat):
    stage.wind(hours=1)
    await english_chat.say("20451900000031")
    text = (await english_chat.expect("Nova Poshta: as of"))["text"]
    now = stage.clock.now().astimezone(KYIV)
    assert any(f"{at:%H:%M}" in text for at in (now, now - timedelta(minutes=1)))


async def test_a_card_speaks_another_language_at_a_tap(chat):
    await chat.say("20451900000031")
    await chat.expect("У дорозі")
    await chat.tap("English")
    card = await chat.expect("On its way")
    assert card["edited"]
    assert "🔄 Refresh" in chat.buttons
