"""Parameters of one request as Telegram reads them: every value is text, whatever the encoding of the body was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.refusals import Refused

TRUE = frozenset({"true", "yes", "1"})


class Unreadable(ValueError):
    """A field of a JSON object is absent or of a wrong type; the message is Telegram's."""


def text_of(value: Any) -> str:
    """A JSON value as the text that it would be in a form."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Upload:
    """A file that came with a request. `mime_type`: as the sender says, may be empty."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Args:
    """The parameters of one request, and the files that came with it, by the names of their parts."""

    values: dict[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as sent; empty where absent, which is the same to Telegram."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what does not begin with one counts as 0, as in Telegram's server."""
        value = self.text(name)
        digits = value.removeprefix("-")
        return (int(value) if digits.isdecimal() and digits.isascii() else 0) if value else default

    def flag(self, name: str) -> bool:
        """Whether the value says yes."""
        return self.text(name).lower() in TRUE

    def json(self, name: str, refusal: str) -> Any:
        """The JSON in the value, None where absent; `refusal` where it is not JSON."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError as error:
            raise Refused(refusal) from error


def string_field(item: dict[str, Any], name: str, *, required: bool = False) -> str:
    """A text field of a JSON object; numbers count as text, as in Telegram's server."""
    value = item.get(name)
    if value is None:
        if required:
            raise Unreadable(f'Can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Unreadable(f'Field "{name}" must be of type String')
    return str(value)


def integer_field(item: dict[str, Any], name: str, default: int | None = None) -> int:
    """A whole-number field of a JSON object, required where there is no default; digits in a string count too."""
    value = item.get(name)
    if value is None:
        if default is None:
            raise Unreadable(f'Can\'t find field "{name}"')
        return default
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Unreadable(f'Field "{name}" must be a Number')
    try:
        return int(str(value))
    except ValueError as error:
        raise Unreadable(f'Field "{name}" must be a valid Number') from error


def flag_field(item: dict[str, Any], name: str) -> bool:
    """A yes-or-no field of a JSON object, no where absent."""
    value = item.get(name)
    if value is not None and not isinstance(value, bool):
        raise Unreadable(f'Field "{name}" must be of type Boolean')
    return bool(value)


def object_field(item: dict[str, Any], name: str) -> dict[str, Any]:
    """A required field of a JSON object that is an object itself."""
    value = item.get(name)
    if value is None:
        raise Unreadable(f'Can\'t find field "{name}"')
    if not isinstance(value, dict):
        raise Unreadable(f'Field "{name}" must be of type Object')
    return value


def float_field(item: dict[str, Any], name: str) -> float:
    """A required number of a JSON object; digits in a string count too."""
    value = item.get(name)
    if value is None:
        raise Unreadable(f'Can\'t find field "{name}"')
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Unreadable(f'Field "{name}" must be a Number')
    try:
        return float(value)
    except ValueError as error:
        raise Unreadable(f'Field "{name}" must be a valid Number') from error
