"""Writing down what carriers answered: events once each, details, the folded status. Runs inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import NotFound, TrackAnswer, Tracked
from bot.db import details, events, trackings
from bot.db.details import Folded
from bot.db.trackings import KnownNumber
from bot.domain.notices import Milestone, milestone
from bot.domain.tracking import Leg, Snapshot, Status, TrackingEvent, current_reason, current_status

UnknownCodes = dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A parcel's status before and after; `legs` counts the numbers under which it has travelled."""

    before: Status
    after: Status
    legs: int

    @property
    def milestone(self) -> Milestone | None:
        """The milestone that was reached by it, if one was."""
        reached = milestone(self.after)
        return None if reached is milestone(self.before) else reached


@dataclass(slots=True)
class Recorded:
    """What a batch of answers brought: the numbers' rows, codes first met now, and changes by first number's id."""

    known: dict[str, KnownNumber]
    unknown_codes: UnknownCodes
    changes: dict[int, Change]


async def record(db: AsyncConnection, carrier: str, answers: Mapping[str, TrackAnswer], now: datetime) -> Recorded:
    """Write down the answers."""
    known = await trackings.keep(db, carrier, answers, now)
    linked = await _link(db, known, answers, now)
    if linked:
        known = await trackings.find(db, carrier, answers)
    stood = await details.lock(db, {id_ for one in known.values() for id_ in (one.id, one.root_id)})
    tracked = {known[number]: answer for number, answer in answers.items() if isinstance(answer, Tracked)}
    codes, moved = await _record_events(db, carrier, tracked, now)
    parcels = await _fold(db, moved | linked)
    told: dict[int, Snapshot | None] = {one.id: answer.snapshot for one, answer in tracked.items()}
    told |= {known[number].id: None for number, answer in answers.items() if isinstance(answer, NotFound)}
    folded = {one: status for parcel in parcels.values() for one, status in parcel.items()}
    await details.keep(db, told, folded, stood, now)
    changes = {
        root: Change(Status(stood[root].status), parcel[root].status, len(parcel)) for root, parcel in parcels.items()
    }
    return Recorded(known, codes, changes)


async def _link(
    db: AsyncConnection, known: Mapping[str, KnownNumber], answers: Mapping[str, TrackAnswer], now: datetime
) -> set[int]:
    """Chain the numbers under which parcels went on; the ids of parcels that grew."""
    grown: set[int | None] = set()
    for number, answer in answers.items():
        following = answer.snapshot.next_number if isinstance(answer, Tracked) else None
        if following is not None:
            grown.add(await trackings.link(db, known[number], following, now))
    return {root for root in grown if root is not None}


async def _record_events(
    db: AsyncConnection, carrier: str, tracked: Mapping[KnownNumber, Tracked], now: datetime
) -> tuple[UnknownCodes, set[int]]:
    last = await events.last_by_tracking(db, [one.id for one in tracked])
    news = [(one, event) for one, answer in tracked.items() for event in _news(one, answer, last.get(one.id))]
    codes = await _new_unknown_codes(db, carrier, news)
    with_news = await events.add(db, [(one.id, event) for one, event in news], now)
    return codes, {one.root_id for one in tracked if one.id in with_news}


def _news(one: KnownNumber, answer: Tracked, last: Any) -> Iterable[TrackingEvent]:
    """Leave out what a snapshot carrier told before (design, law 4). Events of a linked number are of its leg."""
    for event in answer.events:
        leg = event.leg if one.leg == Leg.OUTBOUND else Leg(one.leg)
        told = (event.raw_code, event.place, leg)
        if last is None or told != (last.raw_code, last.place, last.leg):
            yield replace(event, leg=leg)


async def _new_unknown_codes(
    db: AsyncConnection, carrier: str, news: list[tuple[KnownNumber, TrackingEvent]]
) -> UnknownCodes:
    unknown = {event.raw_code: one.id for one, event in news if event.status is None}
    if not unknown:
        return {}
    seen = await events.known_codes(db, carrier, unknown)
    return {code: one for code, one in unknown.items() if code not in seen}


async def _fold(db: AsyncConnection, root_ids: Iterable[int]) -> dict[int, dict[int, Folded]]:
    """Fold all events of all legs, parcel by parcel: into the first number's status, and each later number's own."""
    roots = set(root_ids)
    if not roots:
        return {}
    folded: dict[int, dict[int, Folded]] = {}
    for root, told in (await events.of_parcels(db, roots)).items():
        folded[root] = {root: _folded([event for _, event in told])}
        for one in {tracking_id for tracking_id, _ in told} - {root}:
            folded[root][one] = _folded([event for tracking_id, event in told if tracking_id == one])
    return folded


def _folded(told: list[TrackingEvent]) -> Folded:
    status = current_status(told)
    return Folded(status, current_reason(told, status))
