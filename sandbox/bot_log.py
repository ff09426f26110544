"""The bot's log, as far as the person who started the demo needs it: warnings and errors, readable."""

from __future__ import annotations

import json
import re
from typing import Any

_QUIET = {"debug", "info"}
_QUIET_TEXT = re.compile(r"^.{0,60}?\b(debug|info)\b", re.IGNORECASE)
_OWN_PLACE = {"level", "event", "timestamp", "logger", "exception"}


def passed_on(line: str) -> str | None:
    """What to show of one line of the bot's log; None for what is ordinary.

    A line that is no JSON is shown as it stands, unless it bears the mark of an ordinary level: it may be a traceback.
    """
    entry = _entry(line)
    if entry is None:
        quiet = not line.strip() or _QUIET_TEXT.search(line) is not None
    else:
        quiet = str(entry.get("level", "")).lower() in _QUIET
    return None if quiet else f"  bot: {readable(line)}"


def readable(line: str) -> str:
    """One line of the log in words; what is no JSON stays as it is."""
    entry = _entry(line)
    if entry is None:
        return line
    rest = ", ".join(f"{name}={value}" for name, value in entry.items() if name not in _OWN_PLACE)
    words = f"{entry.get('level', 'says')}: {entry.get('event', '')}" + (f" ({rest})" if rest else "")
    return f"{words}\n{entry['exception']}" if entry.get("exception") else words


def _entry(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
