"""What the bot sends is stored, shown and answered as Telegram does: entities, trimming, keyboards, edits."""

from __future__ import annotations

import json

import pytest

from sandbox.telegram.chats import MESSAGES_KEPT


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length} | more


HTML = [
    ("plain", "plain", []),
    ("<b>а</b><strong>б</strong>", "аб", [entity("bold", 0, 2)]),
    ("<i>а</i> <em>б</em>", "а б", [entity("italic", 0, 1), entity("italic", 2, 1)]),
    ("<u>а</u>-<ins>б</ins>", "а-б", [entity("underline", 0, 1), entity("underline", 2, 1)]),
    ("<s>1</s>-<strike>2</strike>-<del>3</del>", "1-2-3", [entity("strikethrough", n, 1) for n in (0, 2, 4)]),
    (
        "<tg-spoiler>а</tg-spoiler>-<span class='tg-spoiler'>б</span>",
        "а-б",
        [entity("spoiler", 0, 1), entity("spoiler", 2, 1)],
    ),
    ("<b>я <i>😀</i></b>!", "я 😀!", [entity("bold", 0, 4), entity("italic", 2, 2)]),
    ("<B>x</b>", "x", [entity("bold", 0, 1)]),
    ("<b>x</>", "x", [entity("bold", 0, 1)]),
    ("<code>a &lt;b&gt; &amp; &quot;c&quot;</code>", 'a <b> & "c"', [entity("code", 0, 11)]),
    ("&#1103;&#x44F;&apos;&amp;lt; & &;", "яя&apos;&lt; & &;", []),
    ("<code class='language-python'>x</code>", "x", [entity("code", 0, 1)]),
    ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
    ("<b>a<code>b</code>c</b>", "abc", [entity("bold", 0, 1), entity("code", 1, 1), entity("bold", 2, 1)]),
    ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
    (
        "<blockquote expandable>a <b>b</b></blockquote>",
        "a b",
        [entity("expandable_blockquote", 0, 3), entity("bold", 2, 1)],
    ),
    ('<tg-emoji emoji-id="5368">😀</tg-emoji>', "😀", [entity("custom_emoji", 0, 2, custom_emoji_id="5368")]),
    ('<a href="https://a.ua/x?y=1&amp;z=2">t</a>', "t", [entity("text_link", 0, 1, url="https://a.ua/x?y=1&z=2")]),
    ("<a href='A.ua'>t</a>", "t", [entity("text_link", 0, 1, url="http://a.ua/")]),
    ("<a>https://a.ua</a>", "https://a.ua", [entity("text_link", 0, 12, url="https://a.ua/")]),
    ("<a href='x'>t</a>", "t", []),
    ("<a href='tg://user?id=5'>t</a>", "t", [entity("text_mention", 0, 1, user={"id": 5})]),
    ("<b></b>x<i> </i>", "x", []),
    ("  <b> a</b> \n", " a", [entity("bold", 0, 2)]),
    ("\n a <b>b </b>\n", "a b", [entity("bold", 2, 1)]),
    ("a\r\nb\tc\u202ed", "a\nb cd", []),
    ("<b>a\r</b>b", "ab", [entity("bold", 0, 1)]),
]
FOUND = [
    ("/start, @shop_bot #нове", ["bot_command", "mention", "hashtag"], [0, 8, 18]),
    ("див. https://a.ua/x, me@a.ua", ["url", "email"], [5, 21]),
    ("а/б #1 ТТН 20450000000001", [], []),
]


@pytest.mark.parametrize(("html", "text", "entities"), HTML)
async def test_html_becomes_text_and_entities(judged, html, text, entities):
    sent = await judged.send(html, parse_mode="HTML")
    assert sent["text"] == text
    assert sent.get("entities", []) == entities


@pytest.mark.parametrize(("text", "kinds", "offsets"), FOUND)
async def test_plain_text_has_its_commands_links_and_tags_found(judged, text, kinds, offsets):
    sent = await judged.send(text)
    found = sent.get("entities", [])
    assert ([one["type"] for one in found], [one["offset"] for one in found]) == (kinds, offsets)


