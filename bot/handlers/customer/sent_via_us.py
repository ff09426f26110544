"""What people send with the bot's help from a chat where it is spoken to: nobody asks it anything with that."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import Message

router = Router(name="sent_via_us")


class SentViaUs(Filter):
    """A message that is a result which the bot itself offered inline."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Whether it is one."""
        return message.via_bot is not None and message.via_bot.id == bot.id


@router.message(SentViaUs())
async def stay_silent(_message: Message) -> None:
    """Read no card of one's own as a question."""
