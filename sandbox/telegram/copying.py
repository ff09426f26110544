"""forwardMessage and copyMessage."""

from __future__ import annotations

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import JSON, Chat, Message
from sandbox.telegram.entities import caption
from sandbox.telegram.keyboards import keyboard
from sandbox.telegram.refusals import Refused
from sandbox.telegram.sending import addressed, found_reply, put, reply_parameters

CAPTIONED = frozenset({"photo", "video", "document", "audio", "voice"})
LOST = frozenset({"has_protected_content", "media_group_id", "forward_origin"})


async def forward_message(account: Account, args: Args) -> JSON:
    """The same content, with word of where it came from."""
    source, message = _found(account, args, "message to forward")
    chat = addressed(account, args)
    fresh = _copied(message) | {"forward_origin": _origin(account, source, message)}
    return chat.wire(put(account, chat, args, fresh), account.bot())


async def copy_message(account: Account, args: Args) -> JSON:
    """The same content as if it were new, with another caption where one is given."""
    reply, markup = reply_parameters(args), keyboard(args)
    _, message = _found(account, args, "message to copy")
    fresh = _copied(message)
    if "caption" in args.values and CAPTIONED & fresh.keys():
        described = caption(args.text("caption"), args.text("parse_mode"), args.text("caption_entities"))
        fresh = {name: value for name, value in fresh.items() if not name.startswith("caption")} | described
    chat = addressed(account, args)
    reply_to = found_reply(chat, reply)
    return {"message_id": put(account, chat, args, fresh, markup=markup, reply_to=reply_to).id}


def _copied(message: Message) -> JSON:
    return {name: value for name, value in message.content.items() if name not in LOST}


def _found(account: Account, args: Args, wanted: str) -> tuple[Chat, Message]:
    if not args.text("from_chat_id"):
        raise Refused("parameter_required", name="from_chat_id")
    chat = account.open_chat(args, writing=False, name="from_chat_id")
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise Refused("message_not_found", wanted=wanted)
    if message.content.get("has_protected_content"):
        raise Refused("copy_protected")
    return chat, message


def _origin(account: Account, chat: Chat, message: Message) -> JSON:
    known: JSON | None = message.content.get("forward_origin")
    if known is not None:
        return known
    sender = chat.sender(message, account.bot())
    if "sender_chat" in sender:
        return {"type": "chat", "date": message.date, "sender_chat": sender["sender_chat"]}
    return {"type": "user", "date": message.date, "sender_user": sender["from"]}
