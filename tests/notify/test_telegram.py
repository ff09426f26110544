"""Telegram's refusals as errors of the desk, over real HTTP."""

from __future__ import annotations

import time

import pytest

from bot.domain.errors import Blocked, Refused, TooBig, Undelivered
from bot.guard import NetworkInTransaction, writing
from bot.notify.gate import Gate
from bot.notify.telegram import TelegramChat, connect
from bot.screens.menu import Command
from bot.screens.message import Button, Message, Pin
from sandbox.clock import SandboxClock
from sandbox.telegram import Person, TelegramServer, serving
from tests.bot_api_spec import SpecWatch
from tests.raw_server import raw_server
from tests.stage import new_token

OLYA = 7001


@pytest.fixture
async def server():
    server = TelegramServer(token=new_token(), clock=SandboxClock())
    server.add_person(Person("Оля", OLYA))
    server.account.state.chats[OLYA].started = True
    server.watch = SpecWatch()
    server.observers.append(server.watch)
    async with serving(server) as server.url:
        yield server
    assert server.watch.faults == []


@pytest.fixture
async def bot(server):
    bot = connect(server.token, server.url, Gate(1000))
    yield bot
    await bot.session.close()


@pytest.fixture
def telegram(bot):
    return TelegramChat(bot)


def texts(server):
    return [message.text for message in server.account.state.chats[OLYA].messages.values()]


def newest(server):
    return list(server.account.state.chats[OLYA].messages.values())[-1]


async def test_a_message_arrives_with_its_buttons_and_without_a_preview(server, telegram):
    rows = ((Button("a", tap="c:1:"), Button("b", url="https://example.com/")),)
    await telegram.send(OLYA, Message("<b>жирний</b> https://example.com/", rows))
    message = newest(server)
    assert message.text == "жирний https://example.com/"
    assert [[button["text"] for button in row] for row in message.inline_keyboard] == [["a", "b"]]
    assert server.account.state.chats[OLYA].reply_keyboard is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("403", Blocked),
        ("500", Undelivered),
        ("502", Undelivered),
        ("drop-before", Undelivered),
        ("429:99", Undelivered),
    ],
)
async def test_what_telegram_says_becomes_an_error_of_the_desk(server, telegram, fault, error):
    server.faults.switch_on("sendMessage", fault)
    with pytest.raises(error):
        await telegram.send(OLYA, Message("Вітаю"))
    assert texts(server) == []


async def test_a_wait_too_long_to_be_waited_for_is_told_in_seconds(server, telegram):
    server.faults.switch_on("sendMessage", "429:99")
    with pytest.raises(Undelivered) as told:
        await telegram.send(OLYA, Message("Вітаю"))
    assert told.value.retry_after == 99


async def test_a_short_wait_is_waited_for_and_holds_up_everybody(server, telegram):
    server.add_person(Person("Іра", 7002))
    server.account.state.chats[7002].started = True
    server.faults.switch_on("sendMessage", "429:1", times=1)
    began = time.monotonic()
    await telegram.send(OLYA, Message("Вітаю"))
    assert time.monotonic() - began >= 1
    assert texts(server) == ["Вітаю"]


async def test_one_who_never_wrote_is_out_of_reach(server, telegram):
    with pytest.raises(Blocked):
        await telegram.send(4242, Message("Вітаю"))


@pytest.mark.parametrize("text", ["<b>", "", "x" * 4097, "<blink>x</blink>"])
async def test_a_message_that_telegram_will_not_take_is_our_fault_and_said_so(server, telegram, text):
    with pytest.raises(Refused):
        await telegram.send(OLYA, Message(text))
    server.watch.faults.clear()


async def test_the_same_text_again_is_no_error(server, telegram):
    await telegram.send(OLYA, Message("Вітаю"))
    await telegram.edit(OLYA, newest(server).id, Message("Вітаю"))
    await telegram.edit(OLYA, newest(server).id, Message("Інше"))
    assert texts(server) == ["Інше"]


async def test_what_cannot_be_edited_is_written_anew(server, telegram):
    await telegram.edit(OLYA, 4242, Message("Вітаю"))
    assert texts(server) == ["Вітаю"]


