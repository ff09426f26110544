"""What a person does with a bot's offers: tap a button, ask inline, choose a result."""

from __future__ import annotations

import time
from collections.abc import Callable

from sandbox.telegram.account import Account, InlineQuery, bounded
from sandbox.telegram.chats import JSON, Chat, Message
from sandbox.telegram.groups import Group
from sandbox.telegram.phone import Impossible, Phone
from sandbox.telegram.via_bot import send_result

WAIT_FOR_ANSWER = 15.0
LONGEST_QUERY = 256


async def tap(phone: Phone, message_id: int, place: tuple[int, int]) -> JSON:
    """Tap an inline button (row, column) and wait for the bot's answer: answered, text, show_alert."""
    message, button = button_at(phone, message_id, place)
    if "callback_data" not in button:
        return {"answered": True, "text": "", "show_alert": False}
    phone.check()
    account = phone.account
    query = account.ask(phone.person.id)
    body: JSON = {"id": query.id, "from": phone.person.user()} | _tapped(account, phone.chat, message)
    body |= {"chat_instance": str(account.bot_id * 31 + phone.chat.id), "data": button["callback_data"]}
    account.update("callback_query", body, f"callback {phone.person.id}")
    await _until(account, lambda: query.answer is not None)
    return {"answered": query.answer is not None} | (query.answer or {"text": "", "show_alert": False})


def _tapped(account: Account, chat: Chat, message: Message) -> JSON:
    """What the bot is told of the message: only an identifier where a person sent it via the bot."""
    if message.inline_message_id:
        return {"inline_message_id": message.inline_message_id}
    return {"message": chat.wire(message, account.bot())}


def button_at(phone: Phone, message_id: int, place: tuple[int, int]) -> tuple[Message, JSON]:
    """A message and one of its inline buttons; raises Impossible."""
    message = phone.found(message_id)
    row, column = place
    if not (0 <= row < len(message.inline_keyboard) and 0 <= column < len(message.inline_keyboard[row])):
        raise Impossible("there is no such button under the message")
    return message, message.inline_keyboard[row][column]


async def ask(phone: Phone, text: str, offset: str = "") -> JSON:
    """Type after the bot's name and wait for what it offers: answered, query_id, results, next_offset, button.

    An answer given before is taken again for as long as the bot let it be kept.
    """
    if len(text) > LONGEST_QUERY:
        raise Impossible(f"an inline query has at most {LONGEST_QUERY} characters")
    known = _remembered(phone, text, offset)
    query = _asked(phone, text, offset)
    if known is not None:
        query.answer = known
    else:
        body = {"id": query.id, "from": phone.person.user(), "query": text, "offset": offset}
        kind = phone.chat.kind if isinstance(phone.chat, Group) else "sender"
        phone.account.update("inline_query", body | {"chat_type": kind}, f"inline {phone.person.id}")
        await _until(phone.account, lambda: query.answer is not None)
    answer = query.answer or {"results": [], "next_offset": "", "button": None}
    listed = [_listed(one) for one in answer["results"]]
    told = {"answered": query.answer is not None, "query_id": query.id, "results": listed}
    return told | {"next_offset": answer["next_offset"], "button": answer["button"]}


def _asked(phone: Phone, text: str, offset: str) -> InlineQuery:
    account = phone.account
    query = InlineQuery(account.query_id(), phone.person.id, phone.chat.id, text, offset, time.time())
    account.state.inline_queries[query.id] = query
    bounded(account.state.inline_queries)
    return query


def _remembered(phone: Phone, text: str, offset: str) -> JSON | None:
    for query in reversed(phone.account.state.inline_queries.values()):
        answer: JSON | None = query.answer
        if answer is None or (query.query, query.offset) != (text, offset) or answer["fresh_until"] <= time.time():
            continue
        if not answer["personal"] or query.person_id == phone.person.id:
            return answer
    return None


def _listed(result: JSON) -> JSON:
    """A result as the list shows it: the fields of the bot, and the words that it would send."""
    content = result["content"]
    small = content.get("photo", [{}])[0].get("file_unique_id")
    words = content.get("text") or content.get("caption") or ""
    listed: JSON = result["listed"] | {"text": words}
    return listed | ({"photo": small} if small else {})


def choose(phone: Phone, result_id: str) -> JSON:
    """Send a result of the newest inline query that had it: message_id and inline_message_id."""
    phone.check()
    for query in reversed(phone.account.state.inline_queries.values()):
        if query.person_id != phone.person.id or query.answer is None:
            continue
        for result in query.answer["results"]:
            if result["listed"]["id"] == result_id:
                return _chosen(phone, query, result)
    raise Impossible("the bot has offered no such result")


def _chosen(phone: Phone, query: InlineQuery, result: JSON) -> JSON:
    message = send_result(phone.account, phone.chat, phone.person, result)
    body = {"result_id": result["listed"]["id"], "from": phone.person.user(), "query": query.query}
    named = {"inline_message_id": message.inline_message_id} if message.inline_message_id else {}
    phone.account.update("chosen_inline_result", body | named, f"inline {phone.person.id}")
    return {"message_id": message.id, "inline_message_id": message.inline_message_id}


async def _until(account: Account, came: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT_FOR_ANSWER
    while not came() and (left := until - time.monotonic()) > 0:
        await account.changes.after(account.changes.version, left)
