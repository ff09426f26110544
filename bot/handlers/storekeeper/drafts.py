"""From a pasted order to a label: the cards of drafts and their buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.draft import Field, Stage
from bot.domain.errors import Gone
from bot.domain.shipment import Why
from bot.domain.shown_draft import ShownDraft
from bot.handlers.filters import Asked, Command, Tapped
from bot.handlers.storekeeper.filters import Answers, ReadsAsOrder
from bot.handlers.turn import Turn
from bot.screens import draft_change, draft_questions
from bot.screens import drafts as screens
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import changing, draft_card, draft_sending, drafts
from bot.services.chat import Awaits
from bot.services.draft_reading import Read

router = Router(name="drafts")
Place = tuple[int, int]
Does = Callable[[Desk, Turn, Tap, Place], Awaitable[str | None]]


@router.message(Command("drafts"))
async def list_waiting(message: Message, desk: Desk, turn: Turn) -> None:
    page, many = await drafts.waiting(desk, turn.person)
    await desk.chat.send(message.chat.id, draft_questions.listed(turn.speech, page, many, 0))


@router.message(Command("new"))
async def begin(message: Message, desk: Desk, turn: Turn) -> None:
    shown = await drafts.begin(desk, turn.person, turn.delivery)
    await desk.chat.send(message.chat.id, screens.card(turn.speech, shown))


@router.message(ReadsAsOrder())
async def take(message: Message, desk: Desk, turn: Turn, read: Read) -> None:
    place = message.chat.id, message.message_id
    for shown in await drafts.take_message(desk, turn.person, read, place, turn.delivery):
        await desk.chat.send(message.chat.id, screens.card(turn.speech, shown))


@router.message(Answers(), Asked(Awaits.DRAFT))
async def answer(message: Message, desk: Desk, turn: Turn) -> None:
    shown = await drafts.answer_in_words(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, screens.card(turn.speech, shown))


@router.callback_query(Tapped(Action.DRAFT))
async def tapped(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> str | None:
    does = _DOES.get(tap.word.partition(".")[0])
    if does is None:
        raise Gone
    return await does(desk, turn, tap, place)


async def _show(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await drafts.next_question(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))


async def _page(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    number = Tap(tap.action, word=_rest(tap)).number
    page, many = await drafts.waiting(desk, turn.person, number)
    await desk.chat.edit(*place, draft_questions.listed(turn.speech, page, many, number))


async def _change(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    if not _rest(tap):
        shown = await draft_card.show(desk, turn.person, tap.id, priced=False)
        await desk.chat.edit(*place, draft_questions.what_to_change(turn.speech, shown))
        return
    shown, gap = await drafts.ask(desk, turn.person, tap.id, _field(_rest(tap)), turn.delivery)
    await desk.chat.edit(*place, draft_questions.question(turn.speech, shown, gap))


async def _option(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    field, _, key = _rest(tap).partition(".")
    shown = await drafts.choose_option(desk, turn.person, tap.id, (_field(field), key), turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))


async def _create(desk: Desk, turn: Turn, tap: Tap, place: Place) -> str | None:
    shown = await draft_sending.create(desk, turn.person, tap.id, _rest(tap), turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))
    content = await draft_sending.made_label(desk, shown)
    if content is not None and shown.attempt is not None:
        await desk.chat.send(place[0], screens.label(turn.speech, shown.attempt, content))
    has_changed = shown.stage is Stage.DRAFT and shown.version != _rest(tap)
    return turn.speech.plain("error-draft-changed") if has_changed else None


async def _begin_change(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await changing.begin(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, _unless_late(desk, turn, shown))


async def _drop_change(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await changing.drop(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))


async def _change_it(desk: Desk, turn: Turn, tap: Tap, place: Place) -> str | None:
    shown = await changing.change(desk, turn.person, tap.id, _rest(tap), turn.delivery)
    await desk.chat.edit(*place, _unless_late(desk, turn, shown))
    content = await draft_sending.made_label(desk, shown) if shown.stage is Stage.MADE and not shown.has_left else None
    if content is not None and shown.attempt is not None:
        await desk.chat.send(place[0], screens.label(turn.speech, shown.attempt, content))
    has_changed = shown.stage is Stage.CHANGING and shown.version != _rest(tap)
    return turn.speech.plain("error-draft-changed") if has_changed else None


def _unless_late(desk: Desk, turn: Turn, shown: ShownDraft) -> Screen:
    is_late = shown.stage is Stage.MADE and shown.has_left
    return draft_change.too_late(turn.speech, shown) if is_late else _card(desk, turn, shown)


async def _discard(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await draft_card.show(desk, turn.person, tap.id, priced=False)
    await desk.chat.edit(*place, draft_questions.discard_for_sure(turn.speech, shown))


async def _discard_surely(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await drafts.discard(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, screens.card(turn.speech, shown))


async def _cancel(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await draft_card.show(desk, turn.person, tap.id, priced=False)
    if draft_sending.may_undo(desk, shown):
        await _cancel_surely(desk, turn, tap, place)
        return
    await desk.chat.edit(*place, draft_questions.cancel_for_sure(turn.speech, shown))


async def _cancel_surely(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = await draft_sending.cancel(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, _card(desk, turn, shown))


async def _label(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    attempt, content = await draft_sending.label(desk, turn.person, tap.id)
    await desk.chat.send(place[0], screens.label(turn.speech, attempt, content))


async def _once_more(desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    why = _rest(tap)
    if why not in set(Why):
        shown = await draft_card.show(desk, turn.person, tap.id, priced=False)
        await desk.chat.edit(*place, draft_questions.why_once_more(turn.speech, shown))
        return
    draft_id = await draft_sending.once_more(desk, turn.person, tap.id, Why(why), turn.delivery)
    shown = await drafts.next_question(desk, turn.person, draft_id, turn.delivery)
    await desk.chat.send(place[0], _card(desk, turn, shown))


_DOES: dict[str, Does] = {
    "": _show,
    "p": _page,
    "e": _change,
    "o": _option,
    "go": _create,
    "u": _begin_change,
    "ug": _change_it,
    "ux": _drop_change,
    "x": _discard,
    "x!": _discard_surely,
    "c": _cancel,
    "c!": _cancel_surely,
    "l": _label,
    "m": _once_more,
}


def _rest(tap: Tap) -> str:
    return tap.word.partition(".")[2]


def _field(word: str) -> Field:
    if word not in set(Field):
        raise Gone
    return Field(word)


def _card(desk: Desk, turn: Turn, shown: ShownDraft) -> Screen:
    return screens.card(turn.speech, shown, may_undo=draft_sending.may_undo(desk, shown))
