"""Words without a number: what the bot knows it answers, the rest goes to a person. Nothing is pretended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.domain.intent import Intent
from bot.handlers.filters import Command, Words
from bot.handlers.turn import Turn
from bot.screens import branches, chat, prices
from bot.screens.message import Message as Screen
from bot.screens.mine import mine
from bot.services import branch_finding, follows, price_asking, questions, quiet
from bot.services.understanding import understand_in_talk

router = Router(name="free_text")


@router.message(Command("help"))
async def help_(message: Message, desk: Desk, turn: Turn) -> None:
    await desk.chat.send(message.chat.id, chat.help_(turn.speech))


@router.message(Words())
async def answer(message: Message, desk: Desk, turn: Turn) -> None:
    text = message.text or ""
    intent = await understand_in_talk(desk, turn.person, text)
    answered = _ANSWER.get(intent)
    if answered is not None:
        await desk.chat.send(message.chat.id, await answered(desk, turn, text))
        return
    await questions.put_question(desk, turn.person, message.message_id)
    said = chat.asked_a_person if intent is Intent.OPERATOR else chat.passed_on
    await desk.chat.send(message.chat.id, said(turn.speech))


async def _mine(desk: Desk, turn: Turn, _text: str) -> Screen:
    parcels = await follows.mine(desk, turn.person)
    return mine(turn.speech, parcels, 0, knows_phone=turn.person.contact_id is not None)


async def _track(desk: Desk, turn: Turn, _text: str) -> Screen:
    """Whose parcels are known need not say which."""
    parcels = await follows.mine(desk, turn.person)
    if not parcels:
        return chat.where_is(turn.speech)
    return mine(turn.speech, parcels, 0, knows_phone=turn.person.contact_id is not None)


async def _greet(_desk: Desk, turn: Turn, _text: str) -> Screen:
    return chat.greeting(turn.speech)


async def _welcome(_desk: Desk, turn: Turn, _text: str) -> Screen:
    return chat.thanks(turn.speech)


async def _help(_desk: Desk, turn: Turn, _text: str) -> Screen:
    return chat.help_(turn.speech)


async def _leave_alone(desk: Desk, turn: Turn, _text: str) -> Screen:
    person = await quiet.silence(desk, turn.person, turn.delivery, silent=True)
    return chat.quiet(turn.speech, person)


async def _find(desk: Desk, turn: Turn, text: str) -> Screen:
    return branches.looked(turn.speech, await branch_finding.look(desk, turn.person, text, turn.delivery))


async def _price(desk: Desk, turn: Turn, text: str) -> Screen:
    return prices.talked(turn.speech, await price_asking.hear(desk, turn.person, text, turn.delivery))


_ANSWER: dict[Intent, Callable[[Desk, Turn, str], Awaitable[Screen]]] = {
    Intent.TRACK: _track,
    Intent.MY_PARCELS: _mine,
    Intent.GREETING: _greet,
    Intent.LANGUAGE: _greet,
    Intent.THANKS: _welcome,
    Intent.HELP: _help,
    Intent.UNSUBSCRIBE: _leave_alone,
    Intent.FIND_BRANCH: _find,
    Intent.PRICE: _price,
}
