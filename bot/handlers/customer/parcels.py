"""Numbers in, cards out; and the buttons under a card."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.numbers import FoundNumber, find_numbers
from bot.handlers.filters import HasNumbers, Tapped
from bot.handlers.turn import Turn
from bot.screens import chat
from bot.screens.found import found
from bot.screens.parcel import card, seen
from bot.screens.taps import Action, Tap
from bot.services import questions, tracking
from bot.services.understanding import needs_a_person

router = Router(name="parcels")
Place = tuple[int, int]


@router.message(HasNumbers())
@router.edited_message(HasNumbers())
async def tell(message: Message, desk: Desk, turn: Turn, numbers: list[FoundNumber]) -> None:
    findings = await tracking.look_up(desk, turn.person, numbers, turn.delivery)
    left_out = len(numbers) - len(findings)
    for screen in found(turn.speech, findings, left_out, desk.clock.now(), desk.settings.shop_zone):
        await desk.chat.send(message.chat.id, screen)
    if await needs_a_person(message.text or ""):
        await questions.put_question(desk, turn.person, message.message_id)
        await desk.chat.send(message.chat.id, chat.asked_a_person(turn.speech))


@router.callback_query(Tapped(Action.REFRESH))
async def refresh(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await tracking.refresh(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone))


@router.callback_query(Tapped(Action.CARD))
async def show(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await tracking.show(desk, turn.person, tap.id)
    await desk.chat.edit(*place, card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone))


@router.callback_query(Tapped(Action.SEEN))
async def show_seen(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown, events = await tracking.history(desk, turn.person, tap.id)
    await desk.chat.edit(*place, seen(turn.speech, shown.parcel, events, tap.number, desk.settings.shop_zone))


@router.callback_query(Tapped(Action.CARRIER))
async def choose_carrier(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    carrier, _, number = tap.word.partition(" ")
    fitting = [one for one in find_numbers(number) if carrier in one.carriers]
    if not fitting:
        raise Gone
    chosen = FoundNumber(fitting[0].value, (carrier,))
    findings = await tracking.look_up(desk, turn.person, [chosen], turn.delivery)
    (screen,) = found(turn.speech, findings, 0, desk.clock.now(), desk.settings.shop_zone)
    await desk.chat.edit(*place, screen)
