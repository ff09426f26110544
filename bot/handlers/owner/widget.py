"""The map for a site's checkout: which site, what it offers, how it looks, the code for the page."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.widget import Widget
from bot.handlers.filters import Asked, Command, Tapped, Words
from bot.handlers.turn import Turn
from bot.screens import widget as screens
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import widgets
from bot.services.chat import Awaits

router = Router(name="widget")
Place = tuple[int, int]
_SWITCHES = {"c": widgets.switch_carrier, "t": widgets.set_theme, "l": widgets.set_language}


@router.message(Command("widget"))
async def every(message: Message, desk: Desk, turn: Turn) -> None:
    known = await widgets.list_all(desk, turn.person)
    await desk.chat.send(
        message.chat.id, screens.every(turn.speech, known, served=desk.settings.public_address is not None)
    )


@router.message(Words(), Asked(Awaits.SITE))
async def take_origin(message: Message, desk: Desk, turn: Turn) -> None:
    known = await widgets.take_origin(desk, turn.person, message.text or "", turn.delivery)
    screen = screens.not_origin(turn.speech) if known is None else _card(desk, turn, known)
    await desk.chat.send(message.chat.id, screen)


@router.callback_query(Tapped(Action.WIDGET))
async def tapped(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place, bot: Bot) -> None:
    kind, _, value = tap.word.partition("-")
    if kind in _SWITCHES:
        known = await _SWITCHES[kind](desk, turn.person, tap.id, value, turn.delivery)
        await desk.chat.edit(*place, _card(desk, turn, known))
    elif tap.word in {"new", "key"}:
        await desk.chat.send(place[0], await _made(desk, turn, tap))
    else:
        await desk.chat.edit(*place, await _shown(desk, turn, tap, (await bot.me()).username or ""))


async def _made(desk: Desk, turn: Turn, tap: Tap) -> Screen:
    if tap.word == "key":
        return screens.key(turn.speech, await widgets.make_key(desk, turn.person, tap.id, turn.delivery))
    await widgets.await_origin(desk, turn.person, turn.delivery)
    return screens.ask_origin(turn.speech)


async def _shown(desk: Desk, turn: Turn, tap: Tap, bot_name: str) -> Screen:
    if tap.word == "remove-yes":
        await widgets.retire(desk, turn.person, tap.id, turn.delivery)
        return screens.removed(turn.speech)
    known = await widgets.show(desk, turn.person, tap.id)
    if tap.word == "code":
        return screens.code(turn.speech, known, desk.settings.public_address or "", bot_name)
    return screens.sure_to_remove(turn.speech, known) if tap.word == "remove" else _card(desk, turn, known)


def _card(desk: Desk, turn: Turn, known: Widget) -> Screen:
    return screens.card(turn.speech, known, desk.carriers.codes)
