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
        return None if not line.strip() or _QUIET_TEXT.search(line) else f"  bot: {line}"
    level = str(entry.get("level", "")).lower()
    return None if level in _QUIET else _readable(level, entry)


def _entry(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _readable(level: str, entry: dict[str, Any]) -> str:
    rest = ", ".join(f"{name}={value}" for name, value in entry.items() if name not in _OWN_PLACE)
    head = f"  bot {level or 'says'}: {entry.get('event', '')}" + (f" ({rest})" if rest else "")
    return head + (f"\n{entry['exception']}" if entry.get("exception") else "")
