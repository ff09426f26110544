"""Text with separators: in which letters it is written, what separates its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.domain.errors import SheetRefused

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 5000, 60, 1000
_LOOKED_AT = 30  # lines
_QUOTED = re.compile(r'"[^"]*"')


def rows_of(content: bytes) -> tuple[list[list[str]], str]:
    """The cells, and what separates them. SheetRefused for what is no text or too long."""
    text = _decoded(content)
    delimiter = _delimiter(text)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(_lines(text), delimiter=delimiter):
            rows.append(row)
            if len(rows) > MOST_ROWS * 2:  # empty ones do not count, but may not be without end
                raise SheetRefused("error-sheet-too-long", most=MOST_ROWS)
    except csv.Error as error:
        raise SheetRefused from error
    return rows, delimiter


def _lines(text: str) -> Iterator[str]:
    """With their ends: a cell in quotes may go over several."""
    return iter(text.splitlines(keepends=True))


def _decoded(content: bytes) -> str:
    """Read UTF-8, UTF-16 and what Excel writes here without asking, Windows-1251."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16")
    if b"\0" in content:
        return _strictly(content, _wide(content))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(content, "cp1251")


def _wide(content: bytes) -> str:
    """UTF-16 without its mark has a zero byte on one side of every Latin letter and digit, and none on the other."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if bool(even) == bool(odd):
        raise SheetRefused
    return "utf-16-be" if even else "utf-16-le"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetRefused from error


def _delimiter(text: str) -> str:
    """What most lines have, and have equally often; a tab or a semicolon before the comma of «1,5»."""
    lines = [_QUOTED.sub("", line) for line in islice(text.splitlines(), _LOOKED_AT) if line.strip()]
    best, score = ",", 0
    for one in ("\t", ";", "|", ","):
        counted = Counter(line.count(one) for line in lines)
        counted.pop(0, None)
        steady = max(counted.values(), default=0)
        if steady > score:
            best, score = one, steady
    return best
