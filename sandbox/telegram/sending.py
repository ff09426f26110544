"""sendMessage, sendVenue, sendChatAction."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from sandbox.telegram.account import TYPING, Account
from sandbox.telegram.args import Args, Unreadable, flag_field, integer_field
from sandbox.telegram.chats import JSON, Chat
from sandbox.telegram.entities import message_text
from sandbox.telegram.keyboards import keyboard
from sandbox.telegram.refusals import Refused

FARTHEST_NORTH = 90.0
FARTHEST_EAST = 180.0
ACTIONS = frozenset({
    "cancel", "typing", "upload_photo", "record_video", "upload_video", "record_audio", "record_voice", "upload_audio",
    "upload_voice", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip


async def send_message(account: Account, args: Args) -> JSON:
    """A text from the bot."""
    return _sent(account, args, text_content(account, args))


async def send_venue(account: Account, args: Args) -> JSON:
    """A place on the map with its name and address."""
    location = {"latitude": _degrees(args, "latitude"), "longitude": _degrees(args, "longitude")}
    if abs(location["latitude"]) > FARTHEST_NORTH or abs(location["longitude"]) > FARTHEST_EAST:
        raise Refused("venue_location")
    venue: JSON = {"location": location, "title": args.text("title"), "address": args.text("address")}
    for name in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
        if args.text(name):
            venue[name] = args.text(name)
    return _sent(account, args, {"location": location, "venue": venue})


async def send_chat_action(account: Account, args: Args) -> bool:
    """What the bot seems to be doing; a phone shows typing for five seconds or until a message comes."""
    action = args.text("action").lower()
    if action not in ACTIONS:
        raise Refused("action_wrong")
    chat = addressed(account, args)
    account.typing[chat.person.id] = 0.0 if action == "cancel" else time.monotonic() + TYPING
    account.changes.happened()
    asyncio.get_running_loop().call_later(TYPING, account.changes.happened)
    return True


def text_content(account: Account, args: Args) -> JSON:
    """The text of a message with what hangs on it, as it will be stored; raises Refused."""
    preview = args.json("link_preview_options", "preview_not_json")
    if not isinstance(preview, (dict, type(None))):
        raise Refused("preview_not_object")
    text, entities = message_text(args)
    content: JSON = {"text": text}
    if entities:
        content["entities"] = [_known(account, entity) for entity in entities]
    return content | ({"link_preview_options": preview} if preview else {})


def _known(account: Account, entity: JSON) -> JSON:
    """A mention carries the whole user where the bot knows them."""
    chat = account.state.chats.get(entity.get("user", {}).get("id", 0))
    return entity if chat is None else entity | {"user": chat.person.user()}


def addressed(account: Account, args: Args) -> Chat:
    """The chat that a message goes to, of a person who lets the bot write; raises Refused."""
    if args.text("business_connection_id"):
        raise Refused("business_connection_not_found")
    chat = account.open_chat(args)
    if args.integer("message_thread_id") > 0:
        raise Refused("thread_not_found")
    if chat.person.blocked:
        raise Refused("bot_blocked")
    return chat


def _sent(account: Account, args: Args, content: JSON) -> JSON:
    reply = _reply(args)
    markup = keyboard(args)
    chat = addressed(account, args)
    reply_to = _found_reply(chat, reply)
    if args.flag("protect_content"):
        content = content | {"has_protected_content": True}
    message = account.post(chat, content, markup=markup, reply_to=reply_to)
    if markup is not None and "inline_keyboard" not in markup:
        chat.reply_keyboard = markup if "keyboard" in markup else None
    return chat.wire(message, account.bot())


def _reply(args: Args) -> JSON:
    reply: Any = args.json("reply_parameters", "reply_not_json")
    if reply is None:
        return {}
    if not isinstance(reply, dict):
        raise Refused("reply_not_object")
    try:
        return {
            "message_id": integer_field(reply, "message_id") if reply else 0,
            "may_be_gone": flag_field(reply, "allow_sending_without_reply"),
        }
    except Unreadable as error:
        why = str(error)
        raise Refused("reply_unreadable", why=why[0].lower() + why[1:]) from error


def _found_reply(chat: Chat, reply: JSON) -> int | None:
    wanted = reply.get("message_id", 0)
    if wanted <= 0 or wanted in chat.messages:
        return wanted or None
    if reply["may_be_gone"]:
        return None
    raise Refused("reply_not_found")


def _degrees(args: Args, name: str) -> float:
    value = args.text(name).strip()
    if not value:
        raise Refused(f"{name}_empty")
    try:
        return float(value)
    except ValueError as error:
        raise Refused("venue_location") from error
