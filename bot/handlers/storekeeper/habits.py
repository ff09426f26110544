"""What the shop is used to."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.handlers.filters import Asked, Command, Tapped
from bot.handlers.storekeeper.filters import Answers
from bot.handlers.turn import Turn
from bot.screens import habits as screens
from bot.screens.taps import Action, Tap
from bot.services import habits
from bot.services.chat import Awaits

router = Router(name="habits")
Place = tuple[int, int]


@router.message(Command("defaults"))
async def show(message: Message, desk: Desk, turn: Turn) -> None:
    settled = await habits.read(desk, turn.person)
    await desk.chat.send(message.chat.id, screens.card(turn.speech, settled.habits, settled.templates))


@router.message(Answers(), Asked(Awaits.DEFAULT))
async def answer(message: Message, desk: Desk, turn: Turn) -> None:
    settled = await habits.answer_in_words(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, screens.card(turn.speech, settled.habits, settled.templates))


@router.callback_query(Tapped(Action.DEFAULTS))
async def tapped(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    does, _, rest = tap.word.partition(".")
    what, _, key = rest.partition(".")
    if does == "e":
        await habits.ask(desk, turn.person, what, turn.delivery)
        await desk.chat.edit(*place, screens.question(turn.speech, what, habits.options(what)))
        return
    settled = await _done(desk, turn, tap, (does, what, key))
    await desk.chat.edit(*place, screens.card(turn.speech, settled.habits, settled.templates))


async def _done(desk: Desk, turn: Turn, tap: Tap, said: tuple[str, str, str]) -> habits.Settled:
    does, what, key = said
    if does == "o":
        return await habits.choose(desk, turn.person, what, key, turn.delivery)
    if does == "x":
        return await habits.drop_template(desk, turn.person, tap.id, turn.delivery)
    if does:
        raise Gone
    return await habits.read(desk, turn.person)
