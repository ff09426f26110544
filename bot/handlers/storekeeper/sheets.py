"""A spreadsheet of orders, sent or forwarded, and the buttons under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.batch import ShownBatch
from bot.domain.errors import Gone
from bot.handlers.filters import Spreadsheet, Tapped
from bot.handlers.turn import Turn
from bot.screens import batches as screens
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import batches
from bot.services.batches import Sent

router = Router(name="sheets")
Place = tuple[int, int]


@router.message(Spreadsheet())
async def take(message: Message, desk: Desk, turn: Turn, file_id: str, file_name: str) -> None:
    sent = Sent(message.chat.id, file_id, file_name)
    shown = await batches.take(desk, turn.person, sent, turn.delivery)
    await desk.chat.send(message.chat.id, screens.batch(turn.speech, shown))


@router.callback_query(Tapped(Action.BATCH))
async def tapped(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if tap.word == screens.FILE:
        back = await batches.file(desk, turn.person, tap.id)
        await desk.chat.send(place[0], Screen("", file=back))
        return
    word, _, told = tap.word.partition(".")
    does = _DOES.get(word)
    if does is None:
        raise Gone
    shown = await does(desk, turn, (tap.id, told), place)
    await desk.chat.edit(*place, screens.batch(turn.speech, shown))


async def _answer(desk: Desk, turn: Turn, about: tuple[int, str], _place: Place) -> ShownBatch:
    meaning, _, column = about[1].partition(".")
    chosen = int(column) if column.removeprefix("-").isdecimal() and column.isascii() else -2
    return await batches.answer(desk, turn.person, about[0], (meaning, chosen), turn.delivery)


async def _go(desk: Desk, turn: Turn, about: tuple[int, str], place: Place) -> ShownBatch:
    return await batches.start(desk, turn.person, about[0], place[1], turn.delivery)


async def _go_on(desk: Desk, turn: Turn, about: tuple[int, str], place: Place) -> ShownBatch:
    return await batches.go_on(desk, turn.person, about[0], place[1], turn.delivery)


async def _cancel(desk: Desk, turn: Turn, about: tuple[int, str], _place: Place) -> ShownBatch:
    return await batches.cancel(desk, turn.person, about[0], turn.delivery)


_DOES: dict[str, Callable[[Desk, Turn, tuple[int, str], Place], Awaitable[ShownBatch]]] = {
    screens.COLUMN: _answer,
    screens.GO: _go,
    screens.GO_ON: _go_on,
    screens.CANCEL: _cancel,
}
