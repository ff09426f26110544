"""Filters of routers: async classes only (design, law 15)."""

from __future__ import annotations

import re
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineQuery, Message
from pydantic import SecretStr

from bot.desk import Desk
from bot.domain.branch_search import Point
from bot.domain.numbers import find_numbers
from bot.domain.party import Phone
from bot.domain.roles import Right, may
from bot.domain.widget import OrderLink
from bot.handlers.turn import Turn
from bot.screens.taps import Action, decode
from bot.services import permission
from bot.services.chat import Awaits, is_awaited
from bot.services.first_owner import is_code_awaited
from bot.services.inviting import PREFIX

_SHORTEST_KEY = 24  # characters: longer than any number of a parcel
_LONGEST_FIGURES = 20
_LONGEST_QUERY, _SHORTEST_WORD = 80, 2
_SPREADSHEETS = frozenset(
    {
        "text/csv",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{1,6}(?!\d)", re.ASCII)


class Private(Filter):
    """A chat with one person."""

    async def __call__(self, message: Message) -> bool:
        """Whether the message came in such a chat."""
        return message.chat.type == ChatType.PRIVATE


class Addressed(Filter):
    """A message of a group that speaks to the bot: it names the bot, or answers one of its messages."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Whether the bot is meant."""
        if message.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return False
        answered = message.reply_to_message
        if answered is not None and answered.from_user is not None and answered.from_user.id == bot.id:
            return True
        name = (await bot.me()).username
        return name is not None and f"@{name.lower()}" in (message.text or message.caption or "").lower()


class FromStaff(Filter):
    """A message of one of the shop's own people."""

    async def __call__(self, _message: Message, desk: Desk, turn: Turn) -> bool:
        """Whether the writer has a role."""
        return bool(permission.seen_roles(desk, turn.person))


class May(Filter):
    """A message of somebody who has a right, by what was seen when they were read. It permits nothing: services do."""

    def __init__(self, right: Right) -> None:
        """Let through who has `right`."""
        self._right = right

    async def __call__(self, _message: Message, desk: Desk, turn: Turn) -> bool:
        """Whether the writer has the right."""
        return may(permission.seen_roles(desk, turn.person), self._right)


class Command(Filter):
    """A command, with or without the bot's name or arguments behind it."""

    def __init__(self, name: str) -> None:
        """Let `/name` through."""
        self._name = f"/{name}"

    async def __call__(self, message: Message) -> bool:
        """Whether the message begins with the command."""
        first = (message.text or "").partition(" ")[0]
        return first.partition("@")[0].lower() == self._name


class CameForOrder(Filter):
    """A start by a shop's link, t.me/<bot>?start=o-<widget>-<order>."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `link`."""
        command, _, payload = (message.text or "").partition(" ")
        link = OrderLink.read(payload.strip()) if command.partition("@")[0] == "/start" else None
        return False if link is None else {"link": link}


class HasNumbers(Filter):
    """A text or caption with something like a tracking number in it."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler what was found as `numbers`."""
        numbers = find_numbers(message.text or message.caption or "")
        return {"numbers": numbers} if numbers else False


class AsksForNumbers(Filter):
    """An inline query with something like a tracking number in it."""

    async def __call__(self, query: InlineQuery) -> bool | dict[str, Any]:
        """Give the handler what was found as `numbers`."""
        numbers = find_numbers(query.query)
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
        if query.message.chat.type != ChatType.PRIVATE:  # what one may see, others there may not
            return False
        return {"tap": tap, "place": (query.message.chat.id, query.message.message_id)}


class StaffTap(Tapped):
    """A tap about the shop's own people, with one of these words."""

    def __init__(self, *words: str) -> None:
        """Let taps with these words through."""
        super().__init__(Action.STAFF)
        self._words = frozenset(words)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """Give the handler the `tap` and the `place`."""
        found = await super().__call__(query)
        return found if isinstance(found, dict) and found["tap"].word in self._words else False


class Invited(Filter):
    """`/start` with the secret of an invitation."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `secret`."""
        word, _, payload = (message.text or "").partition(" ")
        if word != "/start" or not payload.startswith(PREFIX):
            return False
        return {"secret": payload.removeprefix(PREFIX).strip()}


class FirstOwnersCode(Filter):
    """What may be the code by which a shop gets its first owner."""

    async def __call__(self, message: Message, desk: Desk, turn: Turn) -> bool:
        """Whether it looks like that, in a shop that has no owner."""
        return await is_code_awaited(desk, turn.person, message.text or "", turn.delivery)


class Asked(Filter):
    """A message that brings what its writer was asked for."""

    def __init__(self, awaits: Awaits) -> None:
        """Let what was `awaits`-ed through."""
        self._awaits = awaits

    async def __call__(self, _message: Message, desk: Desk, turn: Turn) -> bool:
        """Whether this person was asked for that."""
        return await is_awaited(desk, turn.person, self._awaits, turn.delivery)


class Words(Filter):
    """A text with letters in it, no command."""

    async def __call__(self, message: Message) -> bool:
        """Whether there are words to read."""
        text = message.text or ""
        return not text.startswith("/") and any(letter.isalpha() for letter in text)


class Figures(Filter):
    """A short text without a letter in it, but with a digit: a number of a branch, a weight."""

    async def __call__(self, message: Message) -> bool:
        """Whether it is one."""
        text = (message.text or "").strip()
        is_short = 0 < len(text) <= _LONGEST_FIGURES and not text.startswith("/")
        return is_short and any(sign.isdigit() for sign in text) and not any(sign.isalpha() for sign in text)


class SharesLocation(Filter):
    """A place on the map, where the writer is or another one."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `point`."""
        where = message.location
        return False if where is None else {"point": Point(where.latitude, where.longitude)}


class Typed(Filter):
    """An inline query with a word in it."""

    async def __call__(self, query: InlineQuery) -> bool | dict[str, Any]:
        """Give the handler the `words`, not too many of them."""
        words = query.query.strip()[:_LONGEST_QUERY]
        has_word = sum(letter.isalpha() for letter in words) >= _SHORTEST_WORD
        return {"words": words} if has_word else False


class KeyOfCarrier(Filter):
    """One word alone, no command and no tracking number."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `key`."""
        word = (message.text or "").strip()
        if not word or word.startswith("/") or len(word.split()) > 1:
            return False
        is_number = len(word) < _SHORTEST_KEY and bool(find_numbers(word))
        return False if is_number else {"key": SecretStr(word)}


class BranchNumber(Filter):
    """A short number, alone or in a few words: "12", "№ 12", "відділення 12"."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `number`."""
        found = _SHORT_NUMBER.findall(message.text or "")
        return {"number": found[0]} if len(found) == 1 else False


class Picture(Filter):
    """A photo, or a picture sent as a document. `file_id` is the biggest form of it."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the file's id."""
        if message.photo:
            return {"file_id": message.photo[-1].file_id}
        document = message.document
        if document is not None and (document.mime_type or "").startswith("image/"):
            return {"file_id": document.file_id}
        return False


class Spreadsheet(Filter):
    """A document that is a spreadsheet by its name, or by its kind where it has no name."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the file's id and name."""
        document = message.document
        if document is None:
            return False
        name = document.file_name or ""
        by_name = name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"))
        if not by_name and (document.mime_type or "") not in _SPREADSHEETS:
            return False
        return {"file_id": document.file_id, "file_name": name or "orders.xlsx"}
