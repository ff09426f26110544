"""What a delivery costs: asked in words, made complete by buttons."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.handlers.filters import Asked, Command, Figures, Tapped
from bot.handlers.turn import Turn
from bot.screens import prices
from bot.screens.taps import Action, Tap
from bot.services import price_asking
from bot.services.chat import Awaits

router = Router(name="prices")
Place = tuple[int, int]
_BEGIN = "begin"  # from under another message, which stays


@router.message(Command("price"))
async def begin(message: Message, desk: Desk, turn: Turn) -> None:
    _, _, line = (message.text or "").partition(" ")
    if line.strip():
        talk = await price_asking.hear(desk, turn.person, line, turn.delivery)
    else:
        talk = await price_asking.begin(desk, turn.person, turn.delivery)
    await desk.chat.send(message.chat.id, prices.talked(turn.speech, talk))


@router.message(Figures(), Asked(Awaits.PRICE))
async def hear(message: Message, desk: Desk, turn: Turn) -> None:
    talk = await price_asking.hear(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, prices.talked(turn.speech, talk))


@router.callback_query(Tapped(Action.PRICE))
async def choose(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if tap.word == _BEGIN:
        talk = await price_asking.begin(desk, turn.person, turn.delivery)
        await desk.chat.send(place[0], prices.talked(turn.speech, talk))
        return
    talk = await price_asking.choose(desk, turn.person, tap.id, tap.word, turn.delivery)
    await desk.chat.edit(*place, prices.talked(turn.speech, talk))


@router.callback_query(Tapped(Action.PRICE_TO))
async def to_branch(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    talk = await price_asking.to_branch(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.send(place[0], prices.talked(turn.speech, talk))
