"""The owner's first word: from now on Telegram shows them their own commands."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.handlers.filters import Command
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.services.menu import offer_to_owner

router = Router(name="owner_start")


@router.message(Command("start"))
async def greet(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.greeting(turn.speech))
    await offer_to_owner(desk)
