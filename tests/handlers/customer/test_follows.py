"""Following a parcel: told once of every change that matters, by one's own name for it; silent when asked to be."""

import pytest

from bot.domain.notices import NoticeKind
from tests.handlers.marks import on_both_engines

JOURNEY = ((0, "1"), (2, "4"), (6, "5"), (20, "7"), (60, "9"))


async def followed(stage, chat, *journey):
    number = stage.parcel(*(journey or JOURNEY))
    await chat.say(number)
    await chat.expect(number)
    answer = await chat.tap("Повідомляти")
    assert answer["text"] == "Стежу. Напишу, коли щось зміниться."
    return number


def told(stage, chat, *leads):
    return [one["text"].split("\n")[0] for one in stage.sent_to(chat) if one["text"].split("\n")[0] in leads]


SENT, ARRIVED, RECEIVED = "🚚 Посилка поїхала", "📬 Посилка прибула і чекає на вас", "✅ Посилку отримано"
RETURNING = "↩️ Посилка повертається до відправника"


@on_both_engines
async def test_every_change_that_matters_is_told_once_however_often_the_poll_looks(stage, chat):
    number = await followed(stage, chat)
    for _ in range(35):
        stage.wind(hours=2)
        await stage.tick()
    assert told(stage, chat, SENT, ARRIVED, RECEIVED, RETURNING) == [SENT, ARRIVED, RECEIVED]
    arrived = next(one["text"] for one in stage.sent_to(chat) if one["text"].startswith(ARRIVED))
    assert number in arrived
    assert "Зберігання платне з" in arrived


async def test_setting_out_again_after_a_failed_delivery_is_no_news(stage, chat):
    await followed(stage, chat, (0, "1"), (2, "5"), (6, "111"), (10, "101"))
    for _ in range(12):
        stage.wind(hours=1)
        await stage.tick()
    assert told(stage, chat, SENT) == [SENT]


async def test_a_night_of_downtime_gives_one_notice_a_parcel(stage, chat):
    await followed(stage, chat)
    await stage.stop_bot()
    stage.wind(hours=21)
    await stage.start_bot()
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == [ARRIVED]


async def test_what_is_no_longer_true_when_it_is_sent_is_not_sent(stage, chat):
    await followed(stage, chat)
    stage.telegram.account.faults.switch_on("sendMessage", "500", times=1)
    stage.wind(hours=3)
    await stage.tick()  # «поїхала» is owed and does not arrive
    stage.wind(hours=20)
    await stage.tick()
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == [ARRIVED]


async def test_a_night_of_downtime_gives_one_notice_for_each_of_many_parcels(stage, chat):
    for journey in (JOURNEY, ((0, "1"), (2, "4"), (6, "5")), ((0, "5"), (4, "7"), (10, "103")), ((0, "7"), (6, "9"))):
        await followed(stage, chat, *journey)
    await stage.stop_bot()
    stage.wind(hours=21)
    await stage.start_bot()
    for _ in range(3):
        await stage.tick()
        stage.wind(minutes=10)
    assert sorted(told(stage, chat, SENT, ARRIVED, RECEIVED, RETURNING)) == sorted([SENT, ARRIVED, RECEIVED, RETURNING])


async def test_a_refused_parcel_is_told_as_going_back(stage, chat):
    await followed(stage, chat, (0, "5"), (10, "103"))
    stage.wind(hours=11)
    await stage.tick()
    assert told(stage, chat, RETURNING) == [RETURNING]


async def test_who_stops_following_hears_no_more(stage, chat):
    await followed(stage, chat)
    assert (await chat.tap("Не стежити"))["text"] == "Більше не пишу про цю посилку."
    stage.wind(hours=21)
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == []


async def test_one_stops_following_for_oneself_alone(stage, chat, other_chat):
    number = await followed(stage, chat)
    await other_chat.say(number)
    await other_chat.expect(number)
    await other_chat.tap("Сообщать")
    await other_chat.tap("Не следить")
    await other_chat.expect(number)
    stage.wind(hours=21)
    await stage.tick()
    assert told(stage, chat, ARRIVED) == [ARRIVED]


async def test_what_was_owed_when_one_stopped_following_is_not_sent(stage, chat):
    await followed(stage, chat)
    stage.telegram.account.faults.switch_on("sendMessage", "500", times=1)
    stage.wind(hours=3)
    await stage.tick()  # «поїхала» is owed and does not arrive
    await chat.tap("Не стежити")
    stage.wind(minutes=10)
    await stage.tick()
    assert told(stage, chat, SENT) == []


async def test_who_has_just_looked_is_not_told_the_same_again(stage, chat):
    await followed(stage, chat)
    stage.wind(hours=3)
    await chat.tap("Оновити")
    await chat.expect("У дорозі|Прийнята")
    await stage.tick()
    assert told(stage, chat, SENT) == []
    stage.wind(hours=18)
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == [ARRIVED]


