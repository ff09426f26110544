"""Filters of packing: async classes only (design, law 15)."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from bot.desk import Desk
from bot.handlers.turn import Turn
from bot.services.pack_photos import typed_code
from bot.services.packing_table import is_at_table
from bot.services.weighing import written_weight


class AtTheTable(Filter):
    """A message of somebody who is packing an order."""

    async def __call__(self, _message: Message, desk: Desk, turn: Turn) -> bool:
        """Whether the writer has one on the table."""
        return await is_at_table(desk, turn.person, turn.delivery)


class WrittenWeight(Filter):
    """A text that is meant to be a weight: figures and units alone."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `grams`; None where it is no weight after all."""
        said = written_weight(message.text or "")
        return False if said is None else {"grams": said.grams}


class TypedCode(Filter):
    """A text that is an article's code: a scanner types what it reads."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `code`."""
        code = typed_code(message.text or "")
        return False if code is None else {"code": code}
