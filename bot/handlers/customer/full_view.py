"""The sum behind a parcel: asked for by a button, opened by one's own phone."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.party import Phone
from bot.handlers.filters import SharesContact, Tapped
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.mine import mine
from bot.screens.parcel import card
from bot.screens.taps import Action, Tap
from bot.services import follows, full_view

router = Router(name="full_view")


@router.callback_query(Tapped(Action.FULL))
async def ask_contact(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: tuple[int, int]) -> None:
    await full_view.await_contact(desk, turn.person, tap.id or None, turn.delivery)
    await desk.chat.send(place[0], chat.ask_contact(turn.speech))


@router.message(SharesContact())
async def take_contact(message: Message, desk: Desk, turn: Turn, own_phone: Phone | None) -> None:
    if own_phone is None:
        await desk.chat.send(message.chat.id, chat.contact_not_own(turn.speech))
        return
    shown = await full_view.share_contact(desk, turn.person, own_phone, turn.delivery)
    await desk.chat.send(message.chat.id, chat.contact_kept(turn.speech, shown))
    if shown is not None:
        screen = card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone)
    else:
        screen = mine(turn.speech, await follows.mine(desk, turn.person), 0, knows_phone=True)
    await desk.chat.send(message.chat.id, screen)
