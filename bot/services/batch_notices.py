"""The spreadsheet comes back: rendered when it is sent, with what is known of every row by then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.db import batches as rows
from bot.db import waybills
from bot.db.outbox import OwedNotice
from bot.desk import Desk
from bot.domain.attempt import AttemptState
from bot.domain.batch import Outcome
from bot.domain.errors import Gone
from bot.domain.people import Person
from bot.screens import batches as screens
from bot.services.batch_running import PARTIAL
from bot.services.batch_showing import file_back, shown
from bot.services.people import speech_of

Send = Callable[[Desk, Person, OwedNotice], Awaitable[bool]]


def unless_in_a_file(send: Send) -> Send:
    """Say nothing of a waybill of which a batch tells; of one that was asked for in the chat since, the chat does."""

    async def sent(desk: Desk, person: Person, notice: OwedNotice) -> bool:
        async with desk.database.read() as db:
            attempt = None if notice.attempt_id is None else await waybills.find(db, notice.attempt_id)
            told = attempt is not None and not attempt.told_to_wait and attempt.state in _TOLD
            if told and attempt is not None and await rows.has_shipment(db, attempt.shipment_id):
                return False
        return await send(desk, person, notice)

    return sent


_TOLD = frozenset(AttemptState) - {AttemptState.CANCELLING, AttemptState.CANCELLED}


async def came_back(desk: Desk, person: Person, notice: OwedNotice) -> bool:
    """Bring the file; a partial one only while something is being checked still."""
    async with desk.database.read() as db:
        batch = None if notice.batch_id is None else await rows.find(db, notice.batch_id)
    if batch is None:
        return False
    told, speech = await shown(desk, batch), speech_of(desk, person)
    if notice.occasion == PARTIAL and not told.counts[Outcome.CHECKING]:
        return False
    try:
        back = await file_back(desk, batch, speech)
    except Gone:
        return False
    await desk.chat.send(notice.telegram_id, replace(screens.came_back(speech, told), file=back), notice=True)
    return True
