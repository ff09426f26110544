"""Spreadsheets that become waybills: taken, asked about, begun, cancelled. What carries them out is batch_running."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import batches as rows
from bot.desk import Desk
from bot.domain.audit import Deed, Did
from bot.domain.batch import Batch, BatchState, ShownBatch
from bot.domain.errors import AlreadyDone, Gone, NotAllowed, SheetRefused, TooBig
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.sheet import Grid, Meaning
from bot.reading.sheet_archive import MOST_BYTES
from bot.reading.sheet_columns import NONE, digest_of, header_of, layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_rows import read_rows
from bot.screens.message import File
from bot.services import audit, permission
from bot.services.batch_checking import Checked, Table, check, known_customs
from bot.services.batch_showing import file_back, shown, table_of
from bot.services.chat import Delivery, takes_effect
from bot.services.people import keep, speech_of

_LONGEST_NAME = 120
_BEFORE = frozenset({BatchState.ASKING, BatchState.READY})
_UNDER_WAY = frozenset({BatchState.RUNNING, BatchState.STOPPED})


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came: in which chat, by which id of Telegram's, under which name."""

    chat_id: int
    file_id: str
    name: str


async def take(desk: Desk, person: Person, sent: Sent, delivery: Delivery) -> ShownBatch:
    """Read a file and check its rows: nothing is made yet. SheetRefused where it is no table of orders."""
    came = f"{delivery.bot_id}:{delivery.update_id}"
    async with desk.database.read() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        known = await rows.brought_by(db, came)
    if known is not None:
        return await shown(desk, known)
    content = await _download(desk, sent)
    table, checked = await _understood(desk, content)
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        await takes_effect(desk, db, delivery)
        new = _new(await keep(desk, db, person), sent, table, checked)
        batch_id = await rows.add(db, came, new, content, desk.clock.now())
        if batch_id is not None and checked is not None:
            await rows.put_rows(db, batch_id, checked.rows)
        batch = await rows.brought_by(db, came)
    if batch is None:
        raise Gone
    return await shown(desk, batch)


async def _download(desk: Desk, sent: Sent) -> bytes:
    try:
        return await desk.chat.download(sent.file_id, MOST_BYTES)
    except TooBig as error:
        raise SheetRefused("error-sheet-too-big") from error


async def _understood(desk: Desk, content: bytes) -> tuple[Table, Checked | None]:
    """The table, and its rows looked up where no column has to be asked about."""
    known = await known_customs(desk)
    grid = await asyncio.to_thread(read_file, content)
    async with desk.database.read() as db:
        chosen = await rows.layout(db, await asyncio.to_thread(_digest, grid))
    table = await asyncio.to_thread(_table, grid, chosen, known.origins[0].currency)
    return table, None if table.layout.questions else await check(desk, known, table)


def _digest(grid: Grid) -> str:
    return digest_of(grid, header_of(grid))


def _table(grid: Grid, chosen: Mapping[Meaning, int], currency: str) -> Table:
    layout = layout_of(grid, chosen)
    found = tuple(read_rows(grid, layout, currency))
    if not found:
        raise SheetRefused("error-sheet-empty")
    return Table(grid, layout, found)


def _new(person_id: int, sent: Sent, table: Table, checked: Checked | None) -> Batch:
    return Batch(
        id=0,
        person_id=person_id,
        chat_id=sent.chat_id,
        message_id=None,
        file_name=sent.name[-_LONGEST_NAME:],
        state=BatchState.ASKING if checked is None else BatchState.READY,
        layout=table.layout.digest,
        summary={} if checked is None else checked.totals.as_summary(),
    )


async def answer(desk: Desk, person: Person, batch_id: int, chosen: tuple[str, int], delivery: Delivery) -> ShownBatch:
    """Take what a button says of a column (a meaning, the column's place), and remember it for this layout."""
    batch = await _own(desk, person, batch_id)
    if batch.state is not BatchState.ASKING:
        return await shown(desk, batch)
    table = await table_of(desk, batch)
    async with desk.database.read() as db:
        known = await rows.layout(db, batch.layout)
    told = {**known, **_answered(table, chosen, known)}
    fresh = await asyncio.to_thread(_table, table.grid, told, (await known_customs(desk)).origins[0].currency)
    checked = None if fresh.layout.questions else await check(desk, await known_customs(desk), fresh)
    async with desk.database.write() as db:
        await _own_in(desk, db, person, batch_id)
        if await takes_effect(desk, db, delivery):
            await rows.keep_layout(db, batch.layout, told, desk.clock.now())
            if checked is not None:
                await _ready(db, batch.id, checked)
        batch = await rows.find(db, batch.id) or batch
    return await shown(desk, batch)


