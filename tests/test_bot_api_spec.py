"""The judge of requests finds nothing in right calls and each fault in wrong ones."""

from __future__ import annotations

import json

import pytest

from tests.bot_api_spec import SpecWatch, check_request, needs_api

pytestmark = needs_api

BUTTON = {"text": "Так", "callback_data": "yes"}


def markup(*buttons):
    return json.dumps({"inline_keyboard": [list(buttons)]})


RIGHT = [
    ("getMe", {}),
    ("getme", {}),
    ("getUpdates", {"offset": "5", "timeout": "30", "limit": "100", "allowed_updates": '["message"]'}),
    ("getUpdates", {"offset": -1, "allowed_updates": ["message", "callback_query"]}),
    ("setWebhook", {"url": "https://a.ua/hook", "secret_token": "a_B-9", "max_connections": "40"}),
    ("sendMessage", {"chat_id": "1", "text": "Так", "reply_markup": markup(BUTTON)}),
    ("sendMessage", {"chat_id": "@shop", "text": "<b>" + "я" * 4096 + "</b>", "parse_mode": "HTML"}),
    (
        "sendMessage",
        {"chat_id": 1, "text": "x", "disable_notification": True, "link_preview_options": {"is_disabled": True}},
    ),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_parameters": '{"message_id": 4}', "protect_content": "true"}),
    (
        "sendMessage",
        {"chat_id": "1", "text": "x", "reply_markup": '{"keyboard": [["a", {"text": "b", "request_contact": true}]]}'},
    ),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": '{"remove_keyboard": true}'}),
    ("sendMessage", {"chat_id": "1", "text": "x", "entities": '[{"type": "bold", "offset": 0, "length": 1}]'}),
    (
        "sendMessage",
        {"chat_id": "1", "text": "x", "reply_markup": markup({"text": "a", "copy_text": {"text": "20450"}})},
    ),
    ("editMessageText", {"chat_id": "1", "message_id": "2", "text": "x", "reply_markup": markup(BUTTON)}),
    ("answerCallbackQuery", {"callback_query_id": "77", "text": "", "show_alert": "false"}),
    ("sendVenue", {"chat_id": "1", "latitude": "50.4", "longitude": "30", "title": "№1", "address": "Київ"}),
    ("setMyCommands", {"commands": '[{"command": "start", "description": "Почати"}]', "language_code": "uk"}),
    ("setMyCommands", {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "chat", "chat_id": 5}}),
    ("sendDocument", {"chat_id": "1", "document": "attach://file"}),
]
WRONG = [
    ("sendNothing", {}, "no such method"),
    ("sendMessage", {"chat_id": "1"}, "text: missing"),
    ("sendMessage", {"chat_id": "1", "text": "x", "colour": "red"}, "colour: unknown field"),
    ("sendMessage", {"chat_id": ["1"], "text": "x"}, "chat_id: ['1'] is no"),
    ("sendMessage", {"chat_id": "1", "text": ""}, "0 characters"),
    ("sendMessage", {"chat_id": "1", "text": "<b></b>", "parse_mode": "HTML"}, "0 characters"),
    ("sendMessage", {"chat_id": "1", "text": "я" * 4097}, "4097 characters"),
    ("sendMessage", {"chat_id": "1", "text": "<b>x", "parse_mode": "HTML"}, "end tag"),
    ("sendMessage", {"chat_id": "1", "text": "x", "protect_content": "maybe"}, "no Boolean"),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": "{"}, "no JSON"),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": markup({"text": "a"})}, "exactly one"),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": markup(BUTTON | {"url": "x"})}, "exactly one"),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": markup({"callback_data": "x"})}, "text: missing"),
    (
        "sendMessage",
        {"chat_id": "1", "text": "x", "reply_markup": markup(BUTTON | {"callback_data": "я" * 33})},
        "66 bytes",
    ),
    (
        "sendMessage",
        {"chat_id": "1", "text": "x", "reply_markup": markup({"text": "a", "copy_text": {"text": "x" * 257}})},
        "257 characters",
    ),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard": [{"text": "a"}]}'}, "no Array"),
    (
        "sendMessage",
        {"chat_id": "1", "text": "x", "entities": '[{"type": "bold", "offset": "0", "length": 1}]'},
        "no Integer",
    ),
    ("sendMessage", {"chat_id": "1", "text": "x", "reply_parameters": '{"quote": "x"}'}, "message_id: missing"),
    (
        "sendMessage",
        {
            "chat_id": "1",
            "text": "x",
            "reply_markup": '{"keyboard": [[{"text": "b", "request_contact": true, "request_location": true}]]}',
        },
        "at most one",
    ),
    ("getUpdates", {"limit": "101"}, "101 as the value"),
    ("getUpdates", {"offset": "5.5"}, "no Integer"),
    ("setWebhook", {"url": "https://a.ua", "secret_token": "a b"}, "not allowed"),
    ("setWebhook", {"url": "https://a.ua", "max_connections": 101}, "101 as the value"),
    ("answerCallbackQuery", {"callback_query_id": "7", "text": "x" * 201}, "201 characters"),
    ("setMyCommands", {"commands": '[{"command": "Start", "description": "x"}]'}, "not allowed"),
    ("setMyCommands", {"commands": json.dumps([{"command": "a", "description": "b"}] * 101)}, "101 items"),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat"}'}, "chat_id: missing"),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "planet"}'}, "must be"),
    ("sendVenue", {"chat_id": "1", "latitude": "x", "longitude": "30", "title": "1", "address": "2"}, "no Float"),
    ("sendDocument", {"chat_id": "1", "document": 5}, "document: 5 is no"),
]


@pytest.mark.parametrize(("method", "params"), RIGHT)
def test_a_right_call_is_right(method, params):
    assert check_request(method, params) == []


@pytest.mark.parametrize(("method", "params", "fault"), WRONG)
def test_a_wrong_call_has_its_fault_named(method, params, fault):
    faults = check_request(method, params)
    assert any(fault in one for one in faults), faults


def test_a_watch_collects_faults_of_all_requests():
    watch = SpecWatch()
    watch("getMe", {})
    watch("getMe", {"x": "1"})
    watch("getUs", {})
    assert watch.faults == ["getMe.x: unknown field", "getUs: no such method"]
