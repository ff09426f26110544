"""Carrying batches out: drafts of all good rows, then a waybill each, a few at a time. Killed anywhere it goes on.

A row's draft is known by the batch and the row, its waybill by the draft (law 3): what is done twice finds what was
left the first time. A turn takes seconds, so that every batch gets its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import batches as rows
from bot.db import drafts as draft_rows
from bot.db import orders as order_rows
from bot.db import outbox, people
from bot.db.leases import Lease
from bot.db.outbox import NewNotice
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState
from bot.domain.batch import OPEN, Batch, BatchState, Outcome, RowState, tally
from bot.domain.draft import SourceKind
from bot.domain.errors import Busy, DeskError, Gone, NotAllowed
from bot.domain.notices import NoticeKind
from bot.domain.order import OrderDraft
from bot.domain.sheet import Fault
from bot.services import draft_sending, waybills
from bot.services.batch_checking import fault_of
from bot.services.batch_showing import table_of
from bot.services.batch_turn import LEASE, MOST_DOWN, Turn, kept_alive
from bot.services.draft_card import show
from bot.services.draft_reading import draft_of
from bot.services.draft_rights import check_sends
from bot.services.people import hash_if_any

_PAUSE = timedelta(seconds=30)  # for a carrier that is down
_BATCHES = 2
_AT_ONCE = 4  # waybills
_DRAFTS_AT_ONCE = 100  # in one transaction
_ANSWERED = frozenset({AttemptState.CREATED, AttemptState.REJECTED})
_LOOK_AGAIN = timedelta(seconds=5)
_TOLD_AFTER = timedelta(minutes=3)  # the file comes although some rows are still being checked
PARTIAL, WHOLE = "partial", "whole"


async def run_batches(desk: Desk) -> int:
    """Give every batch that is due a turn; how many there were."""
    async with desk.database.write() as db:
        due = await rows.claim(db, Lease(desk.clock.now(), LEASE, _BATCHES))
    ends = await asyncio.gather(*(_turn(desk, one) for one in due), return_exceptions=True)
    for broken in filter(None, ends):
        raise broken  # once every other batch has had its turn
    return len(ends)


async def _turn(desk: Desk, batch: Batch) -> None:
    async with desk.database.read() as db:
        person = await people.by_id(db, batch.person_id)
    if person is None:
        return
    turn = Turn.begin(desk, batch, person)
    async with kept_alive(turn):
        try:
            await _make_drafts(turn)
            await _send_rows(turn)
        except Busy:
            raise
        except DeskError as refused:
            turn.stopped_by = refused.key
    await _end_turn(turn)


async def _make_drafts(turn: Turn) -> None:
    """The drafts of all good rows, many in one transaction with the note of which row has which."""
    desk, batch = turn.desk, turn.batch
    async with desk.database.read() as db:
        if not await rows.rows_in(db, batch.id, RowState.GOOD, 1) or batch.state is not BatchState.RUNNING:
            return
    said = (await table_of(desk, batch)).drafts
    while await _make_some(turn, said):
        continue


async def _make_some(turn: Turn, said: Mapping[int, OrderDraft]) -> bool:
    """Whether there may be more. Who holds the batch's row is alone with it, whatever became of leases."""
    desk, now = turn.desk, turn.desk.clock.now()
    async with desk.database.write() as db:
        await check_sends(desk, db, turn.person)
        batch = await rows.hold(db, turn.batch.id, now + LEASE)
        if batch is None or batch.state is not BatchState.RUNNING:
            return False
        good = [number for number, _ in await rows.rows_in(db, batch.id, RowState.GOOD, _DRAFTS_AT_ONCE)]
        if not good:
            return False
        source_id = await order_rows.keep_source(db, SourceKind.FILE, "", now)
        made = [draft_of(said[number]) for number in good]
        named = [(f"{batch.id}:{number}", draft.goods) for number, draft in zip(good, made, strict=True)]
        order_ids = await order_rows.add_all(db, source_id, named, batch.person_id, now)
        hashes = [hash_if_any(desk, one.phone) for one in made]
        ids = await draft_rows.add_all(db, order_ids, made, hashes, now)
        told = [
            {"row": one, "draft": draft_id, "to_state": RowState.DRAFTED}
            for one, draft_id in zip(good, ids, strict=True)
        ]
        await rows.set_rows(db, batch.id, told)
    return True


async def _note(turn: Turn, state: RowState, these: Sequence[tuple[int, int | None]]) -> None:
    told = [{"row": number, "draft": draft_id, "to_state": state} for number, draft_id in these]
    async with turn.desk.database.write() as db:
        await rows.set_rows(db, turn.batch.id, told)


async def _send_rows(turn: Turn) -> None:
    """Ask the carrier for the rows' waybills, a few at a time."""
    async with turn.desk.database.read() as db:
        waiting = iter(await rows.rows_in(db, turn.batch.id, RowState.DRAFTED))

    async def work() -> None:
        for number, draft_id in waiting:
            if not turn.goes_on:
                return
            await _send_row(turn, number, draft_id)

    async with asyncio.TaskGroup() as group:
        for _ in range(_AT_ONCE):
            group.create_task(work())


