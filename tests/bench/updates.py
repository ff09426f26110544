"""What people send in the bench."""

from __future__ import annotations

import time
from typing import Any

NUMBERS = [f"2045{n:010d}" for n in range(9_000_000_001, 9_000_001_001)]


def _sender(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Bench", "language_code": "uk"}


def _message(person: int, text: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "Bench"}
    return {"message_id": 7, "date": int(time.time()), "chat": chat, "from": _sender(person), "text": text}


def text(update_id: int, person: int) -> dict[str, Any]:
    """Something to echo."""
    return {"update_id": update_id, "message": _message(person, "Where is my parcel?")}


def start(update_id: int, person: int) -> dict[str, Any]:
    """A greeting is asked for: read-only."""
    message = _message(person, "/start") | {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
    return {"update_id": update_id, "message": message}


def number(update_id: int, person: int) -> dict[str, Any]:
    """A number that was asked about a moment ago: read-only, with a card."""
    return {"update_id": update_id, "message": _message(person, NUMBERS[person % len(NUMBERS)])}


def language(update_id: int, person: int) -> dict[str, Any]:
    """A tap on a language: writes a person, and is answered by an edited message and the end of the spinner."""
    greeting = _message(person, "-") | {"from": {"id": 1, "is_bot": True, "first_name": "Bench"}}
    word = ("ru", "en", "uk")[update_id % 3]
    tap = {"id": str(update_id), "from": _sender(person), "chat_instance": "1", "data": f"l:0:{word}"}
    return {"update_id": update_id, "callback_query": tap | {"message": greeting}}


MAKERS = {"greeting": start, "number": number, "language tap": language}
