"""Following parcels, naming them, and the list of one's own."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.handlers.filters import Asked, Command, Tapped, Words
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.mine import mine
from bot.screens.parcel import card
from bot.screens.taps import Action, Tap
from bot.services import follows
from bot.services.chat import Awaits

router = Router(name="follows")
Place = tuple[int, int]


@router.callback_query(Tapped(Action.FOLLOW))
async def follow(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> str:
    change, said = (follows.unfollow, "unfollowed") if tap.word == "no" else (follows.follow, "followed")
    shown = await change(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone))
    return turn.speech.plain(said)


@router.callback_query(Tapped(Action.NAME))
async def ask_name(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    await follows.ask_name(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.send(place[0], chat.ask_name(turn.speech))


@router.message(Words(), Asked(Awaits.NAME))
async def take_name(message: Message, desk: Desk, turn: Turn) -> None:
    shown = await follows.take_name(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone))


@router.message(Command("parcels"))
async def list_mine(message: Message, desk: Desk, turn: Turn) -> None:
    parcels = await follows.mine(desk, turn.person)
    knows_phone = turn.person.contact_id is not None
    await desk.chat.send(message.chat.id, mine(turn.speech, parcels, 0, knows_phone=knows_phone))


@router.callback_query(Tapped(Action.MINE))
async def turn_page(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    parcels = await follows.mine(desk, turn.person)
    knows_phone = turn.person.contact_id is not None
    await desk.chat.edit(*place, mine(turn.speech, parcels, tap.number, knows_phone=knows_phone))
