"""Groups: the bot answers only when it is spoken to, and shows what everybody may see."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.domain.numbers import FoundNumber
from bot.handlers.filters import Addressed, HasNumbers
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.parcel import public_card
from bot.services import tracking

router = Router(name="groups")


@router.message(Addressed(), HasNumbers())
async def tell(message: Message, desk: Desk, turn: Turn, numbers: list[FoundNumber]) -> None:
    findings = await tracking.look_up(desk, turn.person, numbers, turn.delivery)
    now, zone = desk.clock.now(), desk.settings.shop_zone
    for one in findings:
        if one.shown is not None:
            await desk.chat.send(message.chat.id, public_card(turn.speech, one.shown, now, zone))
    if not any(one.shown for one in findings):
        await desk.chat.send(message.chat.id, chat.hint(turn.speech))


@router.message(Addressed())
async def hint(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.hint(turn.speech))
