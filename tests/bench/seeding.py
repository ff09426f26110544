"""Numbers that were asked about a moment ago, so that a person who writes one is answered without a carrier."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.carriers.base import Tracked
from bot.db.engine import Database
from bot.domain.tracking import Leg, Snapshot, Status, TrackingEvent
from bot.services.recording import record
from bot.settings import load
from tests.bench.updates import NUMBERS


def database(url: str) -> Database:
    """Open a database by the URL that people write."""
    settings = load(_env_file=None, bot_token="1:x", secret_key="x" * 32, owner_id=1, database_url=url)
    return Database(settings.database_url.get_secret_value())


async def refresh_numbers(url: str) -> None:
    """Let the carrier have told of every number just now."""
    now = datetime.now(UTC)
    db_ = database(url)
    try:
        async with db_.write() as db:
            await record(db, "nova_poshta", {number: _answer(number, now) for number in NUMBERS}, now)
    finally:
        await db_.close()


def _answer(number: str, now: datetime) -> Tracked:
    word = TrackingEvent(
        carrier="nova_poshta",
        number=number,
        leg=Leg.OUTBOUND,
        raw_code="7",
        raw_text="Прибув у відділення",
        occurred_at=now.replace(minute=0, second=0, microsecond=0),
        observed=False,
        status=Status.READY_FOR_PICKUP,
        place="Львів",
    )
    return Tracked(Snapshot(city_from="Київ", city_to="Львів", branch="Відділення №905", arrived_at=now), (word,))
