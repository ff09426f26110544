"""Asking the carriers. Network only: nothing here opens a transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

import structlog

from bot.carriers.base import CarrierError, Connection, TrackAnswer, Tracked, TrackQuery, Unreadable, Unsupported
from bot.desk import Desk
from bot.domain.parcel import Freshness
from bot.domain.party import Phone

WITHIN_AN_UPDATE_S = 6.0
WITHIN_A_POLL_S = 60.0
_MOST_NUMBERS_OF_A_PARCEL = 5

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Asked:
    """What a carrier answered, by number, with which phone it was asked, and why some numbers have no answer."""

    answers: dict[str, TrackAnswer] = field(default_factory=dict)
    phones: dict[str, Phone | None] = field(default_factory=dict)
    left: Freshness = Freshness.ASKED


async def ask(desk: Desk, code: str, queries: Iterable[TrackQuery], within: float = WITHIN_AN_UPDATE_S) -> Asked:
    """Ask about these numbers, and about those under which their parcels went on, for `within` seconds in all.

    What was answered by then counts; an answer that could not be read is left out, like one that never came.
    """
    asked = Asked()
    connection = desk.carriers.connection(code)
    if connection is None:
        asked.left = Freshness.CARRIER_DOWN
        return asked
    try:
        async with asyncio.timeout(within):
            await _ask_on(connection, {query.number: query for query in queries}, asked)
    except TimeoutError:
        asked.left = Freshness.STILL_ASKING
    except Unsupported:
        raise
    except CarrierError as error:
        _log.warning("carrier_not_asked", carrier=code, error=type(error).__name__, detail=error.detail)
        asked.left = Freshness.CARRIER_DOWN
    return asked


async def _ask_on(connection: Connection, queries: dict[str, TrackQuery], asked: Asked) -> None:
    for _ in range(_MOST_NUMBERS_OF_A_PARCEL):
        if not queries:
            return
        asked.phones |= {number: query.phone for number, query in queries.items()}
        answers = await connection.carrier.track(connection.account, list(queries.values()))
        for number, answer in answers.items():
            if isinstance(answer, Unreadable):
                _log.warning("answer_unreadable", carrier=connection.account.carrier, why=answer.why)
                asked.left = Freshness.CARRIER_DOWN
            else:
                asked.answers[number] = answer
        queries = _following(asked)


def _following(asked: Asked) -> dict[str, TrackQuery]:
    """Name the numbers under which parcels went on and which were not asked yet; the same phone opens them."""
    following: dict[str, TrackQuery] = {}
    for number, answer in asked.answers.items():
        if isinstance(answer, Tracked) and answer.snapshot.next_number is not None:
            next_number = answer.snapshot.next_number.number
            if next_number not in asked.phones:
                following[next_number] = TrackQuery(next_number, asked.phones[number])
    return following
