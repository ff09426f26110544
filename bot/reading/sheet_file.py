"""Bytes of a spreadsheet → a grid of text. Run as a program of its own it reads from stdin and writes JSON lines.

A workbook is read in that other process, which may take so much memory and so much time and no more: an archive can lie
about its size, and a sheet of two cells can claim to be a million columns wide.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from bot.domain.errors import SheetRefused
from bot.domain.sheet import Form, Grid, Row
from bot.reading.sheet_archive import Packed, packed_as
from bot.reading.sheet_csv import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, rows_of

_MOST_MEMORY = 640 * 1024 * 1024
_MOST_SECONDS = 15
_ROOT = Path(__file__).parent.parent.parent
_UNSEEN = dict.fromkeys([0, *range(1, 9), 11, 12, *range(14, 32), 0xFEFF, *range(0x200B, 0x2010)])


def read_file(content: bytes) -> Grid:
    """Read the cells. SheetRefused for what is too big, locked, broken, or empty."""
    if packed_as(content) is Packed.TEXT:
        rows, delimiter = rows_of(content)
        return Grid(_checked(rows), Form.CSV, delimiter)
    return Grid(_checked(_apart(content)))


def _apart(content: bytes) -> list[list[str]]:
    """Let the other process read it, which is given none of our environment: keys stand there."""
    command = [sys.executable, "-m", "bot.reading.sheet_file"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of the file stands in its arguments
            command, input=content, capture_output=True, timeout=_MOST_SECONDS, check=False, cwd=_ROOT, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise SheetRefused("error-sheet-too-big") from error
    if done.returncode < 0 or b"memory" in done.stderr.lower():
        raise SheetRefused("error-sheet-too-big")
    if done.returncode:
        raise SheetRefused
    told: dict[str, Any] = json.loads(done.stdout)
    if "refused" in told:
        raise SheetRefused(told["refused"], **told["arguments"])
    return list(told["rows"])


def _checked(rows: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    """Cut off what is empty at the end and at the right; SheetRefused where there is too much, or nothing."""
    clean = [[cell.translate(_UNSEEN).strip() for cell in row] for row in rows]
    while clean and not any(clean[-1]):
        clean.pop()
    width = max((place for row in clean for place, cell in enumerate(row, start=1) if cell), default=0)
    if not width:
        raise SheetRefused("error-sheet-empty")
    if width > MOST_COLUMNS:
        raise SheetRefused("error-sheet-too-wide", most=MOST_COLUMNS)
    if sum(any(row) for row in clean) > MOST_ROWS + 1:  # and the headings
        raise SheetRefused("error-sheet-too-long", most=MOST_ROWS)
    if any(len(cell) > LONGEST_CELL for row in clean for cell in row):
        raise SheetRefused("error-sheet-cell", most=LONGEST_CELL)
    return tuple(tuple((row + [""] * width)[:width]) for row in clean)


def _main() -> None:
    """The other process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    content = sys.stdin.buffer.read()
    try:
        told: dict[str, Any] = {"rows": _cells(content)}
    except SheetRefused as refused:
        told = {"refused": refused.key, "arguments": refused.arguments}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode())


def _cells(content: bytes) -> list[list[str]]:
    """Those of the first sheet that has any."""
    import python_calamine as calamine  # noqa: PLC0415 - only the other process needs it

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            rows = [[_text(cell) for cell in row] for row in _rows(book, name)]
            if any(any(row) for row in rows):
                return rows
    except calamine.PasswordError:
        raise SheetRefused("error-sheet-locked") from None
    except (calamine.CalamineError, ValueError, OSError, IndexError):
        raise SheetRefused from None
    return []


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_width > MOST_COLUMNS * 10:
        raise SheetRefused("error-sheet-too-wide", most=MOST_COLUMNS)
    if sheet.total_height > MOST_ROWS * 2:
        raise SheetRefused("error-sheet-too-long", most=MOST_ROWS)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _text(cell: object) -> str:
    """What Excel shows in a plain cell: 380671234567, 0.5, 2025-11-20."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return f"{cell:.15g}" if abs(cell) < 1e15 else f"{cell:.0f}"  # noqa: PLR2004 - Excel's fifteen digits
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)[: LONGEST_CELL + 1]


if __name__ == "__main__":
    _main()
