"""What a column holds by its values alone: of every kind, how many of its cells are such."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.domain.sheet import Meaning, Row
from bot.reading import sheet_cells, sheet_places
from bot.reading.gazetteer import towns_at
from bot.reading.morphology import known, readings

_SAMPLE = 60
_WORD = re.compile(r"[^\W\d_][^\W\d_'’ʼ-]*(?:['’ʼ-][^\W\d_]+)*\.?")
_PATRONYMIC = ("ович", "йович", "евич", "івна", "ївна", "овна", "евна", "ич")
_FEWEST_WORDS, _MOST_WORDS = 2, 4
Holds = Callable[[str], bool]


def cells_of(rows: Sequence[Row], column: int) -> list[str]:
    """What stands in the column, empty cells left out, as far as it is looked at."""
    return [row[column] for row in rows if row[column]][:_SAMPLE]


def share(cells: Sequence[str], meaning: Meaning) -> float:
    """How many of the cells, 0 to 1, hold that; 0 for what no value tells."""
    holds = _HOLDS.get(meaning)
    return sum(map(holds, cells)) / len(cells) if cells and holds else 0.0


def given_name_first(cells: Sequence[str]) -> bool:
    """Whether full names begin with the given name in most rows that tell."""
    firsts = lasts = 0
    for cell in cells[:_SAMPLE]:
        words = _WORD.findall(cell)
        if len(words) < 2 or is_patronymic(words[1]):  # noqa: PLR2004 - such a row tells by itself
            continue
        given = [_is_given(word) for word in words[:2]]
        firsts += given == [True, False]
        lasts += given == [False, True]
    return firsts > lasts


def is_patronymic(word: str) -> bool:
    """Іванович, Петрівна."""
    return len(word) > 5 and word.lower().endswith(_PATRONYMIC)  # noqa: PLR2004 - Ілліч is as short as they are


def _is_given(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return any(
        "Name" in tag and "Surn" not in tag
        for language in ("uk", "ru")
        if known(lower, language)
        for _, tag in readings(lower, language)[:3]
    )


def _is_name(cell: str) -> bool:
    words = _WORD.findall(cell)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _WORD.sub("", cell).strip(" .,"):
        return False
    return any(map(is_patronymic, words)) or any(map(_is_given, words))


def _is_town(cell: str) -> bool:
    name, _ = sheet_places.town(cell)
    words = name.replace("-", " ").split()
    return 0 < len(words) <= _MOST_WORDS and any(match.size == len(words) for match in towns_at(words, "uk"))


def _is_place(cell: str) -> bool:
    """Words of a branch or a street: a bare number tells nothing."""
    return not cell.isdigit() and (sheet_places.branch(cell) is not None or sheet_places.door(cell) is not None)


def _is_sum(cell: str) -> bool:
    found = sheet_cells.amount(cell)
    return found is not None and (found[1] != "" or any(mark in cell for mark in ",."))


def _is_phone(cell: str) -> bool:
    return sheet_cells.phone(cell) is not None or sheet_cells.is_spoiled(cell)


_HOLDS: dict[Meaning, Holds] = {
    Meaning.PHONE: _is_phone,
    Meaning.FULL_NAME: _is_name,
    Meaning.CITY: _is_town,
    Meaning.BRANCH: lambda cell: sheet_places.branch(cell) is not None,
    Meaning.ADDRESS: _is_place,
    Meaning.SIZE: lambda cell: sheet_cells.size(cell, in_millimetres=False) is not None,
    Meaning.WEIGHT: lambda cell: sheet_cells.grams(cell, in_grams=False) is not None,
    Meaning.COD: lambda cell: sheet_cells.amount(cell) is not None or sheet_cells.on_delivery(cell),
    Meaning.DECLARED: _is_sum,
}
