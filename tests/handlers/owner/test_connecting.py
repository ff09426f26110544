"""The owner connects a carrier in the chat: the key is tried, locked and deleted; who sends and from where is asked."""

import secrets

from sqlalchemy import select

from bot.db.tables import carrier_account, chat_state, contact, origin, sender
from sandbox.nova_poshta.accounts import Account
from tests.handlers.marks import in_both_modes, on_both_engines
from tests.handlers.owner.keys import MARIA, OLEH, connect, give_cabinets, send_key
from tests.stage import OWNER_ID

FORGED = ("k:0:", "k:0:nova_poshta", "k:1:nova_poshta", "g:1:", "g:1:city.x", "g:1:point.x", "u:1:off-yes", "u:1:show")


async def rows(stage, table):
    async with stage.desk.database.read() as db:
        return [row._asdict() for row in await db.execute(select(table).order_by(table.c[next(iter(table.c.keys()))]))]


@on_both_engines
@in_both_modes
async def test_the_whole_way_ends_with_a_card_that_says_who_sends_from_where_and_what_the_key_may_do(stage, owner_chat):
    (key,) = give_cabinets(stage)
    card = await connect(owner_chat, key)
    for told in ("Нова пошта", "Ключ працює", "Зразок Марія Іванівна ФОП", "Можна: накладні, реєстри", "Перевірено"):
        assert told in card["text"]
    assert {"📍 Ще одне місце", "⏸ Відключити"} <= set(owner_chat.buttons)
    (account,) = await rows(stage, carrier_account)
    (who,) = await rows(stage, sender)
    (place,) = await rows(stage, origin)
    assert (who["country"], who["currency"], who["zone"]) == ("UA", "UAH", "Europe/Kyiv")
    assert (account["sender_id"], place["sender_id"], place["account_id"]) == (who["id"], who["id"], account["id"])
    assert set(place["carrier_keys"]) == {"Sender", "ContactSender", "SenderAddress", "CitySender"}
    assert all(place["carrier_keys"].values())
    assert place["kind"] == "office"
    assert place["is_usual"]
    named = [one for one in await rows(stage, contact) if one["id"] == place["contact_id"]]
    assert [(one["name"], one["phone"]) for one in named] == [(MARIA.person, MARIA.phone)]


async def test_the_message_with_the_key_is_deleted_and_the_key_stands_nowhere(stage, owner_chat, tmp_path):
    (key,) = give_cabinets(stage)
    sent = await send_key(owner_chat, key)
    await owner_chat.expect("Звідки відправляєте")
    assert sent["message_id"] not in [one["id"] for one in owner_chat.messages]
    assert key not in str(owner_chat)
    assert key not in str(stage.logs)
    assert key not in str(await rows(stage, chat_state))
    files = [file for file in tmp_path.iterdir() if file.name.startswith("desk.db")]
    assert files
    assert not [file.name for file in files if key.encode() in file.read_bytes()]


