"""Changing a waybill that stands (A13): what is to be in it, one tap, and the carrier is asked once (design, law 3).

What is to stand there is a draft that revises the waybill's own one: it is filled in like any other. The waybill's own
draft and its shipment follow only once the carrier has said yes. services/change_outcomes.py tells what came of it.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.carriers.base import Capability
from bot.db import drafts as rows
from bot.db import packing, shipments, waybill_changes
from bot.db import waybills as attempts
from bot.db.shipments import Shipment
from bot.desk import Desk
from bot.domain.attempt import Attempt, AttemptState, Change, first_look
from bot.domain.audit import Deed, Did
from bot.domain.cod import Cod
from bot.domain.draft import Draft, Stage, stage_of
from bot.domain.errors import DeskError, Gone
from bot.domain.party import Party
from bot.domain.people import Person
from bot.domain.place import Destination, NamedAddress
from bot.domain.shipment import Parcel
from bot.domain.shown_draft import ShownDraft
from bot.services import audit
from bot.services.change_outcomes import post
from bot.services.change_words import told_apart
from bot.services.chat import Delivery, end_asking, takes_effect
from bot.services.connections import way_to
from bot.services.draft_card import attempt_of, show
from bot.services.draft_rights import check_sends
from bot.services.draft_sending import as_it_stands, destination_of
from bot.services.labels import fetch_label
from bot.services.people import keep, phone_hash
from bot.services.promptly import promptly
from bot.services.waybill_requests import new_reference, request_of
from bot.services.waybills import Sending


async def begin(desk: Desk, person: Person, draft_id: int, delivery: Delivery) -> ShownDraft:
    """What is to stand in the waybill instead, as it stands or as somebody has left it.

    Where the waybill cannot be changed (any more), its own card: that says so.
    """
    shown = await show(desk, person, draft_id)
    if shown.stage is not Stage.MADE or shown.has_left or not shown.may_change:
        return shown
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        await rows.lock(db, draft_id)
        known = await rows.revision_of(db, draft_id)
        begun = None if known is None else known.id
        if await takes_effect(desk, db, delivery) and begun is None:
            begun = await _add(desk, db, shown)
    return shown if begun is None else await show(desk, person, begun)


async def _add(desk: Desk, db: AsyncConnection, shown: ShownDraft) -> int:
    draft, town, branch = shown.draft, shown.place.town, shown.place.branch
    if draft.phone is None:
        raise Gone
    fresh = replace(
        draft,
        revises=draft.id,
        town_id=town.id if town else draft.town_id,
        branch_id=branch.id if branch else draft.branch_id,
    )
    return await rows.add(db, draft.order_id, fresh, phone_hash(desk, draft.phone), desk.clock.now())


async def drop(desk: Desk, person: Person, revision_id: int, delivery: Delivery) -> ShownDraft:
    """Leave the waybill as it is; its card."""
    async with desk.database.write() as db:
        await check_sends(desk, db, person)
        revision = await rows.lock(db, revision_id)
        if revision is None or revision.revises is None:
            raise Gone
        attempt = await attempt_of(db, revision)
        is_open = stage_of(revision, attempt) is Stage.CHANGING
        if await takes_effect(desk, db, delivery) and is_open and attempt is not None:
            await rows.discard(db, revision_id, desk.clock.now())
            await end_asking(db, person)
            if attempt.change is not None:  # it was refused
                await attempts.step(db, attempt, AttemptState.CREATED, change=None, problems=[])
    return await show(desk, person, revision.revises)


async def change(desk: Desk, person: Person, revision_id: int, version: str, delivery: Delivery) -> ShownDraft:
    """Have the carrier write into the waybill what was seen, in an update's time; tapped twice, it is asked once.

    The waybill's card, or that of the change where the carrier has refused it or it is not the one that was seen.
    """
    shown = await show(desk, person, revision_id, priced=False)
    base_id = shown.draft.revises
    if base_id is None:
        raise Gone
    begun: Sending | None = None
    if shown.stage is Stage.CHANGING and shown.version == version and not shown.gaps and not _is_late(shown):
        async with desk.database.write() as db:
            if await takes_effect(desk, db, delivery):
                begun = await _begin(desk, db, person, shown)
    if begun is not None:
        await promptly(desk, _see_through(desk, begun))
    ended = await show(desk, person, revision_id)
    is_open = ended.stage is Stage.CHANGING and not _is_late(ended)
    return ended if is_open else await as_it_stands(desk, person, base_id)


def _is_late(shown: ShownDraft) -> bool:
    return shown.before is None or shown.before.has_left


async def _see_through(desk: Desk, begun: Sending) -> Attempt:
    return await fetch_label(desk, await post(desk, begun))


async def _begin(desk: Desk, db: AsyncConnection, person: Person, shown: ShownDraft) -> Sending | None:
    """Commit to asking for exactly what was shown; None where somebody else was faster."""
    await check_sends(desk, db, person)
    if shown.draft.revises is not None:
        await rows.lock(db, shown.draft.revises)
    revision = await rows.lock(db, shown.draft.id)
    attempt = None if revision is None else await attempt_of(db, revision)
    if revision is None or attempt is None or not _is_as_seen(revision, attempt, shown):
        return None
    await shipments.lock(db, attempt.shipment_id)
    sent = await shipments.find(db, attempt.shipment_id)
    if sent is None:
        raise Gone
    if await packing.is_weight_being_changed(db, attempt.shipment_id, desk.clock.now()):
        raise DeskError("error-change-not-now")
    await end_asking(db, person)
    return await _commit(desk, db, person, attempt, sent, _wanted(shown, sent))


def _is_as_seen(revision: Draft, attempt: Attempt, shown: ShownDraft) -> bool:
    return stage_of(revision, attempt) is Stage.CHANGING and revision.changed_at == shown.draft.changed_at


async def _commit(
    desk: Desk, db: AsyncConnection, person: Person, attempt: Attempt, sent: Shipment, wanted: Shipment
) -> Sending | None:
    now, way = desk.clock.now(), await way_to(desk, db, attempt.account_id)
    if way is None or Capability.UPDATE not in way.carrier.info.capabilities:
        raise DeskError("error-change-not-now")
    if wanted == sent:
        raise DeskError("error-change-nothing")
    request = request_of(wanted, way.carrier.info, replace(attempt, reference=new_reference(attempt.id)), now)
    asked = Change(request.reference, request.ship_on, waybill_changes.told(wanted))
    told = {
        "change": attempts.as_column(asked),
        "next_look_at": first_look(now, way.carrier.info.find_lag),
        "asked_by": await keep(desk, db, person),
        "looks": 0,
        "tries": 0,
        "problems": [],
        "told_to_wait_at": None,
    }
    changing = await attempts.step(db, attempt, AttemptState.CHANGING, **told)
    if changing is None:
        return None
    before, after = told_apart(sent, wanted)
    await audit.note(desk, db, person, Deed(Did.WAYBILL_CHANGED, attempt.id, before=before, after=after))
    return Sending(changing, request, way)


def _wanted(shown: ShownDraft, sent: Shipment) -> Shipment:
    draft, filled = shown.draft, shown.filled
    if draft.phone is None or filled.declared is None or filled.payer is None:
        raise DeskError("error-draft-changed")
    return replace(
        sent,
        recipient=Party(draft.name, draft.phone),
        destination=_destination(shown, sent.destination),
        parcels=_parcels(filled.pieces, sent.parcels),
        description=filled.goods,
        declared_value=filled.declared,
        delivery_payer=filled.payer,
        cod=_cod(filled.as_cod, sent.cod),
        note=draft.note,
    )


def _destination(shown: ShownDraft, stood: Destination) -> Destination:
    fresh = destination_of(shown)
    if isinstance(fresh, NamedAddress) and isinstance(stood, NamedAddress):
        return replace(fresh, note=stood.note)
    return fresh


def _parcels(fresh: tuple[Parcel, ...], stood: tuple[Parcel, ...]) -> tuple[Parcel, ...]:
    """Pieces that were weighed one by one stay as they were, unless something else is said of them."""

    def told(parcels: tuple[Parcel, ...]) -> tuple[object, ...]:
        return len(parcels), sum(one.weight_g for one in parcels), parcels[0].size

    return stood if told(fresh) == told(stood) else fresh


def _cod(fresh: Cod | None, stood: Cod | None) -> Cod | None:
    """How the money comes back was agreed on when the waybill was made."""
    return fresh if fresh is None or stood is None else replace(stood, amount=fresh.amount)
