"""Too much from one person: one kind answer, then silence until it calms down."""

from __future__ import annotations

from dataclasses import dataclass

_BURST = 20.0
_A_SECOND = 1.0
_CALM = 5.0
_MOST_PEOPLE = 10_000


@dataclass(slots=True)
class _Pace:
    left: float
    at: float
    warned: bool = False


class Flood:
    """Counts what each person sends: 20 at once, then one a second."""

    def __init__(self) -> None:
        """Nobody has sent anything yet."""
        self._paces: dict[int, _Pace] = {}

    def verdict(self, telegram_id: int, now: float) -> str:
        """Count one more, at `now` in seconds: "pass", "warn" (the first too many) or "drop"."""
        pace = self._pace(telegram_id, now)
        pace.left = min(_BURST, pace.left + (now - pace.at) * _A_SECOND)
        pace.at = now
        if pace.warned and pace.left < _CALM:
            return "drop"
        pace.warned = pace.left < 1
        if pace.warned:
            return "warn"
        pace.left -= 1
        return "pass"

    def _pace(self, telegram_id: int, now: float) -> _Pace:
        pace = self._paces.pop(telegram_id, None)
        if pace is None:
            if len(self._paces) >= _MOST_PEOPLE:
                del self._paces[next(iter(self._paces))]
            pace = _Pace(_BURST, now)
        self._paces[telegram_id] = pace
        return pace
