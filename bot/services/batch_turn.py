"""A batch's turn: its lease is renewed and its message edited while its rows are worked on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.db import batches as rows
from bot.desk import Desk
from bot.domain.batch import Batch, BatchState
from bot.domain.errors import Busy, DeliveryFailed
from bot.domain.people import Person
from bot.screens import batches as screens
from bot.services.batch_showing import shown
from bot.services.people import speech_of

LEASE = timedelta(seconds=30)
MOST_DOWN = 3  # waybills in a row that the carrier did not answer for
_RENEW_EACH_S = 1.0
_EDIT_EACH_S = 2.0
_TURN_S = 20.0

_log = structlog.get_logger(__name__)


def _now() -> float:
    return asyncio.get_running_loop().time()


@dataclass(slots=True)
class Turn:
    """One batch while it has its turn; `batch` is what was seen of it last."""

    desk: Desk
    batch: Batch
    person: Person
    begun: float
    next_edit: float = 0.0
    down: int = 0
    stopped_by: str = ""
    editing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    def begin(cls, desk: Desk, batch: Batch, person: Person) -> Turn:
        """Begin now."""
        return cls(desk, batch, person, _now())

    @property
    def goes_on(self) -> bool:
        """Whether another row may be begun."""
        running = self.batch.state is BatchState.RUNNING and not self.stopped_by and self.down < MOST_DOWN
        return running and _now() < self.begun + _TURN_S

    async def show(self, *, at_last: bool = False) -> None:
        """Edit the message where two seconds are over since the last edit; `at_last`: wait for them to be."""
        async with self.editing:
            early = max(self.next_edit, self.begun + _EDIT_EACH_S) - _now()  # the turn before may have edited
            if early > 0 and not at_last:
                return
            await asyncio.sleep(early)
            await _show_progress(self.desk, self.batch, self.person)
            self.next_edit = _now() + _EDIT_EACH_S


@asynccontextmanager
async def kept_alive(turn: Turn) -> AsyncIterator[None]:
    """Hold the lease and show the progress while the rows are worked on."""
    beating = asyncio.create_task(_beat(turn))
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.wait({beating})
    if not beating.cancelled():
        beating.result()  # it never ends by itself: what broke it is told


async def _beat(turn: Turn) -> None:
    while True:
        try:
            async with turn.desk.database.write() as db:
                held = await rows.hold(db, turn.batch.id, turn.desk.clock.now() + LEASE)
            turn.batch = held or turn.batch
            await turn.show()
        except Busy:
            _log.warning("batch_lease_not_renewed", batch=turn.batch.id)  # it lasts for many a beat
        await asyncio.sleep(_RENEW_EACH_S)


async def _show_progress(desk: Desk, batch: Batch, person: Person) -> None:
    if batch.place is None:
        return
    message = screens.batch(speech_of(desk, person), await shown(desk, batch))
    try:
        await desk.chat.edit(*batch.place, message)
    except DeliveryFailed as failed:  # how it ends is owed through the outbox
        _log.warning("batch_progress_not_shown", batch=batch.id, why=str(failed))
