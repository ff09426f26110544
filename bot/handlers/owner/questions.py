"""Answering what customers asked a person."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.handlers.filters import Asked, Tapped
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.taps import Action, Tap
from bot.services import questions
from bot.services.chat import Awaits

router = Router(name="questions")


@router.callback_query(Tapped(Action.REPLY))
async def begin_reply(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    await questions.begin_reply(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.send(place[0], chat.ask_reply(turn.speech))


@router.message(Asked(Awaits.REPLY))
async def reply(message: Message, desk: Desk, turn: Turn) -> None:
    await questions.reply(desk, turn.person, message.message_id, turn.delivery)
    await desk.chat.send(message.chat.id, chat.replied(turn.speech))