async def test_a_text_that_cannot_be_put_into_a_message_is_refused(server, telegram):
    await telegram.send(OLYA, Message("Вітаю"))
    with pytest.raises(Refused):
        await telegram.edit(OLYA, newest(server).id, Message("<b>"))
    server.watch.faults.clear()


async def test_a_tap_too_old_to_be_answered_is_no_error_and_one_in_time_is_answered(server, telegram):
    await telegram.acknowledge("1", "Запізно")
    query = server.account.ask(OLYA)
    await telegram.acknowledge(query.id, "Щойно питали")
    assert query.answer["text"] == "Щойно питали"


async def test_the_button_for_a_phone_comes_and_goes(server, telegram):
    await telegram.send(OLYA, Message("Чий номер?", contact_button="Мій"))
    keyboard = server.account.state.chats[OLYA].reply_keyboard
    assert keyboard["keyboard"] == [[{"text": "Мій", "request_contact": True}]]
    await telegram.send(OLYA, Message("Дякую", drops_keyboard=True))
    assert server.account.state.chats[OLYA].reply_keyboard is None


async def test_inside_a_write_transaction_nothing_leaves(server, telegram):
    with writing(), pytest.raises(NetworkInTransaction):
        await telegram.send(OLYA, Message("Вітаю"))
    assert texts(server) == []


async def test_a_telegram_that_is_not_there_delivers_nothing():
    bot = connect(new_token(), "http://127.0.0.1:9", Gate(1000))
    with pytest.raises(Undelivered):
        await TelegramChat(bot).send(OLYA, Message("Вітаю"))
    await bot.session.close()


async def test_a_file_that_is_bigger_than_was_told_is_not_taken():
    told = b'{"ok":true,"result":{"file_id":"a","file_unique_id":"b","file_size":10,"file_path":"photo"}}'

    async def lies(exchange):
        about = b"getFile" in exchange.request.partition(b"\r\n")[0]
        await exchange.reply(told if about else bytes(5000), headers="Content-Type: application/json\r\n")

    async with raw_server(lies) as server:
        bot = connect(new_token(), server.url, Gate(1000))
        with pytest.raises(TooBig):
            await TelegramChat(bot).download("a", 1000)
        assert len(await TelegramChat(bot).download("a", 5000)) == 5000
        await bot.session.close()


async def test_a_message_is_deleted_and_one_that_is_gone_already_is_no_error(server, telegram):
    await telegram.send(OLYA, Message("1"))
    message = newest(server)
    assert await telegram.delete(OLYA, message.id)
    assert texts(server) == []
    assert await telegram.delete(OLYA, message.id)


async def test_a_message_that_telegram_keeps_is_told_from_one_that_is_gone(server, telegram):
    await telegram.send(OLYA, Message("1"))
    newest(server).date -= 49 * 3600
    assert not await telegram.delete(OLYA, newest(server).id)
    assert texts(server) == ["1"]


async def test_a_menu_is_offered_in_one_chat_and_language(server, telegram):
    await telegram.set_menu(OLYA, (Command("connect", "Підключити"),), "uk")
    listed = [{"command": "connect", "description": "Підключити"}]
    assert server.account.state.profile.commands == {f"chat:{OLYA} uk": listed}


async def test_a_pin_shows_a_place_with_its_buttons(server, telegram):
    await telegram.pin(
        OLYA, Pin(50.45, 30.52, "Відділення №1", "Київ, вул. Центральна, 1", ((Button("a", tap="c:1:"),),))
    )
    message = newest(server)
    assert message.content["venue"]["title"] == "Відділення №1"
    assert message.content["venue"]["location"] == {"latitude": 50.45, "longitude": 30.52}
    assert [[button["text"] for button in row] for row in message.inline_keyboard] == [["a"]]


async def test_where_one_is_is_asked_for_by_a_button(server, telegram):
    await telegram.send(OLYA, Message("Де ви?", location_button="Ось де"))
    keyboard = server.account.state.chats[OLYA].reply_keyboard
    assert keyboard["keyboard"] == [[{"text": "Ось де", "request_location": True}]]
