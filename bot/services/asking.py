"""Asking the carriers: network, and around it only what it takes to know the account and to stop a refused one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import structlog

from bot.carriers.base import (
    CarrierError,
    Connection,
    Denied,
    TrackAnswer,
    Tracked,
    TrackQuery,
    Unreadable,
    Unsupported,
)
from bot.desk import Desk
from bot.domain.errors import CarrierSilent
from bot.domain.parcel import Freshness
from bot.domain.party import Phone
from bot.services.connections import connection, stop_refused

WITHIN_AN_UPDATE_S = 6.0
WITHIN_A_POLL_S = 60.0
_MOST_NUMBERS_OF_A_PARCEL = 5

T = TypeVar("T")

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Asked:
    """What a carrier answered, by number, with which phone it was asked, and why some numbers have no answer."""

    answers: dict[str, TrackAnswer] = field(default_factory=dict)
    phones: dict[str, Phone | None] = field(default_factory=dict)
    left: Freshness = Freshness.ASKED


async def ask(desk: Desk, code: str, queries: Sequence[TrackQuery], within: float = WITHIN_AN_UPDATE_S) -> Asked:
    """Ask about these numbers, and about those under which their parcels went on, for `within` seconds in all.

    What was answered by then counts; an answer that could not be read is left out, like one that never came. An account
    that the carrier refuses is stopped, and the next one asks.
    """
    until = asyncio.get_running_loop().time() + within
    while (way := await connection(desk, code)) is not None:
        asked = Asked()
        try:
            async with asyncio.timeout_at(until):
                await _ask_on(way, {query.number: query for query in queries}, asked)
        except TimeoutError:
            asked.left = Freshness.STILL_ASKING
        except Unsupported:
            raise
        except CarrierError as error:
            if isinstance(error, Denied) and await stop_refused(desk, way.account, error):
                continue
            _log.warning("carrier_not_asked", carrier=code, error=type(error).__name__, detail=error.detail)
            asked.left = Freshness.CARRIER_DOWN
        return asked
    return Asked(left=Freshness.CARRIER_DOWN)


async def in_time(desk: Desk, way: Connection, answer: Awaitable[T]) -> T:
    """Wait for what a person's update asks of an account; CarrierSilent after 6 s, or where there is no answer.

    An account that the carrier refuses is stopped.
    """
    try:
        async with asyncio.timeout(WITHIN_AN_UPDATE_S):
            return await answer
    except TimeoutError as error:
        raise CarrierSilent from error
    except Unsupported:
        raise
    except CarrierError as error:
        if isinstance(error, Denied):
            await stop_refused(desk, way.account, error)
        _log.warning("carrier_not_asked", carrier=error.carrier, error=type(error).__name__, detail=error.detail)
        raise CarrierSilent from error


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
