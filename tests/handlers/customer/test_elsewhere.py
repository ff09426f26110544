"""Other chats: inline results and groups show what everybody may see; groups hear the bot only when they call it."""

import httpx

from bot.handlers import flood
from tests.chat import Chat
from tests.stage import OLENA


async def test_inline_offers_the_public_card_to_whoever_types_a_number(stage, chat):
    number = stage.parcel((-9, "7"), to_pay=900)
    await chat.say(number)
    await chat.expect(number)
    await chat.tap("Показати суму")
    await chat.expect("Поділіться")
    await chat.share_contact(OLENA)
    await chat.expect("До сплати")
    (offered,) = await chat.inline(number)
    assert offered["title"] == f"📦 {number} — Чекає на вас"
    assert "Чекає на вас" in offered["text"]
    assert "До сплати" not in offered["text"]


async def test_inline_offers_nothing_where_there_is_no_number(stage, chat):
    assert await chat.inline("2045") == []


async def test_typing_a_long_time_is_no_flood(stage, chat, monkeypatch):
    monkeypatch.setattr(flood, "_BURST", 3.0)
    number = stage.parcel((-9, "7"))
    for length in range(1, 15):
        await chat.inline(number[:length])
        await chat.inline(number[:length])
    await chat.say(number)
    await chat.expect("Чекає на вас")


async def test_an_edited_message_is_read_anew(stage, chat):
    number = stage.parcel((-9, "7"))
    sent = await chat.say("ой")
    await chat.expect("людині")
    await chat.edit(sent["message_id"], number)
    await chat.expect("Чекає на вас")


async def in_group(stage, chat):
    """The same person in a group of theirs, in which the bot reads everything."""
    async with httpx.AsyncClient(base_url=stage.url) as client:
        about = {"title": "Родина", "members": [chat.person_id], "bot": "administrator"}
        group = (await client.post("/stage/groups", json=about)).json()
    return Chat(stage.url, chat.person_id, group["id"])


async def test_in_a_group_the_bot_speaks_only_when_it_is_spoken_to_and_shows_no_sum(stage, chat):
    number = stage.parcel((-9, "7"), to_pay=900)
    await chat.say(number)
    await chat.expect(number)
    await chat.tap("Показати суму")
    await chat.expect("Поділіться")
    await chat.share_contact(OLENA)
    await chat.expect("До сплати")
    async with await in_group(stage, chat) as group:
        await group.say(f"мамо, глянь {number}")
        await group.quiet(0.5)
        name = stage.telegram.account.bot()["username"]
        await group.say(f"@{name} де {number}?")
        card = await group.expect("Чекає на вас")
        assert "До сплати" not in card["text"]
        assert card["inline_keyboard"] == []
        await group.say(f"@{name} привіт")
        await group.expect("Не бачу тут")


async def test_in_a_group_an_answer_to_the_bot_speaks_to_it_and_one_to_somebody_else_does_not(stage, chat):
    number = stage.parcel((-9, "7"))
    async with await in_group(stage, chat) as group:
        name = stage.telegram.account.bot()["username"]
        own = await group.say(f"@{name} привіт")
        of_bot = await group.expect("Не бачу тут")
        await group.say(number, reply_to=own["message_id"])
        await group.quiet(0.5)
        await group.say(number, reply_to=of_bot["id"])
        await group.expect("Чекає на вас")


async def test_in_a_group_an_edited_message_is_left_alone(stage, chat):
    number = stage.parcel((-9, "7"))
    async with await in_group(stage, chat) as group:
        sent = await group.say("мамо, глянь")
        await group.edit(sent["message_id"], number)
        await group.quiet(0.5)


async def test_in_a_group_no_button_opens_anything(stage, chat):
    number = stage.parcel((-9, "7"))
    async with await in_group(stage, chat) as group:
        name = stage.telegram.account.bot()["username"]
        await group.say(f"@{name} {number}")
        await group.expect("Чекає на вас")
        stage.forge(group, "c:1:")
        assert "застаріла" in (await group.tap("forged"))["text"]


async def test_a_name_of_ones_own_stays_in_ones_own_chat(stage, chat):
    number = stage.parcel((-9, "7"))
    await chat.say(number)
    await chat.expect(number)
    await chat.tap("Повідомляти")
    await chat.tap("Назвати")
    await chat.expect("Як її назвати")
    await chat.say("подарунок")
    await chat.expect("📦 подарунок")
    (offered,) = await chat.inline(number)
    assert "подарунок" not in offered["text"]
