"""A shop whose storekeeper sends spreadsheets: the chat downloads what the test has put there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from sqlalchemy import select, update

from bot.db import people
from bot.db.tables import batch
from bot.domain.errors import TooBig
from bot.jobs.relay_outbox import relay_outbox
from bot.services import batches
from bot.services.batch_running import run_batches
from bot.services.batches import Sent
from bot.services.chat import Delivery
from tests.desk import ScriptedChat
from tests.services import standing
from tests.sheets import some_country

CHAT = 7010


class FilesChat(ScriptedChat):
    """As Telegram: files are fetched by their ids, and come back as documents."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.documents: list[Any] = []

    async def download(self, file_id: str, most_bytes: int) -> bytes:
        if len(self.files[file_id]) > most_bytes:
            raise TooBig
        return self.files[file_id]

    async def send(self, chat_id: int, message: Any, *, notice: bool = False) -> None:
        await super().send(chat_id, message, notice=notice)
        if message.file is not None:
            self.documents.append(message.file)


@dataclass
class BatchDesk:
    """The storekeeper's steps, each by an update of its own."""

    shop: Any
    chat: FilesChat
    _updates: Any = field(default_factory=lambda: count(1))

    @property
    def desk(self) -> Any:
        return self.shop.desk

    def delivery(self) -> Delivery:
        return Delivery(1, next(self._updates))

    async def person(self) -> Any:
        async with self.desk.database.read() as db:
            return await people.find(db, CHAT) or self.shop.owner

    async def take(self, content: bytes, name: str = "orders.xlsx", delivery: Delivery | None = None) -> Any:
        self.chat.files[name] = content
        return await batches.take(self.desk, await self.person(), Sent(CHAT, name, name), delivery or self.delivery())

    async def go(self, batch_id: int, delivery: Delivery | None = None) -> Any:
        return await batches.start(self.desk, await self.person(), batch_id, 55, delivery or self.delivery())

    async def run(self, rounds: int = 30) -> None:
        """Let the job and the settling do all there is to do, however much time passes."""
        for _ in range(rounds):
            await run_batches(self.desk)
            if not await self.is_due():
                break
            await self.shop.settled(1)
        await relay_outbox(self.desk)

    async def is_due(self) -> bool:
        async with self.desk.database.read() as db:
            return (await db.execute(select(batch.c.id).where(batch.c.next_at.is_not(None)))).first() is not None

    async def lose_leases(self) -> None:
        """As time would."""
        async with self.desk.database.write() as db:
            await db.execute(update(batch).values(lease_until=None))


async def batch_desk(shop: Any) -> BatchDesk:
    """Let the directory stand and the shop have its habits."""
    chat = FilesChat()
    shop.desk = replace(shop.desk, chat=chat)
    await standing.take(shop.desk, *some_country())
    return BatchDesk(shop, chat)
