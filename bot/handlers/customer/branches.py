"""Looking for a branch: by words, by where one is, by buttons; and the branch's card."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.branch_finding import BranchLink
from bot.domain.branch_search import Point
from bot.domain.errors import DeskError
from bot.handlers.filters import Asked, Command, Figures, SharesLocation, Tapped
from bot.handlers.turn import Turn
from bot.screens import branch_card, branches
from bot.screens.message import Message as Screen
from bot.screens.taps import Action, Tap
from bot.services import branch_finding, my_branch
from bot.services.chat import Awaits

router = Router(name="find_branch")
Place = tuple[int, int]
_OWN_MESSAGE = "new"  # the card is asked for under a pin, which cannot become one
_UNDER_A_PIN = "pin"


@router.message(Command("find"))
async def begin(message: Message, desk: Desk, turn: Turn) -> None:
    await _begin(desk, turn, message.chat.id)


@router.callback_query(Tapped(Action.FIND))
async def begin_by_button(_query: CallbackQuery, desk: Desk, turn: Turn, place: Place) -> None:
    await _begin(desk, turn, place[0])


async def _begin(desk: Desk, turn: Turn, chat_id: int) -> None:
    own = await branch_finding.begin(desk, turn.person, turn.delivery)
    if own is not None:
        await desk.chat.send(chat_id, branch_card.card(turn.speech, own))
    await desk.chat.send(chat_id, branches.ask(turn.speech))


class CameForBranch(Filter):
    """A start by the link under a branch that somebody sent, t.me/<bot>?start=b-<id>."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the handler the `link`."""
        command, _, payload = (message.text or "").partition(" ")
        link = BranchLink.read(payload.strip()) if command.partition("@")[0] == "/start" else None
        return False if link is None else {"link": link}


@router.message(CameForBranch())
async def came_for_branch(message: Message, desk: Desk, turn: Turn, link: BranchLink) -> None:
    shown = await branch_finding.show(desk, turn.person, link.branch_id)
    await desk.chat.send(message.chat.id, branch_card.card(turn.speech, shown))


@router.message(SharesLocation())
async def nearest(message: Message, desk: Desk, turn: Turn, point: Point) -> None:
    await desk.chat.send(message.chat.id, await _nearest(desk, turn, point, ""))


async def _nearest(desk: Desk, turn: Turn, point: Point, kind: str) -> Screen:
    return branches.looked(turn.speech, await branch_finding.near(desk, turn.person, point, kind, turn.delivery))


@router.callback_query(Tapped(Action.NEAR))
async def near(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    point, kind = branches.near_of(tap)
    if point is None:
        await desk.chat.send(place[0], branches.ask_place(turn.speech))
    else:
        await desk.chat.edit(*place, await _nearest(desk, turn, point, kind))


@router.message(Figures(), Asked(Awaits.BRANCH_WISH))
async def look(message: Message, desk: Desk, turn: Turn) -> None:
    found = await branch_finding.look(desk, turn.person, message.text or "", turn.delivery)
    await desk.chat.send(message.chat.id, branches.looked(turn.speech, found))


@router.callback_query(Tapped(Action.BRANCHES))
async def turn_page(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    found = await branch_finding.turn(desk, turn.person, tap.id, tap.word, turn.delivery)
    await desk.chat.edit(*place, branches.looked(turn.speech, found))


@router.callback_query(Tapped(Action.OTHER_TOWN))
async def ask_town(_query: CallbackQuery, desk: Desk, turn: Turn, place: Place) -> None:
    await branch_finding.other_town(desk, turn.person, turn.delivery)
    await desk.chat.send(place[0], branches.ask_town(turn.speech))


@router.callback_query(Tapped(Action.BRANCH))
async def show(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    screen = branch_card.card(turn.speech, await branch_finding.show(desk, turn.person, tap.id), tap.word)
    if tap.word == _OWN_MESSAGE:
        await desk.chat.send(place[0], screen)
    else:
        await desk.chat.edit(*place, screen)


@router.callback_query(Tapped(Action.PIN))
async def pin(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    shown = branch_card.pin(turn.speech, await branch_finding.show(desk, turn.person, tap.id))
    if shown is None:
        raise DeskError("branch-no-pin")
    await desk.chat.pin(place[0], shown)


@router.callback_query(Tapped(Action.MY_BRANCH))
async def keep(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> str:
    word, _, back = tap.word.partition(".")
    change, said = (my_branch.let_go, "branch-let-go") if word == "no" else (my_branch.choose, "branch-kept")
    await change(desk, turn.person, tap.id, turn.delivery)
    if back != _UNDER_A_PIN:
        shown = await branch_finding.show(desk, turn.person, tap.id)
        await desk.chat.edit(*place, branch_card.card(turn.speech, shown, back))
    return turn.speech.plain(said)
