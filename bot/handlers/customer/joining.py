"""Becoming one of the shop's own people: by an owner's link, or as its first owner by the code."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.handlers.filters import FirstOwnersCode, Invited, Tapped
from bot.handlers.turn import Turn
from bot.screens import staff as screens
from bot.screens.taps import Action, Tap
from bot.services import first_owner, inviting

router = Router(name="joining")


@router.message(Invited())
async def show(message: Message, desk: Desk, turn: Turn, secret: str) -> None:
    shown = await inviting.look(desk, turn.person, secret)
    screen = screens.invitation(turn.speech, shown.secret, shown.role, shown.inviter)
    await desk.chat.send(message.chat.id, screen)


@router.callback_query(Tapped(Action.JOIN))
async def accept(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    role = await inviting.accept(desk, turn.person, tap.word, turn.delivery)
    await desk.chat.edit(*place, screens.joined(turn.speech, role))


@router.message(FirstOwnersCode())
async def claim(message: Message, desk: Desk, turn: Turn) -> None:
    await first_owner.claim(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, screens.became_owner(turn.speech))
