"""getChat, getChatMember, getChatMemberCount, getChatAdministrators, leaveChat, and the menu button of a chat."""

from __future__ import annotations

from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Unreadable, object_field, string_field
from sandbox.telegram.chats import JSON, Chat, PrivateChat
from sandbox.telegram.groups import IN, Group
from sandbox.telegram.links import NoLink, web_app_link
from sandbox.telegram.membership import member, set_bot
from sandbox.telegram.refusals import Refused

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_chat(account: Account, args: Args) -> JSON:
    """What is known of a chat, as Telegram's ChatFullInfo."""
    chat = account.open_chat(args, writing=False)
    facts = {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    return chat.chat() | facts | {"accepted_gift_types": dict.fromkeys(GIFTS, isinstance(chat, PrivateChat))}


async def get_chat_member(account: Account, args: Args) -> JSON:
    """One member of a chat, as Telegram's ChatMember."""
    user_id = args.integer("user_id")
    if user_id <= 0:
        raise Refused("user_id_invalid")
    chat = account.open_chat(args, writing=False)
    if isinstance(chat, Group):
        if user_id == account.bot_id:
            return member(account.bot(), chat.bot)
        known = account.state.chats.get(user_id)
        if known is None:
            raise Refused("member_not_found")
        return member(known.person.user(), chat.members.get(user_id, "left"))
    users = {chat.id: account.state.chats[chat.id].person.user(), account.bot_id: account.bot()}
    if user_id not in users:
        raise Refused("member_not_found")
    return member(users[user_id], "member")


async def get_chat_member_count(account: Account, args: Args) -> int:
    """How many are in a chat, the bot among them."""
    chat = account.open_chat(args, writing=False)
    if isinstance(chat, Group):
        return sum(status in IN for status in [*chat.members.values(), chat.bot])
    return 2


async def get_chat_administrators(account: Account, args: Args) -> list[JSON]:
    """Administrators of a group who are no other bots."""
    chat = account.open_chat(args, writing=False)
    if not isinstance(chat, Group):
        raise Refused("administrators_private")
    people = [
        member(account.state.chats[one].person.user(), status)
        for one, status in chat.members.items()
        if status in {"creator", "administrator"}
    ]
    return people + ([member(account.bot(), chat.bot)] if chat.bot == "administrator" else [])


async def leave_chat(account: Account, args: Args) -> bool:
    """Leave a group."""
    chat = account.open_chat(args, writing=False)
    if not isinstance(chat, Group):
        raise Refused("leave_private")
    set_bot(account, chat, "left", account.bot())
    return True


async def set_chat_menu_button(account: Account, args: Args) -> bool:
    """The button beside the text box of one private chat, or of all."""
    button = _menu_button(args)
    buttons, place = account.state.profile.menu_buttons, _menu_place(account, args)
    if place and button["type"] == "default":
        buttons.pop(place, None)
    else:
        buttons[place] = button
    account.changes.happened()
    return True


async def get_chat_menu_button(account: Account, args: Args) -> JSON:
    """The menu button of one private chat, or the one of all."""
    place = _menu_place(account, args)
    return (
        menu_button(account, int(place)) if place else account.state.profile.menu_buttons.get("", {"type": "default"})
    )


def menu_button(account: Account, chat_id: int) -> JSON:
    """The button that a private chat shows."""
    buttons = account.state.profile.menu_buttons
    return buttons.get(str(chat_id), buttons.get("", {"type": "default"}))


def _menu_place(account: Account, args: Args) -> str:
    if "chat_id" not in args.values:
        return ""
    if args.integer("chat_id") <= 0:
        raise Refused("chat_id_invalid")
    chat: Chat | None = account.state.chats.get(args.integer("chat_id"))
    if chat is None:
        raise Refused("chat_not_found")
    return str(chat.id)


def _menu_button(args: Args) -> JSON:
    given: Any = args.json("menu_button", "menu_button_not_json")
    if given is None:
        return {"type": "default"}
    try:
        return _read_menu_button(given)
    except Unreadable as error:
        raise Refused("menu_button_unreadable", why=error) from error


def _read_menu_button(given: Any) -> JSON:
    if not isinstance(given, dict):
        raise Unreadable("MenuButton must be an Object")
    kind = string_field(given, "type", required=True)
    if kind in {"default", "commands"}:
        return {"type": kind}
    if kind != "web_app":
        raise Unreadable("MenuButton has unsupported type")
    text = string_field(given, "text", required=True)
    url = string_field(object_field(given, "web_app"), "url", required=True)
    try:
        return {"type": kind, "text": text, "web_app": {"url": web_app_link(url)}}
    except NoLink as error:
        raise Refused("menu_button_url", url=url, why=error) from error
