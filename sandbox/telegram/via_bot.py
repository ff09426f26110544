"""Messages that a person sends via the bot: a chosen inline result, a Mini App's answer."""

from __future__ import annotations

import secrets

from sandbox.telegram.account import Account
from sandbox.telegram.chats import JSON, Chat, Message, Person
from sandbox.telegram.groups import Group


def send_result(account: Account, chat: Chat, person: Person, result: JSON) -> Message:
    """Put a result into a chat as the person's message; with a keyboard it gets an inline_message_id."""
    author = chat.author(person) if isinstance(chat, Group) else {}
    message = account.post(
        chat, dict(result["content"]), by_bot=False, markup=result["markup"], origin=author | {"via_bot": account.bot()}
    )
    if message.inline_keyboard:
        message.inline_message_id = secrets.token_urlsafe(18)
        account.state.inline_messages[message.inline_message_id] = (chat.id, message.id)
    deliver(account, chat, message)
    return message


def deliver(account: Account, chat: Chat, message: Message, *, edited: bool = False) -> int:
    """Tell the bot of a person's message, where it gets to see it; the update's id, 0 where it does not."""
    kind = "message"
    if isinstance(chat, Group):
        if not chat.shows(message, account.username, privacy=account.privacy):
            return 0
        kind = "channel_post" if chat.kind == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    return account.update(kind, chat.wire(message, account.bot()), f"chat {chat.id}")
