"""Wrong answers to inline queries and Mini Apps, and the row of the table that each provokes. See refused_calls.py."""

from __future__ import annotations

from typing import Any

from tests.sandbox.telegram.refused_calls import Call


def answer(*results: Any, **params: Any) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": list(results)} | params


def article(**fields: Any) -> dict[str, Any]:
    text = {"message_text": "Прибула"}
    return {"type": "article", "id": "1", "title": "Посилка", "input_message_content": text} | fields


def place(**fields: Any) -> dict[str, Any]:
    return {"type": "location", "id": "1", "title": "Тут", "latitude": 50.4, "longitude": 30.5} | fields


INLINE, WEB_APP = "answerInlineQuery", "answerWebAppQuery"
NO_URL = {"url": "http://a.ua", "why": "Only HTTPS links are allowed"}

CALLS: dict[str, list[Call]] = {
    "inline_results_not_json": [(INLINE, answer(results="["), {})],
    "inline_results_not_array": [(INLINE, answer(results={"type": "article"}), {})],
    "inline_results_many": [(INLINE, answer(*[article(id=str(n)) for n in range(51)]), {})],
    "inline_result_unreadable": [
        (INLINE, answer("x"), {"why": "Inline query result must be an object"}),
        (INLINE, answer({"id": "1"}), {"why": 'Can\'t find field "type"'}),
        (INLINE, answer({"type": "article"}), {"why": 'Can\'t find field "id"'}),
        (INLINE, answer(article(title=None)), {"why": 'Can\'t find field "title"'}),
        (INLINE, answer(article(input_message_content=None)), {"why": 'Can\'t find field "message_text"'}),
        (INLINE, answer(article(input_message_content={"x": 1})), {"why": "Input message content is not specified"}),
        (
            INLINE,
            answer(article(input_message_content={"message_text": "<i>", "parse_mode": "HTML"})),
            {"why": "Can't parse entities: Can't find end tag corresponding to start tag \"i\""},
        ),
        (
            INLINE,
            answer(article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})),
            {"why": "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
        ),
        (INLINE, answer(place(latitude="x")), {"why": 'Field "latitude" must be a valid Number'}),
        (INLINE, answer(place(latitude=True)), {"why": 'Field "latitude" must be a Number'}),
        (INLINE, answer(place(latitude=None)), {"why": 'Can\'t find field "latitude"'}),
        (INLINE, answer(place(latitude=100)), {"why": "Invalid location specified"}),
        (INLINE, answer({"type": "photo", "id": "1"}), {"why": 'Can\'t find field "photo_file_id"'}),
        (
            INLINE,
            answer({"type": "document", "id": "1", "title": "x", "document_url": "http://127.0.0.1/a"}),
            {"why": 'Can\'t find field "mime_type"'},
        ),
        (INLINE, answer(article(type="gif")), {"why": 'the sandbox has no results of type "gif"'}),
        (INLINE, answer(article(type="planet")), {"why": 'type "planet" is unsupported for the inline query result'}),
        (WEB_APP, {"web_app_query_id": "1", "result": [1]}, {"why": "Inline query result must be an object"}),
    ],
    "inline_result_id": [(INLINE, answer(article(id="")), {}), (INLINE, answer(article(id="я" * 33)), {})],
    "inline_result_twice": [(INLINE, answer(article(), article()), {})],
    "inline_next_offset": [(INLINE, answer(next_offset="я" * 33), {})],
    "inline_button_above_not_json": [(INLINE, answer(button="{"), {})],
    "inline_button_above": [
        (INLINE, answer(button=[1]), {"why": "InlineQueryResultsButton must be an Object"}),
        (INLINE, answer(button={"start_parameter": "x"}), {"why": 'Can\'t find field "text"'}),
        (
            INLINE,
            answer(button={"text": "x"}),
            {"why": "InlineQueryResultsButton must have exactly one optional field"},
        ),
    ],
    "start_parameter": [
        (INLINE, answer(button={"text": "x", "start_parameter": "а"}), {}),
        (INLINE, answer(button={"text": "x", "start_parameter": "x" * 65}), {}),
    ],
    "web_app_url_above": [(INLINE, answer(button={"text": "x", "web_app": {"url": "http://a.ua"}}), NO_URL)],
    "web_app_result_missing": [(WEB_APP, {"web_app_query_id": "1"}, {})],
    "web_app_result_not_json": [(WEB_APP, {"web_app_query_id": "1", "result": "{"}, {})],
}
