"""getMe and what the bot says about itself: commands by scope and language, name, descriptions."""

from __future__ import annotations

import re
from typing import Any

from sandbox.telegram.account import Account
from sandbox.telegram.args import Args, Unreadable, integer_field, string_field
from sandbox.telegram.chats import JSON, Person
from sandbox.telegram.groups import Group
from sandbox.telegram.refusals import Refused

MOST_COMMANDS = 100
COMMAND = 32
COMMAND_DESCRIPTION = 256
COMMAND_CHARACTERS = re.compile(r"[a-z0-9_]+", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2}|", re.ASCII)
WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


async def get_me(account: Account, _args: Args) -> JSON:
    """The bot, with what it is allowed to do."""
    abilities = (
        "can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "supports_guest_queries",
        "can_connect_to_business", "has_main_web_app", "has_topics_enabled", "allows_users_to_create_topics",
        "can_manage_bots",
    )  # fmt: skip
    able = {
        "can_join_groups": True,
        "can_read_all_group_messages": not account.privacy,
        "supports_inline_queries": True,
    }
    return account.bot() | dict.fromkeys(abilities, False) | able


async def set_my_commands(account: Account, args: Args) -> bool:
    """The menu of one scope and language."""
    items = args.json("commands", "commands_not_json") or []
    if not isinstance(items, list):
        raise Refused("commands_not_array")
    try:
        commands = [_command(item) for item in items]
    except Unreadable as error:
        raise Refused("command_unreadable", why=error) from error
    if len(commands) > MOST_COMMANDS:
        raise Refused("commands_many")
    account.state.profile.commands[_place(args)] = commands
    account.changes.happened()
    return True


async def get_my_commands(account: Account, args: Args) -> list[JSON]:
    """What was set for exactly this scope and language."""
    return account.state.profile.commands.get(_place(args), [])


async def delete_my_commands(account: Account, args: Args) -> bool:
    """Forget the menu of one scope and language."""
    account.state.profile.commands.pop(_place(args), None)
    account.changes.happened()
    return True


async def set_my_name(account: Account, args: Args) -> bool:
    """The bot's name in one language."""
    return _set(account, account.state.profile.names, args, "name")


async def get_my_name(account: Account, args: Args) -> JSON:
    """The bot's name in one language, else in none."""
    return {"name": _get(account.state.profile.names, args) or account.name}


async def set_my_description(account: Account, args: Args) -> bool:
    """What an empty chat shows."""
    return _set(account, account.state.profile.descriptions, args, "description")


async def get_my_description(account: Account, args: Args) -> JSON:
    """What an empty chat shows."""
    return {"description": _get(account.state.profile.descriptions, args)}


async def set_my_short_description(account: Account, args: Args) -> bool:
    """What the bot's profile shows."""
    return _set(account, account.state.profile.short_descriptions, args, "short_description")


async def get_my_short_description(account: Account, args: Args) -> JSON:
    """What the bot's profile shows."""
    return {"short_description": _get(account.state.profile.short_descriptions, args)}


def menu(account: Account, person: Person | None = None) -> list[JSON]:
    """The commands that a person's private chat shows: of the narrowest scope, in their language where there are some.

    "Determining list of commands" (Bot API, BotCommandScope).
    """
    commands = account.state.profile.commands
    scopes = [f"chat:{person.id}"] if person is not None else []
    languages = [person.language_code[:2], ""] if person is not None else [""]
    for scope in (*scopes, "all_private_chats", "default"):
        for language in languages:
            if found := commands.get(f"{scope} {language}"):
                return found
    return []


def group_menu(account: Account, group: Group, person: Person) -> list[JSON]:
    """The commands that a group shows to one of its members."""
    commands = account.state.profile.commands
    rules = ("creator", "administrator")
    high = group.members.get(person.id) in rules
    scopes = [
        f"chat_member:{group.id}:{person.id}",
        *([f"chat_administrators:{group.id}"] if high else []),
        f"chat:{group.id}",
    ]
    for scope in (*scopes, *(["all_chat_administrators"] if high else []), "all_group_chats", "default"):
        for language in (person.language_code[:2], ""):
            if found := commands.get(f"{scope} {language}"):
                return found
    return []


def _set(account: Account, by_language: dict[str, str], args: Args, name: str) -> bool:
    language, value = _language(args), args.text(name)
    if value:
        by_language[language] = value
    else:
        by_language.pop(language, None)
    account.changes.happened()
    return True


def _get(by_language: dict[str, str], args: Args) -> str:
    return by_language.get(_language(args), by_language.get("", ""))


def _language(args: Args) -> str:
    if not LANGUAGE.fullmatch(args.text("language_code")):
        raise Refused("language_invalid")
    return args.text("language_code")


def _command(item: Any) -> JSON:
    if not isinstance(item, dict):
        raise Unreadable("expected an Object")
    command = string_field(item, "command", required=True).strip().removeprefix("/")
    description = string_field(item, "description", required=True).strip()
    wrong = (
        (not command, "command_empty"),
        (len(command) > COMMAND, "command_long"),
        (not description, "command_description_empty"),
        (len(description) > COMMAND_DESCRIPTION, "command_description_long"),
        (not COMMAND_CHARACTERS.fullmatch(command), "command_characters"),
    )
    for is_wrong, refusal in wrong:
        if is_wrong:
            raise Refused(refusal)
    return {"command": command, "description": description}


def _place(args: Args) -> str:
    """Scope and language as one key."""
    scope: Any = args.json("scope", "scope_not_json")
    try:
        return f"{_scope(scope or {'type': 'default'})} {_language(args)}"
    except Unreadable as error:
        raise Refused("scope_unreadable", why=error) from error


def _scope(scope: Any) -> str:
    if not isinstance(scope, dict):
        raise Unreadable("BotCommandScope must be an Object")
    kind = string_field(scope, "type", required=True)
    if kind in WIDE_SCOPES:
        return kind
    if kind not in CHAT_SCOPES:
        raise Unreadable("Unsupported type specified")
    chat = string_field(scope, "chat_id", required=True)
    if not chat:
        raise Unreadable("Empty chat_id specified")
    member = f":{integer_field(scope, 'user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{chat}{member}"
