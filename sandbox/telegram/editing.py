"""editMessageText, …Caption, …Media, …ReplyMarkup: of messages of a chat, and of those sent by an inline result."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import JSON, Chat, Message, PrivateChat
from sandbox.telegram.copying import CAPTIONED
from sandbox.telegram.entities import caption
from sandbox.telegram.keyboards import Markup, inline_keyboard
from sandbox.telegram.media import content
from sandbox.telegram.refusals import Refused
from sandbox.telegram.sending import text_content
from sandbox.telegram.sending_media import media_of

LASTS = frozenset({"has_protected_content", "media_group_id"})
REPLACEABLE = frozenset({"text", "photo", "video", "document", "audio"})
ALONE_IN_ALBUMS = frozenset({"document", "audio"})


@dataclass(frozen=True)
class Target:
    """What is to be edited. `inline`: it was named by its inline_message_id."""

    chat: Chat
    message: Message
    inline: bool


async def edit_message_text(account: Account, args: Args) -> JSON | bool:
    """Another text, and the keyboard that is given with it: none takes the old one away."""
    fresh, markup = text_content(account, args), inline_keyboard(args)
    target = _target(account, args)
    if "text" not in target.message.content:
        raise Refused("edit_no_text")
    return _edited(account, target, _lasting(target) | fresh, markup)


async def edit_message_caption(account: Account, args: Args) -> JSON | bool:
    """Another caption under the same file."""
    markup = inline_keyboard(args)
    described = caption(args.text("caption"), args.text("parse_mode"), args.text("caption_entities"))
    target = _target(account, args)
    if not CAPTIONED & target.message.content.keys():
        raise Refused("edit_no_caption")
    kept = {name: value for name, value in target.message.content.items() if "caption" not in name}
    above = {"show_caption_above_media": True} if args.flag("show_caption_above_media") else {}
    return _edited(account, target, kept | described | above, markup)


async def edit_message_media(account: Account, args: Args) -> JSON | bool:
    """Another file with its caption."""
    markup = inline_keyboard(args)
    media, described = media_of(args)
    target = _target(account, args)
    old = target.message.content
    if not REPLACEABLE & old.keys():
        raise Refused("edit_no_media")
    if "media_group_id" in old and media[0] not in old and ALONE_IN_ALBUMS & {media[0], *old}:
        raise Refused("edit_album_kind")
    if target.inline and media[1].upload is not None:
        raise Refused("edit_inline_upload")
    fresh = await content(account, *media)
    return _edited(account, target, _lasting(target) | fresh | described, markup)


async def edit_message_reply_markup(account: Account, args: Args) -> JSON | bool:
    """Another keyboard under the same content."""
    markup = inline_keyboard(args)
    target = _target(account, args)
    return _edited(account, target, target.message.content, markup)


def _lasting(target: Target) -> JSON:
    return {name: value for name, value in target.message.content.items() if name in LASTS}


def _target(account: Account, args: Args) -> Target:
    """The message to edit; raises Refused."""
    if not args.text("chat_id") and not args.integer("message_id"):
        return _inline_target(account, args)
    if args.text("business_connection_id"):
        raise Refused("business_connection_not_found")
    chat = account.open_chat(args)
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise Refused("edit_not_found")
    if not message.by_bot or (message.markup is not None and "inline_keyboard" not in message.markup):
        raise Refused("edit_forbidden")
    if isinstance(chat, PrivateChat) and chat.person.blocked:
        raise Refused("bot_blocked")
    return Target(chat, message, inline=False)


def _inline_target(account: Account, args: Args) -> Target:
    if not args.text("inline_message_id"):
        raise Refused("message_id_missing")
    place = account.state.inline_messages.get(args.text("inline_message_id"))
    chat = account.chat(place[0]) if place else None
    if place is None or chat is None:
        raise Refused("inline_message_invalid")
    message = chat.messages.get(place[1])
    if message is None:
        raise Refused("inline_message_gone")
    return Target(chat, message, inline=True)


def _edited(account: Account, target: Target, fresh: JSON, markup: Markup | None) -> JSON | bool:
    message = target.message
    if (fresh, markup) == (message.content, message.markup):
        raise Refused("edit_not_modified")
    message.content, message.markup = fresh, markup
    message.edit_date = account.second()
    account.changes.happened()
    return target.inline or target.chat.wire(message, account.bot())
