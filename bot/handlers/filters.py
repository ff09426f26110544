"""Filters of routers: async classes only (design, law 15)."""

from __future__ import annotations

from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.domain.numbers import find_numbers
from bot.domain.party import Phone
from bot.screens.taps import Action, decode


class Private(Filter):
    """A chat with one person."""

    async def __call__(self, message: Message) -> bool:
        """Whether the message came in such a chat."""
        return message.chat.type == ChatType.PRIVATE


class Command(Filter):
    """A command, with or without the bot's name or arguments behind it."""

    def __init__(self, name: str) -> None:
        """Let `/name` through."""
        self._name = f"/{name}"

    async def __call__(self, message: Message) -> bool:
        """Whether the message begins with the command."""
        first = (message.text or "").partition(" ")[0]
        return first.partition("@")[0].lower() == self._name


class HasNumbers(Filter):
    """A text or caption with something like a tracking number in it."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler what was found as `numbers`."""
        numbers = find_numbers(message.text or message.caption or "")
        return {"numbers": numbers} if numbers else False


class SharesContact(Filter):
    """A contact. `own_phone` is its phone where it is the writer's own, else None."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Tell one's own contact from somebody else's."""
        if message.contact is None:
            return False
        is_own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return {"own_phone": Phone.of(message.contact.phone_number) if is_own else None}


class Tapped(Filter):
    """A tap on a button of ours, for this action."""

    def __init__(self, action: Action) -> None:
        """Let taps for `action` through."""
        self._action = action

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """Give the handler the `tap` and the `place` (chat id, message id) of the button."""
        tap = decode(query.data or "")
        if tap is None or tap.action is not self._action or query.message is None:
            return False
        return {"tap": tap, "place": (query.message.chat.id, query.message.message_id)}
