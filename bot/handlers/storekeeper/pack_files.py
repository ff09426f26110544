"""What is printed and kept while packing, and what is set for it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.handlers.filters import Tapped
from bot.handlers.turn import Turn
from bot.screens import pack_files as screens
from bot.screens.taps import Action, Tap
from bot.services import pack_labels, pack_photos, packing_rules

router = Router(name="pack_files")
Place = tuple[int, int]


@router.callback_query(Tapped(Action.PACK_FILE))
async def give(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    what, _, layout = tap.word.partition(".")
    if what == "print":
        await _print(desk, turn, layout, place)
    elif what == "label":
        file = await pack_labels.label_of(desk, turn.person, tap.id)
        await desk.chat.send(place[0], screens.label(turn.speech, file))
    elif what == "proof":
        await pack_photos.await_proof(desk, turn.person, tap.id, turn.delivery)
        await desk.chat.send(place[0], screens.ask_proof(turn.speech))
    elif what == "photos":
        for file in await pack_photos.photos(desk, turn.person, tap.id):
            await desk.chat.send(place[0], screens.photo(turn.speech, file))
    else:
        raise Gone


async def _print(desk: Desk, turn: Turn, layout: str, place: Place) -> None:
    if not layout:
        await desk.chat.edit(*place, screens.choose_layout(turn.speech))
        return
    made = await pack_labels.labels_of_packed(desk, turn.person, layout)
    await desk.chat.send(place[0], screens.labels(turn.speech, made.file, made.many, made.left_out))


@router.callback_query(Tapped(Action.PACK_RULES))
async def set_rules(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    what, _, chosen = tap.word.partition(".")
    if what == "at" and (chosen == "none" or chosen.isdecimal()):
        minutes = None if chosen == "none" else int(chosen)
        shown = await packing_rules.set_courier(desk, turn.person, minutes, turn.delivery)
    elif what == "by" and chosen.isdecimal():
        shown = await packing_rules.set_tolerance(desk, turn.person, int(chosen), turn.delivery)
    elif tap.word:
        raise Gone
    else:
        shown = await packing_rules.show(desk, turn.person)
    await desk.chat.edit(*place, screens.rules(turn.speech, shown))