@on_both_engines
async def test_a_promised_answer_tells_the_news_too(stage, chat, other_chat):
    number = await followed(stage, chat)
    await other_chat.say(number)
    await other_chat.expect(number)
    await other_chat.tap("Сообщать")
    stage.wind(hours=3)
    stage.faults.switch_on("*", "502")
    await chat.tap("Оновити")
    await chat.expect("не відповідає")
    stage.carrier_recovers()
    stage.wind(hours=18)
    before = len(stage.sent_to(chat))
    await stage.tick()
    assert len(stage.sent_to(chat)) == before + 1
    assert "Чекає на вас" in stage.sent_to(chat)[-1]["text"]
    assert told(stage, other_chat, "📬 Посылка прибыла и ждёт вас") == ["📬 Посылка прибыла и ждёт вас"]


async def test_only_who_follows_is_told(stage, chat, other_chat):
    number = await followed(stage, chat)
    await other_chat.say(number)
    await other_chat.expect(number)
    stage.wind(hours=21)
    await stage.tick()
    assert len(stage.sent_to(other_chat)) == 1
    assert told(stage, chat, ARRIVED) == [ARRIVED]


async def test_ones_own_name_stands_on_the_card_in_the_list_and_in_the_notice(stage, chat):
    await followed(stage, chat)
    await chat.tap("Назвати")
    await chat.expect("Як її назвати")
    await chat.say("  червоні   <кросівки> " + "дуже " * 20)
    card = await chat.expect("червоні <кросівки> дуже")
    assert len(card["text"].split(" · ")[0]) <= 42 + len("📦 ")
    await chat.say("/parcels")
    await chat.expect("• червоні <кросівки>")
    stage.wind(hours=21)
    await stage.tick()
    assert "червоні <кросівки>" in (await chat.expect("прибула"))["text"]


async def test_the_words_after_a_name_was_given_are_no_name(stage, chat):
    await followed(stage, chat)
    await chat.tap("Назвати")
    await chat.expect("Як її назвати")
    await chat.say("кросівки")
    await chat.expect("📦 кросівки")
    await chat.say("дякую")
    await chat.expect("Прошу")
    await chat.say("/parcels")
    await chat.expect("• кросівки")


async def test_silence_really_silences_and_ends_when_asked(stage, chat):
    await followed(stage, chat)
    await chat.say("/quiet")
    await chat.expect("у будь-який час")
    await chat.tap("Не писати зовсім")
    await chat.expect("Мовчу")
    stage.wind(hours=3)
    await stage.tick()
    assert told(stage, chat, SENT) == []
    await chat.tap("Писати знову")
    await chat.expect("у будь-який час")
    stage.wind(hours=18)
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == [ARRIVED]


async def test_leave_me_alone_in_words_silences_too(stage, chat):
    await followed(stage, chat)
    await chat.say("не пишіть мені більше")
    await chat.expect("Мовчу")
    stage.wind(hours=21)
    await stage.tick()
    assert told(stage, chat, SENT, ARRIVED) == []


async def test_silence_is_of_every_change(stage, chat):
    for journey in (JOURNEY, ((0, "5"), (10, "103"))):
        await followed(stage, chat, *journey)
    await chat.say("не пишіть мені більше")
    await chat.expect("Мовчу")
    before = len(stage.sent_to(chat))
    for _ in range(70):
        stage.wind(hours=1)
        await stage.tick()
    assert len(stage.sent_to(chat)) == before


async def test_news_of_a_quiet_night_waits_for_the_morning(stage, chat):
    local = stage.desk.clock.now().astimezone(stage.desk.settings.shop_zone)
    stage.wind(hours=(24 - local.hour) % 24 + 1)  # past one in the night
    await followed(stage, chat, (0, "1"), (26, "7"))
    await chat.say("/quiet")
    await chat.expect("у будь-який час")
    await chat.tap("Не писати вночі")
    await chat.expect("не пишу")
    stage.wind(hours=24 - (stage.desk.clock.now().astimezone(stage.desk.settings.shop_zone).hour - 2))
    await stage.tick()
    night = stage.desk.clock.now().astimezone(stage.desk.settings.shop_zone)
    assert night.hour < 8
    assert told(stage, chat, ARRIVED) == []
    stage.wind(hours=8)
    await stage.tick()
    assert told(stage, chat, ARRIVED) == [ARRIVED]


@pytest.mark.parametrize("kind", [NoticeKind.ANSWER])
async def test_what_somebody_asked_for_is_told_to_the_silenced_as_well(stage, chat, kind):
    await chat.say("/quiet")
    await chat.expect("у будь-який час")
    await chat.tap("Не писати зовсім")
    await chat.expect("Мовчу")
    number = stage.parcel(*JOURNEY)
    stage.faults.switch_on("*", "502")
    await chat.say(number)
    await chat.expect("запам’ятав")
    stage.carrier_recovers()
    stage.wind(minutes=5)
    await stage.tick()
    await chat.expect("Накладну створено")
