"""Parts of a desk without edges: a clock that stands still, a Telegram that is a list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
        self.edits: list[tuple[int, int, Message]] = []

    async def send(self, chat_id: int, message: Message, *, notice: bool = False) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.sent.append((chat_id, message.text, notice))

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.edits.append((chat_id, message_id, message))
