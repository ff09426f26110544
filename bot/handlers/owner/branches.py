"""The carriers' directories of towns and branches."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.handlers.filters import Command, Tapped
from bot.handlers.turn import Turn
from bot.screens import directory
from bot.screens.taps import Action, Tap
from bot.services import owner_directory

router = Router(name="branches")
Place = tuple[int, int]


@router.message(Command("branches"))
async def show(message: Message, desk: Desk, turn: Turn) -> None:
    states = await owner_directory.states(desk, turn.person)
    await desk.chat.send(message.chat.id, directory.states(turn.speech, states, desk.settings.shop_zone))


@router.callback_query(Tapped(Action.SYNC))
async def read_anew(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    await owner_directory.ask_anew(desk, turn.person, tap.word, place, turn.delivery)
    await desk.chat.edit(*place, directory.begun(turn.speech, tap.word))


@router.callback_query(Tapped(Action.SMALLER))
async def take_anyway(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    carrier = await owner_directory.take_anyway(desk, turn.person, tap.id, place, turn.delivery)
    await desk.chat.edit(*place, directory.begun(turn.speech, carrier))
