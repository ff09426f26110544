"""Rows of a spreadsheet → drafts that lack nothing, or what is wrong with each. Asks the directory, never a carrier."""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, cast

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import LockerRules
from bot.db import batches as rows
from bot.db.engine import Database
from bot.desk import Desk
from bot.domain.batch import BatchRow, RowState, Totals
from bot.domain.branch_search import FoundTown
from bot.domain.draft import Draft, Field, Gap, GapWhy
from bot.domain.errors import DeskError
from bot.domain.habits import Filled
from bot.domain.money import Money
from bot.domain.order import OrderDraft
from bot.domain.sheet import OWN, Fault, Grid, Layout, Meaning, ReadRow
from bot.domain.shown_draft import Place
from bot.reading.sheet_columns import layout_of
from bot.reading.sheet_file import read_file
from bot.reading.sheet_rows import read_rows
from bot.services.draft_card import Customs, customs
from bot.services.draft_gaps import gaps_of
from bot.services.draft_place import find_place
from bot.services.draft_reading import draft_of

REPEATS_WITHIN = timedelta(days=30)
_MOST_HINTS = 3
_SAID_IN = {  # where a row says what a draft's field lacks: a fault found there already says enough
    Field.NAME: (Meaning.FULL_NAME, Meaning.LAST_NAME),
    Field.PHONE: (Meaning.PHONE,),
    Field.CARRIER: (Meaning.CARRIER,),
    Field.TOWN: (Meaning.CITY, Meaning.ADDRESS),
    Field.BRANCH: (Meaning.BRANCH, Meaning.ADDRESS, Meaning.STREET),
    Field.DOOR: (Meaning.ADDRESS, Meaning.STREET, Meaning.BRANCH),
    Field.GOODS: (Meaning.DESCRIPTION,),
    Field.WEIGHT: (Meaning.WEIGHT,),
    Field.SIZE: (Meaning.SIZE,),
    Field.DECLARED: (Meaning.DECLARED, Meaning.COD),
    Field.PAYER: (Meaning.PAYER,),
    Field.ORIGIN: (),
}
_KEYS = {
    (Field.NAME, GapWhy.UNSURE): "row-half-name",
    (Field.NAME, GapWhy.MISSING): "row-no-name",
    (Field.PHONE, GapWhy.MISSING): "row-no-phone",
    (Field.CARRIER, GapWhy.NOT_FOUND): "row-carrier",
    (Field.TOWN, GapWhy.MISSING): "row-no-city",
    (Field.TOWN, GapWhy.UNSURE): "row-town-unsure",
    (Field.TOWN, GapWhy.NOT_FOUND): "row-town-unknown",
    (Field.BRANCH, GapWhy.MISSING): "row-no-place",
    (Field.BRANCH, GapWhy.UNSURE): "row-branch-unsure",
    (Field.BRANCH, GapWhy.NOT_FOUND): "row-branch-unknown",
    (Field.BRANCH, GapWhy.GONE): "row-branch-unknown",
    (Field.BRANCH, GapWhy.CANNOT): "row-branch-cannot",
    (Field.DOOR, GapWhy.MISSING): "row-no-door",
    (Field.GOODS, GapWhy.MISSING): "row-no-goods",
    (Field.WEIGHT, GapWhy.MISSING): "row-no-weight",
    (Field.SIZE, GapWhy.LOCKER): "row-locker-size",
    (Field.DECLARED, GapWhy.MISSING): "row-no-declared",
    (Field.PAYER, GapWhy.MISSING): "row-no-payer",
    (Field.PAYER, GapWhy.LOCKER): "row-locker-payer",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read."""

    grid: Grid = field(repr=False)
    layout: Layout
    rows: tuple[ReadRow, ...] = field(repr=False)

    @property
    def drafts(self) -> Mapping[int, OrderDraft]:
        """What each row says, by its number."""
        return {one.number: one.draft for one in self.rows}


@dataclass(frozen=True, slots=True)
class Checked:
    """A table whose rows were looked up."""

    table: Table
    rows: tuple[BatchRow, ...]
    totals: Totals


async def read_table(content: bytes, chosen: Mapping[Meaning, int], currency: str) -> Table:
    """Read a file that was read before, by what was said of its columns."""
    return await asyncio.to_thread(_table, content, chosen, currency)


def _table(content: bytes, chosen: Mapping[Meaning, int], currency: str) -> Table:
    grid = read_file(content)
    layout = layout_of(grid, chosen)
    return Table(grid, layout, tuple(read_rows(grid, layout, currency)))


async def known_customs(desk: Desk) -> Customs:
    """What the shop is used to. A DeskError where it can send from nowhere."""
    async with desk.database.read() as db:
        known = await customs(db)
    if not known.origins:
        raise DeskError("error-sheet-no-origin")
    return known


async def check(desk: Desk, known: Customs, table: Table) -> Checked:
    """Look every row up and say which can be sent."""
    digests = list(_digests(desk, table))
    async with desk.database.read() as db:
        before = await rows.made_before(db, set(digests), desk.clock.now() - REPEATS_WITHIN)
    looked = await _looked_up(desk, known, table)
    found, good = [], []
    for row, digest, (draft, filled, place) in zip(table.rows, digests, looked, strict=True):
        faults = _faults(desk, known, row, (draft, filled, place))
        if digest in before and not row.waybill:
            faults = (Fault("row-made-before", None, before[digest]),)
        state = RowState.FAULTY if faults else RowState.GOOD
        found.append(BatchRow(number=row.number, state=state, digest=digest, faults=faults))
        good += [] if faults else [filled]
    return Checked(table, tuple(found), replace(_totals(good), unused=unused_headings(table)))


def _digests(desk: Desk, table: Table) -> Iterator[bytes]:
    """A keyed name for what a row says, without what we wrote beside it; the same row twice in a file is two rows."""
    key, seen = desk.settings.derive("row of a sheet"), Counter[str]()
    own = {table.layout.columns[one] for one in OWN if one in table.layout.columns}
    for row in table.rows:
        cells = table.grid.rows[row.number - 1]
        said = "\x1f".join(cell for column, cell in enumerate(cells) if column not in own and cell)
        seen[said] += 1
        yield hmac.digest(key, f"{said}\x1e{seen[said]}".encode(), "sha256")[:16]


_Looked = tuple[Draft, Filled, Place]


async def _looked_up(desk: Desk, known: Customs, table: Table) -> list[_Looked]:
    """In one transaction: a thousand of them would take most of the time. What was looked up once is known."""
    places: dict[tuple[Any, ...], Place] = {}
    looked = []
    async with desk.database.read() as db:
        within = replace(desk, database=cast("Database", _OneRead(db)))
        for row in table.rows:
            draft = draft_of(row.draft)
            wish = known.wish(draft)
            said = (draft.city, draft.region, draft.number, draft.delivery, draft.door, wish)
            if said not in places:
                places[said] = await find_place(within, draft, wish)
            looked.append((draft, known.fill(draft), places[said]))
    return looked


class _OneRead:
    """A database of which every read is the same transaction."""

    def __init__(self, db: AsyncConnection) -> None:
        self._db = db

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        yield self._db


def _faults(desk: Desk, known: Customs, row: ReadRow, looked: _Looked) -> tuple[Fault, ...]:
    draft, filled, place = looked
    way = desk.carriers.connection(place.town.carrier) if place.town else None
    gaps = gaps_of(draft, filled, place, known.origins, way.carrier.info.lockers if way else LockerRules())
    told = {fault.meaning for fault in row.faults}
    more = [fault_of(gap) for gap in gaps if not told & set(_SAID_IN[gap.field])]
    return (*row.faults, *more)


def fault_of(gap: Gap) -> Fault:
    """A gap in the words of a table."""
    meaning = next(iter(_SAID_IN[gap.field]), None)
    return Fault(_KEYS.get((gap.field, gap.why), "row-changed"), meaning, _hint(gap))


def _hint(gap: Gap) -> str:
    """The towns or branches that may be meant."""
    if gap.field is Field.TOWN:
        towns = [option.value for option in gap.options[:_MOST_HINTS] if isinstance(option.value, FoundTown)]
        return "; ".join(f"{one.name} ({one.region})" for one in towns)
    return ""


def _totals(good: Sequence[Filled]) -> Totals:
    weights = [one.weight_g for one in good if one.weight_g is not None]
    sums = [one.cod for one in good if one.cod is not None]
    currency = sums[0].currency if sums else ""
    return Totals(
        lightest_g=min(weights, default=0),
        heaviest_g=max(weights, default=0),
        cod=Money(sum(one.minor for one in sums), currency) if sums else None,
        with_cod=len(sums),
        usual=tuple(sorted({_usual(one, filled) for filled in good for one in filled.taken})),
    )


def _usual(taken: Field, filled: Filled) -> str:
    """Who pays is told by name: that is somebody's money."""
    return f"{taken.value}_{filled.payer}" if taken is Field.PAYER else taken.value


def unused_headings(table: Table) -> tuple[str, ...]:
    """The columns that nothing is read from, by their headings."""
    layout = table.layout
    if layout.header is None:
        return ()
    headings = table.grid.rows[layout.header]
    more = [layout.columns[one] for one in (Meaning.NOTE,) if one in layout.columns]
    return tuple(headings[column] for column in sorted({*layout.unused, *more}))
