"""What Telegram signs when it opens a Mini App: who the person is (core.telegram.org/bots/webapps, "Validating data").

Whoever holds such a string is let in as that person for as long as it is fresh, so that nothing about it is forgiven.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

_LONGEST = 8192  # bytes; Telegram's own are below a thousand
_FRESH = timedelta(hours=1)
_AHEAD = timedelta(seconds=60)
_MOST_FIELDS = 32
_LARGEST_ID = 2**52  # Bot API, User.id: at most 52 significant bits
_LONGEST_TAG = 35


class NotGenuine(Exception):
    """Telegram did not sign this for this bot within the last hour; the text says what is wrong, for tests."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who opened the Mini App. `launch` is the same for all that comes of one opening, and for no other."""

    telegram_id: int
    language: str | None
    launch: str


def verified(init_data: str, token: str, now: datetime) -> Visitor:
    """Tell who that is; NotGenuine where Telegram did not say so for this bot, or too long ago."""
    fields = _fields(init_data)
    given = fields.pop("hash", "")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.encode(), "sha256")
    expected = hmac.new(key, lines.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    # bytes: on text that is not ASCII the comparison raises
    if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode()):
        raise NotGenuine("signature")
    _check_fresh(fields.get("auth_date", ""), now)
    return _visitor(fields.get("user", ""), expected)


def _fields(init_data: str) -> dict[str, str]:
    if len(init_data) > _LONGEST:
        raise NotGenuine("length")
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise NotGenuine("form") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotGenuine("a field stands twice")
    return fields


def _check_fresh(auth_date: str, now: datetime) -> None:
    if not (auth_date.isascii() and auth_date.isdigit() and len(auth_date) <= len("9999999999")):
        raise NotGenuine("date")
    signed_at = datetime.fromtimestamp(int(auth_date), UTC)
    if now - signed_at > _FRESH:
        raise NotGenuine("too old")
    if signed_at - now > _AHEAD:
        raise NotGenuine("from the future")


def _visitor(user: str, launch: str) -> Visitor:
    try:
        told: Any = json.loads(user)
    except (ValueError, RecursionError) as error:
        raise NotGenuine("user") from error
    person = told.get("id") if isinstance(told, dict) else None
    if type(person) is not int or not 0 < person < _LARGEST_ID:
        raise NotGenuine("user")
    language = told.get("language_code")
    return Visitor(person, language[:_LONGEST_TAG] if isinstance(language, str) else None, launch)
