"""The accounts with carriers: what their keys may do, and what the owner does with them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.domain.sender import ShownAccount
from bot.handlers.filters import Command, Tapped
from bot.handlers.turn import Turn
from bot.screens.accounts import card, disconnect_for_sure, listed
from bot.screens.taps import Action, Tap
from bot.services import accounts
from bot.services.chat import Delivery

router = Router(name="accounts")


async def _show(desk: Desk, person: Person, account_id: int, _delivery: Delivery) -> ShownAccount:
    return await accounts.show(desk, person, account_id)


_DOES: dict[str, Callable[[Desk, Person, int, Delivery], Awaitable[ShownAccount]]] = {
    "show": _show,
    "off": _show,
    "off-yes": accounts.disconnect,
    "check": accounts.check,
    "usual": accounts.make_usual,
}


@router.message(Command("carriers"))
async def list_all(message: Message, desk: Desk, turn: Turn) -> None:
    known = await accounts.list_all(desk, turn.person)
    for screen in listed(turn.speech, known, desk.settings.shop_zone):
        await desk.chat.send(message.chat.id, screen)


@router.callback_query(Tapped(Action.ACCOUNT))
async def change(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    does = _DOES.get(tap.word)
    if does is None:
        raise Gone
    account = await does(desk, turn.person, tap.id, turn.delivery)
    if tap.word == "off":
        await desk.chat.edit(*place, disconnect_for_sure(turn.speech, account))
    else:
        await desk.chat.edit(*place, card(turn.speech, account, desk.settings.shop_zone))