async def _send_row(turn: Turn, number: int, draft_id: int | None) -> None:
    if draft_id is None:  # somebody was erased, or the draft thrown away in the chat
        await _refuse(turn, number, [Fault("row-draft-gone")])
        return
    try:
        attempt = await _sent(turn, draft_id)
    except Busy:
        raise
    except NotAllowed as refused:
        turn.stopped_by = refused.key
        return
    except DeskError:
        await _refuse(turn, number, await _gaps(turn, draft_id))
        return
    if attempt.state is AttemptState.DRAFT and attempt.next_look_at is None:
        turn.stopped_by = "batch-stopped-key"
        return
    turn.down = 0 if attempt.state in _ANSWERED else turn.down + 1
    await _note(turn, RowState.SENT, [(number, draft_id)])


async def _sent(turn: Turn, draft_id: int) -> Attempt:
    """Make the waybill; one that waited for a key to be mended is asked for anew."""
    attempt = await draft_sending.send(turn.desk, turn.person, draft_id)
    if attempt.state is AttemptState.DRAFT and attempt.next_look_at is None:
        return await waybills.create(turn.desk, turn.person, attempt.shipment_id)
    return attempt


async def _gaps(turn: Turn, draft_id: int) -> list[Fault]:
    """What the draft lacks by now: the directory has changed, or somebody has changed it in the chat."""
    try:
        left = await show(turn.desk, turn.person, draft_id, priced=False)
    except Gone:
        return [Fault("row-draft-gone")]
    return [fault_of(gap) for gap in left.gaps] or [Fault("row-changed")]


async def _refuse(turn: Turn, number: int, faults: Sequence[Fault]) -> None:
    async with turn.desk.database.write() as db:
        await rows.refuse_row(db, turn.batch.id, number, faults)


async def _end_turn(turn: Turn) -> None:
    """Write down when it goes on, or that it is over; then show it once more."""
    desk, batch = turn.desk, turn.batch
    now = desk.clock.now()
    async with desk.database.write() as db:
        batch = await rows.find(db, batch.id) or batch
        if turn.stopped_by and batch.state is BatchState.RUNNING:
            told = {"why": turn.stopped_by, "next_at": None, "lease_until": None}
            batch = await rows.step(db, batch.id, OPEN, BatchState.STOPPED, **told) or batch
    if batch.state in OPEN:
        batch = await _go_on_or_end(desk, batch, now + (_PAUSE if turn.down >= MOST_DOWN else timedelta(0)))
    turn.batch = batch
    if batch.next_at is None or batch.next_at > now:
        await turn.show(at_last=True)


async def _go_on_or_end(desk: Desk, batch: Batch, again_at: datetime) -> Batch:
    """In one transaction with what is owed for it: the next turn, a wait for what is being checked, or the end."""
    now = desk.clock.now()
    async with desk.database.write() as db:
        if batch.state is BatchState.CANCELLED:
            await _leave_waiting(db, batch, now)
        counted = tally(await rows.results(db, batch.id))
        told: dict[str, Any] = {"lease_until": None, "next_at": again_at}
        if not counted[Outcome.WAITING]:
            sent_at = batch.sent_at or now
            told |= {"sent_at": sent_at, "next_at": now + _LOOK_AGAIN}
            if counted[Outcome.CHECKING] and now - sent_at >= _TOLD_AFTER:
                await _owe_file(db, batch, PARTIAL, now)
            if not counted[Outcome.CHECKING]:
                await _owe_file(db, batch, WHOLE, now)
                told["next_at"] = None
        ended = told["next_at"] is None and batch.state is BatchState.RUNNING
        to = BatchState.DONE if ended else batch.state
        return await rows.step(db, batch.id, [batch.state], to, **told) or batch


async def _leave_waiting(db: AsyncConnection, batch: Batch, now: datetime) -> None:
    """Rows whose turn will not come: their drafts are thrown away, and who they were for is forgotten."""
    asked = {one.number for one in await rows.results(db, batch.id) if one.outcome is not Outcome.WAITING}
    for state in (RowState.GOOD, RowState.DRAFTED):
        left = [(number, draft) for number, draft in await rows.rows_in(db, batch.id, state) if number not in asked]
        for _, draft_id in left:
            if draft_id is not None:
                await draft_rows.discard(db, draft_id, now)
        await rows.set_rows(
            db, batch.id, [{"row": one, "draft": draft, "to_state": RowState.LEFT} for one, draft in left]
        )


async def _owe_file(db: AsyncConnection, batch: Batch, occasion: str, now: datetime) -> None:
    notice = NewNotice(kind=NoticeKind.BATCH, person_id=batch.person_id, batch_id=batch.id, occasion=occasion)
    await outbox.owe(db, [notice], now)
