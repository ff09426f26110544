"""Notices: what is owed to whom, written in the transaction of what it tells; services/relay.py sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import follows, outbox, people
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState
from bot.domain.notices import STANDS, NoticeKind
from bot.services.recording import Change


async def owe_unknown_codes(desk: Desk, db: AsyncConnection, codes: dict[str, int]) -> None:
    """Tell the owner, once for each code, that a carrier said something we do not know."""
    if codes:
        owner = await people.keep(db, desk.settings.owner_id, desk.clock.now())
        notices = [
            NewNotice(kind=NoticeKind.UNKNOWN_CODE, person_id=owner, tracking_id=tracking_id, occasion=code)
            for code, tracking_id in codes.items()
        ]
        await outbox.owe(db, notices, desk.clock.now())


async def owe_refused_key(desk: Desk, db: AsyncConnection, account_id: int) -> None:
    """Tell the owner that a carrier no longer takes a key; for the transaction that stops its account."""
    now = desk.clock.now()
    owner = await people.keep(db, desk.settings.owner_id, now)
    notice = NewNotice(kind=NoticeKind.KEY_REFUSED, person_id=owner, account_id=account_id, occasion=now.isoformat())
    await outbox.owe(db, [notice], now)


async def owe_changes(db: AsyncConnection, changes: Mapping[int, Change], now: datetime) -> None:
    """Tell everybody who follows these parcels of the milestone that theirs has reached, once for each leg.

    Whoever waits for an answer about theirs reads it there.
    """
    reached = {root: to for root, change in changes.items() if (to := change.milestone) is not None}
    if not reached:
        return
    followers = await follows.of_parcels(db, list(reached))
    if not followers:
        return
    waiting = await outbox.waiting(db, reached)
    notices = [
        NewNotice(
            kind=NoticeKind.CHANGE,
            person_id=one.person_id,
            tracking_id=one.tracking_id,
            occasion=f"{reached[one.tracking_id]}:{changes[one.tracking_id].legs}",
        )
        for one in followers
        if (one.person_id, one.tracking_id) not in waiting
    ]
    await outbox.owe(db, notices, now)


_ENDS = frozenset({AttemptState.CREATED, AttemptState.REJECTED, AttemptState.CANCELLED})


async def owe_waybill(db: AsyncConnection, attempt: Attempt, now: datetime) -> None:
    """Tell who asked for a waybill how it ended, if it has."""
    if attempt.state in _ENDS and attempt.asked_by is not None:
        notice = NewNotice(
            kind=NoticeKind.WAYBILL, person_id=attempt.asked_by, attempt_id=attempt.id, occasion=attempt.state
        )
        await outbox.owe(db, [notice], now)


async def owe_stands(db: AsyncConnection, attempt: Attempt, now: datetime) -> None:
    """Tell who asked for a waybill that it was not taken back; once for each time that this was tried."""
    if attempt.asked_by is not None:
        occasion = f"{STANDS}{now.isoformat()}"
        notice = NewNotice(
            kind=NoticeKind.WAYBILL, person_id=attempt.asked_by, attempt_id=attempt.id, occasion=occasion
        )
        await outbox.owe(db, [notice], now)


async def owe_stopped(desk: Desk, db: AsyncConnection, attempt_id: int) -> None:
    """Tell the owner, once for an attempt, that it cannot go on by itself."""
    now = desk.clock.now()
    owner = await people.keep(db, desk.settings.owner_id, now)
    notice = NewNotice(
        kind=NoticeKind.WAYBILL_STOPPED, person_id=owner, attempt_id=attempt_id, occasion=NoticeKind.WAYBILL_STOPPED
    )
    await outbox.owe(db, [notice], now)
