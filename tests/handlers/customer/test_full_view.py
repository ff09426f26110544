"""The sum is shown to whom the parcel belongs, and to nobody else (law 10)."""

from tests.handlers.marks import in_both_modes, on_both_engines
from tests.stage import OLENA, SHOP

NUMBER = "20451900000031"  # Олена's: 1,250 hryvnias for the goods and 82 for the way
SUM = "1\xa0332,00\xa0₴"


def money_in(message):
    return "До сплати" in message["text"] or "К оплате" in message["text"] or SUM[:5] in message["text"]


async def sees_the_sum(chat):
    """Ask for the sum under the newest card and share one's own phone."""
    await chat.tap("Показати суму")
    await chat.expect("Поділіться своїм номером")
    await chat.share_contact()
    await chat.expect("Дякую! Тепер")
    return await chat.expect("До сплати")


@on_both_engines
@in_both_modes
async def test_the_sum_is_hidden_until_the_recipient_shares_their_own_phone(chat):
    await chat.say(NUMBER)
    card = await chat.expect("У дорозі")
    assert not money_in(card)
    card = await sees_the_sum(chat)
    assert SUM in card["text"]
    assert not any("Показати суму" in button for button in chat.buttons)


async def test_the_sender_sees_the_sum_too(stage):
    shop = await stage.person("uk", SHOP)
    await shop.say(NUMBER)
    await shop.expect("У дорозі")
    await sees_the_sum(shop)


async def test_once_shared_the_phone_opens_every_later_parcel_at_once(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await sees_the_sum(chat)
    await chat.say("20451900000205")
    card = await chat.expect("Чекає на вас")
    assert "До сплати: 512,00\xa0₴" in card["text"]


async def test_somebody_elses_contact_opens_nothing(stage, other_chat):
    await other_chat.say(NUMBER)
    await other_chat.expect("В пути")
    await other_chat.tap("Показать сумму")
    await other_chat.share_contact(OLENA, user_id=999)
    await other_chat.expect("Это не ваш номер")
    stage.wind(minutes=2)
    await other_chat.say(NUMBER)
    assert not money_in(await other_chat.expect("В пути"))


async def test_ones_own_phone_that_is_not_on_the_waybill_opens_nothing(stage, other_chat):
    await other_chat.say(NUMBER)
    await other_chat.expect("В пути")
    await other_chat.tap("Показать сумму")
    await other_chat.share_contact()
    await other_chat.expect("номера в этой накладной нет")
    assert not money_in(await other_chat.expect("В пути"))


@on_both_engines
async def test_what_the_owner_opened_stays_hidden_from_whoever_asks_the_same_number_later(stage, chat, other_chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await sees_the_sum(chat)
    for _ in range(2):
        await other_chat.say(NUMBER)
        assert not money_in(await other_chat.expect("В пути"))
        stage.wind(minutes=2)
    await other_chat.tap("Обновить")
    await other_chat.tap("English")
    assert not money_in(await other_chat.expect("On its way"))
    stage.wind(minutes=2)
    await chat.tap("Оновити")
    assert money_in(await chat.expect("У дорозі"))


async def test_a_button_with_anothers_parcel_in_it_shows_the_public_view(stage, chat, other_chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await sees_the_sum(chat)
    await other_chat.say("20457770000001")
    await other_chat.expect("Номер")
    for data in ("c:1:", "r:1:", "l:1:ru", "s:1:0"):
        stage.wind(minutes=2)
        stage.forge(other_chat, data)
        await other_chat.tap("forged")
        assert not money_in(await other_chat.expect(NUMBER))


async def test_a_phone_shared_unasked_is_thanked_for(chat):
    await chat.say("/start")
    await chat.share_contact()
    await chat.expect("Дякую! Тепер")


async def test_the_button_for_ones_phone_goes_away_once_it_was_shared(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await chat.tap("Показати суму")
    keyboard = stage.telegram.account.state.chats[chat.person_id].reply_keyboard
    assert keyboard["keyboard"] == [[{"text": "📱 Поділитися моїм номером", "request_contact": True}]]
    await chat.share_contact()
    await chat.expect("До сплати")
    assert stage.telegram.account.state.chats[chat.person_id].reply_keyboard is None


async def test_a_carrier_that_is_down_when_the_phone_is_shared_is_asked_again(stage, chat):
    await chat.say(NUMBER)
    await chat.expect("У дорозі")
    await chat.tap("Показати суму")
    stage.faults.switch_on("*", "503")
    await chat.share_contact()
    await chat.expect("зараз не відповідає")
    stage.carrier_recovers()
    stage.wind(minutes=2)
    await stage.tick()
    await chat.expect("стан на")
