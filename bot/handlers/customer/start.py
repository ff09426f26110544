"""The greeting, the language, and what is said to anything else."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.handlers.filters import Command, Tapped
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.parcel import card
from bot.screens.taps import Action, Tap
from bot.services import menu, people, tracking

router = Router(name="start")
last_router = Router(name="anything_else")


@router.message(Command("start"))
async def greet(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.greeting(turn.speech))
    await menu.offer_to(desk, turn.person)


@router.callback_query(Tapped(Action.LANGUAGE))
async def speak(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    speech = await people.choose_language(desk, turn.person, tap.word, turn.delivery)
    await menu.offer_to(desk, turn.person)
    if tap.id == 0:
        await desk.chat.edit(*place, chat.greeting(speech))
        return
    shown = await tracking.show(desk, turn.person, tap.id)
    await desk.chat.edit(*place, card(speech, shown, desk.clock.now(), desk.settings.shop_zone))


@last_router.message()
async def hint(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.hint(turn.speech))


@last_router.callback_query()
async def unknown_tap(_query: CallbackQuery) -> None:
    raise Gone
