"""Who talks to the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.roles import Role

_KEEP = timedelta(seconds=30)  # how long another replica's change may stay unseen
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Telegram. `id` is ours and None for one of whom nothing had to be kept yet.

    `language` was chosen by a tap; `telegram_language` is what Telegram speaks with them, an IETF tag.
    `blocked` tells that they had shut the bot out when something was sent to them last. `roles` are those of the moment
    the person was read: they choose menus and ways, services/permission.py permits.
    """

    telegram_id: int
    id: int | None = None
    language: str | None = None
    telegram_language: str | None = None
    contact_id: int | None = None
    blocked: bool = False
    is_silenced: bool = False  # "leave me alone"
    quiet_at_night: bool = False
    roles: frozenset[Role] = frozenset()


class RecentPeople:
    """People read a moment ago, so that not every update reads them again. Who changes a person forgets them here."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._people: dict[int, tuple[datetime, Person]] = {}

    def find(self, telegram_id: int, now: datetime) -> Person | None:
        """Return the person as read within the last 30 seconds."""
        read_at, person = self._people.get(telegram_id, (None, None))
        return person if read_at is not None and now - read_at < _KEEP else None

    def remember(self, person: Person, now: datetime) -> None:
        """Keep the person; the one kept longest goes where there are too many."""
        self._people.pop(person.telegram_id, None)
        if len(self._people) >= _MOST:
            del self._people[next(iter(self._people))]
        self._people[person.telegram_id] = (now, person)

    def forget(self, telegram_id: int) -> None:
        """Let the next update read the person anew."""
        self._people.pop(telegram_id, None)
