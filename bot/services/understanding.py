"""What a person means by their words. The reader works in a thread: it may take tens of milliseconds."""

from __future__ import annotations

import asyncio
import enum

from bot.desk import Desk
from bot.domain.intent import Intent
from bot.domain.people import Person
from bot.reading.branch_line import branch_line_of
from bot.reading.landmarks import landmarks_said
from bot.reading.order_text import read_orders
from bot.reading.price_line import PriceLine, read_price_line
from bot.reading.utterance import Utterance, read_utterance
from bot.services.chat import Awaits, spoken_of
from bot.services.price_asking import names_town
from bot.services.quotes import currency

_ANSWERED_HERE = frozenset(
    {
        Intent.TRACK,
        Intent.MY_PARCELS,
        Intent.GREETING,
        Intent.THANKS,
        Intent.LANGUAGE,
        Intent.HELP,
        Intent.UNSUBSCRIBE,
    }
)
# «Є щось на 20 кг?»
_MAY_BE_WISHES = frozenset({Intent.FIND_BRANCH, Intent.MY_PARCELS, Intent.UNKNOWN, Intent.OPERATOR})
_ABOUT_DELIVERY = frozenset({Intent.FIND_BRANCH, Intent.PRICE, Intent.UNKNOWN})
_SURE = 0.8  # below that, what is being spoken of says more than the words do
_SHORT = 6  # words: a longer line says itself what it is about


async def understand(text: str) -> Intent:
    """Say what the words ask for."""
    return (await asyncio.to_thread(read_utterance, text)).intent


async def understand_in_talk(desk: Desk, person: Person, text: str) -> Intent:
    """Say what the words ask for, after what was spoken of before: «а до Одеси?»."""
    read, line, place = await asyncio.to_thread(lambda: (read_utterance(text), read_price_line(text), _place(text)))
    talk, said = await spoken_of(desk, person) or ("", {})
    if _wishes_a_branch(talk, read, place):
        return Intent.FIND_BRANCH
    if read.confidence >= _SURE and read.intent is not Intent.UNKNOWN:
        return read.intent
    if read.intent in _ABOUT_DELIVERY and await asyncio.to_thread(_orders, text, currency(desk)):
        return Intent.OPERATOR
    if talk == Awaits.BRANCH_WISH and not _asks_price(read, line) and len(text.split()) <= _SHORT:
        return Intent.FIND_BRANCH
    if talk == Awaits.PRICE and (
        line != PriceLine() or (said["wants_town"] and len(text.split()) <= _SHORT) or await names_town(desk, text)
    ):
        return Intent.PRICE
    return _without_talk(read, line, place)


def _wishes_a_branch(talk: str, read: Utterance, place: _Place) -> bool:
    """Where branches are spoken of, how heavy the parcel is says which of them; a landmark does so anywhere."""
    if place is _Place.LANDMARK and read.intent is Intent.FIND_BRANCH:
        return True
    return talk == Awaits.BRANCH_WISH and place is not _Place.NONE and read.intent in _MAY_BE_WISHES


def _without_talk(read: Utterance, line: PriceLine, place: _Place) -> Intent:
    if _asks_price(read, line):
        return Intent.PRICE
    return Intent.FIND_BRANCH if place is _Place.LANDMARK else read.intent


class _Place(enum.Enum):
    """What a short line says of a branch besides the word."""

    NONE = enum.auto()
    LIMITS = enum.auto()  # «щось на 20 кг»
    LANDMARK = enum.auto()  # «біля метро Дарниця»


def _place(text: str) -> _Place:
    if len(text.split()) > _SHORT:
        return _Place.NONE
    line = branch_line_of(text)
    if any(one.marked or line.kinds or not one.slips for one in landmarks_said(line)):
        return _Place.LANDMARK
    return _Place.LIMITS if line.weight_g or line.size else _Place.NONE


def _orders(text: str, money: str | None) -> bool:
    """Whether somebody tells the shop what to send and to whom: a person reads that."""
    return len(text.split()) > _SHORT and any(one.phone is not None for one in read_orders(text, money))


def _asks_price(read: Utterance, line: PriceLine) -> bool:
    """Whether words that are not clear are about a price: they say how heavy it is, and where it goes."""
    return read.intent is Intent.PRICE or bool(line.town and line.weight_g is not None)


async def needs_a_person(text: str) -> bool:
    """Whether words that came with a number ask for more than to be told where it is."""
    words = [word for word in text.split() if word.isalpha()]
    if not words:
        return False
    intent = await understand(text)
    return intent not in _ANSWERED_HERE and intent is not Intent.UNKNOWN
