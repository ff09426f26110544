"""What time it is. The only reader of the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


class Clock:
    """Now in UTC, and what day that is somewhere.

    `shift_file` holds whole seconds to add; only the sandbox sets one, so that its world can be wound forward.
    """

    def __init__(self, shift_file: Path | None = None) -> None:
        """Follow the wall clock, shifted by the file's seconds where one is given."""
        self._shift_file = shift_file
        self._shift_read_at = -1
        self._shift = timedelta(0)

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        if self._shift_file is not None:
            self._follow(self._shift_file)
        return datetime.now(UTC) + self._shift

    def _follow(self, file: Path) -> None:
        try:
            changed = file.stat().st_mtime_ns
        except FileNotFoundError:
            return
        if changed != self._shift_read_at:
            self._shift = timedelta(seconds=int(file.read_text(encoding="ascii")))
            self._shift_read_at = changed


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Which calendar day `instant` falls on in `zone`."""
    return instant.astimezone(zone).date()
