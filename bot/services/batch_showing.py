"""A batch as its message shows it, and the file that comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.db import batches as rows
from bot.desk import Desk
from bot.documents.sheet import Beside, filled
from bot.domain.batch import Batch, BatchState, Outcome, RowResult, ShownBatch, ShownQuestion, Totals, tally
from bot.domain.errors import Gone
from bot.domain.sheet import OWN, Form, Grid, Layout, Meaning
from bot.screens import batches as screens
from bot.screens.message import File
from bot.services.batch_checking import Table, known_customs, read_table
from bot.texts import Speech

SHOWN_FAULTS = 10
_LONGEST_SAMPLE = 40
_TO_LOOK_AT = frozenset({Outcome.FAULTY, Outcome.REFUSED})


async def table_of(desk: Desk, batch: Batch) -> Table:
    """The batch's file, read anew; Gone once it is kept no longer."""
    async with desk.database.read() as db:
        content = await rows.content(db, batch.id)
        chosen = await rows.layout(db, batch.layout)
    if content is None:
        raise Gone("error-sheet-gone")
    known = await known_customs(desk)
    return await read_table(content, chosen, known.origins[0].currency)


async def shown(desk: Desk, batch: Batch) -> ShownBatch:
    """What its message says now."""
    if batch.state is BatchState.ASKING:
        table = await table_of(desk, batch)
        return ShownBatch(batch=batch, counts={}, question=_question(table.grid, table.layout))
    async with desk.database.read() as db:
        results = await rows.results(db, batch.id)
    faults = tuple(one for one in results if one.outcome in _TO_LOOK_AT)[:SHOWN_FAULTS]
    return ShownBatch(batch=batch, counts=tally(results), faults=faults, totals=Totals.of_summary(batch.summary))


def _question(grid: Grid, layout: Layout) -> ShownQuestion | None:
    if not layout.questions:
        return None
    asked, first = layout.questions[0], 0 if layout.header is None else layout.header + 1
    columns = []
    for column in asked.columns:
        heading = "" if layout.header is None else grid.rows[layout.header][column]
        sample = next((row[column] for row in grid.rows[first:] if row[column]), "")
        columns.append((column, heading[:_LONGEST_SAMPLE], sample[:_LONGEST_SAMPLE]))
    return ShownQuestion(asked.meaning.value, tuple(columns))


async def file_back(desk: Desk, batch: Batch, speech: Speech) -> File:
    """The file again, with number, price, day and reason beside each row."""
    table = await table_of(desk, batch)
    async with desk.database.read() as db:
        results = await rows.results(db, batch.id)
    headings = screens.headings(speech)
    cells = {one.number - 1: _cells(speech, table, one) for one in results}
    marked = frozenset(one.number - 1 for one in results if one.outcome in _TO_LOOK_AT)
    columns = _columns(table)
    content = await asyncio.to_thread(filled, table.grid, Beside(table.layout.header, headings, columns, cells, marked))
    return File(_name(batch.file_name, table.grid.form), content)


def _columns(table: Table) -> tuple[int, ...]:
    """Our columns where they stand already, so that a file may come again; else new ones at the right."""
    width, known = len(table.grid.rows[0]), table.layout.columns
    free = iter(range(width, width + len(OWN)))
    return tuple(known[one] if one in known else next(free) for one in OWN)


def _cells(speech: Speech, table: Table, one: RowResult) -> Sequence[str]:
    """A row that came with its waybill keeps it."""
    came = table.layout.columns.get(Meaning.WAYBILL)
    kept = "" if came is None else table.grid.rows[one.number - 1][came]
    return screens.cells(speech, one, kept)


def _name(name: str, form: Form) -> str:
    stem = name.rpartition(".")[0] or name
    return f"{stem}.{form.value}"
