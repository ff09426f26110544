"""Notices: what is owed to whom, written in the transaction of what it tells; services/relay.py sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import follows, outbox
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState
from bot.domain.notices import CHANGED, REFUSED, STANDS, NoticeKind
from bot.domain.roles import Right
from bot.services import permission
from bot.services.recording import Change


async def owe_unknown_codes(desk: Desk, db: AsyncConnection, codes: dict[str, int]) -> None:
    """Tell every owner, once for each code, that a carrier said something we do not know."""
    if codes:
        notices = [
            NewNotice(kind=NoticeKind.UNKNOWN_CODE, person_id=owner, tracking_id=tracking_id, occasion=code)
            for owner in await permission.holders(desk, db, Right.CONNECT_CARRIERS)
            for code, tracking_id in codes.items()
        ]
        await outbox.owe(db, notices, desk.clock.now())


async def owe_refused_key(desk: Desk, db: AsyncConnection, account_id: int) -> None:
    """Tell every owner that a carrier no longer takes a key; for the transaction that stops its account."""
    now = desk.clock.now()
    about: dict[str, Any] = {"account_id": account_id, "occasion": now.isoformat()}
    owners = await permission.holders(desk, db, Right.CONNECT_CARRIERS)
    await outbox.owe(db, [NewNotice(kind=NoticeKind.KEY_REFUSED, person_id=one, **about) for one in owners], now)


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


async def owe_end_of_cancelling(db: AsyncConnection, attempt: Attempt, now: datetime) -> None:
    """Tell who was told to wait whether it was taken back."""
    if attempt.state is AttemptState.CREATED:
        await owe_stands(db, attempt, now)
    else:
        await owe_waybill(db, attempt, now)


async def owe_end_of_change(db: AsyncConnection, attempt: Attempt, now: datetime) -> None:
    """Tell who asked for a change of a waybill whether it was made, if that is known."""
    if attempt.state is AttemptState.CREATED and attempt.asked_by is not None:
        occasion = f"{CHANGED if attempt.change is None else REFUSED}{now.isoformat()}"
        about: dict[str, Any] = {"attempt_id": attempt.id, "occasion": occasion}
        await outbox.owe(db, [NewNotice(kind=NoticeKind.WAYBILL_CHANGED, person_id=attempt.asked_by, **about)], now)


async def owe_label(db: AsyncConnection, attempt: Attempt, now: datetime) -> None:
    """Bring the label to who was told to wait for it."""
    if attempt.told_to_wait and attempt.label_id is not None and attempt.asked_by is not None:
        notice = NewNotice(
            kind=NoticeKind.LABEL, person_id=attempt.asked_by, attempt_id=attempt.id, occasion=str(attempt.label_id)
        )
        await outbox.owe(db, [notice], now)


async def owe_stopped(desk: Desk, db: AsyncConnection, attempt_id: int) -> None:
    """Tell every owner, once for an attempt, that it cannot go on by itself."""
    now = desk.clock.now()
    about: dict[str, Any] = {"attempt_id": attempt_id, "occasion": NoticeKind.WAYBILL_STOPPED}
    owners = await permission.holders(desk, db, Right.CONNECT_CARRIERS)
    await outbox.owe(db, [NewNotice(kind=NoticeKind.WAYBILL_STOPPED, person_id=one, **about) for one in owners], now)
