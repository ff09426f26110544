"""The map for everybody, and a branch for an order of a shop that sent somebody here."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.widget import OrderLink
from bot.handlers.filters import Asked, CameForOrder, Command, Tapped, Words
from bot.handlers.turn import Turn
from bot.screens import choice as screens
from bot.screens.taps import Action, Tap
from bot.services import choices
from bot.services.chat import Awaits

router = Router(name="branch_map")


@router.message(Command("map"))
async def invite(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, screens.invite(turn.speech, desk.settings.public_address))


@router.message(CameForOrder())
async def came_for_order(message: Message, desk: Desk, turn: Turn, link: OrderLink) -> None:
    await choices.begin(desk, turn.person, link, turn.delivery)
    await desk.chat.send(message.chat.id, screens.choose_for_order(turn.speech, link, desk.settings.public_address))


@router.message(Words(), Asked(Awaits.ORDER_BRANCH))
async def look(message: Message, desk: Desk, turn: Turn) -> None:
    link, found = await choices.look(desk, turn.person, message.text or "", turn.delivery)
    screen = screens.found_for_order(turn.speech, link, found, desk.settings.public_address)
    await desk.chat.send(message.chat.id, screen)


@router.callback_query(Tapped(Action.TAKE_FOR_ORDER))
async def take(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    link = OrderLink.read(f"o-{tap.word}")
    if link is None:
        raise Gone
    found = await choices.take_in_chat(desk, turn.person, tap.id, link, turn.delivery)
    await desk.chat.edit(*place, screens.chosen(turn.speech, found, link.order))
