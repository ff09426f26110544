"""answerCallbackQuery, answerInlineQuery, answerWebAppQuery."""

from __future__ import annotations

import re
import time
from typing import Any

from sandbox.telegram.account import Account, InlineQuery
from sandbox.telegram.args import Args, Unreadable, object_field, string_field
from sandbox.telegram.chats import JSON
from sandbox.telegram.inline_results import result_of
from sandbox.telegram.links import NoLink, web_app_link
from sandbox.telegram.refusals import Refused
from sandbox.telegram.via_bot import send_result

MOST_RESULTS = 50
LONGEST_OFFSET = 64  # bytes
CACHED = 300  # seconds
LONGEST_CACHED = 86_400
OWN_LINK = re.compile(r"(?:https?://)?t\.me/(\w+)\?start=[A-Za-z0-9_-]{1,64}", re.ASCII | re.IGNORECASE)
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


async def answer_callback_query(account: Account, args: Args) -> bool:
    """Tell the phone that the tap was taken, with a text or without one."""
    url = args.text("url")
    own = OWN_LINK.fullmatch(url)
    if url and (own is None or own[1].lower() != account.username.lower()):
        raise Refused("answer_url")
    query = account.open_query(args.text("callback_query_id"))
    query.answer = {"text": args.text("text"), "show_alert": args.flag("show_alert")} | ({"url": url} if url else {})
    account.changes.happened()
    return True


async def answer_inline_query(account: Account, args: Args) -> bool:
    """Offer up to fifty results to whoever typed after the bot's name."""
    button = _button(args)
    items = args.json("results", "inline_results_not_json") or []
    if not isinstance(items, list):
        raise Refused("inline_results_not_array")
    if len(items) > MOST_RESULTS:
        raise Refused("inline_results_many")
    results = [await result_of(account, item) for item in items]
    if len({one["listed"]["id"] for one in results}) < len(results):
        raise Refused("inline_result_twice")
    if len(args.text("next_offset").encode()) > LONGEST_OFFSET:
        raise Refused("inline_next_offset")
    _open(account, args.text("inline_query_id")).answer = {
        "results": results,
        "next_offset": args.text("next_offset"),
        "button": button,
        "personal": args.flag("is_personal"),
        "fresh_until": time.time() + min(max(args.integer("cache_time", CACHED), 0), LONGEST_CACHED),
    }
    account.changes.happened()
    return True


def _open(account: Account, query_id: str) -> InlineQuery:
    query = account.state.inline_queries.get(query_id)
    if query is None or query.answer is not None or time.time() - query.asked_at > account.query_lifetime:
        raise Refused("query_invalid")
    return query


def _button(args: Args) -> JSON | None:
    """The button above the results; raises Refused."""
    given: Any = args.json("button", "inline_button_above_not_json")
    if given is None:
        return None
    try:
        return _read_button(given)
    except Unreadable as error:
        raise Refused("inline_button_above", why=error) from error


def _read_button(given: Any) -> JSON:
    if not isinstance(given, dict):
        raise Unreadable("InlineQueryResultsButton must be an Object")
    text = string_field(given, "text", required=True)
    if given.get("start_parameter") is not None:
        parameter = string_field(given, "start_parameter")
        if not START_PARAMETER.fullmatch(parameter):
            raise Refused("start_parameter")
        return {"text": text, "start_parameter": parameter}
    if given.get("web_app") is None:
        raise Unreadable("InlineQueryResultsButton must have exactly one optional field")
    url = string_field(object_field(given, "web_app"), "url", required=True)
    try:
        return {"text": text, "web_app": {"url": web_app_link(url)}}
    except NoLink as error:
        raise Refused("web_app_url_above", url=url, why=error) from error


async def answer_web_app_query(account: Account, args: Args) -> JSON:
    """Send a message for the person from a Mini App; as Telegram's SentWebAppMessage."""
    if not args.text("result"):
        raise Refused("web_app_result_missing")
    result = await result_of(account, args.json("result", "web_app_result_not_json"))
    query = account.state.web_app_queries.pop(args.text("web_app_query_id"), None)
    chat = account.chat(query.chat_id) if query else None
    if query is None or chat is None:
        raise Refused("query_invalid")
    message = send_result(account, chat, account.state.chats[query.person_id].person, result)
    return {"inline_message_id": message.inline_message_id} if message.inline_message_id else {}
