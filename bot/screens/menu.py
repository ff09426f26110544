"""The commands that Telegram offers: everybody's, and before them those for which one has the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.roles import Right, Role, may
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
_STAFFS = {
    "pack": (Right.PACK_ORDERS, "command-pack"),
    "drafts": (Right.MAKE_WAYBILLS, "command-drafts"),
    "new": (Right.MAKE_WAYBILLS, "command-new"),
    "defaults": (Right.SET_HABITS, "command-defaults"),
    "carriers": (Right.CONNECT_CARRIERS, "command-carriers"),
    "connect": (Right.CONNECT_CARRIERS, "command-connect"),
    "branches": (Right.READ_DIRECTORIES, "command-branches"),
    "widget": (Right.SET_UP_SITES, "command-widget"),
    "staff": (Right.MANAGE_STAFF, "command-staff"),
    "audit": (Right.READ_AUDIT, "command-audit"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, and what it does."""

    name: str
    does: str


def everybodys(speech: Speech) -> tuple[Command, ...]:
    """What everybody may ask for."""
    return tuple(Command(name, speech.plain(key)) for name, key in _EVERYBODYS.items())


def commands_of(speech: Speech, roles: Iterable[Role]) -> tuple[Command, ...]:
    """What somebody with these roles may ask for."""
    held = tuple(roles)
    staffs = (Command(name, speech.plain(key)) for name, (right, key) in _STAFFS.items() if may(held, right))
    return (*staffs, *everybodys(speech))
