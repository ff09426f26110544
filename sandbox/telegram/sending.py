"""sendMessage, sendVenue, sendLocation, sendChatAction, and how anything that is sent gets into its chat."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from sandbox.telegram.account import TYPING, Account
from sandbox.telegram.args import Args, Unreadable, flag_field, integer_field
from sandbox.telegram.chats import JSON, Chat, Message, PrivateChat
from sandbox.telegram.entities import message_text
from sandbox.telegram.keyboards import check_place, keyboard
from sandbox.telegram.places import location_of, venue_of
from sandbox.telegram.refusals import Refused

ACTIONS = frozenset({
    "cancel", "typing", "upload_photo", "record_video", "upload_video", "record_audio", "record_voice", "upload_audio",
    "upload_voice", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip


async def send_message(account: Account, args: Args) -> JSON:
    """A text from the bot."""
    return sent(account, args, text_content(account, args))


async def send_venue(account: Account, args: Args) -> JSON:
    """A place on the map with its name and address."""
    return sent(account, args, venue_of(args.values))


async def send_location(account: Account, args: Args) -> JSON:
    """A point on the map; a live one is refused."""
    if args.integer("live_period"):
        raise Refused("location_live")
    return sent(account, args, location_of(args.values))


async def send_chat_action(account: Account, args: Args) -> bool:
    """What the bot seems to be doing; a phone shows typing for five seconds or until a message comes."""
    action = args.text("action").lower()
    if action not in ACTIONS:
        raise Refused("action_wrong")
    chat = addressed(account, args, count=0)
    account.typing[chat.id] = 0.0 if action == "cancel" else time.monotonic() + TYPING
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


def addressed(account: Account, args: Args, count: int = 1) -> Chat:
    """The chat that `count` messages go to, which lets the bot write; raises Refused."""
    if args.text("business_connection_id"):
        raise Refused("business_connection_not_found")
    chat = account.open_chat(args)
    if args.integer("message_thread_id") > 0:
        raise Refused("thread_not_found")
    if isinstance(chat, PrivateChat) and chat.person.blocked:
        raise Refused("bot_blocked")
    if wait := account.limits.take(chat.id, count) if count else 0:
        raise Refused("too_many_requests", retry_after=wait)
    return chat


def sent(account: Account, args: Args, content: JSON) -> JSON:
    """Put a message where the request says; as Telegram's Message. Raises Refused."""
    reply, markup = reply_parameters(args), keyboard(args)
    chat = addressed(account, args)
    message = put(account, chat, args, content, markup=markup, reply_to=found_reply(chat, reply))
    return chat.wire(message, account.bot())


def put(account: Account, chat: Chat, args: Args, content: JSON, **more: Any) -> Message:
    """Post the content with what every kind of message may have."""
    check_place(more.get("markup"), private=isinstance(chat, PrivateChat))
    if args.flag("protect_content"):
        content = content | {"has_protected_content": True}
    message = account.post(chat, content, **more)
    if message.markup is not None and "inline_keyboard" not in message.markup:
        chat.reply_keyboard = message.markup if "keyboard" in message.markup else None
    return message


def reply_parameters(args: Args) -> JSON:
    """`reply_parameters` as read; raises Refused."""
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


def found_reply(chat: Chat, reply: JSON) -> int | None:
    """The message that is replied to; raises Refused where it is not there and must be."""
    wanted = reply.get("message_id", 0)
    if wanted <= 0 or wanted in chat.messages:
        return wanted or None
    if reply["may_be_gone"]:
        return None
    raise Refused("reply_not_found")