async def test_given_entities_are_kept_merged_and_split_where_they_cross(judged):
    given = [
        entity("italic", 3, 4),
        entity("bold", 0, 3),
        entity("bold", 2, 3),
        entity("text_link", 4, 2, url="https://a.ua"),
        entity("mention", 0, 2),
    ]
    sent = await judged.send("0123456789", entities=given)
    assert sent["entities"] == [
        entity("bold", 0, 4),
        entity("italic", 3, 4),
        entity("text_link", 4, 2, url="https://a.ua/"),
        entity("bold", 4, 1),
    ]


async def test_a_mention_of_somebody_known_carries_the_whole_user(judged):
    sent = await judged.send(f"<a href='tg://user?id={judged.olya.id}'>вона</a>", parse_mode="HTML")
    assert sent["entities"][0]["user"]["first_name"] == "Оля"


async def test_a_text_of_4096_units_passes_and_its_tags_do_not_count(judged):
    assert len((await judged.send(f"<b>{'я' * 4096}</b>", parse_mode="HTML"))["text"]) == 4096
    assert (await judged.send("😀" * 2048))["text"] == "😀" * 2048


async def test_a_message_has_all_that_telegram_puts_into_it(judged):
    first = await judged.send()
    sent = await judged.send(
        reply_parameters={"message_id": first["message_id"]},
        link_preview_options={"is_disabled": True},
        disable_notification=True,
        protect_content=True,
    )
    assert sent["message_id"] == first["message_id"] + 1
    assert sent["from"] == judged.server.account.bot()
    assert sent["chat"] == {"id": judged.olya.id, "first_name": "Оля", "type": "private"}
    assert abs(sent["date"] - judged.server.clock.now().timestamp()) < 60
    assert sent["reply_to_message"]["message_id"] == first["message_id"]
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["has_protected_content"] is True


