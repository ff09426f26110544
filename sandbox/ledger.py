"""What the stage keeps between two runs: rows by table and key, in a journal of one line for each change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Ledger:
    """Tables of JSON rows. Where a file is given, a restart finds them again; else they live as long as this object.

    A change is one appended line, so that the ten thousandth costs no more than the first.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Take up what the file holds. A last line that a kill cut short is left out: it was never answered."""
        self._file = file
        self._tables: dict[str, dict[str, Row]] = {}
        if file is not None and file.exists():
            self._take_up(file)

    def rows(self, table: str) -> dict[str, Row]:
        """The rows of a table by key, in the order of their first writing. Change them by `put` alone."""
        return self._tables.setdefault(table, {})

    def put(self, table: str, key: str, row: Row) -> None:
        """Write a row, new or changed."""
        self.rows(table)[key] = row
        self._note([table, key, row])

    def drop(self, table: str, key: str) -> None:
        """Forget a row."""
        del self.rows(table)[key]
        self._note([table, key, None])

    def _note(self, change: list[Any]) -> None:
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as journal:
                journal.write(json.dumps(change, ensure_ascii=False) + "\n")

    def _take_up(self, file: Path) -> None:
        whole, _, _torn = file.read_text(encoding="utf-8", errors="replace").rpartition("\n")
        for line in whole.splitlines():
            table, key, row = json.loads(line)
            if row is None:
                self.rows(table).pop(key, None)
            else:
                self.rows(table)[key] = row
        self._write_anew(file)

    def _write_anew(self, file: Path) -> None:
        """Leave one line a row, so that the journal does not grow with every run."""
        fresh = file.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as journal:
            for table, rows in self._tables.items():
                for key, row in rows.items():
                    journal.write(json.dumps([table, key, row], ensure_ascii=False) + "\n")
        fresh.replace(file)
