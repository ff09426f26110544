"""Groups and channels: members, privacy, who speaks, limits of sending, messages deleted and edited."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from sandbox.clock import SandboxClock
from sandbox.telegram import TelegramServer
from tests.chat import Chat
from tests.sandbox.telegram.conftest import new_token, until


async def say(stage, group, text, **how):
    return await stage.stage(f"chats/{group}/say", text=text, **how)


async def heard(stage):
    """Texts of what the bot gets to see."""
    return [one["message"]["text"] for one in await stage.updates() if "text" in one.get("message", {})]


async def test_a_bot_in_a_group_sees_only_what_is_meant_for_it(judged):
    group = await judged.group()
    name = judged.server.account.username
    sent = await judged.bot("sendMessage", chat_id=group, text="Я тут")
    for text in ("просто так", "/start", f"/help@{name.upper()}", "/help@other_bot", f"гей @{name}, де?", "@other_bot"):
        await say(judged, group, text)
    await say(judged, group, "відповідь", reply_to=sent["message_id"])
    assert await heard(judged) == ["/start", f"/help@{name.upper()}", f"гей @{name}, де?", "відповідь"]
    await judged.stage(f"groups/{group}/bot", status="administrator")
    await judged.updates()
    await say(judged, group, "просто так")
    assert await heard(judged) == ["просто так"]


async def test_without_privacy_a_bot_hears_everything(judged):
    judged.server.account.privacy = False
    group = await judged.group()
    await say(judged, group, "просто так")
    assert await heard(judged) == ["просто так"]
    assert (await judged.bot("getMe"))["can_read_all_group_messages"] is True
    assert TelegramServer(token=new_token(), clock=SandboxClock(), privacy=False).account.privacy is False


async def test_the_bot_is_told_when_it_comes_and_goes(judged):
    group = await judged.group(bot="left")
    await judged.stage(f"groups/{group}/bot", status="member")
    came, seen = await judged.updates()
    member = came["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("left", "member")
    assert member["chat"] == {"id": group, "title": "Склад", "type": "supergroup"}
    assert seen["message"]["new_chat_members"] == [judged.server.account.bot()]
    await judged.bot("leaveChat", chat_id=group)
    [left] = await judged.updates()
    assert left["my_chat_member"]["new_chat_member"]["status"] == "left"


async def test_members_are_counted_and_known(judged):
    group = await judged.group(bot="administrator")
    newcomer = await judged.stage("people", first_name="Марта", language_code="uk")
    assert await judged.bot("getChatMemberCount", chat_id=group) == 3
    await judged.stage(f"groups/{group}/members", person=newcomer["id"], status="member")
    [service] = await judged.updates()  # chat_member is sent only to who asks for it
    assert service["message"]["new_chat_members"][0]["first_name"] == "Марта"
    assert await judged.bot("getChatMemberCount", chat_id=group) == 4
    statuses = [one["status"] for one in await judged.bot("getChatAdministrators", chat_id=group)]
    assert statuses == ["creator", "administrator"]
    who = await judged.bot("getChatMember", chat_id=group, user_id=newcomer["id"])
    assert (who["status"], who["user"]["first_name"]) == ("member", "Марта")
    assert (await judged.bot("getChat", chat_id=group))["title"] == "Склад"
    assert await judged.bot("getChatMemberCount", chat_id=judged.olya.id) == 2


async def test_a_bot_that_asks_is_told_of_members(judged):
    await judged.bot("setWebhook", url="", allowed_updates=["chat_member", "message"])
    group = await judged.group(bot="administrator")
    newcomer = await judged.stage("people", first_name="Марта", language_code="uk")
    await judged.stage(f"groups/{group}/members", person=newcomer["id"], status="kicked")
    assert [next(iter(one.keys() - {"update_id"})) for one in await judged.updates()] == ["chat_member"]


async def test_a_group_that_grew_answers_under_its_new_number(judged):
    group = await judged.group(kind="group")
    grown = await judged.stage(f"groups/{group}/migrate")
    to, since = [one["message"] for one in await judged.updates()]
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (group, grown["id"])
    assert (since["chat"]["id"], since["migrate_from_chat_id"]) == (grown["id"], group)
    refused = (await judged.raw("sendMessage", chat_id=group, text="Вітаю")).json()
    assert refused["parameters"] == {"migrate_to_chat_id": grown["id"]}
    assert (await judged.bot("sendMessage", chat_id=grown["id"], text="Вітаю"))["chat"]["type"] == "supergroup"


async def test_somebody_may_speak_as_a_chat(judged):
    group = await judged.group()
    await say(judged, group, "/start", speaks_as="group")
    await say(judged, group, "/start", speaks_as="channel")
    as_group, as_channel = [one["message"] for one in await judged.updates()]
    assert as_group["sender_chat"]["id"] == group
    assert as_group["from"]["username"] == "GroupAnonymousBot"
    assert as_channel["sender_chat"]["type"] == "channel"


async def test_a_channel_posts_as_itself(judged):
    group = await judged.group(bot="administrator", kind="channel")
    posted = await say(judged, group, "Новини")
    await judged.stage(f"chats/{group}/edit", message_id=posted["message_id"], text="Новини!")
    post, edited = await judged.updates()
    assert (post["channel_post"]["text"], "from" in post["channel_post"]) == ("Новини", False)
    assert (edited["edited_channel_post"]["text"], edited["edited_channel_post"]["sender_chat"]["id"]) == (
        "Новини!", group,
    )  # fmt: skip
    assert "from" not in await judged.bot("sendMessage", chat_id=group, text="Від бота")


async def test_buttons_in_a_group_know_who_tapped(judged):
    group = await judged.group()
    ihor = (await judged.client.get("/stage/state")).json()["groups"][0]["members"][1]["id"]
    markup = {"inline_keyboard": [[{"text": "Так", "callback_data": "yes"}]]}
    sent = await judged.bot("sendMessage", chat_id=group, text="Беремо?", reply_markup=markup)
    async with Chat(judged.url, ihor, group) as chat:
        tapping = asyncio.create_task(chat.tap("Так"))
        [update] = await until(judged.updates)
        query = update["callback_query"]
        assert (query["from"]["id"], query["message"]["message_id"]) == (ihor, sent["message_id"])
        await judged.bot("answerCallbackQuery", callback_query_id=query["id"])
        assert (await tapping)["answered"]
        await chat.say("/start")
        assert chat.messages[-1]["from"] == "bot"
    shown = (await judged.client.get(f"/stage/chats/{group}")).json()["messages"]
    assert [one["author"] for one in shown[-2:]] == [None, {"id": ihor, "first_name": "Ігор"}]


async def test_who_is_not_in_a_group_cannot_write_there(judged):
    group = await judged.group()
    stranger = await judged.stage("people", first_name="Чужий", language_code="uk")
    answer = await judged.client.post(f"/stage/chats/{group}/say", json={"text": "?", "as": stranger["id"]})
    assert answer.json() == {"error": "this person is not in the group"}


async def test_a_group_outlives_a_restart(judged):
    group = await judged.group()
    await judged.bot("sendMessage", chat_id=group, text="Я тут")
    before = (await judged.client.get(f"/stage/chats/{group}")).json()
    judged.server._file.write()
    again = TelegramServer(token=judged.server.token, clock=SandboxClock(), state_file=judged.server.state_file)
    kept = again.account.state.groups[group]
    assert [one.id for one in kept.messages.values()] == [one["id"] for one in before["messages"]]
    assert kept == judged.server.account.state.groups[group]


@pytest.mark.parametrize(("private", "most"), [(True, 5), (False, 20)])
async def test_real_limits_are_kept_where_they_are_switched_on(judged, private, most):
    chat = judged.olya.id if private else await judged.group()
    await judged.stage("limits", on=True)
    for _ in range(most):
        await judged.bot("sendMessage", chat_id=chat, text="ще")
    refused = await judged.raw("sendMessage", chat_id=chat, text="ще")
    wait = refused.json()["parameters"]["retry_after"]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, str(wait))
    assert 1 <= wait <= (5 if private else 60)
    assert await judged.bot("sendChatAction", chat_id=chat, action="typing") is True
    await judged.stage("limits", on=False)
    await judged.bot("sendMessage", chat_id=chat, text="ще")


async def test_deleted_messages_are_gone_and_old_ones_stay(judged):
    first, second = [await judged.send(text) for text in ("раз", "два")]
    said = await judged.say("три")
    ids = [first["message_id"], second["message_id"], 999_999]
    assert await judged.bot("deleteMessages", chat_id=judged.olya.id, message_ids=ids) is True
    assert [one["text"] for one in (await judged.chat())["messages"]][-1] == "три"
    assert await judged.bot("deleteMessage", chat_id=judged.olya.id, message_id=said["message_id"]) is True
    old = await judged.send()
    judged.server.clock.wind(timedelta(hours=49))
    young = await judged.send()
    both = [young["message_id"], old["message_id"]]
    answer = await judged.raw("deleteMessages", chat_id=judged.olya.id, message_ids=both)
    assert answer.json()["description"] == "Bad Request: message can't be deleted for everyone"
    assert young["message_id"] in judged.server.account.state.chats[judged.olya.id].messages


async def test_an_edited_message_is_an_update_and_a_deleted_one_is_not(judged):
    said = await judged.say("20450000000001")
    async with Chat(judged.url, judged.olya.id) as chat:
        await chat.edit(said["message_id"], "20450000000002")
    await judged.stage(f"chats/{judged.olya.id}/delete", message_id=said["message_id"])
    _, edited = await judged.updates()
    assert edited["edited_message"]["text"] == "20450000000002"
    assert edited["edited_message"]["edit_date"] >= edited["edited_message"]["date"]


async def test_a_deep_link_starts_with_its_payload(judged):
    async with Chat(judged.url, judged.olya.id) as chat:
        await chat.start("ttn_20450000000001")
        with pytest.raises(AssertionError, match="start parameter"):
            await chat.start("два слова")
    message = (await judged.updates())[0]["message"]
    assert (message["text"], message["entities"][0]["length"]) == ("/start ttn_20450000000001", 6)
    group = await judged.group()
    await judged.stage(f"chats/{group}/start", payload="x")
    assert await heard(judged) == [f"/start@{judged.server.account.username} x"]