async def test_a_reply_to_a_message_that_is_gone_may_be_allowed(judged):
    sent = await judged.send(reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    assert "reply_to_message" not in sent


async def test_every_encoding_of_a_request_means_the_same(judged):
    url, text = f"/bot{judged.server.token}/sendMessage", {"chat_id": str(judged.olya.id), "text": "Так"}
    answers = [
        await judged.client.get(url, params=text),
        await judged.client.post(url, data=text),
        await judged.client.post(url, files={name: (None, value) for name, value in text.items()}),
        await judged.client.post(url, json=text),
        await judged.client.post(url.replace("sendMessage", "SENDMESSAGE"), params=text),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["Так"] * 5


async def test_an_inline_keyboard_is_answered_and_shown(judged):
    rows = [
        [{"text": "Так", "callback_data": "я" * 32}, {"text": "Сайт", "url": "https://a.ua"}],
        [],
        [{"text": "20450", "copy_text": {"text": "x" * 256}}],
    ]
    sent = await judged.send(reply_markup={"inline_keyboard": rows})
    stored = [[rows[0][0], {"text": "Сайт", "url": "https://a.ua/"}], rows[2]]
    assert sent["reply_markup"] == {"inline_keyboard": stored}
    assert (await judged.chat())["messages"][-1]["inline_keyboard"] == stored


async def test_a_reply_keyboard_stays_until_it_is_removed(judged):
    rows = [["Так", {"text": "Мій номер", "request_contact": True}]]
    sent = await judged.send(reply_markup={"keyboard": rows, "resize_keyboard": True})
    assert "reply_markup" not in sent
    await judged.send()
    shown = (await judged.chat())["reply_keyboard"]
    assert shown == [[{"text": "Так"}, {"text": "Мій номер", "request_contact": True}]]
    await judged.send(reply_markup={"remove_keyboard": True})
    assert (await judged.chat())["reply_keyboard"] is None


async def test_a_one_time_keyboard_goes_with_the_next_word(judged):
    await judged.send(reply_markup={"keyboard": [["Так"]], "one_time_keyboard": True})
    await judged.say("Так")
    assert (await judged.chat())["reply_keyboard"] is None


async def test_an_edit_changes_text_and_keyboard_in_place(judged):
    button = {"text": "Так", "callback_data": "yes"}
    sent = await judged.send(reply_markup={"inline_keyboard": [[button]]})
    target = {"chat_id": judged.olya.id, "message_id": sent["message_id"]}
    edited = await judged.bot("editMessageText", text="<i>Ні</i>", parse_mode="HTML", **target)
    assert (edited["text"], edited["entities"]) == ("Ні", [entity("italic", 0, 2)])
    assert edited["edit_date"] >= edited["date"] == sent["date"]
    assert "reply_markup" not in edited
    again = await judged.bot("editMessageReplyMarkup", reply_markup={"inline_keyboard": [[button]]}, **target)
    assert (again["text"], again["reply_markup"]) == ("Ні", {"inline_keyboard": [[button]]})
    assert (await judged.chat())["messages"][-1]["edited"] is True


async def test_a_deleted_message_is_gone_the_persons_own_too(judged):
    sent = await judged.send()
    for message_id in (sent["message_id"], 1):
        assert await judged.bot("deleteMessage", chat_id=judged.olya.id, message_id=message_id) is True
    assert (await judged.chat())["messages"] == []


async def test_a_person_may_not_be_edited(judged):
    answer = await judged.raw("editMessageText", chat_id=judged.olya.id, message_id=1, text="x")
    assert answer.json()["description"] == "Bad Request: message can't be edited"


async def test_a_venue_is_shown_with_its_place(judged):
    place = {"latitude": 50.45, "longitude": 30.52, "title": "Відділення 1", "address": "Київ", "foursquare_id": "x"}
    sent = await judged.bot("sendVenue", chat_id=judged.olya.id, **place)
    location = {"latitude": 50.45, "longitude": 30.52}
    assert sent["location"] == location
    assert sent["venue"] == {"location": location, "title": "Відділення 1", "address": "Київ", "foursquare_id": "x"}
    assert (await judged.chat())["messages"][-1]["venue"] == {"title": "Відділення 1", "address": "Київ"} | location


async def test_typing_shows_until_a_message_comes(judged):
    assert await judged.bot("sendChatAction", chat_id=judged.olya.id, action="typing") is True
    assert (await judged.chat())["typing"] is True
    await judged.send()
    assert (await judged.chat())["typing"] is False


async def test_only_the_last_500_messages_are_kept(judged):
    chat = judged.server.account.state.chats[judged.olya.id]
    for _ in range(MESSAGES_KEPT):
        judged.server.account.post(chat, {"text": "x"})
    assert len(chat.messages) == MESSAGES_KEPT
    assert 1 not in chat.messages


async def test_commands_are_kept_by_scope_and_language(stage):
    menu = [{"command": "start", "description": "Почати"}]
    await stage.bot("setMyCommands", commands=[{"command": "/start", "description": " Почати "}])
    await stage.bot(
        "setMyCommands", commands=json.dumps(menu * 2), scope={"type": "all_private_chats"}, language_code="uk"
    )
    assert await stage.bot("getMyCommands") == menu
    assert await stage.bot("getMyCommands", scope={"type": "all_private_chats"}) == []
    assert await stage.bot("getMyCommands", scope={"type": "all_private_chats"}, language_code="uk") == menu * 2
    assert await stage.bot("deleteMyCommands") is True
    assert await stage.bot("getMyCommands") == []


async def test_the_bot_has_a_name_and_descriptions_by_language(judged):
    for method, name in (("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")):
        assert await judged.bot(f"setMy{method}", **{name: "Пакунок"}) is True
        assert await judged.bot(f"setMy{method}", **{name: "Parcel", "language_code": "en"}) is True
        assert await judged.bot(f"getMy{method}", language_code="en") == {name: "Parcel"}
        assert await judged.bot(f"getMy{method}", language_code="pl") == {name: "Пакунок"}
    assert (await judged.bot("getMe"))["first_name"] == "Пакунок"
    await judged.bot("setMyName", name="")
    assert await judged.bot("getMyName") == {"name": "Pakunok"}
