"""Wrong calls and the row of the table that each provokes: method, parameters, details of the row's text."""

from __future__ import annotations

from typing import Any

OLYA = "<Оля's id>"
Call = tuple[str, dict[str, Any], dict[str, Any]]


def message(text: str = "Вітаю", **params: Any) -> dict[str, Any]:
    return {"chat_id": OLYA, "text": text} | params


def html(text: str) -> dict[str, Any]:
    return message(text, parse_mode="HTML")


def inline(*buttons: Any) -> dict[str, Any]:
    return message(reply_markup={"inline_keyboard": [list(buttons)]})


def reply(*buttons: Any) -> dict[str, Any]:
    return message(reply_markup={"keyboard": [list(buttons)]})


def styled(offset: int, length: int, kind: str = "bold", text: str = "Вітаю") -> dict[str, Any]:
    return message(text, entities=[{"type": kind, "offset": offset, "length": length}])


def venue(**params: Any) -> dict[str, Any]:
    return {"chat_id": OLYA, "latitude": 50.4, "longitude": 30.5, "title": "№1", "address": "Київ"} | params


def commands(*items: Any) -> dict[str, Any]:
    return {"commands": list(items)}


def command(name: str, description: str = "Почати") -> dict[str, Any]:
    return commands({"command": name, "description": description})


OK_BUTTON = {"text": "Так", "callback_data": "yes"}
SEND, EDIT, EDIT_MARKUP, HOOK = "sendMessage", "editMessageText", "editMessageReplyMarkup", "setWebhook"
URL_BUTTONS = {
    "ftp://example.com": "Unsupported URL protocol",
    "http://localhost:8080/x": "Wrong HTTP URL",
    "https://": "URL host is empty",
    "https://example.com:99999/": "Wrong port number specified in the URL",
    "https://exa mple.com/": "Host is invalid",
    "tg://a.b": "Unallowed characters in URL host",
}

