"""When not to write, what is kept, and being forgotten."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.handlers.filters import Command, Tapped
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.taps import Action, Tap
from bot.services import privacy, quiet

router = Router(name="quiet")
Place = tuple[int, int]


@router.message(Command("quiet"))
async def show_quiet(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.quiet(turn.speech, turn.person))


@router.callback_query(Tapped(Action.QUIET))
async def change_quiet(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    what, _, off = tap.word.partition("-")
    if what == "night":
        person = await quiet.quiet_nights(desk, turn.person, turn.delivery, quiet=not off)
    elif what == "all":
        person = await quiet.silence(desk, turn.person, turn.delivery, silent=not off)
    else:
        raise Gone
    await desk.chat.edit(*place, chat.quiet(turn.speech, person))


@router.message(Command("privacy"))
async def show_privacy(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.privacy(turn.speech, privacy.kept_of(desk, turn.person)))


@router.message(Command("forget_me"))
async def ask_to_forget(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.forget_for_sure(turn.speech))


@router.callback_query(Tapped(Action.FORGET))
async def forget(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if tap.word != "yes":
        await desk.chat.edit(*place, chat.forget_for_sure(turn.speech))
        return
    await quiet.forget(desk, turn.person, turn.delivery)
    await desk.chat.edit(*place, chat.forgotten(turn.speech))
