"""What the scale says, and the carrier's waybill where that says something else (design, law 2).

Changing a waybill is a write: it is asked for once. Without an answer nobody knows whether it was changed; the person
is told so, and may ask again themselves: a change says what is to stand there, so that a second one does no harm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import CarrierError, Connection, OutcomeUnknown, Rejected
from bot.db import packing as rows
from bot.db import shipments
from bot.db import waybills as attempts
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState
from bot.domain.audit import Deed, Did
from bot.domain.errors import Gone
from bot.domain.packing import PackingCard, WeightChange
from bot.domain.people import Person
from bot.domain.roles import Right
from bot.domain.shipment import Parcel, Waybill, WaybillRequest
from bot.reading.weight import looks_like_weight, read_weight
from bot.services import audit, permission
from bot.services import packing_table as table
from bot.services.chat import Delivery, takes_effect
from bot.services.connections import way_to
from bot.services.labels import fetch_label
from bot.services.promptly import promptly
from bot.services.waybill_requests import request_of
from bot.services.waybills import within

_NOT_NOW = "packing-carrier-not-now"
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class WrittenWeight:
    """What somebody wrote as a weight; `grams` is None where it is none."""

    grams: int | None


def written_weight(text: str) -> WrittenWeight | None:
    """Read a weight; None where the text is about something else."""
    return WrittenWeight(read_weight(text)) if looks_like_weight(text) else None


@dataclass(frozen=True, slots=True)
class Reweighing:
    """A change that is being asked for: the state is committed, the carrier comes next."""

    attempt: Attempt
    waybill: Waybill
    request: WaybillRequest
    way: Connection
    asked_at: datetime


async def weigh(desk: Desk, person: Person, grams: int, delivery: Delivery) -> PackingCard:
    """Note what the scale says of the shipment on the table."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.PACK_ORDERS)
        about = await table.on_table(desk, db, person, delivery)
        if about is None:
            raise Gone
        shipment_id = int(about["shipment_id"])
        held = await table.hold(desk, db, person, shipment_id)
        if await takes_effect(desk, db, delivery) and held.weighing.change is not WeightChange.ASKING:
            fresh = {"weight_change": None, "change_asked_at": None, "change_problem": ""}
            await rows.change(db, shipment_id, weighed_g=grams, **fresh)
    return await table.card(desk, person, shipment_id)


async def leave(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """The waybill stays as it is."""
    async with desk.database.write() as db:
        held = await table.hold_and_await(desk, db, person, shipment_id, delivery)
        settled = held.weighing.change in (WeightChange.ASKING, WeightChange.UPDATED, WeightChange.LEFT)
        if await takes_effect(desk, db, delivery) and not settled:
            await rows.change(db, shipment_id, weight_change=WeightChange.LEFT, change_problem="")
            await audit.note(desk, db, person, Deed(Did.WEIGHT_LEFT, shipment_id))
    return await table.card(desk, person, shipment_id)


async def put_right(desk: Desk, person: Person, shipment_id: int, delivery: Delivery) -> PackingCard:
    """Have the carrier write into the waybill what the scale says; tapped twice, it is asked once."""
    async with desk.database.write() as db:
        await permission.check(desk, db, person, Right.MAKE_WAYBILLS)
        await table.hold_and_await(desk, db, person, shipment_id, delivery)
        begun = await _begin(desk, db, person, shipment_id) if await takes_effect(desk, db, delivery) else None
    if begun is not None:
        await promptly(desk, _see_through(desk, begun))
    return await table.card(desk, person, shipment_id)


async def _begin(desk: Desk, db: AsyncConnection, person: Person, shipment_id: int) -> Reweighing | None:
    now, shown = desk.clock.now(), await table.card_in(desk, db, person, shipment_id)
    weighing = shown.packing.weighing
    attempt, shipment = await attempts.open_of(db, shipment_id), await shipments.find(db, shipment_id)
    if (
        not weighing.wants_decision(shown.rules)
        or attempt is None
        or attempt.waybill is None
        or shipment is None
        or weighing.weighed_g is None
    ):
        return None
    way = await way_to(desk, db, attempt.account_id)
    if way is None or attempt.state is not AttemptState.CREATED:
        return None
    heavier = replace(shipment, parcels=_shared(weighing.weighed_g, shipment.parcels))
    told = {"weight_change": WeightChange.ASKING, "change_asked_at": now, "change_problem": ""}
    await rows.change(db, shipment_id, **told)
    before, after = {"weight_g": weighing.declared_g}, {"weight_g": weighing.weighed_g}
    await audit.note(desk, db, person, Deed(Did.WEIGHT_PUT_RIGHT, shipment_id, before=before, after=after))
    return Reweighing(attempt, attempt.waybill, request_of(heavier, way.carrier.info, attempt, now), way, now)


def _shared(grams: int, parcels: tuple[Parcel, ...]) -> tuple[Parcel, ...]:
    """The pieces with this weight shared out among them, so that no gram is lost."""
    each, more = divmod(grams, len(parcels))
    return tuple(replace(one, weight_g=max(1, each + (place < more))) for place, one in enumerate(parcels))


async def _see_through(desk: Desk, begun: Reweighing) -> None:
    way, attempt = begun.way, begun.attempt
    outcome = await within(desk, way, way.carrier.update(way.account, begun.waybill, begun.request))
    async with desk.database.write() as db:
        await shipments.lock(db, attempt.shipment_id)
        stands = await _write_down(desk, db, begun, outcome)
    if stands is not None:
        await fetch_label(desk, stands)


async def _write_down(
    desk: Desk, db: AsyncConnection, begun: Reweighing, outcome: Waybill | CarrierError
) -> Attempt | None:
    """What came of it; the attempt where its label has to be fetched anew."""
    change, problem = _told(outcome)
    its = {"weight_change": change, "change_problem": problem}
    is_this = await rows.change_if_asking(db, begun.attempt.shipment_id, begun.asked_at, **its)
    if not is_this or not isinstance(outcome, Waybill):
        return None
    await shipments.set_weights(db, begun.attempt.shipment_id, [one.weight_g for one in begun.request.parcels])
    told = {"label_id": None, "next_look_at": desk.clock.now(), "tries": 0}
    standing = await attempts.find(db, begun.attempt.id)
    if standing is None or standing.state is not AttemptState.CREATED:
        return None
    return await attempts.step(db, standing, AttemptState.CREATED, **told)


def _told(outcome: Waybill | CarrierError) -> tuple[WeightChange | None, str]:
    if isinstance(outcome, Waybill):
        return WeightChange.UPDATED, ""
    if isinstance(outcome, OutcomeUnknown):
        return WeightChange.UNKNOWN, ""
    if isinstance(outcome, Rejected) and outcome.problems:
        first = outcome.problems[0]
        return WeightChange.REFUSED, first.key or (first.text or first.code)[:_LONGEST_WORDS]
    return None, _NOT_NOW