CALLS: dict[str, list[Call]] = {
    "method_unknown": [("sendNothing", {}, {}), ("sendPoll", {}, {})],
    "chat_id_empty": [(SEND, {"text": "Вітаю"}, {}), ("sendChatAction", {"action": "typing"}, {})],
    "business_connection_not_found": [
        (SEND, message(business_connection_id="x"), {}),
        (EDIT, message(business_connection_id="x", message_id=1), {}),
    ],
    "thread_not_found": [(SEND, message(message_thread_id=5), {})],
    "text_missing": [(SEND, {"chat_id": OLYA}, {}), (EDIT, {"chat_id": OLYA, "message_id": 1}, {})],
    "text_blank": [
        (SEND, message(" \n\t"), {}),
        (SEND, message("\u200b\u00a0"), {}),
        (SEND, html("<b></b>"), {}),
        (SEND, html("<b> </b>\n"), {}),
    ],
    "text_bytes": [(SEND, message("я" * 16_385), {})],
    "text_too_long": [(SEND, message("я" * 4097), {}), (SEND, message("😀" * 2049), {})],
    "parse_mode_unsupported": [(SEND, message(parse_mode="BBCode"), {})],
    "markdown_not_built": [(SEND, message(parse_mode="MarkdownV2"), {}), (SEND, message(parse_mode="markdown"), {})],
    "html_start_tag_unclosed": [
        (SEND, html("Так <b"), {"offset": 7}),
        (SEND, html('<a href="x'), {"offset": 0}),
    ],
    "html_named_tag_unclosed": [
        (SEND, html("<a href= "), {"offset": 0, "tag": "a"}),
        (SEND, html("<a x"), {"offset": 0, "tag": "a"}),
    ],
    "html_tag_unsupported": [
        (SEND, html("Так<br>"), {"tag": "br", "offset": 6}),
        (SEND, html("1 <2 й>"), {"tag": "2", "offset": 2}),
    ],
    "html_attribute_empty": [(SEND, html("<b />x</b>"), {"tag": "b", "offset": 0})],
    "html_name_token": [(SEND, html("<a href=http://x.ua>x</a>"), {"offset": 8})],
    "html_span_class": [
        (SEND, html("<span>x</span>"), {"offset": 0}),
        (SEND, html('<span class="x">x</span>'), {"offset": 0}),
    ],
    "html_end_tag_unexpected": [(SEND, html("Так</b>"), {"offset": 6})],
    "html_end_tag_unclosed": [(SEND, html("<b>x</b"), {"offset": 4}), (SEND, html("<b>x</b x>"), {"offset": 4})],
    "html_end_tag_unmatched": [(SEND, html("<b><i>x</b></i>"), {"offset": 7, "tag": "i", "found": "b"})],
    "html_end_tag_missing": [(SEND, html("<b>x"), {"tag": "b"})],
    "html_emoji_invalid": [
        (SEND, html("<tg-emoji>😀</tg-emoji>"), {}),
        (SEND, html('<tg-emoji emoji-id="x">😀</tg-emoji>'), {}),
    ],
    "html_surrogate": [(SEND, html("&#xd83d;"), {})],
    "entity_unreadable": [
        (SEND, message(entities=["bold"]), {"why": "expected an Object"}),
        (SEND, message(entities=[{"type": "bold", "offset": 0}]), {"why": 'Can\'t find field "length"'}),
        (
            SEND,
            message(entities=[{"type": "bold", "offset": "x", "length": 1}]),
            {"why": 'Field "offset" must be a valid Number'},
        ),
        (SEND, styled(0, 1, "shout"), {"why": "Unsupported type specified"}),
        (SEND, styled(0, 1, ""), {"why": "Type is not specified"}),
        (SEND, styled(0, 1, "text_mention"), {"why": 'Can\'t find field "user"'}),
    ],
    "entity_offset": [(SEND, styled(-1, 2), {"offset": -1})],
    "entity_length": [(SEND, styled(0, -2), {"length": -2})],
    "entity_after_end": [(SEND, styled(5, 1), {"offset": 5})],
    "entity_over_end": [(SEND, styled(1, 9), {"offset": 1, "end": 10})],
    "entity_splits_begin": [(SEND, styled(2, 1, text="я😀я"), {"byte": 6})],
    "entity_splits_end": [(SEND, styled(0, 2, text="я😀я"), {"offset": 0, "byte": 6})],
    "reply_not_json": [(SEND, message(reply_parameters="{"), {})],
    "reply_not_object": [(SEND, message(reply_parameters=[1]), {})],
    "reply_unreadable": [
        (SEND, message(reply_parameters={"quote": "x"}), {"why": 'can\'t find field "message_id"'}),
        (
            SEND,
            message(reply_parameters={"message_id": 1, "allow_sending_without_reply": 1}),
            {"why": 'field "allow_sending_without_reply" must be of type Boolean'},
        ),
    ],
    "reply_not_found": [(SEND, message(reply_parameters={"message_id": 999}), {})],
    "preview_not_json": [(SEND, message(link_preview_options="{"), {})],
    "preview_not_object": [(SEND, message(link_preview_options="[]"), {})],
    "markup_not_json": [(SEND, message(reply_markup="{"), {})],
    "markup_not_object": [(SEND, message(reply_markup="[]"), {})],
    "markup_unreadable": [
        (SEND, message(reply_markup={"inline_keyboard": "x"}), {"name": "inline_keyboard", "type": "Array"}),
        (
            SEND,
            message(reply_markup={"keyboard": [["x"]], "resize_keyboard": 1}),
            {"name": "resize_keyboard", "type": "Boolean"},
        ),
        (
            SEND,
            message(reply_markup={"force_reply": True, "input_field_placeholder": 1}),
            {"name": "input_field_placeholder", "type": "String"},
        ),
    ],
    "keyboard_not_rows": [(SEND, message(reply_markup={"keyboard": ["x"]}), {})],
    "inline_keyboard_not_rows": [(SEND, message(reply_markup={"inline_keyboard": [OK_BUTTON]}), {})],
    "button_unreadable": [
        (SEND, reply(1), {"why": "KeyboardButton must be a String or an Object"}),
        (SEND, reply({"request_contact": True}), {"why": 'Can\'t find field "text"'}),
        (SEND, reply({"text": "x", "request_contact": 1}), {"why": 'Field "request_contact" must be of type Boolean'}),
    ],
    "inline_button_unreadable": [
        (SEND, inline("x"), {"why": "InlineKeyboardButton must be an Object"}),
        (SEND, inline({"callback_data": "x"}), {"why": 'Can\'t find field "text"'}),
        (SEND, inline(OK_BUTTON | {"style": "loud"}), {"why": "invalid button style specified"}),
        (SEND, inline({"text": "x", "copy_text": "x"}), {"why": 'Field "copy_text" must be of type Object'}),
    ],
    "button_text_empty": [(SEND, reply(""), {})],
    "inline_button_text_empty": [(SEND, inline({"text": "", "callback_data": "x"}), {})],
    "inline_button_no_action": [
        (SEND, inline({"text": "x"}), {}),
        (SEND, inline({"text": "x", "callback_data": ""}), {}),
    ],
    "inline_button_two_actions": [(SEND, inline(OK_BUTTON | {"url": "https://example.com"}), {})],
    "button_two_actions": [(SEND, reply({"text": "x", "request_contact": True, "request_location": True}), {})],
    "inline_button_not_built": [(SEND, inline({"text": "x", "pay": True}), {})],
    "inline_button_url": [
        (SEND, inline({"text": "x", "url": url}), {"url": url, "why": why}) for url, why in URL_BUTTONS.items()
    ],
    "web_app_url": [
        (
            SEND,
            inline({"text": "x", "web_app": {"url": "http://a.ua"}}),
            {"url": "http://a.ua", "why": "Only HTTPS links are allowed"},
        ),
    ],
    "callback_data_invalid": [(SEND, inline({"text": "x", "callback_data": "я" * 33}), {})],
    "copy_text_invalid": [
        (SEND, inline({"text": "x", "copy_text": {"text": ""}}), {}),
        (SEND, inline({"text": "x", "copy_text": {"text": "x" * 257}}), {}),
    ],
    "markup_too_long": [(SEND, inline(*[OK_BUTTON] * 101), {}), (SEND, reply(*["x"] * 101), {})],
    "message_id_missing": [
        (EDIT, {"text": "x"}, {}),
        (EDIT_MARKUP, {}, {}),
        ("deleteMessage", {"chat_id": OLYA}, {}),
        ("deleteMessage", {"chat_id": OLYA, "message_id": "x"}, {}),
    ],
    "inline_message_invalid": [
        (EDIT, {"text": "x", "inline_message_id": "x"}, {}),
        (EDIT_MARKUP, {"inline_message_id": "x"}, {}),
    ],
    "edit_not_found": [(EDIT, message(message_id=999), {}), (EDIT_MARKUP, {"chat_id": OLYA, "message_id": 999}, {})],
    "delete_chat_missing": [("deleteMessage", {"message_id": 1}, {})],
    "delete_not_found": [("deleteMessage", {"chat_id": OLYA, "message_id": 999}, {})],
    "query_invalid": [("answerCallbackQuery", {"callback_query_id": "1"}, {}), ("answerCallbackQuery", {}, {})],
    "answer_too_long": [("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, {})],
    "answer_url": [
        ("answerCallbackQuery", {"callback_query_id": "1", "url": url}, {})
        for url in ("https://example.com", "https://t.me/other_bot?start=x", "https://t.me/other_bot")
    ],
    "latitude_empty": [("sendVenue", venue(latitude=""), {})],
    "longitude_empty": [("sendVenue", venue(longitude=" "), {}), ("sendVenue", venue(longitude=None), {})],
    "venue_location": [("sendVenue", venue(latitude=91), {}), ("sendVenue", venue(longitude="схід"), {})],
    "venue_title": [("sendVenue", venue(title=""), {})],
    "venue_address": [("sendVenue", venue(address=""), {})],
    "action_wrong": [
        ("sendChatAction", {"chat_id": OLYA, "action": "dancing"}, {}),
        ("sendChatAction", {"chat_id": OLYA}, {}),
    ],
    "commands_not_json": [("setMyCommands", {"commands": "["}, {})],
    "commands_not_array": [("setMyCommands", {"commands": {"command": "x"}}, {})],
    "command_unreadable": [
        ("setMyCommands", commands("start"), {"why": "expected an Object"}),
        ("setMyCommands", commands({"command": "start"}), {"why": 'Can\'t find field "description"'}),
    ],
    "command_empty": [("setMyCommands", command("/"), {})],
    "command_long": [("setMyCommands", command("x" * 33), {})],
    "command_characters": [("setMyCommands", command("Старт"), {}), ("setMyCommands", command("Start"), {})],
    "command_description_empty": [("setMyCommands", command("start", " "), {})],
    "command_description_long": [("setMyCommands", command("start", "x" * 257), {})],
    "commands_many": [("setMyCommands", commands(*[{"command": f"c{n}", "description": "x"} for n in range(101)]), {})],
    "scope_not_json": [("getMyCommands", {"scope": "{"}, {})],
    "scope_unreadable": [
        ("getMyCommands", {"scope": "[1]"}, {"why": "BotCommandScope must be an Object"}),
        ("getMyCommands", {"scope": {"type": "planet"}}, {"why": "Unsupported type specified"}),
        ("getMyCommands", {"scope": {"type": "chat"}}, {"why": 'Can\'t find field "chat_id"'}),
        ("getMyCommands", {"scope": {"type": "chat", "chat_id": ""}}, {"why": "Empty chat_id specified"}),
    ],
    "language_invalid": [
        ("getMyCommands", {"language_code": "ukr"}, {}),
        ("setMyName", {"name": "x", "language_code": "U1"}, {}),
    ],
    "name_long": [("setMyName", {"name": "x" * 65}, {})],
    "description_long": [("setMyDescription", {"description": "x" * 513}, {})],
    "short_description_long": [("setMyShortDescription", {"short_description": "x" * 121}, {})],
    "webhook_url_invalid": [(HOOK, {"url": "ftp://example.com"}, {}), (HOOK, {"url": "https://:x"}, {})],
    "webhook_not_https": [(HOOK, {"url": "http://example.com/hook"}, {})],
    "webhook_port": [(HOOK, {"url": "https://example.com:8080/hook"}, {})],
    "webhook_secret_long": [(HOOK, {"url": "http://127.0.0.1:9/", "secret_token": "x" * 257}, {})],
    "webhook_secret_characters": [(HOOK, {"url": "http://127.0.0.1:9/", "secret_token": "таємно"}, {})],
    "webhook_certificate": [(HOOK, {"url": "https://127.0.0.1:9/", "certificate": "attach://cert"}, {})],
}
