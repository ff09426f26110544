"""Packing orders: the queue, the card, photos and weights."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.packing import PackingCard
from bot.domain.people import Person
from bot.handlers.filters import Command, Picture, Tapped
from bot.handlers.storekeeper.pack_filters import AtTheTable, TypedCode, WrittenWeight
from bot.handlers.turn import Turn
from bot.screens import packing as screens
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import pack_photos, packing, packing_table, photos, weighing
from bot.services.chat import Delivery

router = Router(name="packing")
Place = tuple[int, int]
_LINE = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})(\.code)?")  # a line's place; how many are in, or the id of a code


async def _show(desk: Desk, person: Person, shipment_id: int, _delivery: Delivery) -> PackingCard:
    return await packing_table.card(desk, person, shipment_id)


_DOES: dict[str, Callable[[Desk, Person, int, Delivery], Awaitable[PackingCard]]] = {
    "": packing.begin,
    "show": _show,
    "all": packing.tick_all,
    "closed": packing.close_box,
    "open": packing.open_again,
    "update": weighing.put_right,
    "leave": weighing.leave,
}


@router.message(Command("pack"))
async def show_queue(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, await _queue(desk, turn))


async def _queue(desk: Desk, turn: Turn) -> Screen:
    shown = await packing.queue(desk, turn.person)
    return screens.queue(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone)


def _card(desk: Desk, turn: Turn, shown: PackingCard) -> Screen:
    return screens.card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone)


@router.callback_query(Tapped(Action.PACK_QUEUE))
async def choose(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if tap.word == "labels":
        unglued = await packing.unglued(desk, turn.person)
        await desk.chat.edit(*place, screens.unglued(turn.speech, unglued))
        return
    shown = await packing.begin_next(desk, turn.person, turn.delivery) if tap.word == "next" else None
    await desk.chat.edit(*place, await _queue(desk, turn) if shown is None else _card(desk, turn, shown))


@router.callback_query(Tapped(Action.PACK))
async def pack(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if tap.word == "off":
        await packing.put_off(desk, turn.person, tap.id, turn.delivery)
        await desk.chat.edit(*place, await _queue(desk, turn))
        return
    does = _DOES.get(tap.word)
    if does is None:
        raise Gone
    await desk.chat.edit(*place, _card(desk, turn, await does(desk, turn.person, tap.id, turn.delivery)))


@router.callback_query(Tapped(Action.PACK_LINE))
async def tick(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    said = _LINE.fullmatch(tap.word)
    if said is None:
        raise Gone
    line, told = int(said[1]), int(said[2])
    if said[3]:
        shown = await pack_photos.teach(desk, turn.person, tap.id, (told, line), turn.delivery)
    else:
        shown = await packing.tick(desk, turn.person, tap.id, (line, told), turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))


@router.message(Picture(), AtTheTable())
async def take_photo(message: Message, desk: Desk, turn: Turn, file_id: str) -> None:
    scanned, shown = await pack_photos.take_photo(desk, turn.person, file_id, turn.delivery)
    if scanned.shows_example:
        await desk.chat.send(message.chat.id, screens.example(turn.speech, await photos.example()))
    screen = screens.card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone, scanned)
    await desk.chat.send(message.chat.id, screen)


@router.message(TypedCode(), AtTheTable())
async def take_code(message: Message, desk: Desk, turn: Turn, code: str) -> None:
    scanned, shown = await pack_photos.take_code(desk, turn.person, code, turn.delivery)
    screen = screens.card(turn.speech, shown, desk.clock.now(), desk.settings.shop_zone, scanned)
    await desk.chat.send(message.chat.id, screen)


@router.message(WrittenWeight(), AtTheTable())
async def weigh(message: Message, desk: Desk, turn: Turn, grams: int | None) -> None:
    if grams is None:
        await desk.chat.send(message.chat.id, screens.not_a_weight(turn.speech))
        return
    shown = await weighing.weigh(desk, turn.person, grams, turn.delivery)
    await desk.chat.send(message.chat.id, _card(desk, turn, shown))
