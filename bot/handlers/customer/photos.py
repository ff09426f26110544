"""A photo of a label becomes its parcel's card."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.handlers.filters import Picture
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.found import found
from bot.services import photos, tracking

router = Router(name="photos")


@router.message(Picture())
async def read(message: Message, desk: Desk, turn: Turn, file_id: str) -> None:
    numbers = await photos.numbers_on(desk, file_id)
    if not numbers:
        example = await photos.example_once(desk, turn.person, turn.delivery)
        await desk.chat.send(message.chat.id, chat.no_code_on_photo(turn.speech, example))
        return
    findings = await tracking.look_up(desk, turn.person, numbers, turn.delivery)
    for screen in found(turn.speech, findings, 0, desk.clock.now(), desk.settings.shop_zone):
        await desk.chat.send(message.chat.id, screen)
