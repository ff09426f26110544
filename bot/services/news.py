"""What a carrier's answers bring: they are written down, who waits is told, and the next question gets its time."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import TrackAnswer
from bot.db import outbox, trackings
from bot.db.trackings import KnownNumber
from bot.desk import Desk
from bot.domain.polling import end_of_free_storage, next_poll
from bot.services import notices
from bot.services.recording import record


async def take_in(
    desk: Desk, db: AsyncConnection, carrier: str, answers: Mapping[str, TrackAnswer]
) -> dict[str, KnownNumber]:
    """Take all of a carrier's answers in, in the caller's transaction. Returns the numbers' rows."""
    now = desk.clock.now()
    recorded = await record(db, carrier, answers, now)
    await notices.owe_unknown_codes(desk, db, recorded.unknown_codes)
    await notices.owe_changes(db, recorded.changes, now)
    roots = {one.root_id for one in recorded.known.values()}
    if roots:
        await outbox.make_answers_ready(db, roots, now)
        await poll_followed(desk, db, roots)
    return recorded.known


async def poll_followed(desk: Desk, db: AsyncConnection, root_ids: Collection[int]) -> None:
    """Give those of these parcels that somebody follows the time of their next question."""
    now, zone = desk.clock.now(), desk.settings.shop_zone
    due = {
        one: next_poll(
            one.status,
            now,
            known_for=now - one.created_at,
            final_looks=one.final_looks,
            storage_ends=end_of_free_storage(one.paid_storage_from, zone),
        )
        for one in await trackings.followed(db, root_ids)
    }
    if due:
        await trackings.poll_next(db, due)
