"""What a person does on the phone: write, tap, share a contact, block. Each makes the update that Telegram would."""

from __future__ import annotations

import time
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.chats import JSON, Chat, Message
from sandbox.telegram.found_entities import found_entities

WAIT_FOR_ANSWER = 15.0
CHANNEL = {"id": -1_001_000_000_001, "title": "Магазин", "type": "channel"}
PHOTO = {"file_id": "sandbox-photo", "file_unique_id": "sandbox-photo", "width": 90, "height": 90}


class Impossible(ValueError):
    """The phone cannot do that; the text says why."""


def say(account: Account, chat: Chat, text: str, *, forwarded: bool = False, caption: bool = False) -> JSON:
    """Write, forward somebody's post, or send a photo with a caption: message_id and update_id."""
    text = text.strip()
    if not text:
        raise Impossible("an empty message cannot be sent")
    entities = found_entities(text, [])
    content: JSON = {"photo": [PHOTO], "caption": text} if caption else {"text": text}
    if entities:
        content["caption_entities" if caption else "entities"] = entities
    if forwarded:
        origin = {"type": "channel", "date": account.second(), "chat": CHANNEL, "message_id": 1}
        content["forward_origin"] = origin
    return _sent(account, chat, content)


def share_contact(account: Account, chat: Chat, phone: str | None, user_id: int | None) -> JSON:
    """Send a contact: one's own number by default, or somebody else's; message_id and update_id."""
    number = phone or chat.person.phone
    if not number:
        raise Impossible("this person has no phone number")
    contact: JSON = {"phone_number": number.removeprefix("+"), "first_name": chat.person.first_name}
    return _sent(account, chat, {"contact": contact | {"user_id": chat.person.id if user_id is None else user_id}})


def _sent(account: Account, chat: Chat, content: JSON) -> JSON:
    if chat.person.blocked:
        raise Impossible("this person has blocked the bot")
    chat.started, chat.unread = True, 0
    if (chat.reply_keyboard or {}).get("one_time_keyboard"):
        chat.reply_keyboard = None
    message = account.post(chat, content, by_bot=False)
    update_id = account.update("message", chat.wire(message, account.bot()), f"chat {chat.person.id}")
    return {"message_id": message.id, "update_id": update_id}


async def tap(account: Account, chat: Chat, message_id: int, place: tuple[int, int]) -> JSON:
    """Tap an inline button (row, column) and wait for the bot's answer: answered, text, show_alert."""
    message, button = _button(chat, message_id, place)
    if "callback_data" not in button:
        return {"answered": True, "text": "", "show_alert": False}
    if chat.person.blocked:
        raise Impossible("this person has blocked the bot")
    query = account.ask(chat.person.id)
    body: JSON = {
        "id": query.id,
        "from": chat.person.user(),
        "message": chat.wire(message, account.bot()),
        "chat_instance": str(account.bot_id * 31 + chat.person.id),
        "data": button["callback_data"],
    }
    account.update("callback_query", body, f"callback {chat.person.id}")
    until = time.monotonic() + WAIT_FOR_ANSWER
    while query.answer is None and (left := until - time.monotonic()) > 0:
        await account.changes.after(account.changes.version, left)
    return {"answered": query.answer is not None} | (query.answer or {"text": "", "show_alert": False})


def _button(chat: Chat, message_id: int, place: tuple[int, int]) -> tuple[Message, JSON]:
    message = chat.messages.get(message_id)
    if message is None:
        raise Impossible("there is no such message")
    row, column = place
    if not (0 <= row < len(message.inline_keyboard) and 0 <= column < len(message.inline_keyboard[row])):
        raise Impossible("there is no such button under the message")
    return message, message.inline_keyboard[row][column]


def block(account: Account, chat: Chat, *, blocked: bool) -> None:
    """Block the bot or let it write again; Telegram tells the bot by my_chat_member."""
    if blocked == chat.person.blocked:
        return
    chat.person.blocked = blocked
    member = {"user": account.bot(), "status": "member"}
    kicked = {"user": account.bot(), "status": "kicked", "until_date": 0}
    body: JSON = {
        "chat": chat.person.chat(),
        "from": chat.person.user(),
        "date": account.second(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    account.update("my_chat_member", body, f"member {chat.person.id}")


def shown(account: Account, chat: Chat) -> JSON:
    """The chat as the phone shows it: /stage/chats/<person_id>."""
    keyboard = (chat.reply_keyboard or {}).get("keyboard")
    return {
        "messages": [_shown_message(message) for message in chat.messages.values()],
        "typing": account.typing.get(chat.person.id, 0.0) > time.monotonic(),
        "reply_keyboard": keyboard,
    }


def _shown_message(message: Message) -> JSON:
    content = message.content
    shown: dict[str, Any] = {
        "id": message.id,
        "from": "bot" if message.by_bot else "person",
        "text": message.text,
        "entities": content.get("entities", content.get("caption_entities", [])),
        "date": message.date,
        "edited": message.edit_date is not None,
        "forwarded": "forward_origin" in content,
        "inline_keyboard": message.inline_keyboard,
    }
    if "venue" in content:
        venue = content["venue"]
        shown["venue"] = {"title": venue["title"], "address": venue["address"]} | venue["location"]
    if "contact" in content:
        shown["contact"] = {"phone_number": content["contact"]["phone_number"]}
    return shown
