"""deleteMessage and deleteMessages, with the rule of 48 hours."""

from __future__ import annotations

from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args
from sandbox.telegram.chats import Chat, Message
from sandbox.telegram.groups import SERVICE, Group
from sandbox.telegram.refusals import Refused

DELETABLE = 48 * 3600  # seconds: "A message can only be deleted if it was sent less than 48 hours ago" (Bot API)
MOST = 100


async def delete_message(account: Account, args: Args) -> bool:
    """Take a message away: the bot's, in a private chat the person's too, in a group anybody's for an administrator."""
    if not args.integer("message_id"):
        raise Refused("message_id_missing")
    chat = account.open_chat(args)
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise Refused("delete_not_found")
    _check(account, chat, message)
    _take(account, chat, message)
    return True


async def delete_messages(account: Account, args: Args) -> bool:
    """Take up to a hundred messages away; those that are not there are passed over."""
    wanted = message_ids(args)
    chat = account.open_chat(args)
    found = [chat.messages[one] for one in wanted if one in chat.messages]
    for message in found:
        _check(account, chat, message)
    for message in found:
        _take(account, chat, message)
    return True


def message_ids(args: Args) -> list[int]:
    """`message_ids` as read; raises Refused (Client.cpp, get_message_ids)."""
    given: Any = args.json("message_ids", "message_ids_not_json")
    if not args.text("message_ids") or given == []:
        raise Refused("message_ids_missing")
    if not isinstance(given, list):
        raise Refused("message_ids_not_array")
    if len(given) > MOST:
        raise Refused("message_ids_many")
    return [_message_id(one) for one in given]


def _message_id(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise Refused("message_id_not_number")
    try:
        number = int(str(given))
    except ValueError as error:
        raise Refused("message_id_unreadable") from error
    if number <= 0:
        raise Refused("message_id_invalid")
    return number


def _check(account: Account, chat: Chat, message: Message) -> None:
    if account.second() - message.date > DELETABLE and not (isinstance(chat, Group) and chat.bot == "administrator"):
        raise Refused("delete_too_old")
    if (
        isinstance(chat, Group)
        and chat.bot != "administrator"
        and (not message.by_bot or SERVICE & message.content.keys())
    ):
        raise Refused("delete_forbidden")


def _take(account: Account, chat: Chat, message: Message) -> None:
    del chat.messages[message.id]
    account.changes.happened()