async def _ready(db: AsyncConnection, batch_id: int, checked: Checked) -> None:
    told = {"summary": checked.totals.as_summary()}
    if await rows.step(db, batch_id, [BatchState.ASKING], BatchState.READY, **told) is not None:
        await rows.put_rows(db, batch_id, checked.rows)


def _answered(table: Table, chosen: tuple[str, int], known: Mapping[Meaning, int]) -> dict[Meaning, int]:
    """What was said; nothing where it has been said of another file of this layout meanwhile, which holds for both."""
    meaning, column = chosen
    asked = next((one for one in table.layout.questions if one.meaning == meaning), None)
    if asked is None and meaning in known:
        return {}
    if asked is None or column not in (*asked.columns, NONE):
        raise Gone
    return {asked.meaning: column}


async def start(desk: Desk, person: Person, batch_id: int, message_id: int, delivery: Delivery) -> ShownBatch:
    """Make the waybills of all good rows; the message shows how far it is."""
    told = {"message_id": message_id, "next_at": desk.clock.now(), "why": ""}
    return await _step(desk, person, batch_id, (frozenset({BatchState.READY}), BatchState.RUNNING, told), delivery)


async def go_on(desk: Desk, person: Person, batch_id: int, message_id: int, delivery: Delivery) -> ShownBatch:
    """Let a batch that stopped go on where it was."""
    told = {"message_id": message_id, "next_at": desk.clock.now(), "why": ""}
    return await _step(desk, person, batch_id, (frozenset({BatchState.STOPPED}), BatchState.RUNNING, told), delivery)


async def cancel(desk: Desk, person: Person, batch_id: int, delivery: Delivery) -> ShownBatch:
    """Begin nothing more. What the carrier has been asked for is seen through, and the file comes back."""
    batch = await _own(desk, person, batch_id)
    if batch.state in _BEFORE:
        return await _step(desk, person, batch_id, (_BEFORE, BatchState.CANCELLED, {}), delivery)
    told = {"next_at": desk.clock.now(), "why": ""}
    return await _step(desk, person, batch_id, (_UNDER_WAY, BatchState.CANCELLED, told), delivery)


_Step = tuple[frozenset[BatchState], BatchState, dict[str, Any]]


async def _step(desk: Desk, person: Person, batch_id: int, step: _Step, delivery: Delivery) -> ShownBatch:
    """Take it further once, whoever else taps; AlreadyDone where it is somewhere else by now."""
    stands, to, told = step
    async with desk.database.write() as db:
        batch = await _own_in(desk, db, person, batch_id)
        if await takes_effect(desk, db, delivery):
            stepped = await rows.step(db, batch_id, stands, to, **told)
            if stepped is None:
                raise AlreadyDone
            before, batch = batch.state, stepped
            did = Did.BATCH_CANCELLED if to is BatchState.CANCELLED else Did.BATCH_STARTED
            await audit.note(desk, db, person, Deed(did, batch_id, before={"state": before}, after={"state": to}))
            if to is BatchState.CANCELLED and batch.next_at is None:
                await rows.drop_file(db, batch_id)
    return await shown(desk, batch)


async def file(desk: Desk, person: Person, batch_id: int) -> File:
    """The file with what is known of each row by now."""
    return await file_back(desk, await _own(desk, person, batch_id), speech_of(desk, person))


async def _own(desk: Desk, person: Person, batch_id: int) -> Batch:
    async with desk.database.read() as db:
        return await _own_in(desk, db, person, batch_id)


async def _own_in(desk: Desk, db: AsyncConnection, person: Person, batch_id: int) -> Batch:
    """The batch of whoever brought it; NotAllowed for everybody else."""
    await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
    batch = await rows.find(db, batch_id)
    if batch is None:
        raise Gone
    if batch.person_id != person.id:
        raise NotAllowed
    return batch
