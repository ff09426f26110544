"""The Desk: everything a use case is given. Built once by app.py; tests and the command line build others."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.carriers.base import Carriers
from bot.clock import Clock
from bot.db.engine import Database
from bot.domain.latest import Latest
from bot.domain.people import RecentPeople
from bot.domain.quote import RecentQuotes
from bot.notify.base import Chat
from bot.settings import Settings
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class BackOffice:
    """What a use case is given that speaks to nobody: the command line has no chat."""

    settings: Settings
    clock: Clock
    texts: Texts
    database: Database
    carriers: Carriers
    directory: Latest[Any] = field(default_factory=Latest, kw_only=True)  # as services.branch_directory reads it


@dataclass(frozen=True, slots=True)
class Desk(BackOffice):
    """Frozen: a use case changes the database and the outside world, never the desk."""

    chat: Chat
    recent_people: RecentPeople = field(default_factory=RecentPeople)
    unfinished: set[asyncio.Task[Any]] = field(default_factory=set)  # what goes on after an update was answered
    recent_quotes: RecentQuotes = field(default_factory=RecentQuotes)
