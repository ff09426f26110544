"""Which column holds what, by the headings and by the values; what neither tells is asked, never guessed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import SheetRefused
from bot.domain.sheet import OWN, Grid, Layout, Meaning, Question, Row
from bot.reading import sheet_cells
from bot.reading.sheet_evidence import cells_of, given_name_first, share
from bot.reading.sheet_headings import Sense, says_grams, says_kilograms, says_millimetres, senses, tokens_of

NONE = -1  # chosen: no column holds that
_HEADER_WITHIN = 15  # rows
_FEWEST_HEADINGS = 2
_MOST_OFFERED = 8
_SURE, _HARDLY = 0.6, 0.2
_BARE_GRAMS = 100
# Of these the first column is taken where several would do: to take the wrong one costs nothing.
_NEVER_ASKED = frozenset({*OWN, Meaning.DESCRIPTION, Meaning.NOTE, Meaning.ORDER, Meaning.CARRIER})
_BY_VALUES = (Meaning.PHONE, Meaning.SIZE, Meaning.FULL_NAME, Meaning.CITY, Meaning.ADDRESS)
_NAMES = (Meaning.FULL_NAME, Meaning.LAST_NAME, Meaning.FIRST_NAME)
_PLACES = (Meaning.BRANCH, Meaning.ADDRESS, Meaning.STREET)
_NEEDED = {  # what an order cannot do without: any of these; what is said of a file without
    Meaning.PHONE: ((Meaning.PHONE,), "error-sheet-no-phone"),
    Meaning.FULL_NAME: (_NAMES, "error-sheet-no-name"),
    Meaning.CITY: ((Meaning.CITY,), "error-sheet-no-city"),
    Meaning.BRANCH: (_PLACES, "error-sheet-no-place"),
}


@dataclass(slots=True)
class _Table:
    """The columns while they are being told apart."""

    headings: Row
    rows: Sequence[Row]
    columns: dict[Meaning, int] = field(default_factory=dict)
    doubtful: dict[Meaning, tuple[int, ...]] = field(default_factory=dict)

    def taken(self) -> set[int]:
        return {*self.columns.values(), *(one for some in self.doubtful.values() for one in some)}

    def share(self, column: int, meaning: Meaning) -> float:
        return share(cells_of(self.rows, column), meaning)


def layout_of(grid: Grid, chosen: Mapping[Meaning, int] | None = None) -> Layout:
    """Tell the columns apart; `chosen` is what a person has answered about this layout. SheetRefused: no orders."""
    header = header_of(grid)
    headings = grid.rows[header] if header is not None else ("",) * len(grid.rows[0])
    table = _Table(headings, grid.rows[0 if header is None else header + 1 :])
    answered = chosen or {}
    table.columns = {meaning: column for meaning, column in answered.items() if column != NONE}
    _by_headings(table, answered)
    _by_values(table, answered)
    _put_names_right(table)
    questions = _questions(table, answered)
    return _layout(grid, header, table, questions)


def header_of(grid: Grid) -> int | None:
    """The row that names most columns; None where no row names two."""
    named = [len({found[0].meaning for cell in row if (found := senses(cell))}) for row in grid.rows[:_HEADER_WITHIN]]
    best = max(range(len(named)), key=lambda at: (named[at], -at))
    return best if named[best] >= _FEWEST_HEADINGS else None


def digest_of(grid: Grid, header: int | None) -> str:
    """The same for every file with these columns."""
    if header is None:
        kinds = ",".join(_kind([row[column] for row in grid.rows]) for column in range(len(grid.rows[0])))
        said = f"no headings:{kinds}"
    else:
        said = "|".join(" ".join(tokens_of(heading)) for heading in grid.rows[header])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _kind(cells: Sequence[str]) -> str:
    told = [cell for cell in cells if cell]
    if not told:
        return "empty"
    numbers = sum(not any(sign.isalpha() for sign in cell) for cell in told)
    return "number" if numbers * 2 > len(told) else "text"


def _by_headings(table: _Table, answered: Mapping[Meaning, int]) -> None:
    """Each column means the best of its senses that no other column has better."""
    left = {
        column: [sense for sense in senses(heading) if sense.meaning not in answered]
        for column, heading in enumerate(table.headings)
        if column not in table.columns.values()
    }
    while any(left.values()):
        wanted: dict[Meaning, list[tuple[Sense, int]]] = defaultdict(list)
        for column, some in left.items():
            if some:
                wanted[some[0].meaning].append((some[0], column))
        for meaning, rivals in wanted.items():
            _settle(table, meaning, rivals)
        done = set(table.columns) | set(table.doubtful)
        taken = table.taken()
        left = {
            column: [sense for sense in some if sense.meaning not in done]
            for column, some in left.items()
            if column not in taken
        }


def _settle(table: _Table, meaning: Meaning, rivals: Sequence[tuple[Sense, int]]) -> None:
    ranks = [(sense.strong, sense.main, sense.whole) for sense, _ in rivals]
    best = [column for rank, (_, column) in zip(ranks, rivals, strict=True) if rank == max(ranks)]
    filled = [column for column in best if cells_of(table.rows, column)] or best
    shares = {column: table.share(column, meaning) for column in filled}
    sure = [column for column in filled if shares[column] >= _SURE]
    if len(sure) == 1 and all(shares[column] <= _HARDLY for column in filled if column not in sure):
        filled = sure
    if len(filled) == 1 or meaning in _NEVER_ASKED:
        table.columns[meaning] = filled[0]
    else:
        table.doubtful[meaning] = tuple(filled[:_MOST_OFFERED])


def _by_values(table: _Table, answered: Mapping[Meaning, int]) -> None:
    """What no heading names, a column may show; and a heading of phones over no phones is mistaken."""
    phones = table.columns.get(Meaning.PHONE)
    if phones is not None and Meaning.PHONE not in answered:
        cells = cells_of(table.rows, phones)
        if cells and share(cells, Meaning.PHONE) <= _HARDLY and _phones_elsewhere(table):
            del table.columns[Meaning.PHONE]
    for meaning in _BY_VALUES:
        if meaning in answered or meaning in table.doubtful or _is_told(table, meaning):
            continue
        free = [column for column in range(len(table.headings)) if column not in table.taken()]
        sure = [column for column in free if table.share(column, meaning) >= _SURE]
        if len(sure) == 1:
            table.columns[meaning] = sure[0]
        elif sure:
            table.doubtful[meaning] = tuple(sure[:_MOST_OFFERED])


def _phones_elsewhere(table: _Table) -> bool:
    free = [column for column in range(len(table.headings)) if column not in table.taken()]
    return any(table.share(column, Meaning.PHONE) >= _SURE for column in free)


def _is_told(table: _Table, meaning: Meaning) -> bool:
    alike = next((some for some in (_NAMES, _PLACES) if meaning in some), (meaning,))
    return any(one in table.columns or one in table.doubtful for one in alike)


def _put_names_right(table: _Table) -> None:
    """A column of whole names may be headed by a part of one; parts in columns of their own count for more."""
    columns = table.columns
    if Meaning.LAST_NAME in columns and Meaning.FIRST_NAME in columns:
        columns.pop(Meaning.FULL_NAME, None)
        return
    part = next((one for one in (Meaning.LAST_NAME, Meaning.FIRST_NAME) if one in columns), None)
    if part is None or Meaning.FULL_NAME in columns:
        return
    cells = cells_of(table.rows, columns[part])
    if cells and sum(" " in cell for cell in cells) / len(cells) >= _SURE:
        columns[Meaning.FULL_NAME] = columns.pop(part)


def _questions(table: _Table, answered: Mapping[Meaning, int]) -> tuple[Question, ...]:
    asked = [Question(meaning, columns) for meaning, columns in table.doubtful.items()]
    missing = [one for one, (any_of, _) in _NEEDED.items() if not _is_there(table, any_of, one)]
    if len(missing) + 1 >= len(_NEEDED):
        raise SheetRefused("error-sheet-no-orders")
    free = [at for at in range(len(table.headings)) if at not in table.taken() and cells_of(table.rows, at)]
    for one in missing:
        if one in answered or not free:
            raise SheetRefused(_NEEDED[one][1])
        asked.append(Question(one, tuple(free[:_MOST_OFFERED])))
    return tuple(asked)


def _is_there(table: _Table, any_of: Sequence[Meaning], needed: Meaning) -> bool:
    if any(one in table.columns or one in table.doubtful for one in any_of):
        return True
    places = [table.columns[one] for one in (Meaning.ADDRESS, Meaning.BRANCH) if one in table.columns]
    return needed is Meaning.CITY and bool(places)  # «Київ, Відділення №5» in one cell


def _layout(grid: Grid, header: int | None, table: _Table, questions: tuple[Question, ...]) -> Layout:
    columns, taken = table.columns, table.taken()
    sides = (Meaning.SIZE, Meaning.LENGTH, Meaning.WIDTH, Meaning.HEIGHT)
    return Layout(
        digest=digest_of(grid, header),
        header=header,
        columns=dict(columns),
        questions=questions,
        unused=tuple(at for at, heading in enumerate(table.headings) if heading and at not in taken),
        in_grams=_in_grams(table),
        in_millimetres=any(says_millimetres(table.headings[columns[one]]) for one in sides if one in columns),
        given_name_first=Meaning.FULL_NAME in columns
        and given_name_first(cells_of(table.rows, columns[Meaning.FULL_NAME])),
    )


def _in_grams(table: _Table) -> bool:
    """As the heading says; else grams where no row has less than a hundred: no shop sends that in kilograms."""
    column = table.columns.get(Meaning.WEIGHT)
    if column is None or says_kilograms(table.headings[column]):
        return False
    if says_grams(table.headings[column]):
        return True
    bare = [sheet_cells.decimal(cell) for cell in cells_of(table.rows, column) if not any(map(str.isalpha, cell))]
    return bool(bare) and all(one is not None and one >= _BARE_GRAMS and one == one.to_integral_value() for one in bare)
