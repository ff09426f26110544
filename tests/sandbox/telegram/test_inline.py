"""Inline mode and Mini Apps: queries, results, messages sent via the bot, menu buttons, signed launch data."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.chat import Chat
from tests.sandbox.telegram.conftest import picture, until

CARD = {
    "type": "article",
    "id": "card",
    "title": "20450000000001",
    "description": "У дорозі",
    "input_message_content": {"message_text": "<b>У дорозі</b>", "parse_mode": "HTML"},
    "reply_markup": {"inline_keyboard": [[{"text": "Оновити", "callback_data": "again"}]]},
}
PLACE = {"type": "venue", "id": "place", "title": "№1", "address": "Київ", "latitude": 50.4, "longitude": 30.5}


async def test_an_inline_query_is_offered_results_and_one_is_chosen(judged):
    offered = await judged.answered_inline("2045", [CARD, PLACE], next_offset="2", cache_time=0)
    assert offered["answered"] is True
    assert (offered["results"][0]["title"], offered["results"][0]["text"]) == ("20450000000001", "У дорозі")
    assert (offered["next_offset"], len(offered["results"])) == ("2", 2)
    async with Chat(judged.url, judged.olya.id) as chat:
        chosen = await chat.choose("card")
    query, message, result = await judged.updates()
    assert query["inline_query"].items() >= {"query": "2045", "offset": "", "chat_type": "sender"}.items()
    assert message["message"]["via_bot"]["id"] == judged.server.account.bot_id
    assert (message["message"]["from"]["id"], message["message"]["text"]) == (judged.olya.id, "У дорозі")
    told = result["chosen_inline_result"]
    assert (told["result_id"], told["inline_message_id"]) == ("card", chosen["inline_message_id"])


async def test_messages_sent_via_the_bot_are_tapped_and_edited_by_their_own_identifier(judged):
    await judged.answered_inline("2045", [CARD])
    async with Chat(judged.url, judged.olya.id) as chat:
        inline = (await chat.choose("card"))["inline_message_id"]
        await judged.updates()
        tapping = asyncio.create_task(chat.tap("Оновити"))
        [update] = await until(judged.updates)
        query = update["callback_query"]
        assert (query["inline_message_id"], "message" in query, query["data"]) == (inline, False, "again")
        await judged.bot("answerCallbackQuery", callback_query_id=query["id"])
        await tapping
        assert await judged.bot("editMessageText", inline_message_id=inline, text="Прибула") is True
        again = await judged.raw("editMessageText", inline_message_id=inline, text="Прибула")
        assert "message is not modified" in again.json()["description"]
    shown = (await judged.chat())["messages"][-1]
    assert (shown["text"], shown["edited"], shown["inline_keyboard"]) == ("Прибула", True, [])


async def test_an_answer_is_kept_for_as_long_as_the_bot_says(judged):
    await judged.answered_inline("2045", [CARD], cache_time=60)
    ihor = await judged.stage("people", first_name="Ігор", language_code="uk")
    again = await judged.stage(f"chats/{ihor['id']}/inline", query="2045")
    assert [one["id"] for one in again["results"]] == ["card"]
    assert len(await judged.updates()) == 1
    await judged.answered_inline("2046", [CARD], cache_time=0)
    await judged.answered_inline("2046", [CARD], cache_time=60, is_personal=True)
    assert len(await judged.updates()) == 2
    asking = asyncio.create_task(judged.stage(f"chats/{ihor['id']}/inline", query="2046"))
    assert await until(judged.updates)
    asking.cancel()


async def test_an_inline_query_can_be_answered_once(judged):
    await judged.answered_inline("2045", [CARD])
    waiting = next(reversed(judged.server.account.state.inline_queries))
    answer = await judged.raw("answerInlineQuery", inline_query_id=waiting, results=[])
    assert answer.json()["description"].startswith("Bad Request: query is too old")


async def test_results_may_be_photos_kept_by_telegram_and_places(judged):
    sent = await judged.uploaded("sendPhoto", {"photo": ("a.png", picture())})
    photo = {"type": "photo", "id": "p", "photo_file_id": sent["photo"][-1]["file_id"], "caption": "Етикетка"}
    offered = await judged.answered_inline("x", [photo, PLACE])
    assert offered["results"][0]["photo"] == sent["photo"][0]["file_unique_id"]
    for result_id in ("p", "place"):
        await judged.stage(f"chats/{judged.olya.id}/choose", result_id=result_id)
    shown = (await judged.chat())["messages"]
    assert (shown[-2]["text"], shown[-2]["photo"]["width"]) == ("Етикетка", 640)
    assert shown[-1]["venue"]["address"] == "Київ"


async def test_a_result_can_go_into_a_group(judged):
    group = await judged.group()
    asking = asyncio.create_task(judged.stage(f"chats/{group}/inline", query="2045"))
    [update] = await until(judged.updates)
    assert update["inline_query"]["chat_type"] == "supergroup"
    await judged.bot("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[CARD])
    await asking
    await judged.stage(f"chats/{group}/choose", result_id="card")
    message = (await judged.updates())[0]["message"]
    assert (message["chat"]["id"], message["via_bot"]["is_bot"]) == (group, True)


async def test_a_result_that_was_not_offered_cannot_be_chosen(judged):
    answer = await judged.client.post(f"/stage/chats/{judged.olya.id}/choose", json={"result_id": "x"})
    assert answer.json() == {"error": "the bot has offered no such result"}


def launched(token, url):
    """initData of an opened Mini App, its signature verified as Telegram tells bots to."""
    said = dict(parse_qsl(urlsplit(url).fragment))
    fields = dict(parse_qsl(said["tgWebAppData"]))
    hashed = fields.pop("hash")
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    assert hmac.new(key, lines.encode(), hashlib.sha256).hexdigest() == hashed
    return fields


@pytest.mark.parametrize("url", ["https://example.com/map", "http://127.0.0.1:9/map"])
async def test_a_mini_app_is_opened_with_signed_data_and_answers_once(judged, url):
    markup = {"inline_keyboard": [[{"text": "Карта", "web_app": {"url": url}}]]}
    sent = await judged.send("Оберіть", reply_markup=markup)
    place = {"message_id": sent["message_id"], "row": 0, "column": 0}
    opened = await judged.stage(f"chats/{judged.olya.id}/web_app", **place)
    assert opened["url"].startswith(f"{url}#")
    query = launched(judged.server.token, opened["url"])["query_id"]
    answer = await judged.bot("answerWebAppQuery", web_app_query_id=query, result=CARD)
    assert answer["inline_message_id"] in judged.server.account.state.inline_messages
    assert (await judged.chat())["messages"][-1]["via_bot"] == judged.server.account.username
    again = await judged.raw("answerWebAppQuery", web_app_query_id=query, result=CARD)
    assert again.json()["description"].startswith("Bad Request: query is too old")


async def test_the_menu_button_is_one_for_all_or_ones_own(judged):
    mine, all_others = [
        {"type": "web_app", "text": text, "web_app": {"url": f"https://example.com/{text}"}} for text in ("me", "all")
    ]
    await judged.bot("setChatMenuButton", menu_button=all_others)
    assert await judged.bot("getChatMenuButton", chat_id=judged.olya.id) == all_others
    await judged.bot("setChatMenuButton", chat_id=judged.olya.id, menu_button=mine)
    assert (await judged.chat())["menu_button"] == mine
    opened = await judged.stage(f"chats/{judged.olya.id}/web_app", menu=True)
    assert launched(judged.server.token, opened["url"])["user"].startswith("{")
    await judged.bot("setChatMenuButton", chat_id=judged.olya.id, menu_button={"type": "default"})
    assert await judged.bot("getChatMenuButton", chat_id=judged.olya.id) == all_others
    assert await judged.bot("getChatMenuButton") == all_others


async def test_a_mini_app_below_the_chat_gets_nothing_signed_and_sends_data(judged):
    button = {"text": "Карта", "web_app": {"url": "https://example.com/map"}}
    await judged.send(reply_markup={"keyboard": [[button]]})
    opened = await judged.stage(f"chats/{judged.olya.id}/web_app", text="Карта")
    assert "tgWebAppData" not in opened["url"]
    await judged.stage(f"chats/{judged.olya.id}/web_app_data", data='{"branch":5}', button_text="Карта")
    message = (await judged.updates())[0]["message"]
    assert message["web_app_data"] == {"data": '{"branch":5}', "button_text": "Карта"}


async def test_commands_come_from_the_narrowest_scope_in_ones_language(judged):
    async def set_commands(name, **where):
        await judged.bot("setMyCommands", commands=[{"command": name, "description": "x"}], **where)

    async def shown():
        return [one["command"] for one in (await judged.chat())["commands"]]

    await set_commands("default")
    assert await shown() == ["default"]
    await set_commands("private", scope={"type": "all_private_chats"})
    await set_commands("ours", scope={"type": "all_private_chats"}, language_code="uk")
    assert await shown() == ["ours"]
    await set_commands("own", scope={"type": "chat", "chat_id": judged.olya.id})
    assert await shown() == ["own"]
    group = await judged.group()
    await set_commands("rule", scope={"type": "chat_administrators", "chat_id": group})
    ihor = judged.server.account.state.groups[group].members
    for person, command in zip(ihor, ("rule", "default"), strict=True):
        chat = (await judged.client.get(f"/stage/chats/{group}", params={"as": person})).json()
        assert [one["command"] for one in chat["commands"]] == [command]