async def test_where_telegram_will_not_delete_it_the_owner_is_asked_to(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await send_key(owner_chat, "/help")
    await owner_chat.expect("Ось що я вмію")
    await stage.stop_bot()
    sent = await owner_chat.say(key)
    written = stage.telegram.account.state.chats[OWNER_ID].messages[sent["message_id"]]
    written.date -= 49 * 3600  # a bot may delete what is less than 48 hours old
    await stage.start_bot()
    await owner_chat.expect("Видаліть його, будь ласка, самі")
    await owner_chat.expect("Ключ перевірено")


async def test_a_refused_key_is_told_with_the_reason_and_may_be_sent_again_at_once(stage, owner_chat):
    (key,) = give_cabinets(stage)
    sent = await send_key(owner_chat, secrets.token_hex(16))
    told = await owner_chat.expect("Ключ не підійшов")
    assert "Перевізник не знає цього ключа" in told["text"]
    assert sent["message_id"] not in [one["id"] for one in owner_chat.messages]
    assert await rows(stage, carrier_account) == []
    await owner_chat.say(key)
    await owner_chat.expect("Ключ перевірено")


async def test_what_no_key_looks_like_is_not_even_sent_to_the_carrier(stage, owner_chat):
    give_cabinets(stage)
    await send_key(owner_chat, "ключ")
    await owner_chat.expect("Це не схоже на ключ")
    assert stage.asked() == 0


async def test_a_silent_carrier_leaves_nothing_stored(stage, owner_chat):
    (key,) = give_cabinets(stage)
    stage.faults.switch_on("*", "502")
    sent = await send_key(owner_chat, key)
    await owner_chat.expect("зараз не відповідає, нічого не змінено")
    assert sent["message_id"] not in [one["id"] for one in owner_chat.messages]
    assert await rows(stage, carrier_account) == []
    assert key not in str(await rows(stage, chat_state))
    stage.carrier_recovers()
    await owner_chat.say(key)
    await owner_chat.expect("Ключ перевірено")


async def test_a_slow_carrier_is_not_waited_for_longer_than_an_update_may_take(stage, owner_chat, monkeypatch):
    (key,) = give_cabinets(stage)
    monkeypatch.setattr("bot.services.asking.WITHIN_AN_UPDATE_S", 0.3)
    stage.faults.switch_on("*", "slow")
    await send_key(owner_chat, key)
    await owner_chat.expect("зараз не відповідає, нічого не змінено")
    assert await rows(stage, carrier_account) == []


async def test_the_same_key_again_shows_what_is_connected(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    await send_key(owner_chat, key)
    card = await owner_chat.expect("Цей ключ уже підключено")
    assert "Полтава, Відділення №1" in card["text"]
    assert len(await rows(stage, carrier_account)) == 1


async def test_two_keys_stand_side_by_side_and_the_first_is_the_usual_one(stage, owner_chat):
    first, second = give_cabinets(stage, Account((MARIA,)), Account((OLEH,)))
    await connect(owner_chat, first)
    card = await connect(owner_chat, second)
    assert "Зразок Олег Петрович ФОП" in card["text"]
    assert "⭐" not in card["text"]
    assert [one["is_usual"] for one in await rows(stage, carrier_account)] == [True, False]
    assert len(await rows(stage, sender)) == 2


async def test_of_several_senders_one_is_chosen_and_a_branch_among_the_addresses_needs_no_town(stage, owner_chat):
    (key,) = give_cabinets(stage, Account((MARIA, OLEH)))
    await send_key(owner_chat, key)
    await owner_chat.expect("Хто відправляє")
    await owner_chat.tap("Олег")
    await owner_chat.expect("Звідки відправляєте")
    await owner_chat.tap("м. Київ, Відділення")
    card = await owner_chat.expect("📍 Київ, Відділення")
    assert "Зразок Олег Петрович ФОП" in card["text"]
    (place,) = await rows(stage, origin)
    assert place["kind"] == "office"


async def test_one_more_place_is_added_and_the_same_place_twice_is_one(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    for _ in range(2):
        await owner_chat.tap("Ще одне місце")
        await owner_chat.expect("Звідки відправляєте")
        await owner_chat.tap("З відділення")
        await owner_chat.expect("Напишіть місто")
        await owner_chat.say("Полтава")
        await owner_chat.expect("Яке саме")
        await owner_chat.tap("Полтава")
        await owner_chat.expect("номер відділення")
        await owner_chat.say("2")
        await owner_chat.expect("Це воно")
        await owner_chat.tap("№2")
        await owner_chat.expect("📍")
    assert [one["is_usual"] for one in await rows(stage, origin)] == [True, False]


async def test_an_unknown_town_or_branch_is_asked_for_again(stage, owner_chat):
    (key,) = give_cabinets(stage)
    await send_key(owner_chat, key)
    await owner_chat.expect("Звідки")
    await owner_chat.tap("З відділення")
    await owner_chat.expect("Напишіть місто")
    await owner_chat.say("Неіснуюче")
    await owner_chat.expect("Такого міста")
    await owner_chat.say("полтава")
    await owner_chat.expect("Яке саме")
    await owner_chat.tap("Полтава")
    await owner_chat.expect("номер відділення")
    await owner_chat.say("999999")
    await owner_chat.expect("Відділення з таким номером у цьому місті немає")


async def test_a_tracking_number_is_answered_as_ever_while_a_key_is_waited_for(stage, owner_chat):
    give_cabinets(stage)
    number = stage.parcel((-9, "5"))
    await send_key(owner_chat, number)
    await owner_chat.expect(number)


async def test_nobody_but_the_owner_connects_not_even_by_forged_taps(stage, chat, owner_chat):
    (key,) = give_cabinets(stage)
    await connect(owner_chat, key)
    (account,) = await rows(stage, carrier_account)
    for command in ("/connect", "/carriers"):
        await chat.say(command)
        await chat.expect("Не бачу тут номера накладної")
    for data in FORGED:
        stage.forge(chat, data)
        assert (await chat.tap("forged"))["text"] == "Цього вам бачити не можна."
    assert await rows(stage, carrier_account) == [account]


async def test_the_owner_alone_has_the_owners_commands_in_the_menu(stage, chat, owner_chat):
    commands = stage.telegram.account.state.profile.commands
    for language in ("uk", "ru", "en", ""):
        names = [one["command"] for one in commands[f"chat:{OWNER_ID} {language}"]]
        assert {"connect", "carriers", "parcels"} <= set(names)
        assert not {"connect", "carriers"} & {one["command"] for one in commands[f"default {language}"]}
