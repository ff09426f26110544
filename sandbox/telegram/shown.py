"""A chat as the phone shows it: what /stage/chats/<chat_id> answers."""

from __future__ import annotations

import time
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.chat_facts import menu_button
from sandbox.telegram.chats import JSON, Chat, Message, Person, PrivateChat
from sandbox.telegram.groups import SERVICE, Group
from sandbox.telegram.profile import group_menu, menu

FILES = ("document", "video", "voice", "audio", "sticker")


def shown(account: Account, chat: Chat, person: Person) -> JSON:
    """The chat in the eyes of one of its people."""
    told: JSON = {
        "messages": [_message(chat, message) for message in chat.messages.values()],
        "typing": account.typing.get(chat.id, 0.0) > time.monotonic(),
        "reply_keyboard": (chat.reply_keyboard or {}).get("keyboard"),
    }
    if isinstance(chat, Group):
        return told | {"menu_button": {"type": "commands"}, "commands": group_menu(account, chat, person)}
    return told | {"menu_button": menu_button(account, chat.id), "commands": menu(account, person)}


def _message(chat: Chat, message: Message) -> JSON:
    content = message.content
    told: JSON = {
        "id": message.id,
        "from": "bot" if message.by_bot else "person",
        "text": message.text,
        "entities": message.entities,
        "date": message.date,
        "edited": message.edit_date is not None,
        "forwarded": "forward_origin" in content,
        "inline_keyboard": message.inline_keyboard,
    }
    if not isinstance(chat, PrivateChat):
        told["author"] = _author(message)
    if "via_bot" in message.origin:
        told["via_bot"] = message.origin["via_bot"]["username"]
    if "media_group_id" in content:
        told["album"] = content["media_group_id"]
    if message.reply_to in chat.messages:
        told["reply_to"] = {"id": message.reply_to, "text": chat.messages[message.reply_to].text}
    return told | _places(content) | _files(content) | _service(content)


def _author(message: Message) -> JSON | None:
    """Who wrote in a group: id and name; None for the bot itself."""
    if message.by_bot:
        return None
    speaker = message.origin.get("sender_chat") or message.origin.get("from") or {}
    return {"id": speaker.get("id", 0), "first_name": speaker.get("first_name") or speaker.get("title", "")}


def _places(content: JSON) -> JSON:
    told: JSON = {}
    if "venue" in content:
        venue = content["venue"]
        told["venue"] = {"title": venue["title"], "address": venue["address"]} | venue["location"]
    elif "location" in content:
        told["location"] = content["location"]
    if "contact" in content:
        told["contact"] = {"phone_number": content["contact"]["phone_number"]}
    return told


def _files(content: JSON) -> JSON:
    """Files by their unique identifiers, which /stage/files/<file_unique_id> gives."""
    told: JSON = {}
    if content.get("photo"):
        largest = content["photo"][-1]
        told["photo"] = _file(largest) | {"sizes": [_file(size) for size in content["photo"]]}
    for kind in FILES:
        if kind in content:
            told[kind] = _file(content[kind])
    return told


def _file(file: dict[str, Any]) -> JSON:
    names = ("width", "height", "duration", "file_name", "mime_type", "file_size", "emoji")
    small = file.get("thumbnail", {}).get("file_unique_id")
    told = {"file": file["file_unique_id"]} | {name: file[name] for name in names if name in file}
    return told | ({"thumbnail": small} if small else {})


def _service(content: JSON) -> JSON:
    """The line that Telegram writes itself."""
    if "web_app_data" in content:
        return {"service": f"Data from “{content['web_app_data']['button_text']}” was sent to the bot"}
    kind = next(iter(SERVICE & content.keys()), "")
    who: JSON = content.get("left_chat_member") or next(iter(content.get("new_chat_members", [])), {})
    name = who.get("first_name", "")
    lines = {
        "new_chat_members": f"{name} joined",
        "left_chat_member": f"{name} left",
        "migrate_to_chat_id": "The group is a supergroup now",
        "migrate_from_chat_id": "The group is a supergroup now",
    }
    return {"service": lines[kind]} if kind in lines else {}
