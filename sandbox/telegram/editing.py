"""editMessageText, editMessageReplyMarkup, deleteMessage, answerCallbackQuery."""

from __future__ import annotations

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import JSON, Chat, Message
from sandbox.telegram.keyboards import inline_keyboard
from sandbox.telegram.refusals import Refused
from sandbox.telegram.sending import text_content

DELETABLE = 48 * 3600  # seconds: "A message can only be deleted if it was sent less than 48 hours ago" (Bot API)


async def edit_message_text(account: Account, args: Args) -> JSON:
    """Another text, and the keyboard that is given with it: none takes the old one away."""
    content, markup = text_content(account, args), inline_keyboard(args)
    chat, message = _editable(account, args)
    if "text" not in message.content:
        raise Refused("edit_no_text")
    kept = {name: value for name, value in message.content.items() if name == "has_protected_content"}
    return _edited(account, chat, message, (content | kept, markup))


async def edit_message_reply_markup(account: Account, args: Args) -> JSON:
    """Another keyboard under the same content."""
    markup = inline_keyboard(args)
    chat, message = _editable(account, args)
    return _edited(account, chat, message, (message.content, markup))


async def delete_message(account: Account, args: Args) -> bool:
    """Take a message away, the bot's or, in a private chat, the person's."""
    if not args.integer("message_id"):
        raise Refused("message_id_missing")
    chat = account.open_chat(args)
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise Refused("delete_not_found")
    if account.second() - message.date > DELETABLE:
        raise Refused("delete_too_old")
    del chat.messages[message.id]
    account.changes.happened()
    return True


async def answer_callback_query(account: Account, args: Args) -> bool:
    """Tell the phone that the tap was taken, with a text or without one."""
    if args.text("url"):
        raise Refused("answer_url")
    query = account.open_query(args.text("callback_query_id"))
    query.answer = {"text": args.text("text"), "show_alert": args.flag("show_alert")}
    account.changes.happened()
    return True


def _editable(account: Account, args: Args) -> tuple[Chat, Message]:
    """The message to edit; raises Refused."""
    if not args.text("chat_id") and not args.integer("message_id"):
        raise Refused("inline_message_invalid" if args.text("inline_message_id") else "message_id_missing")
    if args.text("business_connection_id"):
        raise Refused("business_connection_not_found")
    chat = account.open_chat(args)
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise Refused("edit_not_found")
    if not message.by_bot or (message.markup is not None and "inline_keyboard" not in message.markup):
        raise Refused("edit_forbidden")
    return chat, message


def _edited(account: Account, chat: Chat, message: Message, fresh: tuple[JSON, JSON | None]) -> JSON:
    if chat.person.blocked:
        raise Refused("bot_blocked")
    if fresh == (message.content, message.markup):
        raise Refused("edit_not_modified")
    message.content, message.markup = fresh
    message.edit_date = account.second()
    account.changes.happened()
    return chat.wire(message, account.bot())
