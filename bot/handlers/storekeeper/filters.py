"""Filters of the storekeeper's desk: async classes only (design, law 15)."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from bot.desk import Desk
from bot.domain.numbers import find_numbers
from bot.handlers.turn import Turn
from bot.services.chat import Awaits, is_awaited
from bot.services.draft_reading import read_message


class ReadsAsOrder(Filter):
    """A text or caption, written or forwarded, that is an order or completes the draft begun a moment ago.

    A single thing that was asked for is an answer, not an order.
    """

    async def __call__(self, message: Message, desk: Desk, turn: Turn) -> bool | dict[str, Any]:
        """Give the handler what was `read`."""
        text = message.text or message.caption or ""
        if not text or text.startswith("/"):
            return False
        read = await read_message(desk, turn.person, text)
        if read is None:
            return False
        if read.is_single and await is_awaited(desk, turn.person, Awaits.DRAFT, turn.delivery):
            return False
        return {"read": read}


class Answers(Filter):
    """A text that may answer a question: no command, no tracking number."""

    async def __call__(self, message: Message) -> bool:
        """Whether there is something to read."""
        text = message.text or ""
        return bool(text.strip()) and not text.startswith("/") and not find_numbers(text)
