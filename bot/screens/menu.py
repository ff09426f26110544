"""The commands that Telegram offers: everybody's, and those of the owner before them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.texts import Speech

_EVERYBODYS = {
    "parcels": "command-parcels",
    "find": "command-find",
    "price": "command-price",
    "quiet": "command-quiet",
    "privacy": "command-privacy",
    "forget_me": "command-forget",
    "map": "command-map",
    "help": "command-help",
    "start": "command-start",
}
_OWNERS = {
    "carriers": "command-carriers",
    "connect": "command-connect",
    "branches": "command-branches",
    "widget": "command-widget",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, and what it does."""

    name: str
    does: str


def everybodys(speech: Speech) -> tuple[Command, ...]:
    """What everybody may ask for."""
    return tuple(Command(name, speech.plain(key)) for name, key in _EVERYBODYS.items())


def owners(speech: Speech) -> tuple[Command, ...]:
    """What the owner may ask for besides."""
    return (*(Command(name, speech.plain(key)) for name, key in _OWNERS.items()), *everybodys(speech))
