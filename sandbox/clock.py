"""The world's clock: real time plus what has been wound. The bot follows it through a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class SandboxClock:
    """Now, shifted. Where a file is given, the shift (whole seconds) is kept there and outlives a restart."""

    def __init__(self, file: Path | None = None) -> None:
        """Take up the shift that the file holds, if there is one."""
        self._file = file
        kept = file.read_text(encoding="ascii") if file is not None and file.exists() else "0"
        self.shift = timedelta(seconds=int(kept))

    def now(self) -> datetime:
        """The world's instant, aware, in UTC."""
        return datetime.now(UTC) + self.shift

    def wind(self, by: timedelta) -> None:
        """Move the world on by `by`; time never runs back here."""
        if by < timedelta(0):
            raise ValueError("the world's clock is wound forward only")
        self.shift += by
        if self._file is not None:
            fresh = self._file.with_suffix(".new")
            fresh.write_text(str(int(self.shift.total_seconds())), encoding="ascii")
            fresh.replace(self._file)
