"""Parts of a desk without edges: a clock that stands still, a Telegram that is a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.db import people, staff
from bot.desk import Desk
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.screens.menu import Command
from bot.screens.message import Message

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


class StillClock:
    """Stands at `instant` until it is wound."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        return self.instant

    def wind(self, **by: float) -> None:
        self.instant += timedelta(**by)


class ScriptedChat:
    """Keeps what was sent as (chat id, text, notice); raises instead what `fails` holds for the next message."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, str, bool]] = []
        self.fails: list[Exception] = []
        self.copies: list[tuple[int, tuple[int, int]]] = []
        self.menus: dict[tuple[int, str], list[str]] = {}
        self.edits: list[tuple[int, int, Message]] = []

    async def send(self, chat_id: int, message: Message, *, notice: bool = False) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.sent.append((chat_id, message.text, notice))

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.edits.append((chat_id, message_id, message))

    async def copy(self, chat_id: int, of: tuple[int, int], **_: object) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.copies.append((chat_id, of))

    async def set_menu(self, chat_id: int, commands: Sequence[Command], language: str) -> None:
        self.menus[chat_id, language] = [one.name for one in commands]

    async def drop_menu(self, chat_id: int, language: str) -> None:
        self.menus.pop((chat_id, language), None)

    async def name_of(self, chat_id: int) -> str:
        return f"Зразок {chat_id}"

    async def link(self, payload: str) -> str:
        return f"https://t.me/sample_bot?start={payload}"


async def enlist(desk: Desk, telegram_id: int, *roles: Role) -> Person:
    """Somebody with these roles; returns them as they are then read."""
    async with desk.database.write() as db:
        one = await people.keep(db, telegram_id, desk.clock.now())
        for role in roles:
            await staff.give(db, one, role, None, desk.clock.now())
        known = await people.find(db, telegram_id)
    assert known is not None
    return known
