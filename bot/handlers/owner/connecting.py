"""Connecting a carrier: which one, its key, who sends, from where."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from pydantic import SecretStr

from bot.desk import Desk
from bot.domain.sender import KeyTaken, Question, ShownAccount
from bot.handlers.filters import Asked, BranchNumber, Command, KeyOfCarrier, Tapped, Words
from bot.handlers.turn import Turn
from bot.screens import connecting as screens
from bot.screens.accounts import card
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import connecting, origins
from bot.services.chat import Awaits

router = Router(name="connecting")
Place = tuple[int, int]


@router.message(Command("connect"))
async def choose(message: Message, desk: Desk, turn: Turn) -> None:
    to_renew = await connecting.to_renew(desk, turn.person)
    await desk.chat.send(message.chat.id, screens.choose_carrier(turn.speech, desk.carriers.codes, to_renew))


@router.callback_query(Tapped(Action.CONNECT))
async def ask_key(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if not tap.word:
        to_renew = await connecting.to_renew(desk, turn.person)
        await desk.chat.send(place[0], screens.choose_carrier(turn.speech, desk.carriers.codes, to_renew))
        return
    await connecting.await_key(desk, turn.person, tap.word, tap.id, turn.delivery)
    await desk.chat.send(place[0], screens.ask_key(turn.speech, tap.word))


@router.message(KeyOfCarrier(), Asked(Awaits.KEY))
async def take_key(message: Message, desk: Desk, turn: Turn, key: SecretStr) -> None:
    if not await desk.chat.delete(message.chat.id, message.message_id):
        await desk.chat.send(message.chat.id, screens.delete_yourself(turn.speech))
    taken = await connecting.take_key(desk, turn.person, key, turn.delivery)
    for screen in _told(desk, turn, taken):
        await desk.chat.send(message.chat.id, screen)


def _told(desk: Desk, turn: Turn, taken: KeyTaken) -> list[Screen]:
    if taken.account is None:
        return [screens.key_not_taken(turn.speech, taken.trouble)]
    told = [screens.connected(turn.speech, taken.account, desk.settings.shop_zone, was_known=taken.was_known)]
    return told if taken.question is None else [*told, screens.question(turn.speech, taken.question)]


@router.callback_query(Tapped(Action.ORIGIN))
async def answer(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    step = await origins.answer(desk, turn.person, tap.id, tap.word, turn.delivery)
    if tap.word:
        await desk.chat.edit(*place, _next(desk, turn, step))
    else:
        await desk.chat.send(place[0], _next(desk, turn, step))


def _next(desk: Desk, turn: Turn, step: Question | ShownAccount) -> Screen:
    if isinstance(step, ShownAccount):
        return card(turn.speech, step, desk.settings.shop_zone)
    return screens.question(turn.speech, step)


@router.message(Words(), Asked(Awaits.CITY))
async def take_city(message: Message, desk: Desk, turn: Turn) -> None:
    asked = await origins.take_city(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, screens.question(turn.speech, asked))


@router.message(BranchNumber(), Asked(Awaits.BRANCH))
async def take_number(message: Message, desk: Desk, turn: Turn, number: str) -> None:
    asked = await origins.take_number(desk, turn.person, number, turn.delivery)
    await desk.chat.send(message.chat.id, screens.question(turn.speech, asked))
