"""The shop's own people: the list, one of them, invitations, and who did what."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.domain.errors import Gone
from bot.domain.roles import STAFF, Role
from bot.handlers.filters import Command, StaffTap, Tapped
from bot.handlers.turn import Turn
from bot.screens import audit as audit_screen
from bot.screens import staff as screens
from bot.screens.taps import Action, Tap
from bot.services import audit, inviting, staff

router = Router(name="staff_list")
Place = tuple[int, int]


@router.message(Command("staff"))
async def show(message: Message, desk: Desk, turn: Turn) -> None:
    known = await staff.roster(desk, turn.person)
    zone = desk.settings.shop_zone
    await desk.chat.send(message.chat.id, screens.roster(turn.speech, known, desk.clock.now(), zone))


@router.callback_query(StaffTap("list"))
async def show_again(_query: CallbackQuery, desk: Desk, turn: Turn, place: Place) -> None:
    known = await staff.roster(desk, turn.person)
    zone = desk.settings.shop_zone
    await desk.chat.edit(*place, screens.roster(turn.speech, known, desk.clock.now(), zone))


@router.callback_query(StaffTap("show", "off"))
async def show_one(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    one, name = await staff.member(desk, turn.person, tap.id)
    screen = screens.remove_for_sure if tap.word == "off" else screens.card
    await desk.chat.edit(*place, screen(turn.speech, one, name))


@router.callback_query(StaffTap(*(f"{sign}{role}" for role in STAFF for sign in "+-")))
async def change(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    does = staff.give if tap.word.startswith("+") else staff.take
    one, name = await does(desk, turn.person, tap.id, Role(tap.word[1:]), turn.delivery)
    await desk.chat.edit(*place, screens.card(turn.speech, one, name))


@router.callback_query(StaffTap("off-yes"))
async def remove(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    one, name = await staff.remove(desk, turn.person, tap.id, turn.delivery)
    await desk.chat.edit(*place, screens.card(turn.speech, one, name))


@router.callback_query(StaffTap("invite"))
async def choose_role(_query: CallbackQuery, desk: Desk, turn: Turn, place: Place) -> None:
    await staff.roster(desk, turn.person)
    await desk.chat.edit(*place, screens.choose_role(turn.speech))


@router.callback_query(StaffTap(*(f"invite-{role}" for role in STAFF)))
async def invite(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    role = Role(tap.word.removeprefix("invite-"))
    made, link = await inviting.invite(desk, turn.person, role, turn.delivery)
    await desk.chat.edit(*place, screens.invited(turn.speech, made, link, desk.settings.shop_zone))


@router.callback_query(StaffTap("revoke"))
async def revoke(query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    await inviting.revoke(desk, turn.person, tap.id, turn.delivery)
    await show_again(query, desk, turn, place)


@router.callback_query(Tapped(Action.STAFF))
async def unknown(_query: CallbackQuery) -> None:
    raise Gone


@router.message(Command("audit"))
async def show_audit(message: Message, desk: Desk, turn: Turn) -> None:
    lines, names, has_older = await audit.page(desk, turn.person, 0)
    zone = desk.settings.shop_zone
    await desk.chat.send(message.chat.id, audit_screen.page(turn.speech, lines, names, (0, has_older), zone))


@router.callback_query(Tapped(Action.AUDIT))
async def turn_page(_query: CallbackQuery, desk: Desk, turn: Turn, tap: Tap, place: Place) -> None:
    lines, names, has_older = await audit.page(desk, turn.person, tap.number)
    zone = desk.settings.shop_zone
    screen = audit_screen.page(turn.speech, lines, names, (tap.number, has_older), zone)
    if tap.word:
        await desk.chat.edit(*place, screen)
    else:
        await desk.chat.send(place[0], screen)
